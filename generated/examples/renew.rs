//! Renews an instance, and decides what to do about a failure.
//!
//! **Running it with credentials in the environment costs money.**

use aliyun_api::lindorm::{PricingCycle, RenewLindormInstanceError as Code};
use aliyun_api::{Client, Config, ErrorCode, Remedy, Retry, lindorm};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    // Credentials come from the environment, a profile, or the role of the machine.
    let client = Client::new(Config::from_env().region("cn-shanghai"))?;
    let (region, month) = ("cn-shanghai", PricingCycle::Month);
    let request = lindorm::RenewLindormInstanceRequest::new(region, "ld-1", month, 3);
    let Err(error) = client.send(&request).await else {
        return Ok(());
    };
    println!("{error}"); // operation, code, message, status, request id
    let advice = match error.code() {
        _ if error.outcome_unknown().is_some() => "find out before paying again",
        Some(Code::OrderCreateFailed) => "look at the orders of the account",
        Some(code) if code.retry() == Some(Retry::Backoff) => "wait",
        Some(code) if code.remedy() == Some(Remedy::GrantPermission) => "ask for it",
        _ => &error.explain(), // what is documented, and what helps
    };
    println!("{advice}");
    Err(error.into())
}
