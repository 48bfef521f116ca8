// @generated from specs/cs/product.yaml by `cargo xtask codegen`. Do not edit.
// Hash of the other lines: 2ea199155e0e14d1

//! Container Service for Kubernetes (`CS`), version 2015-12-15.
//!
//! Its hosts are not documented: configure the one to use.
//!
//! - Page: ACK API reference: `ScaleClusterNodePool`, <https://github.com/AlibabaCloudDocs/csk>
//! - Source of `title`: Alibaba Cloud CLI metadata (aliyun-openapi-meta), April 2026, which name the product in descriptions of ENS parameters, <https://github.com/aliyun/aliyun-openapi-meta>, revision `2563691c2`
//!
//! # Operations
//!
//! - [`ScaleClusterNodePool`](scale_cluster_node_pool): Adds nodes to a node pool.

pub mod scale_cluster_node_pool;

use aliyun_runtime::{Product, Style};

pub use scale_cluster_node_pool::{
    ScaleClusterNodePoolError, ScaleClusterNodePoolRequest, ScaleClusterNodePoolResponse,
};

/// The product, and where it is.
pub const PRODUCT: Product = Product {
    code: "CS",
    version: "2015-12-15",
    title: "Container Service for Kubernetes",
    style: Style::Roa,
    ..Product::NONE
};
