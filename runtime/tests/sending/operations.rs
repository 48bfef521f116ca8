//! Requests of the three renewals, and an operation of a kind that none of them is.

use aliyun_api::GatewayError;
use aliyun_api::ens::{self, PeriodUnit, RenewArmServerInstanceRequest, RenewInstanceRequest};
use aliyun_api::lindorm::{PricingCycle, RenewLindormInstanceRequest};
use aliyun_runtime::{
    Field, Method, Operation, OperationInfo, Parameters, Record, Safety, ValidationError,
};

pub(crate) fn renew_instance() -> RenewInstanceRequest {
    RenewInstanceRequest::new("i-56789acfmxazb4p", 1)
}

/// This operation has a documented limit of ten calls per second.
pub(crate) fn renew_arm() -> RenewArmServerInstanceRequest {
    RenewArmServerInstanceRequest::new("i-1", 1, PeriodUnit::Month)
}

pub(crate) fn renew_lindorm() -> RenewLindormInstanceRequest {
    RenewLindormInstanceRequest::new("cn-shanghai", "ld-1", PricingCycle::Month, 1)
}

/// An operation that only reads, so that sending it twice does no harm.
#[derive(Clone, Debug, Default)]
pub(crate) struct DescribeInstances;

impl Operation for DescribeInstances {
    type Response = Described;
    type Error = GatewayError;

    const INFO: &'static OperationInfo = &OperationInfo {
        product: &ens::PRODUCT,
        action: "DescribeInstances",
        method: Method::Post,
        safety: Safety::ReadOnly,
        ..OperationInfo::NONE
    };

    fn parameters<'a>(&'a self, _: &mut Parameters<'a>) {}

    fn validate(&self) -> Result<(), ValidationError> {
        Ok(())
    }
}

/// What it answers, as far as the tests read it.
#[derive(Debug, Default)]
pub(crate) struct Described {
    pub(crate) request_id: Option<String>,
}

impl Record for Described {
    fn names(&self) -> &'static [&'static str] {
        &["RequestId"]
    }

    fn field(&mut self, index: usize) -> Option<&mut dyn Field> {
        (index == 0).then_some(&mut self.request_id)
    }
}
