//! Error codes: what is documented about each, and how to find the one that a service answered.

use std::fmt;

/// The codes with which an operation may be refused.
///
/// An emitted enum has one variant per code of its own. A code that several operations share
/// stands in the enum of its table, and an operation's enum holds that enum in a variant. The
/// codes that the gateway may answer to any operation are one such table.
pub trait ErrorCode: Copy + Eq + fmt::Debug + 'static {
    /// The codes of this enum itself, in the order of the page, without those of the tables.
    const OWN: &'static [Self];

    /// Every code: its own first, then those of the tables that it uses.
    fn all() -> impl Iterator<Item = Self> {
        Self::OWN.iter().copied()
    }

    /// What is documented about this code.
    fn info(self) -> &'static ErrorInfo;

    /// The code that is spelt exactly so.
    fn exact(code: &str) -> Option<Self>;

    /// The code whose template fits, and the text that stands in its gap.
    fn template(code: &str) -> Option<(Self, &str)>;

    /// Finds the code that a service answered: an exact spelling first, then a template.
    #[must_use]
    fn find(code: &str) -> Option<Found<'_, Self>> {
        Self::exact(code).map(|code| Found { code, captured: None }).or_else(|| {
            let (code, captured) = Self::template(code)?;
            Some(Found { code, captured: Some(captured) })
        })
    }

    /// The spelling on the wire; for a template, the template.
    fn as_str(self) -> &'static str {
        self.info().code
    }

    /// Whether the same request may succeed later, where that is known.
    fn retry(self) -> Option<Retry> {
        self.info().retry
    }

    /// What helps, where that is known.
    fn remedy(self) -> Option<Remedy> {
        self.info().remedy
    }
}

/// A code that was found, and what its template captured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found<'a, C> {
    /// The code.
    pub code: C,
    /// The text in the gap of a template, e.g. `Period` for `InvalidParameter.Period`.
    pub captured: Option<&'a str>,
}

/// Returns what stands between `prefix` and `suffix`, if anything does.
///
/// ```
/// use aliyun_runtime::code::capture;
///
/// assert_eq!(capture("InvalidParameter.Period", "InvalidParameter.", ""), Some("Period"));
/// assert_eq!(capture("InvalidParameter.", "InvalidParameter.", ""), None);
/// ```
#[must_use]
pub fn capture<'a>(code: &'a str, prefix: &str, suffix: &str) -> Option<&'a str> {
    code.strip_prefix(prefix)?.strip_suffix(suffix).filter(|captured| !captured.is_empty())
}

/// What is documented about an error code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ErrorInfo {
    /// The spelling on the wire, misspellings included; `%s` is the gap of a template.
    pub code: &'static str,
    /// Every row that documents the code.
    pub rows: &'static [ErrorRow],
    /// Whether the same request may succeed later, where message or documentation tell.
    pub retry: Option<Retry>,
    /// What helps, where message or documentation tell.
    pub remedy: Option<Remedy>,
    /// Whether the service answers the code before it executes anything, so that sending the
    /// request again cannot execute it twice.
    pub refused: bool,
}

/// One row of an error table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ErrorRow {
    /// The documented HTTP status. The service may answer another one: go by the code.
    pub status: Option<u16>,
    /// The documented message, verbatim.
    pub message: Option<&'static str>,
    /// What the documentation says beyond the message.
    pub description: Option<&'static str>,
}

/// Whether the same request may succeed when it is sent again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Retry {
    /// Not before a person changes something.
    Never,
    /// Later: the failure is temporary.
    Backoff,
    /// Later, if executing it twice does no harm: the first try may have been executed.
    BackoffIfIdempotent,
    /// Later, with the same idempotency token: the first try is still running.
    SameToken,
    /// At once, with a fresh date, nonce and signature.
    Resign,
    /// With new credentials.
    RefreshCredentials,
    /// When the resource has left the state that it is in.
    AfterStateChange,
}

impl Retry {
    /// What the class means, as the end of a sentence.
    #[must_use]
    pub const fn meaning(self) -> &'static str {
        match self {
            Self::Never => "not before something has been changed",
            Self::Backoff => "later, because the failure is temporary",
            Self::BackoffIfIdempotent => "later, if executing it twice does no harm",
            Self::SameToken => "later, with the same idempotency token",
            Self::Resign => "at once, with a fresh date, nonce and signature",
            Self::RefreshCredentials => "with new credentials",
            Self::AfterStateChange => "when the resource has left its present state",
        }
    }
}

impl fmt::Display for Retry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.meaning())
    }
}

/// What helps against an error.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Remedy {
    /// Change the parameters of the request.
    FixRequest,
    /// Look at the instance or other resource: whether it exists and in what state it is.
    CheckResource,
    /// Add funds to the account.
    TopUp,
    /// Look at the payment method, card, coupon, voucher or currency.
    CheckPayment,
    /// Pay, cancel or void the order or bill that stands in the way.
    SettleOrder,
    /// Complete or restore the account, for instance its real-name authentication.
    CompleteAccount,
    /// Give the caller the permission that the operation needs.
    GrantPermission,
    /// Replace the access key or token, or repair how requests are signed.
    FixCredentials,
    /// Set the clock of this machine.
    FixClock,
    /// Activate the product for the account.
    ActivateProduct,
    /// Ask for a higher quota, or free what uses it.
    RaiseQuota,
    /// Contact the channel partner who pays for the account.
    ContactPartner,
    /// Contact the support of Alibaba Cloud.
    ContactSupport,
    /// Wait.
    Wait,
}

impl Remedy {
    /// What to do, as a sentence without its full stop.
    #[must_use]
    pub const fn meaning(self) -> &'static str {
        match self {
            Self::FixRequest => "change the parameters of the request",
            Self::CheckResource => "look at whether the resource exists and in what state it is",
            Self::TopUp => "add funds to the account",
            Self::CheckPayment => "look at the payment method, card, coupon, voucher or currency",
            Self::SettleOrder => "pay, cancel or void the order or bill that stands in the way",
            Self::CompleteAccount => "complete or restore the account",
            Self::GrantPermission => "give the caller the permission that the operation needs",
            Self::FixCredentials => "replace the access key or token, or repair the signing",
            Self::FixClock => "set the clock of this machine",
            Self::ActivateProduct => "activate the product for the account",
            Self::RaiseQuota => "ask for a higher quota, or free what uses it",
            Self::ContactPartner => "contact the channel partner who pays for the account",
            Self::ContactSupport => "contact the support of Alibaba Cloud",
            Self::Wait => "wait",
        }
    }
}

impl fmt::Display for Remedy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.meaning())
    }
}

/// A text is not one of the codes of an enum.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownCode(String);

impl UnknownCode {
    /// An error that names this text.
    #[must_use]
    pub fn new(code: &str) -> Self {
        Self(code.to_owned())
    }
}

impl fmt::Display for UnknownCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "no documented error code is spelt \"{}\"", crate::text::Excerpt(&self.0))
    }
}

impl std::error::Error for UnknownCode {}
