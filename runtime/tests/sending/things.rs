//! An operation with an idempotency token and a dry run, and what becomes of its failures.

use std::time::SystemTime;

use aliyun_api::ens;
use aliyun_runtime::operation::DryRun;
use aliyun_runtime::{
    Body, Documented, Error, ErrorCode, ErrorInfo, Method, Operation, OperationInfo, Parameters,
    Retry, Safety, ValidationError,
};

use crate::clients::{Answer, both_scripted, config};
use crate::machine::moment;
use crate::operations::Described;

/// An operation with a token that costs money and can be tried without.
#[derive(Clone, Debug, Default)]
pub(crate) struct CreateThing {
    pub(crate) client_token: Option<String>,
    pub(crate) dry_run: Option<bool>,
}

/// The codes that it may answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CreateThingError {
    /// The first try is still running.
    IdempotentProcessing,
    /// The check passed.
    DryRunOperation,
}

impl ErrorCode for CreateThingError {
    const OWN: &'static [Documented<Self>] = &[
        Documented {
            code: Self::IdempotentProcessing,
            info: ErrorInfo {
                code: "IdempotentProcessing",
                retry: Some(Retry::SameToken),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::DryRunOperation,
            info: ErrorInfo { code: "DryRunOperation", ..ErrorInfo::NONE },
        },
    ];
}

impl Operation for CreateThing {
    type Response = Described;
    type Error = CreateThingError;

    const INFO: &'static OperationInfo = &OperationInfo {
        product: &ens::PRODUCT,
        action: "CreateThing",
        method: Method::Post,
        safety: Safety::Token,
        charges: Some(true),
        token: Some("ClientToken"),
        dry_run: Some(DryRun { parameter: "DryRun", succeeds_with: Some("DryRunOperation") }),
        ..OperationInfo::NONE
    };

    fn parameters<'a>(&'a self, out: &mut Parameters<'a>) {
        out.token("ClientToken", &self.client_token);
        out.query("DryRun", &self.dry_run);
    }

    fn validate(&self) -> Result<(), ValidationError> {
        Ok(())
    }
}

/// The same in a JSON body, and in a form.
macro_rules! elsewhere {
    ($name:ident, $body:expr, $token:ident, $parameter:ident) => {
        pub(crate) struct $name(pub(crate) CreateThing);

        impl Operation for $name {
            type Response = Described;
            type Error = CreateThingError;

            const INFO: &'static OperationInfo =
                &OperationInfo { body: $body, ..*CreateThing::INFO };

            fn parameters<'a>(&'a self, out: &mut Parameters<'a>) {
                out.$token("ClientToken", &self.0.client_token);
                out.$parameter("DryRun", &self.0.dry_run);
            }

            fn validate(&self) -> Result<(), ValidationError> {
                Ok(())
            }
        }
    };
}

elsewhere!(CreateByForm, Body::Form, form_token, form);
elsewhere!(CreateByJson, Body::Json, body_token, body);

pub(crate) fn clock() -> SystemTime {
    moment("2026-01-02T03:04:05Z")
}

pub(crate) fn own(token: &str) -> CreateThing {
    CreateThing { client_token: Some(token.to_owned()), dry_run: None }
}

pub(crate) fn dry() -> CreateThing {
    CreateThing { client_token: None, dry_run: Some(true) }
}

/// What an operation does when each attempt fails like this.
pub(crate) fn attempts<O: Operation<Response: std::fmt::Debug>>(
    operation: &O,
    failure: fn() -> Answer,
) -> [(usize, Error<O::Error>); 2] {
    both_scripted(&config(), clock(), move |_| failure()).map(|scripted| {
        let error = scripted.client.send(operation).unwrap_err();
        (scripted.exchanges().len(), error)
    })
}
