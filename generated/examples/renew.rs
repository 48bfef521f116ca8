//! Renews an instance, and decides what to do about a failure.
//!
//! **Running it with credentials in the environment costs money.**

use std::process::ExitCode;

use aliyun_api::ens::{OrderError, RenewInstanceError as Code, RenewInstanceRequest};
use aliyun_api::{Client, Config, Error, Remedy, Retry};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<ExitCode, Box<dyn std::error::Error>> {
    // Credentials come from the environment, a profile, or the role of the machine.
    let client = Client::new(Config::from_env().region("cn-hangzhou"))?;
    let Err(error) = client.send(&RenewInstanceRequest::new("i-1", 1)).await else {
        return Ok(ExitCode::SUCCESS);
    };
    println!("{}", advice(&error));
    println!("{}", error.explain()); // what failed, what became of the request, what helps
    Ok(ExitCode::FAILURE)
}

fn advice(error: &Error<Code>) -> &'static str {
    match (error.code(), error.remedy()) {
        _ if error.outcome_unknown().is_some() => "find out before paying again",
        (Some(Code::Order(OrderError::OrderInstHasUnpaidOrder)), _) => "pay that order",
        (_, Some(Remedy::TopUp)) => "top up",
        (_, Some(Remedy::FixRequest)) => "fix the request",
        (_, Some(Remedy::GrantPermission)) => "ask for the permission",
        _ if error.retry().is_some_and(Retry::may_pass_by_itself) => "wait",
        _ => "read the explanation",
    }
}

#[cfg(test)]
mod tests {
    use aliyun_api::ens::RenewInstanceRequest;
    use aliyun_api::http::{Request, Response, StatusCode};
    use aliyun_api::{Bytes, Config, Credentials, Limits, RetryPolicy, blocking};

    use super::advice;

    #[test]
    fn every_advice_is_given() {
        for (code, expected) in [
            ("OrderFailed", "find out before paying again"),
            ("A.Code.That.Nobody.Documented", "find out before paying again"),
            ("OrderInstHasUnpaidOrder", "pay that order"),
            ("PayInsufficientBalance", "top up"),
            ("InsufficientBalance", "top up"),
            ("InvalidParameter.Period", "fix the request"),
            ("Forbidden.RAM", "ask for the permission"),
            ("Throttling.User", "wait"),
            ("OrderInstHasUnsettledBills", "read the explanation"),
        ] {
            let answer = move |_: Request<Bytes>, _: Limits| {
                let body =
                    format!(r#"{{"Code": "{code}", "Message": "m", "RequestId": "R"}}"#);
                let mut answer = Response::new(Bytes::from(body));
                *answer.status_mut() = StatusCode::BAD_REQUEST;
                Ok(answer)
            };
            let credentials = Credentials::access_key("id", "secret");
            let config =
                Config::new(credentials).region("cn-hangzhou").retry(RetryPolicy::off());
            let client = blocking::Client::with_transport(config, answer);
            let error = client.send(&RenewInstanceRequest::new("i-1", 1)).unwrap_err();
            assert_eq!(advice(&error), expected, "{code}");
        }
    }
}
