// @generated from specs/lindorm/product.yaml by `cargo xtask codegen`. Do not edit.

//! `ApsaraDB` for Lindorm (`hitsdb`), version 2020-06-15.
//!
//! A multi-model database service.
//!
//! # Operations
//!
//! - [`RenewLindormInstance`](renew_lindorm_instance): Prolongs a subscription Lindorm instance by months or years.

pub mod renew_lindorm_instance;

use std::fmt;

use aliyun_runtime::{Endpoint, OpenEnum, Product};

pub use renew_lindorm_instance::RenewLindormInstanceError;
pub use renew_lindorm_instance::RenewLindormInstanceRequest;
pub use renew_lindorm_instance::RenewLindormInstanceResponse;

/// The product, and where it is.
pub const PRODUCT: Product = Product {
    code: "hitsdb",
    version: "2020-06-15",
    title: "ApsaraDB for Lindorm",
    endpoints: &[
        Endpoint::new(
            "ap-northeast-1",
            "hitsdb.ap-northeast-1.aliyuncs.com",
            Some("hitsdb-vpc.ap-northeast-1.aliyuncs.com"),
        ),
        Endpoint::new(
            "ap-southeast-1",
            "hitsdb.ap-southeast-1.aliyuncs.com",
            Some("hitsdb-vpc.ap-southeast-1.aliyuncs.com"),
        ),
        Endpoint::new(
            "ap-southeast-3",
            "hitsdb.ap-southeast-3.aliyuncs.com",
            Some("hitsdb-vpc.ap-southeast-3.aliyuncs.com"),
        ),
        Endpoint::new(
            "ap-southeast-5",
            "hitsdb.ap-southeast-5.aliyuncs.com",
            Some("hitsdb-vpc.ap-southeast-5.aliyuncs.com"),
        ),
        Endpoint::new(
            "cn-beijing",
            "hitsdb.cn-beijing.aliyuncs.com",
            Some("hitsdb-vpc.cn-beijing.aliyuncs.com"),
        ),
        Endpoint::new(
            "cn-chengdu",
            "hitsdb.cn-chengdu.aliyuncs.com",
            Some("hitsdb-vpc.cn-chengdu.aliyuncs.com"),
        ),
        Endpoint::new(
            "cn-hangzhou",
            "hitsdb.cn-hangzhou.aliyuncs.com",
            Some("hitsdb-vpc.cn-hangzhou.aliyuncs.com"),
        ),
        Endpoint::new(
            "cn-hangzhou-finance",
            "hitsdb.cn-hangzhou-finance.aliyuncs.com",
            Some("hitsdb-vpc.cn-hangzhou-finance.aliyuncs.com"),
        ),
        Endpoint::new(
            "cn-hongkong",
            "hitsdb.cn-hongkong.aliyuncs.com",
            Some("hitsdb-vpc.cn-hongkong.aliyuncs.com"),
        ),
        Endpoint::new(
            "cn-huhehaote",
            "hitsdb.cn-huhehaote.aliyuncs.com",
            Some("hitsdb-vpc.cn-huhehaote.aliyuncs.com"),
        ),
        Endpoint::new(
            "cn-north-2-gov-1",
            "hitsdb.cn-north-2-gov-1.aliyuncs.com",
            Some("hitsdb-vpc.cn-north-2-gov-1.aliyuncs.com"),
        ),
        Endpoint::new(
            "cn-qingdao",
            "hitsdb.cn-qingdao.aliyuncs.com",
            Some("hitsdb-vpc.cn-qingdao.aliyuncs.com"),
        ),
        Endpoint::new(
            "cn-shanghai",
            "hitsdb.cn-shanghai.aliyuncs.com",
            Some("hitsdb-vpc.cn-shanghai.aliyuncs.com"),
        ),
        Endpoint::new(
            "cn-shanghai-finance-1",
            "hitsdb.cn-shanghai-finance-1.aliyuncs.com",
            Some("hitsdb-vpc.cn-shanghai-finance-1.aliyuncs.com"),
        ),
        Endpoint::new(
            "cn-shenzhen",
            "hitsdb.cn-shenzhen.aliyuncs.com",
            Some("hitsdb-vpc.cn-shenzhen.aliyuncs.com"),
        ),
        Endpoint::new(
            "cn-shenzhen-finance-1",
            "hitsdb.cn-shenzhen-finance-1.aliyuncs.com",
            Some("hitsdb-vpc.cn-shenzhen-finance-1.aliyuncs.com"),
        ),
        Endpoint::new(
            "cn-wulanchabu",
            "hitsdb.cn-wulanchabu.aliyuncs.com",
            Some("hitsdb-vpc.cn-wulanchabu.aliyuncs.com"),
        ),
        Endpoint::new(
            "cn-zhangjiakou",
            "hitsdb.cn-zhangjiakou.aliyuncs.com",
            Some("hitsdb-vpc.cn-zhangjiakou.aliyuncs.com"),
        ),
        Endpoint::new(
            "eu-central-1",
            "hitsdb.eu-central-1.aliyuncs.com",
            Some("hitsdb-vpc.eu-central-1.aliyuncs.com"),
        ),
        Endpoint::new(
            "eu-west-1",
            "hitsdb.eu-west-1.aliyuncs.com",
            Some("hitsdb-vpc.eu-west-1.aliyuncs.com"),
        ),
        Endpoint::new(
            "us-east-1",
            "hitsdb.us-east-1.aliyuncs.com",
            Some("hitsdb-vpc.us-east-1.aliyuncs.com"),
        ),
        Endpoint::new(
            "us-west-1",
            "hitsdb.us-west-1.aliyuncs.com",
            Some("hitsdb-vpc.us-west-1.aliyuncs.com"),
        ),
    ],
};

/// Unit in which a subscription is bought and priced.
///
/// Any other text becomes `Unknown`: a service may take values that its page does not list.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum PricingCycle {
    /// `Month`: By the month.
    Month,
    /// `Year`: By the year.
    Year,
    /// A value that is not documented.
    Unknown(String),
}

impl OpenEnum for PricingCycle {
    const VALUES: &'static [&'static str] = &["Month", "Year"];

    fn as_str(&self) -> &str {
        match self {
            Self::Month => "Month",
            Self::Year => "Year",
            Self::Unknown(value) => value,
        }
    }
}

impl From<&str> for PricingCycle {
    fn from(value: &str) -> Self {
        match value {
            "Month" => Self::Month,
            "Year" => Self::Year,
            other => Self::Unknown(other.to_owned()),
        }
    }
}

impl fmt::Display for PricingCycle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
