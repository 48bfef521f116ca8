//! The words that a spec chooses from, each list in one place: what a spec says, the model holds
//! and the catalog prints under the same name.

use serde::{Deserialize, Serialize};

/// The types of fields that every spec knows.
pub(crate) const TYPES: [&str; 13] = [
    "string", "bool", "int32", "int64", "uint64", "integer", "float", "double", "any", "binary",
    "list", "map", "struct",
];

/// How the operations of a product are addressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Style {
    /// All operations share one path; a header names the action.
    Rpc,
    /// Each operation has a path of its own.
    Roa,
}

/// What the body of a request is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Body {
    /// There is none.
    None,
    /// A form.
    Form,
    /// A JSON document, or raw bytes.
    Json,
}

/// Where a field of a request stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Location {
    /// In the query of the address.
    Query,
    /// In the form that is the body.
    Form,
    /// In the JSON object that is the body.
    Body,
    /// In the path of the address.
    Path,
    /// In a header.
    Header,
    /// In the name of the host.
    Host,
    /// It is the body.
    Payload,
    /// In a structure, or in the object that a response is.
    #[serde(skip_deserializing)]
    Member,
}

/// How a value is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Encoding {
    /// As usual where it stands: `Name.1.Key` in a query or form, JSON in JSON.
    Plain,
    /// As a text that holds JSON.
    Json,
    /// As a text with commas, or another separator, between the items.
    Csv,
}

/// An HTTP method.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum Method {
    /// `GET`
    Get,
    /// `POST`
    Post,
    /// `PUT`
    Put,
    /// `PATCH`
    Patch,
    /// `DELETE`
    Delete,
}

/// A protocol over which an operation is offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum Protocol {
    /// Without encryption. It is documented, and never used.
    Http,
    /// With encryption.
    Https,
}

/// Whom a rate limit counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// All callers of the operation.
    Api,
    /// Each user.
    User,
    /// Each RAM user.
    RamUser,
    /// Each account.
    Account,
    /// Each region.
    Region,
    /// Each address from which calls come.
    Ip,
}

/// Whether an operation may be sent again after an unclear outcome.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Safety {
    /// It changes nothing.
    ReadOnly,
    /// Twice has the effect of once.
    Idempotent,
    /// Twice with the same idempotency token has the effect of once.
    Token,
    /// Each execution has an effect of its own.
    AtMostOnce,
}

/// Whether the same request may succeed when it is sent again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Retry {
    /// Not before something changes.
    Never,
    /// Later.
    Backoff,
    /// Later, if executing it twice does no harm.
    BackoffIfIdempotent,
    /// Later, with the same idempotency token.
    SameToken,
    /// At once, signed anew.
    Resign,
    /// With new credentials.
    RefreshCredentials,
    /// When the resource has left its state.
    AfterStateChange,
}

/// What helps against an error.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Remedy {
    /// Change the parameters.
    FixRequest,
    /// Look at the resource.
    CheckResource,
    /// Add funds.
    TopUp,
    /// Look at the means of payment.
    CheckPayment,
    /// Settle an order or a bill.
    SettleOrder,
    /// Complete or restore the account.
    CompleteAccount,
    /// Give a permission.
    GrantPermission,
    /// Replace the credentials.
    FixCredentials,
    /// Set the clock.
    FixClock,
    /// Activate the product.
    ActivateProduct,
    /// Raise a quota.
    RaiseQuota,
    /// Contact the channel partner.
    ContactPartner,
    /// Contact the support.
    ContactSupport,
    /// Wait.
    Wait,
}

/// What a sample is one of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum SampleOf {
    /// Of a request.
    Request,
    /// Of an answer.
    #[default]
    Response,
    /// Of an answer that refuses the request.
    Error,
}

/// The format of a sample.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum SampleKind {
    /// JSON
    Json,
    /// XML
    Xml,
    /// An address, or the head of a request or answer, with or without a body.
    Http,
    /// Anything else.
    Text,
}

/// Whether a parameter must be given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Required {
    /// It must be.
    Yes,
    /// It may be left out.
    No,
    /// The page does not say.
    Unstated,
}
