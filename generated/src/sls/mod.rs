// @generated from specs/sls/product.yaml by `cargo xtask codegen`. Do not edit.
// Hash of the other lines: 5e4206891e0fd6a2

//! Log Service (`sls`), version 2020-12-30.
//!
//! Requests of this product are signed by the scheme `LOG (hmac-sha1)`, which this crate does not know: they can be built and checked, not sent.
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
