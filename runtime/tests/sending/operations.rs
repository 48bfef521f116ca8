//! The three renewals, written by hand in the shape of the emitted crate.

use std::time::Duration;

use aliyun_runtime::{
    Documented, Endpoint, ErrorCode, ErrorInfo, Field, Method, Operation, OperationInfo,
    Parameters, Product, RateLimit, Record, Remedy, Retry, Safety, Span, Template, ValidationError,
    Validator,
};

pub(crate) static ENS: Product = Product {
    code: "Ens",
    version: "2017-11-10",
    title: "Edge Node Service",
    endpoints: &[
        Endpoint {
            region: "ap-southeast-1",
            public: "ens.ap-southeast-1.aliyuncs.com",
            vpc: Some("ens-vpc.ap-southeast-1.aliyuncs.com"),
        },
        Endpoint { region: "cn-beijing", public: "ens.aliyuncs.com", vpc: None },
        Endpoint { region: "cn-chengdu", public: "ens.aliyuncs.com", vpc: None },
        Endpoint { region: "cn-hangzhou", public: "ens.aliyuncs.com", vpc: None },
    ],
};

pub(crate) static LINDORM: Product = Product {
    code: "hitsdb",
    version: "2020-06-15",
    title: "Lindorm",
    endpoints: &[
        Endpoint {
            region: "cn-hangzhou",
            public: "hitsdb.cn-hangzhou.aliyuncs.com",
            vpc: Some("hitsdb-vpc.cn-hangzhou.aliyuncs.com"),
        },
        Endpoint {
            region: "cn-shanghai",
            public: "hitsdb.cn-shanghai.aliyuncs.com",
            vpc: Some("hitsdb-vpc.cn-shanghai.aliyuncs.com"),
        },
    ],
};

const fn info(
    product: &'static Product,
    action: &'static str,
    method: Method,
    safety: Safety,
) -> OperationInfo {
    OperationInfo {
        product,
        action,
        method,
        safety,
        charges: matches!(safety, Safety::AtMostOnce),
        ram_action: None,
        rate_limits: &[],
        page: None,
    }
}

static RENEW_INSTANCE: OperationInfo = OperationInfo {
    ram_action: Some("ens:RenewInstance"),
    page: Some("https://www.alibabacloud.com/help/en/ens/renew-instance"),
    ..info(&ENS, "RenewInstance", Method::Get, Safety::AtMostOnce)
};
static RENEW_ARM: OperationInfo = OperationInfo {
    rate_limits: &[RateLimit { requests: 10, per: Duration::from_secs(1) }],
    ..info(&ENS, "RenewARMServerInstance", Method::Post, Safety::AtMostOnce)
};
static RENEW_LINDORM: OperationInfo =
    info(&LINDORM, "RenewLindormInstance", Method::Post, Safety::AtMostOnce);
static DESCRIBE_INSTANCES: OperationInfo =
    info(&ENS, "DescribeInstances", Method::Post, Safety::ReadOnly);

/// Renews an instance: costs money, and has no idempotency token.
#[derive(Clone, Debug)]
pub(crate) struct RenewInstance {
    pub(crate) instance_id: String,
    pub(crate) period: i64,
}

impl RenewInstance {
    pub(crate) fn example() -> Self {
        Self { instance_id: "i-56789acfmxazb4p".to_owned(), period: 1 }
    }
}

impl Operation for RenewInstance {
    type Response = Renewed;
    type Error = RenewError;
    const INFO: &'static OperationInfo = &RENEW_INSTANCE;

    fn parameters(&self, out: &mut Parameters) {
        out.query("InstanceId", &self.instance_id);
        out.query("Period", &self.period);
    }

    fn validate(&self) -> Result<(), ValidationError> {
        let mut check = Validator::new("RenewInstance");
        check.be_given("InstanceId", &self.instance_id);
        check.be_in("Period", self.period, &[Span::Range(1, 9), Span::Value(12)]);
        check.finish()
    }
}

/// Renews a server with a documented limit of ten calls per second.
#[derive(Clone, Debug)]
pub(crate) struct RenewArmServerInstance {
    pub(crate) instance_id: String,
    pub(crate) period: Option<i64>,
    pub(crate) period_unit: Option<String>,
    pub(crate) auto_renew: Option<bool>,
}

impl Operation for RenewArmServerInstance {
    type Response = Renewed;
    type Error = RenewError;
    const INFO: &'static OperationInfo = &RENEW_ARM;

    fn parameters(&self, out: &mut Parameters) {
        out.query("InstanceId", &self.instance_id);
        out.query("Period", &self.period);
        out.query("PeriodUnit", &self.period_unit);
        out.query("AutoRenew", &self.auto_renew);
    }

    fn validate(&self) -> Result<(), ValidationError> {
        Validator::new("RenewARMServerInstance").finish()
    }
}

