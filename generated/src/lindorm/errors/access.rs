// @generated from specs/lindorm/errors/access.yaml by `cargo xtask codegen`. Do not edit.
// Hash of the other lines: 37c04e9767d95726

//! Errors of Lindorm operations that read an instance. The metadata print this block with both.

use std::fmt;
use std::str::FromStr;

use aliyun_runtime::{Documented, ErrorCode, ErrorInfo, Remedy, Retry, UnknownCode};

/// The codes of the table `access`.
///
/// - Page: Alibaba Cloud API metadata of hitsdb 2020-06-15 (api-docs.json): `GetLindormInstanceList` and `GetInstanceIpWhiteList`, <https://api.aliyun.com/meta/v1/products/hitsdb/versions/2020-06-15/api-docs.json>, revision `2024-07-30`, language `zh`
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub enum AccessError {
    /// `Lindorm.Errorcode.OperationDenied` (403): You are not authorized to operate on the specified resource.
    ///
    /// - Retry: [`Retry::Never`]
    /// - Remedy: [`Remedy::GrantPermission`]
    OperationDenied,
    /// `API.Forbidden` (403): The API operation is forbidden in this environment.
    ///
    /// - Retry: [`Retry::Never`]
    ApiForbidden,
}

impl ErrorCode for AccessError {
    const OWN: &'static [Documented<Self>] = &[
        Documented {
            code: Self::OperationDenied,
            info: ErrorInfo {
                code: "Lindorm.Errorcode.OperationDenied",
                statuses: &[403],
                messages: &[
                    "You are not authorized to operate on the specified resource.",
                ],
                retry: Some(Retry::Never),
                remedy: Some(Remedy::GrantPermission),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::ApiForbidden,
            info: ErrorInfo {
                code: "API.Forbidden",
                statuses: &[403],
                messages: &["The  API operation is forbidden in this environment."],
                retry: Some(Retry::Never),
                ..ErrorInfo::NONE
            },
        },
    ];
}

impl FromStr for AccessError {
    type Err = UnknownCode;

    #[inline]
    fn from_str(code: &str) -> Result<Self, UnknownCode> {
        Self::parse(code)
    }
}

impl fmt::Display for AccessError {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
