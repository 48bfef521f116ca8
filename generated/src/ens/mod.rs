// @generated from specs/ens/product.yaml by `cargo xtask codegen`. Do not edit.

//! Edge Node Service (`Ens`), version 2017-11-10.
//!
//! Computing instances, networks and storage at the edge, close to the users of an application.
//!
//! # Operations
//!
//! - [`RenewARMServerInstance`](renew_arm_server_instance): Prolongs a subscription AIC instance.
//! - [`RenewInstance`](renew_instance): Prolongs a subscription instance by a number of periods.

pub mod errors;
pub mod renew_arm_server_instance;
pub mod renew_instance;

use aliyun_runtime::{Endpoint, Product};

pub use errors::OrderError;
pub use renew_arm_server_instance::PeriodUnit;
pub use renew_arm_server_instance::RenewArmServerInstanceError;
pub use renew_arm_server_instance::RenewArmServerInstanceRequest;
pub use renew_arm_server_instance::RenewArmServerInstanceResponse;
pub use renew_instance::RenewInstanceError;
pub use renew_instance::RenewInstanceRequest;
pub use renew_instance::RenewInstanceResponse;

/// The product, and where it is.
pub const PRODUCT: Product = Product {
    code: "Ens",
    version: "2017-11-10",
    title: "Edge Node Service",
    endpoints: &[
        Endpoint::new(
            "ap-southeast-1",
            "ens.ap-southeast-1.aliyuncs.com",
            Some("ens-vpc.ap-southeast-1.aliyuncs.com"),
        ),
        Endpoint::new("cn-beijing", "ens.aliyuncs.com", None),
        Endpoint::new("cn-chengdu", "ens.aliyuncs.com", None),
        Endpoint::new("cn-hangzhou", "ens.aliyuncs.com", None),
        Endpoint::new("cn-heyuan", "ens.aliyuncs.com", None),
        Endpoint::new(
            "cn-shanghai",
            "ens.aliyuncs.com",
            Some("ens.vpc-proxy.aliyuncs.com"),
        ),
        Endpoint::new("cn-wulanchabu", "ens.aliyuncs.com", None),
        Endpoint::new(
            "cn-zhangjiakou",
            "ens.aliyuncs.com",
            Some("ens-vpc.cn-zhangjiakou.aliyuncs.com"),
        ),
    ],
};
