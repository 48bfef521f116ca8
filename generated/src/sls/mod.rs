// @generated from specs/sls/product.yaml by `cargo xtask codegen`. Do not edit.
// Hash of the other lines: 62a07cf07a9382ac

//! Log Service (`sls`), version 2020-12-30.
//!
//! Requests of this product are signed by the scheme `LOG (hmac-sha1)`, which this crate does not know: they can be built and checked, not sent.
//!
//! - Page: Log Service API reference: `UpdateCheckPoint`, <https://github.com/AlibabaCloudDocs/sls>
//! - Source of `version`, `code`: Official Alibaba Cloud SDK for C#, sls-20201230, <https://github.com/aliyun/alibabacloud-csharp-sdk>
//!
//! # Operations
//!
//! - [`UpdateCheckPoint`](update_check_point): Sets how far a consumer group has read a shard.

pub mod update_check_point;

use aliyun_runtime::{Endpoint, Product, Signature, Style};

pub use update_check_point::{
    UpdateCheckPointError, UpdateCheckPointRequest, UpdateCheckPointResponse,
};

/// The product, and where it is.
pub const PRODUCT: Product = Product {
    code: "sls",
    version: "2020-12-30",
    title: "Log Service",
    style: Style::Roa,
    signature: Signature::Other("LOG (hmac-sha1)"),
    endpoints: &[Endpoint::new("cn-shanghai", "cn-shanghai.log.aliyuncs.com", None)],
    ..Product::NONE
};
