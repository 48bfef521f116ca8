//! Renews an instance with the blocking client.
//!
//! **Running it with credentials in the environment costs money.**

use aliyun_api::lindorm::{PricingCycle, RenewLindormInstanceRequest};
use aliyun_api::{Config, blocking};

fn main() {
    let client = blocking::Client::new(Config::from_env().region("cn-shanghai"));
    let request =
        RenewLindormInstanceRequest::new("cn-shanghai", "ld-1", PricingCycle::Month, 3);
    match client.send(&request) {
        Ok(response) => println!("{response:?}"),
        Err(error) => println!("{}", error.explain()),
    }
}
