// @generated from specs/gateway/errors.yaml by `cargo xtask codegen`. Do not edit.
// Hash of the other lines: bc5230d6c3ea2545

//! Error codes that any operation may answer: those of Alibaba Cloud's API gateway, and those that many
//! products share.
//!
//! The code is the key. Its status is only a hint: the same code has different ones between products
//! and even inside one, so `status` lists the usual ones, the most usual
//! first, and is empty where none is known.
//! `message` is the most frequent wording in the API metadata; a product may word it differently.
//! `refused` marks codes that are answered before the operation is executed, so that sending again
//! cannot execute it twice. `SignatureNonceUsed` is not among them: it answers the second of two
//! requests with the same nonce, and the first may have been executed. Nor are `Forbidden` and
//! `NoPermission`: services answer them, too, of one resource or one of the actions that an operation needs,
//! and nobody says that nothing was executed before.
//! `retry` and `remedy` are judgement.

use std::fmt;
use std::str::FromStr;

use aliyun_runtime::{
    Documented, ErrorCode, ErrorInfo, Remedy, Retry, Template, UnknownCode,
};

/// The codes of the table `gateway`.
///
/// - Source: Alibaba Cloud API metadata of all products (api-docs.json), error codes of 18,892 operations, revision `2024-07-30`
/// - Source of `codes` (in part): Public lists of common error codes of single products (CDN, ECS, ENS, ESS, GPDB, KMS, `MongoDB`, ROS, SLB, SLS)
/// - Source of `codes` (in part): Public error codes of API Gateway (a copy)
/// - Source of `codes` (in part): Official core SDKs for Python and C#, their retry conditions and checks of STS answers
/// - Source of `codes` (in part): Terraform provider for Alibaba Cloud (copy vendored by openshift/installer), its list of errors to retry
/// - Source of `codes` (in part): Tables of the error codes of Short Message Service (dysms) in public code
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub enum GatewayError {
    /// `MissingParameter` (400): The input parameter %s that is mandatory for processing this request is not supplied.
    ///
    /// A required parameter was not sent. Also meant for `Action`, `AccessKeyId`, `Signature`, `Timestamp` and `Version`. The message names the parameter.
    ///
    /// - Retry: [`Retry::Never`]
    /// - Remedy: [`Remedy::FixRequest`]
    MissingParameter,
    /// `InvalidParameter` (400): Parameter error:%s
    ///
    /// The value of a parameter is not valid. Also answered for an unknown action or version.
    ///
    /// - Retry: [`Retry::Never`]
    /// - Remedy: [`Remedy::FixRequest`]
    InvalidParameter,
    /// `InvalidParameter.%s` (400): The specified field %s invalid. Please check it again.
    ///
    /// The value of one field is not valid; the end of the code names the field. Match by the prefix `InvalidParameter.`.
    ///
    /// - Retry: [`Retry::Never`]
    /// - Remedy: [`Remedy::FixRequest`]
    InvalidParameterField,
    /// `UnsupportedOperation` (400): This action is not supported.
    ///
    /// The action is not supported.
    ///
    /// - Retry: [`Retry::Never`]
    /// - Remedy: [`Remedy::FixRequest`]
    UnsupportedOperation,
    /// `NoSuchVersion` (400)
    ///
    /// No such API version exists.
    ///
    /// - Retry: [`Retry::Never`]
    /// - Remedy: [`Remedy::FixRequest`]
    NoSuchVersion,
    /// `InvalidVersion` (400): current version not support operation.
    ///
    /// The value of the `Version` parameter is not valid.
    ///
    /// - Retry: [`Retry::Never`]
    /// - Remedy: [`Remedy::FixRequest`]
    InvalidVersion,
    /// `InvalidAction.NotFound`
    ///
    /// The API does not exist: check address and method.
    ///
    /// - Retry: [`Retry::Never`]
    /// - Remedy: [`Remedy::FixRequest`]
    InvalidActionNotFound,
    /// `InvalidApi.NotFound` (404): Specified api is not found, please check your url and method.
    ///
    /// The API does not exist. Upper and lower case count.
    ///
    /// - Retry: [`Retry::Never`]
    /// - Remedy: [`Remedy::FixRequest`]
    InvalidApiNotFound,
    /// `InvalidProduct.NotFound` (404)
    ///
    /// There is no product behind this domain name.
    ///
    /// - Retry: [`Retry::Never`]
    /// - Remedy: [`Remedy::FixRequest`]
    InvalidProductNotFound,
    /// `UnsupportedHTTPMethod` (403)
    ///
    /// The HTTP method is not supported.
    ///
    /// - Retry: [`Retry::Never`]
    /// - Remedy: [`Remedy::FixRequest`]
    UnsupportedHttpMethod,
    /// `UnsupportedParameter` (400)
    ///
    /// A parameter is not supported.
    ///
    /// - Retry: [`Retry::Never`]
    /// - Remedy: [`Remedy::FixRequest`]
    UnsupportedParameter,
    /// `InvalidProtocol.NeedSsl` (400)
    ///
    /// The request must be sent over HTTPS.
    ///
    /// - Retry: [`Retry::Never`]
    /// - Remedy: [`Remedy::FixRequest`]
    InvalidProtocolNeedSsl,
    /// `InvalidAccessKeyId.NotFound` (404, 400): The Access Key ID provided does not exist in our records.
    ///
    /// The `AccessKey` ID is unknown.
    ///
    /// - Retry: [`Retry::Never`]
    /// - Remedy: [`Remedy::FixCredentials`]
    InvalidAccessKeyIdNotFound,
    /// `InvalidAccessKeyId.Inactive` (400)
    ///
    /// The `AccessKey` is disabled.
    ///
    /// - Retry: [`Retry::Never`]
    /// - Remedy: [`Remedy::FixCredentials`]
    InvalidAccessKeyIdInactive,
    /// `Forbidden.AccessKey` (403)
    ///
    /// The `AccessKey` is not enabled.
    ///
    /// - Retry: [`Retry::Never`]
    /// - Remedy: [`Remedy::FixCredentials`]
    ForbiddenAccessKey,
    /// `SignatureDoesNotMatch` (400, 403): The specified signature is invalid.
    ///
    /// The signature differs from the one that the server computed.
    ///
    /// - Retry: [`Retry::Never`]
    /// - Remedy: [`Remedy::FixCredentials`]
    SignatureDoesNotMatch,
    /// `IncompleteSignature` (400): The request signature is invalid.
    ///
    /// The signature does not conform to the standard.
    ///
    /// - Retry: [`Retry::Never`]
    IncompleteSignature,
    /// `SignatureNonceUsed` (400): Specified signature nonce was used already.
    ///
    /// The nonce was used already; nonces are remembered for 15 minutes against replays. Send again only with a new nonce and signature. This request was not executed, but an earlier one with the same nonce may have been.
    ///
    /// - Retry: [`Retry::Resign`]
    SignatureNonceUsed,
    /// `IllegalTimestamp` (400): The input parameter Timestamp that is mandatory for processing this request is not supplied.
    ///
    /// The timestamp is missing or too far off.
    ///
    /// - Retry: [`Retry::Resign`]
    /// - Remedy: [`Remedy::FixClock`]
    IllegalTimestamp,
    /// `InvalidTimeStamp.Expired` (400)
    ///
    /// The clock is off by more than 15 minutes. Correct the clock, then send again.
    ///
    /// - Retry: [`Retry::Resign`]
    /// - Remedy: [`Remedy::FixClock`]
    InvalidTimeStampExpired,
    /// `InvalidTimeStamp.Format` (400)
    ///
    /// The timestamp has the wrong format.
    ///
    /// - Retry: [`Retry::Never`]
    InvalidTimeStampFormat,
    /// `InvalidSignatureMethod`
    ///
    /// The signature method is unknown.
    ///
    /// - Retry: [`Retry::Never`]
    InvalidSignatureMethod,
    /// `ContentMD5NotMatched` (400)
    ///
    /// The MD5 of the body differs from the one announced. ROA style only.
    ///
    /// - Retry: [`Retry::Never`]
    ContentMd5NotMatched,
    /// `MissingSecurityToken`
    ///
    /// The STS token is missing.
    ///
    /// - Retry: [`Retry::Never`]
    /// - Remedy: [`Remedy::FixCredentials`]
    MissingSecurityToken,
    /// `InvalidSecurityToken.Expired` (403, 400): Specified `SecurityToken` is expired.
    ///
    /// The STS token has expired.
    ///
    /// - Retry: [`Retry::RefreshCredentials`]
    /// - Remedy: [`Remedy::FixCredentials`]
    InvalidSecurityTokenExpired,
    /// `InvalidSecurityToken.Malformed`
    ///
    /// The STS token is malformed.
    ///
    /// - Retry: [`Retry::Never`]
    /// - Remedy: [`Remedy::FixCredentials`]
    InvalidSecurityTokenMalformed,
    /// `InvalidSecurityToken.MismatchWithAccessKey`
    ///
    /// The STS token belongs to another `AccessKey`.
    ///
    /// - Retry: [`Retry::Never`]
    /// - Remedy: [`Remedy::FixCredentials`]
    InvalidSecurityTokenMismatchWithAccessKey,
    /// `Forbidden` (403): User not authorized to operate on the specified resource.
    ///
    /// The caller is not authorized on the resource.
    ///
    /// - Retry: [`Retry::Never`]
    /// - Remedy: [`Remedy::GrantPermission`]
    Forbidden,
    /// `Forbidden.RAM` (400, 403): Ram user does not have permission to perform this operation.
    ///
    /// The RAM user lacks a permission.
    ///
    /// - Retry: [`Retry::Never`]
    /// - Remedy: [`Remedy::GrantPermission`]
    ForbiddenRam,
    /// `NoPermission` (403, 400): caller has no permission
    ///
    /// Permission was denied. ENS answers it with status 400, most others with 403.
    ///
    /// - Retry: [`Retry::Never`]
    /// - Remedy: [`Remedy::GrantPermission`]
    NoPermission,
    /// `Forbidden.RiskControl` (403): This operation has been identified as an abnormal operation and cannot be processed.
    ///
    /// Risk control has blocked the call.
    ///
    /// - Retry: [`Retry::Never`]
    ForbiddenRiskControl,
    /// `Unauthorized` (400, 401): The `AccessKeyId` is unauthorized.
    ///
    /// The `AccessKey` is not authorized for the product.
    ///
    /// - Retry: [`Retry::Never`]
    /// - Remedy: [`Remedy::GrantPermission`]
    Unauthorized,
    /// `Forbidden.Unsubscribed` (403)
    ///
    /// The product is not activated.
    ///
    /// - Retry: [`Retry::Never`]
    /// - Remedy: [`Remedy::ActivateProduct`]
    ForbiddenUnsubscribed,
    /// `InvalidOwnerId` (400)
    ///
    /// The value of `OwnerId` is not valid.
    ///
    /// - Retry: [`Retry::Never`]
    /// - Remedy: [`Remedy::FixRequest`]
    InvalidOwnerId,
    /// `InvalidRegionId.NotFound` (404, 400): The `RegionId` provided does not exist in our records.
    ///
    /// The region does not exist.
    ///
    /// - Retry: [`Retry::Never`]
    /// - Remedy: [`Remedy::FixRequest`]
    InvalidRegionIdNotFound,
    /// `Throttling` (400, 403, 429): Request was denied due to request throttling.
    ///
    /// The request was throttled. Other codes that begin with `Throttling` are treated alike.
    ///
    /// - Retry: [`Retry::Backoff`]
    /// - Remedy: [`Remedy::Wait`]
    Throttling,
    /// `Throttling.User` (429, 400): Your request is too frequent. Try again later.
    ///
    /// Flow control of the user: too many requests.
    ///
    /// - Retry: [`Retry::Backoff`]
    /// - Remedy: [`Remedy::Wait`]
    ThrottlingUser,
    /// `Throttling.Api` (429): The request for this resource has exceeded your available limit.
    ///
    /// Flow control of the API: too many requests.
    ///
    /// - Retry: [`Retry::Backoff`]
    /// - Remedy: [`Remedy::Wait`]
    ThrottlingApi,
    /// `Throttling.Resource` (429): You have reached the limit for the resource. Please contact us by submitting a ticket.
    ///
    /// The limit of a resource is reached. More a quota than a rate: retry slowly if at all. The message asks to submit a ticket.
    ///
    /// - Retry: [`Retry::Backoff`]
    /// - Remedy: [`Remedy::RaiseQuota`]
    ThrottlingResource,
    /// `Rejected.Throttling`
    ///
    /// Flow control of KMS: too many requests.
    ///
    /// - Retry: [`Retry::Backoff`]
    /// - Remedy: [`Remedy::Wait`]
    RejectedThrottling,
    /// `ServiceUnavailable` (503, 500): The request has failed due to a temporary failure of the server.
    ///
    /// Temporary failure of the server. With status 400 it need not be temporary: SLB answers it so for an exhausted vSwitch.
    ///
    /// - Retry: [`Retry::Backoff`]
    /// - Remedy: [`Remedy::Wait`]
    ServiceUnavailable,
    /// `ServiceUnavailableTemporary` (503)
    ///
    /// Temporary failure of the server, in KMS. An older page spells it `SerivceUnavailableTemporary`.
    ///
    /// - Retry: [`Retry::Backoff`]
    /// - Remedy: [`Remedy::Wait`]
    ServiceUnavailableTemporary,
    /// `InternalError` (500): The request processing has failed due to some unknown error.
    ///
    /// Unknown failure in the server; the request may have been executed.
    ///
    /// - Retry: [`Retry::BackoffIfIdempotent`]
    InternalError,
    /// `InternalFailure` (500): Internal Failure
    ///
    /// Unknown failure in the server, in KMS; the request may have been executed.
    ///
    /// - Retry: [`Retry::BackoffIfIdempotent`]
    InternalFailure,
    /// `InternalServerError` (500): An internal server error occurred.
    ///
    /// Unknown failure in the server, in SLS and others; the request may have been executed.
    ///
    /// - Retry: [`Retry::BackoffIfIdempotent`]
    InternalServerError,
    /// `ServerBusy` (503, 403): server busy now, please retry later.
    ///
    /// The server is busy.
    ///
    /// - Retry: [`Retry::Backoff`]
    /// - Remedy: [`Remedy::Wait`]
    ServerBusy,
    /// `SystemBusy` (400, 449, 503): System is busy, please try again later.
    ///
    /// The system is busy; try again later. SLB uses status 449.
    ///
    /// - Retry: [`Retry::Backoff`]
    /// - Remedy: [`Remedy::Wait`]
    SystemBusy,
    /// `Timeout` (408, 400): The request has timed out.
    ///
    /// The request timed out; it may have been executed.
    ///
    /// - Retry: [`Retry::BackoffIfIdempotent`]
    Timeout,
    /// `UnknownError` (500, 400): An unknown error occurred.
    ///
    /// Unknown error; the request may have been executed. ROS counts it among the errors of the client and answers 400.
    ///
    /// - Retry: [`Retry::BackoffIfIdempotent`]
    UnknownError,
    /// `LastTokenProcessing` (403, 400): The last token request is processing.
    ///
    /// The previous request with this `ClientToken` is still running.
    ///
    /// - Retry: [`Retry::SameToken`]
    /// - Remedy: [`Remedy::Wait`]
    LastTokenProcessing,
    /// `IdempotentParameterMismatch` (400): The request uses the same client token as a previous, but non-identical request. Do not reuse a client token with different requests, unless the requests are identical.
    ///
    /// The `ClientToken` was used already, with other parameters. ROS calls it `InvalidIdempotenceParameter`, ECS `IdempotenceParamNotMatch`.
    ///
    /// - Retry: [`Retry::Never`]
    /// - Remedy: [`Remedy::FixRequest`]
    IdempotentParameterMismatch,
    /// `OperationConflict` (409, 400): Request was denied due to conflict with a previous request.
    ///
    /// The request conflicts with a running operation, perhaps with its own first try.
    ///
    /// - Retry: [`Retry::BackoffIfIdempotent`]
    /// - Remedy: [`Remedy::Wait`]
    OperationConflict,
    /// `TaskConflict` (400): The operation is too frequent, please wait a moment and try again.
    ///
    /// The operation is called too frequently.
    ///
    /// - Retry: [`Retry::Backoff`]
    /// - Remedy: [`Remedy::Wait`]
    TaskConflict,
    /// `IncorrectInstanceStatus` (403, 400): The current status of the resource does not support this operation.
    ///
    /// The state of the instance does not allow the operation.
    ///
    /// - Retry: [`Retry::AfterStateChange`]
    /// - Remedy: [`Remedy::CheckResource`]
    IncorrectInstanceStatus,
    /// `InsufficientBalance` (400, 403): Your account does not have enough balance.
    ///
    /// The balance of the account is too low.
    ///
    /// - Retry: [`Retry::Never`]
    /// - Remedy: [`Remedy::TopUp`]
    InsufficientBalance,
    /// `QuotaExceeded` (400, 403): %s quota exceeded.
    ///
    /// A quota is exceeded.
    ///
    /// - Retry: [`Retry::Never`]
    /// - Remedy: [`Remedy::RaiseQuota`]
    QuotaExceeded,
    /// `DryRunOperation` (400): Request validation has been passed with `DryRun` flag set.
    ///
    /// Not a failure: with `DryRun=true` this code says that the request passed every check. Nothing was executed.
    ///
    /// - Retry: [`Retry::Never`]
    DryRunOperation,
}

