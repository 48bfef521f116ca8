//! Builds each request, checks it, and decides what to do about an error.

use aliyun_api::ens::{
    OrderError, PeriodUnit, RenewArmServerInstanceRequest, RenewInstanceError, RenewInstanceRequest,
};
use aliyun_api::lindorm::{PricingCycle, RenewLindormInstanceError, RenewLindormInstanceRequest};
use aliyun_api::{ErrorCode, GatewayError, Operation, Remedy, Retry, ServiceError};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    show(&RenewInstanceRequest::new("i-56789acfmxazb4p", 12))?;
    show(&RenewArmServerInstanceRequest::new("i-1", 3, PeriodUnit::Month).auto_renew(true))?;
    show(&RenewLindormInstanceRequest::new("cn-shanghai", "ld-1", PricingCycle::Year, 3))?;

    let too_long = RenewLindormInstanceRequest::new("cn-shanghai", "ld-1", "Year", 4);
    println!("{}", too_long.validate().unwrap_err());
    let misspelt = RenewLindormInstanceRequest::new("cn-shanghai", "", "month".to_owned(), 10);
    println!("{}", misspelt.validate().unwrap_err());

    for code in ["PayInsufficientBalance", "InvalidParameter.Period", "Throttling.User", "New"] {
        let body = format!(r#"{{"Code": "{code}", "Message": "…", "RequestId": "1"}}"#);
        println!("{code}: {}", advice(&ServiceError::decode(400, body.as_bytes())?));
    }
    let body =
        br#"{"code": "Lindorm.Errorcode.OperationDenied", "message": "No.", "requestId": "2"}"#;
    let error = ServiceError::<RenewLindormInstanceError>::decode(403, body)?;
    assert_eq!(error.code(), Some(RenewLindormInstanceError::OperationDenied));
    println!("{error}");
    Ok(())
}

/// Checks a request and shows what would be sent.
fn show<O: Operation>(request: &O) -> Result<(), aliyun_api::ValidationError> {
    request.validate()?;
    let mut parameters = aliyun_api::runtime::Parameters::new();
    request.parameters(&mut parameters);
    let info = O::INFO;
    println!("{} {} {}", info.method.as_str(), info.action, parameters.canonical_query());
    Ok(())
}

/// The five kinds of failure: top up, wait, fix the request, ask for a permission, look closer.
fn advice(error: &ServiceError<RenewInstanceError>) -> String {
    match error.code() {
        Some(RenewInstanceError::Order(OrderError::PayInsufficientBalance)) => "top up".to_owned(),
        Some(RenewInstanceError::InvalidParameter) => {
            format!("fix the parameter {}", error.captured().unwrap_or("?"))
        }
        Some(RenewInstanceError::Gateway(GatewayError::ThrottlingUser)) => "slow down".to_owned(),
        Some(code) if code.retry() == Some(Retry::Backoff) => "wait".to_owned(),
        Some(code) if code.remedy() == Some(Remedy::GrantPermission) => "ask for it".to_owned(),
        Some(code) => format!("look up {code}"),
        None => format!("not documented: {}", error.raw_code().unwrap_or("no code")),
    }
}
