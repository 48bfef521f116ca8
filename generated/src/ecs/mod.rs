// @generated from specs/ecs/product.yaml by `cargo xtask codegen`. Do not edit.
// Hash of the other lines: 04f898b692231276

//! Elastic Compute Service (`Ecs`), version 2014-05-26.
//!
//! - Page: ECS API reference: `DescribeRegions` and `ReActivateInstances`, <https://github.com/AlibabaCloudDocs/ecs>
//! - Source of `title`: Alibaba Cloud CLI metadata (aliyun-openapi-meta), April 2026, which name the product in descriptions of ENS parameters, <https://github.com/aliyun/aliyun-openapi-meta>, revision `2563691c2`
//!
//! # Operations
//!
//! - [`DescribeRegions`](describe_regions): Lists the regions of Alibaba Cloud.
//! - [`ReActivateInstances`](re_activate_instances): Brings back an instance that was stopped for overdue payments.

pub mod describe_regions;
pub mod re_activate_instances;

use aliyun_runtime::{Endpoint, Product};

pub use describe_regions::{
    DescribeRegionsAcceptLanguage, DescribeRegionsError,
    DescribeRegionsInstanceChargeType, DescribeRegionsRequest,
    DescribeRegionsResourceType, DescribeRegionsResponse, DescribeRegionsResponseRegion,
    DescribeRegionsResponseRegionStatus,
};
pub use re_activate_instances::{
    ReActivateInstancesError, ReActivateInstancesRequest, ReActivateInstancesResponse,
};

/// The product, and where it is.
pub const PRODUCT: Product = Product {
    code: "Ecs",
    version: "2014-05-26",
    title: "Elastic Compute Service",
    endpoints: &[
        Endpoint::new("cn-hangzhou", "ecs.aliyuncs.com", None),
        Endpoint::new("cn-qingdao", "ecs.aliyuncs.com", None),
        Endpoint::new("cn-qingdao-nebula", "ecs.cn-qingdao-nebula.aliyuncs.com", None),
    ],
    ..Product::NONE
};
