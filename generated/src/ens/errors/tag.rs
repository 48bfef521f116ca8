// @generated from specs/ens/errors/tag.yaml by `cargo xtask codegen`. Do not edit.
// Hash of the other lines: 6a17856a89223251

//! Errors of the ENS operations that set, remove and list tags. The metadata print this block with each
//! of the three.

use std::fmt;
use std::str::FromStr;

use aliyun_runtime::{
    Documented, ErrorCode, ErrorInfo, Remedy, Retry, Template, UnknownCode,
};

/// The codes of the table `tag`.
///
/// - Page: Alibaba Cloud API metadata of Ens 2017-11-10 (api-docs.json): `TagResources`, `UntagResources` and `ListTagResources`, <https://api.aliyun.com/meta/v1/products/Ens/versions/2017-11-10/api-docs.json>, revision `2024-07-30`, language `zh`
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub enum TagError {
    /// `NoPermission` (400): Permission denied.
    ///
    /// `NoPermission` (403): The operator is not permission for this operate
    ///
    /// - Retry: [`Retry::Never`]
    /// - Remedy: [`Remedy::GrantPermission`]
    NoPermission,
    /// `InvalidParameter.%s` (400): The specified field %s invalid. Please check it again.
    ///
    /// - Retry: [`Retry::Never`]
    /// - Remedy: [`Remedy::FixRequest`]
    InvalidParameter,
}

impl ErrorCode for TagError {
    const OWN: &'static [Documented<Self>] = &[
        Documented {
            code: Self::NoPermission,
            info: ErrorInfo {
                code: "NoPermission",
                statuses: &[400, 403],
                messages: &[
                    "Permission denied.",
                    "The operator is not permission for this operate",
                ],
                retry: Some(Retry::Never),
                remedy: Some(Remedy::GrantPermission),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::InvalidParameter,
            info: ErrorInfo {
                code: "InvalidParameter.%s",
                template: Some(Template::new("InvalidParameter.", "")),
                statuses: &[400],
                messages: &["The specified field %s invalid. Please check it again."],
                retry: Some(Retry::Never),
                remedy: Some(Remedy::FixRequest),
                ..ErrorInfo::NONE
            },
        },
    ];
}

impl FromStr for TagError {
    type Err = UnknownCode;

    #[inline]
    fn from_str(code: &str) -> Result<Self, UnknownCode> {
        Self::parse(code)
    }
}

impl fmt::Display for TagError {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
