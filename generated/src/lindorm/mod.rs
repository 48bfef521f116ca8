// @generated from specs/lindorm/product.yaml by `cargo xtask codegen`. Do not edit.
// Hash of the other lines: 4ffffa619fa39d2b

//! `ApsaraDB` for Lindorm (`hitsdb`), version 2020-06-15.
//!
//! A multi-model database service.
//!
//! - Page: Alibaba Cloud CLI metadata (aliyun-openapi-meta), April 2026, <https://github.com/aliyun/aliyun-openapi-meta>, revision `2563691c2`
//! - Source of `ram_prefix`: Lindorm API reference: RAM authorization, <https://www.alibabacloud.com/help/en/lindorm/latest/api-doc-hitsdb-2020-06-15-ram>, changed `2023-01-13`
//! - Source of `error_prefix`: Lindorm API reference: `RenewLindormInstance`, <https://www.alibabacloud.com/help/en/lindorm/developer-reference/api-hitsdb-2020-06-15-renewlindorminstance>
//! - Source of `types` (in part): Alibaba Cloud API metadata of hitsdb 2020-06-15 (api-docs.json), <https://api.aliyun.com/meta/v1/products/hitsdb/versions/2020-06-15/api-docs.json>, revision `2024-07-30`, language `zh`
//!
//! # Operations
//!
//! - [`GetInstanceIpWhiteList`](get_instance_ip_white_list): Reads the addresses that may reach a Lindorm instance.
//! - [`GetLindormInstanceList`](get_lindorm_instance_list): Lists Lindorm instances.
//! - [`RenewLindormInstance`](renew_lindorm_instance): Prolongs a subscription Lindorm instance by months or years.
//! - [`TagResources`](tag_resources): Adds tags to Lindorm instances.

pub mod errors;
pub mod get_instance_ip_white_list;
pub mod get_lindorm_instance_list;
pub mod renew_lindorm_instance;
pub mod tag_resources;

use std::fmt;

use aliyun_runtime::{
    Endpoint, Field, Members, Mismatch, OpenEnum, Product, Record, Scalar, Structure,
    Value, View,
};

pub use errors::AccessError;
pub use get_instance_ip_white_list::{
    GetInstanceIpWhiteListError, GetInstanceIpWhiteListRequest,
    GetInstanceIpWhiteListResponse, GetInstanceIpWhiteListResponseGroup,
};
pub use get_lindorm_instance_list::{
    GetLindormInstanceListError, GetLindormInstanceListRequest,
    GetLindormInstanceListResponse, LindormInstance, LindormInstancePayType,
    LindormInstanceStatus,
};
pub use renew_lindorm_instance::{
    RenewLindormInstanceError, RenewLindormInstanceRequest, RenewLindormInstanceResponse,
};
pub use tag_resources::{
    TagResourcesError, TagResourcesRequest, TagResourcesResourceType,
    TagResourcesResponse, TagResourcesTag,
};

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
    ..Product::NONE
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

impl<T> From<T> for PricingCycle
where
    T: AsRef<str> + Into<String>,
{
    fn from(value: T) -> Self {
        match value.as_ref() {
            "Month" => Self::Month,
            "Year" => Self::Year,
            _ => Self::Unknown(value.into()),
        }
    }
}

impl fmt::Display for PricingCycle {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// Kind of an instance.
///
/// Any other text becomes `Unknown`: a service may take values that its page does not list.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ServiceType {
    /// `lindorm`: Lindorm in one zone.
    Lindorm,
    /// `lindorm_multizone`: Lindorm in several zones.
    LindormMultizone,
    /// `serverless_lindorm`: Lindorm Serverless.
    ServerlessLindorm,
    /// `lindorm_standalone`: Lindorm on a single node.
    LindormStandalone,
    /// `lts`: Lindorm Tunnel Service.
    Lts,
    /// A value that is not documented.
    Unknown(String),
}

impl OpenEnum for ServiceType {
    const VALUES: &'static [&'static str] = &[
        "lindorm",
        "lindorm_multizone",
        "serverless_lindorm",
        "lindorm_standalone",
        "lts",
    ];

    fn as_str(&self) -> &str {
        match self {
            Self::Lindorm => "lindorm",
            Self::LindormMultizone => "lindorm_multizone",
            Self::ServerlessLindorm => "serverless_lindorm",
            Self::LindormStandalone => "lindorm_standalone",
            Self::Lts => "lts",
            Self::Unknown(value) => value,
        }
    }
}

impl Field for ServiceType {
    fn blank() -> Self {
        Self::Unknown(String::new())
    }

    fn scalar(&mut self, value: Scalar<'_>) -> Result<(), Mismatch> {
        *self = Self::from(value.to_text());
        Ok(())
    }

    fn is_text(&self) -> bool {
        true
    }

    fn expects(&self) -> &'static str {
        "a string"
    }
}

impl<T> From<T> for ServiceType
where
    T: AsRef<str> + Into<String>,
{
    fn from(value: T) -> Self {
        match value.as_ref() {
            "lindorm" => Self::Lindorm,
            "lindorm_multizone" => Self::LindormMultizone,
            "serverless_lindorm" => Self::ServerlessLindorm,
            "lindorm_standalone" => Self::LindormStandalone,
            "lts" => Self::Lts,
            _ => Self::Unknown(value.into()),
        }
    }
}

impl fmt::Display for ServiceType {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A tag.
#[derive(Clone, Debug, Default, PartialEq)]
#[must_use]
#[non_exhaustive]
pub struct Tag {
    /// Key of the tag.
    ///
    /// - On the wire: `Key`
    /// - Example: `test`
    pub key: Option<String>,
    /// Value of the tag.
    ///
    /// - On the wire: `Value`
    /// - Example: `2.2.18`
    pub value: Option<String>,
}

impl Tag {
    /// A value without fields: all of them are optional.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets the field [`Key`](field@Self::key).
    pub fn key(mut self, value: impl Into<String>) -> Self {
        self.key = Some(value.into());
        self
    }

    /// Sets the field [`Value`](field@Self::value).
    pub fn value(mut self, value: impl Into<String>) -> Self {
        self.value = Some(value.into());
        self
    }
}

impl Record for Tag {
    fn names(&self) -> &'static [&'static str] {
        &["Key", "Value"]
    }

    fn field(&mut self, index: usize) -> Option<&mut dyn Field> {
        match index {
            0 => Some(&mut self.key),
            1 => Some(&mut self.value),
            _ => None,
        }
    }
}

impl Structure for Tag {
    fn members<'a>(&'a self, out: &mut Members<'_, 'a>) {
        out.member("Key", &self.key);
        out.member("Value", &self.value);
    }
}

impl Value for Tag {
    fn view(&self) -> View<'_> {
        View::Structure(self)
    }
}