/// Renews a Lindorm instance.
#[derive(Clone, Debug)]
pub(crate) struct RenewLindormInstance {
    pub(crate) region_id: String,
    pub(crate) instance_id: String,
    pub(crate) pricing_cycle: String,
    pub(crate) duration: i64,
}

impl RenewLindormInstance {
    pub(crate) fn example() -> Self {
        Self {
            region_id: "cn-shanghai".to_owned(),
            instance_id: "ld-1".to_owned(),
            pricing_cycle: "Month".to_owned(),
            duration: 1,
        }
    }
}

impl Operation for RenewLindormInstance {
    type Response = Renewed;
    type Error = RenewError;
    const INFO: &'static OperationInfo = &RENEW_LINDORM;

    fn parameters(&self, out: &mut Parameters) {
        out.query("RegionId", &self.region_id);
        out.query("InstanceId", &self.instance_id);
        out.query("PricingCycle", &self.pricing_cycle);
        out.query("Duration", &self.duration);
    }

    fn validate(&self) -> Result<(), ValidationError> {
        Validator::new("RenewLindormInstance").finish()
    }
}

/// An operation that only reads.
#[derive(Clone, Debug, Default)]
pub(crate) struct DescribeInstances {
    pub(crate) instance_id: Option<String>,
}

impl Operation for DescribeInstances {
    type Response = Renewed;
    type Error = RenewError;
    const INFO: &'static OperationInfo = &DESCRIBE_INSTANCES;

    fn parameters(&self, out: &mut Parameters) {
        out.query("InstanceId", &self.instance_id);
    }

    fn validate(&self) -> Result<(), ValidationError> {
        Validator::new("DescribeInstances").finish()
    }
}

/// What all of them answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_field_names, reason = "the members are named so on the wire")]
pub(crate) struct Renewed {
    pub(crate) request_id: Option<String>,
    pub(crate) instance_id: Option<String>,
    pub(crate) order_id: Option<i64>,
}

impl Record for Renewed {
    fn names(&self) -> &'static [&'static str] {
        &["RequestId", "InstanceId", "OrderId"]
    }

    fn field(&mut self, index: usize) -> Option<&mut dyn Field> {
        match index {
            0 => Some(&mut self.request_id),
            1 => Some(&mut self.instance_id),
            2 => Some(&mut self.order_id),
            _ => None,
        }
    }
}

/// Some of the codes with which they may be refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum RenewError {
    OrderFailed,
    InvalidParameter,
    ServiceUnavailable,
    Throttling,
    ThrottlingUser,
    ThrottlingApi,
    SignatureNonceUsed,
    InvalidTimeStampExpired,
    InvalidSecurityTokenExpired,
}

const fn documented(
    code: RenewError,
    spelling: &'static str,
    retry: Option<Retry>,
    remedy: Option<Remedy>,
    refused: bool,
) -> Documented<RenewError> {
    let info = ErrorInfo {
        code: spelling,
        statuses: &[400],
        messages: &["Order failed."],
        retry,
        remedy,
        refused,
        ..ErrorInfo::NONE
    };
    Documented { code, info }
}

impl ErrorCode for RenewError {
    const OWN: &'static [Documented<Self>] = &[
        documented(
            Self::OrderFailed,
            "OrderFailed",
            Some(Retry::BackoffIfIdempotent),
            Some(Remedy::ContactSupport),
            false,
        ),
        Documented {
            code: Self::InvalidParameter,
            info: ErrorInfo {
                code: "InvalidParameter.%s",
                template: Some(Template::new("InvalidParameter.", "")),
                retry: Some(Retry::Never),
                remedy: Some(Remedy::FixRequest),
                ..ErrorInfo::NONE
            },
        },
        documented(
            Self::ServiceUnavailable,
            "ServiceUnavailable",
            Some(Retry::BackoffIfIdempotent),
            Some(Remedy::Wait),
            false,
        ),
        documented(Self::Throttling, "Throttling", Some(Retry::Backoff), Some(Remedy::Wait), true),
        documented(
            Self::ThrottlingUser,
            "Throttling.User",
            Some(Retry::Backoff),
            Some(Remedy::Wait),
            true,
        ),
        documented(
            Self::ThrottlingApi,
            "Throttling.Api",
            Some(Retry::Backoff),
            Some(Remedy::Wait),
            true,
        ),
        documented(
            Self::SignatureNonceUsed,
            "SignatureNonceUsed",
            Some(Retry::Resign),
            None,
            false,
        ),
        documented(
            Self::InvalidTimeStampExpired,
            "InvalidTimeStamp.Expired",
            Some(Retry::Resign),
            Some(Remedy::FixClock),
            true,
        ),
        documented(
            Self::InvalidSecurityTokenExpired,
            "InvalidSecurityToken.Expired",
            Some(Retry::RefreshCredentials),
            Some(Remedy::FixCredentials),
            true,
        ),
    ];
}
