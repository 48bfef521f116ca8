//! Builds a request, checks it, and decides what to do about a refusal.

use aliyun_api::ens::{OrderError, RenewInstanceError, RenewInstanceRequest};
use aliyun_api::{ErrorCode, Operation, Remedy, Retry, ServiceError};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let request = RenewInstanceRequest::new("i-56789acfmxazb4p", 12);
    request.validate()?; // values, ranges and rules of the page
    let answer =
        br#"{"Code": "PayInsufficientBalance", "Message": "No.", "RequestId": "1"}"#;
    let error: ServiceError<RenewInstanceError> = ServiceError::decode(400, answer)?;
    match error.code() {
        Some(RenewInstanceError::Order(OrderError::PayInsufficientBalance)) => {
            println!("top up");
        }
        Some(code) if code.retry() == Some(Retry::Backoff) => println!("wait"),
        Some(code) if code.remedy() == Some(Remedy::GrantPermission) => {
            println!("ask for it");
        }
        _ => println!("{error}"), // code, message, status, request id
    }
    Ok(())
}