impl ErrorCode for GatewayError {
    const OWN: &'static [Documented<Self>] = &[
        Documented {
            code: Self::MissingParameter,
            info: ErrorInfo {
                code: "MissingParameter",
                statuses: &[400],
                messages: &[
                    "The input parameter %s that is mandatory for processing this request is not supplied.",
                ],
                descriptions: &[
                    "A required parameter was not sent. Also meant for `Action`, `AccessKeyId`, `Signature`, `Timestamp` and `Version`. The message names the parameter.",
                ],
                retry: Some(Retry::Never),
                remedy: Some(Remedy::FixRequest),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::InvalidParameter,
            info: ErrorInfo {
                code: "InvalidParameter",
                statuses: &[400],
                messages: &["Parameter error:%s"],
                descriptions: &[
                    "The value of a parameter is not valid. Also answered for an unknown action or version.",
                ],
                retry: Some(Retry::Never),
                remedy: Some(Remedy::FixRequest),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::InvalidParameterField,
            info: ErrorInfo {
                code: "InvalidParameter.%s",
                template: Some(Template::new("InvalidParameter.", "")),
                statuses: &[400],
                messages: &["The specified field %s invalid. Please check it again."],
                descriptions: &[
                    "The value of one field is not valid; the end of the code names the field. Match by the prefix `InvalidParameter.`.",
                ],
                retry: Some(Retry::Never),
                remedy: Some(Remedy::FixRequest),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::UnsupportedOperation,
            info: ErrorInfo {
                code: "UnsupportedOperation",
                statuses: &[400],
                messages: &["This action is not supported."],
                descriptions: &["The action is not supported."],
                retry: Some(Retry::Never),
                remedy: Some(Remedy::FixRequest),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::NoSuchVersion,
            info: ErrorInfo {
                code: "NoSuchVersion",
                statuses: &[400],
                descriptions: &["No such API version exists."],
                retry: Some(Retry::Never),
                remedy: Some(Remedy::FixRequest),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::InvalidVersion,
            info: ErrorInfo {
                code: "InvalidVersion",
                statuses: &[400],
                messages: &["current version not support operation."],
                descriptions: &["The value of the `Version` parameter is not valid."],
                retry: Some(Retry::Never),
                remedy: Some(Remedy::FixRequest),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::InvalidActionNotFound,
            info: ErrorInfo {
                code: "InvalidAction.NotFound",
                descriptions: &["The API does not exist: check address and method."],
                retry: Some(Retry::Never),
                remedy: Some(Remedy::FixRequest),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::InvalidApiNotFound,
            info: ErrorInfo {
                code: "InvalidApi.NotFound",
                statuses: &[404],
                messages: &[
                    "Specified api is not found, please check your url and method.",
                ],
                descriptions: &["The API does not exist. Upper and lower case count."],
                retry: Some(Retry::Never),
                remedy: Some(Remedy::FixRequest),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::InvalidProductNotFound,
            info: ErrorInfo {
                code: "InvalidProduct.NotFound",
                statuses: &[404],
                descriptions: &["There is no product behind this domain name."],
                retry: Some(Retry::Never),
                remedy: Some(Remedy::FixRequest),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::UnsupportedHttpMethod,
            info: ErrorInfo {
                code: "UnsupportedHTTPMethod",
                statuses: &[403],
                descriptions: &["The HTTP method is not supported."],
                retry: Some(Retry::Never),
                remedy: Some(Remedy::FixRequest),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::UnsupportedParameter,
            info: ErrorInfo {
                code: "UnsupportedParameter",
                statuses: &[400],
                descriptions: &["A parameter is not supported."],
                retry: Some(Retry::Never),
                remedy: Some(Remedy::FixRequest),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::InvalidProtocolNeedSsl,
            info: ErrorInfo {
                code: "InvalidProtocol.NeedSsl",
                statuses: &[400],
                descriptions: &["The request must be sent over HTTPS."],
                retry: Some(Retry::Never),
                remedy: Some(Remedy::FixRequest),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::InvalidAccessKeyIdNotFound,
            info: ErrorInfo {
                code: "InvalidAccessKeyId.NotFound",
                statuses: &[404, 400],
                messages: &["The Access Key ID provided does not exist in our records."],
                descriptions: &["The AccessKey ID is unknown."],
                retry: Some(Retry::Never),
                remedy: Some(Remedy::FixCredentials),
                refused: true,
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::InvalidAccessKeyIdInactive,
            info: ErrorInfo {
                code: "InvalidAccessKeyId.Inactive",
                statuses: &[400],
                descriptions: &["The AccessKey is disabled."],
                retry: Some(Retry::Never),
                remedy: Some(Remedy::FixCredentials),
                refused: true,
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::ForbiddenAccessKey,
            info: ErrorInfo {
                code: "Forbidden.AccessKey",
                statuses: &[403],
                descriptions: &["The AccessKey is not enabled."],
                retry: Some(Retry::Never),
                remedy: Some(Remedy::FixCredentials),
                refused: true,
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::SignatureDoesNotMatch,
            info: ErrorInfo {
                code: "SignatureDoesNotMatch",
                statuses: &[400, 403],
                messages: &["The specified signature is invalid."],
                descriptions: &[
                    "The signature differs from the one that the server computed.",
                ],
                retry: Some(Retry::Never),
                remedy: Some(Remedy::FixCredentials),
                refused: true,
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::IncompleteSignature,
            info: ErrorInfo {
                code: "IncompleteSignature",
                statuses: &[400],
                messages: &["The request signature is invalid."],
                descriptions: &["The signature does not conform to the standard."],
                retry: Some(Retry::Never),
                refused: true,
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::SignatureNonceUsed,
            info: ErrorInfo {
                code: "SignatureNonceUsed",
                statuses: &[400],
                messages: &["Specified signature nonce was used already."],
                descriptions: &[
                    "The nonce was used already; nonces are remembered for 15 minutes against replays. Send again only with a new nonce and signature. This request was not executed, but an earlier one with the same nonce may have been.",
                ],
                retry: Some(Retry::Resign),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::IllegalTimestamp,
            info: ErrorInfo {
                code: "IllegalTimestamp",
                statuses: &[400],
                messages: &[
                    "The input parameter Timestamp that is mandatory for processing this request is not supplied.",
                ],
                descriptions: &["The timestamp is missing or too far off."],
                retry: Some(Retry::Resign),
                remedy: Some(Remedy::FixClock),
                refused: true,
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::InvalidTimeStampExpired,
            info: ErrorInfo {
                code: "InvalidTimeStamp.Expired",
                statuses: &[400],
                descriptions: &[
                    "The clock is off by more than 15 minutes. Correct the clock, then send again.",
                ],
                retry: Some(Retry::Resign),
                remedy: Some(Remedy::FixClock),
                refused: true,
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::InvalidTimeStampFormat,
            info: ErrorInfo {
                code: "InvalidTimeStamp.Format",
                statuses: &[400],
                descriptions: &["The timestamp has the wrong format."],
                retry: Some(Retry::Never),
                refused: true,
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::InvalidSignatureMethod,
            info: ErrorInfo {
                code: "InvalidSignatureMethod",
                descriptions: &["The signature method is unknown."],
                retry: Some(Retry::Never),
                refused: true,
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::ContentMd5NotMatched,
            info: ErrorInfo {
                code: "ContentMD5NotMatched",
                statuses: &[400],
                descriptions: &[
                    "The MD5 of the body differs from the one announced. ROA style only.",
                ],
                retry: Some(Retry::Never),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::MissingSecurityToken,
            info: ErrorInfo {
                code: "MissingSecurityToken",
                descriptions: &["The STS token is missing."],
                retry: Some(Retry::Never),
                remedy: Some(Remedy::FixCredentials),
                refused: true,
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::InvalidSecurityTokenExpired,
            info: ErrorInfo {
                code: "InvalidSecurityToken.Expired",
                statuses: &[403, 400],
                messages: &["Specified SecurityToken is expired."],
                descriptions: &["The STS token has expired."],
                retry: Some(Retry::RefreshCredentials),
                remedy: Some(Remedy::FixCredentials),
                refused: true,
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::InvalidSecurityTokenMalformed,
            info: ErrorInfo {
                code: "InvalidSecurityToken.Malformed",
                descriptions: &["The STS token is malformed."],
                retry: Some(Retry::Never),
                remedy: Some(Remedy::FixCredentials),
                refused: true,
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::InvalidSecurityTokenMismatchWithAccessKey,
            info: ErrorInfo {
                code: "InvalidSecurityToken.MismatchWithAccessKey",
                descriptions: &["The STS token belongs to another AccessKey."],
                retry: Some(Retry::Never),
                remedy: Some(Remedy::FixCredentials),
                refused: true,
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::Forbidden,
            info: ErrorInfo {
                code: "Forbidden",
                statuses: &[403],
                messages: &["User not authorized to operate on the specified resource."],
                descriptions: &["The caller is not authorized on the resource."],
                retry: Some(Retry::Never),
                remedy: Some(Remedy::GrantPermission),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::ForbiddenRam,
            info: ErrorInfo {
                code: "Forbidden.RAM",
                statuses: &[400, 403],
                messages: &[
                    "Ram user does not have permission to perform this operation.",
                ],
                descriptions: &["The RAM user lacks a permission."],
                retry: Some(Retry::Never),
                remedy: Some(Remedy::GrantPermission),
                refused: true,
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::NoPermission,
            info: ErrorInfo {
                code: "NoPermission",
                statuses: &[403, 400],
                messages: &["caller has no permission"],
                descriptions: &[
                    "Permission was denied. ENS answers it with status 400, most others with 403.",
                ],
                retry: Some(Retry::Never),
                remedy: Some(Remedy::GrantPermission),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::ForbiddenRiskControl,
            info: ErrorInfo {
                code: "Forbidden.RiskControl",
                statuses: &[403],
                messages: &[
                    "This operation has been identified as an abnormal operation and cannot be processed.",
                ],
                descriptions: &["Risk control has blocked the call."],
                retry: Some(Retry::Never),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::Unauthorized,
            info: ErrorInfo {
                code: "Unauthorized",
                statuses: &[400, 401],
                messages: &["The AccessKeyId is unauthorized."],
                descriptions: &["The AccessKey is not authorized for the product."],
                retry: Some(Retry::Never),
                remedy: Some(Remedy::GrantPermission),
                refused: true,
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::ForbiddenUnsubscribed,
            info: ErrorInfo {
                code: "Forbidden.Unsubscribed",
                statuses: &[403],
                descriptions: &["The product is not activated."],
                retry: Some(Retry::Never),
                remedy: Some(Remedy::ActivateProduct),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::InvalidOwnerId,
            info: ErrorInfo {
                code: "InvalidOwnerId",
                statuses: &[400],
                descriptions: &["The value of `OwnerId` is not valid."],
                retry: Some(Retry::Never),
                remedy: Some(Remedy::FixRequest),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::InvalidRegionIdNotFound,
            info: ErrorInfo {
                code: "InvalidRegionId.NotFound",
                statuses: &[404, 400],
                messages: &["The RegionId provided does not exist in our records."],
                descriptions: &["The region does not exist."],
                retry: Some(Retry::Never),
                remedy: Some(Remedy::FixRequest),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::Throttling,
            info: ErrorInfo {
                code: "Throttling",
                statuses: &[400, 403, 429],
                messages: &["Request was denied due to request throttling."],
                descriptions: &[
                    "The request was throttled. Other codes that begin with `Throttling` are treated alike.",
                ],
                retry: Some(Retry::Backoff),
                remedy: Some(Remedy::Wait),
                refused: true,
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::ThrottlingUser,
            info: ErrorInfo {
                code: "Throttling.User",
                statuses: &[429, 400],
                messages: &["Your request is too frequent. Try again later."],
                descriptions: &["Flow control of the user: too many requests."],
                retry: Some(Retry::Backoff),
                remedy: Some(Remedy::Wait),
                refused: true,
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::ThrottlingApi,
            info: ErrorInfo {
                code: "Throttling.Api",
                statuses: &[429],
                messages: &[
                    "The request for this resource has exceeded your available limit.",
                ],
                descriptions: &["Flow control of the API: too many requests."],
                retry: Some(Retry::Backoff),
                remedy: Some(Remedy::Wait),
                refused: true,
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::ThrottlingResource,
            info: ErrorInfo {
                code: "Throttling.Resource",
                statuses: &[429],
                messages: &[
                    "You have reached the limit for the resource. Please contact us by submitting a ticket.",
                ],
                descriptions: &[
                    "The limit of a resource is reached. More a quota than a rate: retry slowly if at all. The message asks to submit a ticket.",
                ],
                retry: Some(Retry::Backoff),
                remedy: Some(Remedy::RaiseQuota),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::RejectedThrottling,
            info: ErrorInfo {
                code: "Rejected.Throttling",
                descriptions: &["Flow control of KMS: too many requests."],
                retry: Some(Retry::Backoff),
                remedy: Some(Remedy::Wait),
                refused: true,
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::ServiceUnavailable,
            info: ErrorInfo {
                code: "ServiceUnavailable",
                statuses: &[503, 500],
                messages: &[
                    "The request has failed due to a temporary failure of the server.",
                ],
                descriptions: &[
                    "Temporary failure of the server. With status 400 it need not be temporary: SLB answers it so for an exhausted vSwitch.",
                ],
                retry: Some(Retry::Backoff),
                remedy: Some(Remedy::Wait),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::ServiceUnavailableTemporary,
            info: ErrorInfo {
                code: "ServiceUnavailableTemporary",
                statuses: &[503],
                descriptions: &[
                    "Temporary failure of the server, in KMS. An older page spells it `SerivceUnavailableTemporary`.",
                ],
                retry: Some(Retry::Backoff),
                remedy: Some(Remedy::Wait),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::InternalError,
            info: ErrorInfo {
                code: "InternalError",
                statuses: &[500],
                messages: &[
                    "The request processing has failed due to some unknown error.",
                ],
                descriptions: &[
                    "Unknown failure in the server; the request may have been executed.",
                ],
                retry: Some(Retry::BackoffIfIdempotent),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::InternalFailure,
            info: ErrorInfo {
                code: "InternalFailure",
                statuses: &[500],
                messages: &["Internal Failure"],
                descriptions: &[
                    "Unknown failure in the server, in KMS; the request may have been executed.",
                ],
                retry: Some(Retry::BackoffIfIdempotent),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::InternalServerError,
            info: ErrorInfo {
                code: "InternalServerError",
                statuses: &[500],
                messages: &["An internal server error occurred."],
                descriptions: &[
                    "Unknown failure in the server, in SLS and others; the request may have been executed.",
                ],
                retry: Some(Retry::BackoffIfIdempotent),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::ServerBusy,
            info: ErrorInfo {
                code: "ServerBusy",
                statuses: &[503, 403],
                messages: &["server busy now, please retry later."],
                descriptions: &["The server is busy."],
                retry: Some(Retry::Backoff),
                remedy: Some(Remedy::Wait),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::SystemBusy,
            info: ErrorInfo {
                code: "SystemBusy",
                statuses: &[400, 449, 503],
                messages: &["System is busy, please try again later."],
                descriptions: &[
                    "The system is busy; try again later. SLB uses status 449.",
                ],
                retry: Some(Retry::Backoff),
                remedy: Some(Remedy::Wait),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::Timeout,
            info: ErrorInfo {
                code: "Timeout",
                statuses: &[408, 400],
                messages: &["The request has timed out."],
                descriptions: &["The request timed out; it may have been executed."],
                retry: Some(Retry::BackoffIfIdempotent),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::UnknownError,
            info: ErrorInfo {
                code: "UnknownError",
                statuses: &[500, 400],
                messages: &["An unknown error occurred."],
                descriptions: &[
                    "Unknown error; the request may have been executed. ROS counts it among the errors of the client and answers 400.",
                ],
                retry: Some(Retry::BackoffIfIdempotent),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::LastTokenProcessing,
            info: ErrorInfo {
                code: "LastTokenProcessing",
                statuses: &[403, 400],
                messages: &["The last token request is processing."],
                descriptions: &[
                    "The previous request with this `ClientToken` is still running.",
                ],
                retry: Some(Retry::SameToken),
                remedy: Some(Remedy::Wait),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::IdempotentParameterMismatch,
            info: ErrorInfo {
                code: "IdempotentParameterMismatch",
                statuses: &[400],
                messages: &[
                    "The request uses the same client token as a previous, but non-identical request. Do not reuse a client token with different requests, unless the requests are identical.",
                ],
                descriptions: &[
                    "The `ClientToken` was used already, with other parameters. ROS calls it `InvalidIdempotenceParameter`, ECS `IdempotenceParamNotMatch`.",
                ],
                retry: Some(Retry::Never),
                remedy: Some(Remedy::FixRequest),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::OperationConflict,
            info: ErrorInfo {
                code: "OperationConflict",
                statuses: &[409, 400],
                messages: &[
                    "Request was denied due to conflict with a previous request.",
                ],
                descriptions: &[
                    "The request conflicts with a running operation, perhaps with its own first try.",
                ],
                retry: Some(Retry::BackoffIfIdempotent),
                remedy: Some(Remedy::Wait),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::TaskConflict,
            info: ErrorInfo {
                code: "TaskConflict",
                statuses: &[400],
                messages: &[
                    "The operation is too frequent, please wait a moment and try again.",
                ],
                descriptions: &["The operation is called too frequently."],
                retry: Some(Retry::Backoff),
                remedy: Some(Remedy::Wait),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::IncorrectInstanceStatus,
            info: ErrorInfo {
                code: "IncorrectInstanceStatus",
                statuses: &[403, 400],
                messages: &[
                    "The current status of the resource does not support this operation.",
                ],
                descriptions: &[
                    "The state of the instance does not allow the operation.",
                ],
                retry: Some(Retry::AfterStateChange),
                remedy: Some(Remedy::CheckResource),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::InsufficientBalance,
            info: ErrorInfo {
                code: "InsufficientBalance",
                statuses: &[400, 403],
                messages: &["Your account does not have enough balance."],
                descriptions: &["The balance of the account is too low."],
                retry: Some(Retry::Never),
                remedy: Some(Remedy::TopUp),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::QuotaExceeded,
            info: ErrorInfo {
                code: "QuotaExceeded",
                statuses: &[400, 403],
                messages: &["%s quota exceeded."],
                descriptions: &["A quota is exceeded."],
                retry: Some(Retry::Never),
                remedy: Some(Remedy::RaiseQuota),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::DryRunOperation,
            info: ErrorInfo {
                code: "DryRunOperation",
                statuses: &[400],
                messages: &["Request validation has been passed with DryRun flag set."],
                descriptions: &[
                    "Not a failure: with `DryRun=true` this code says that the request passed every check. Nothing was executed.",
                ],
                retry: Some(Retry::Never),
                ..ErrorInfo::NONE
            },
        },
    ];
}

impl FromStr for GatewayError {
    type Err = UnknownCode;

    #[inline]
    fn from_str(code: &str) -> Result<Self, UnknownCode> {
        Self::parse(code)
    }
}

impl fmt::Display for GatewayError {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
