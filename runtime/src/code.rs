//! Error codes: what is documented about each, and how to find the one that a service answered.

mod lookup;

use std::fmt;

use lookup::Place;

/// The codes with which an operation may be refused.
///
/// An emitted enum has one variant per code of its own. A code that several operations share
/// stands in the enum of its table, and an operation's enum holds that enum in a variant. The
/// codes that the gateway may answer to any operation are one such table.
///
/// An enum declares what it knows; looking it up is the same for all of them. Codes are compared and
/// matched; where one is a key, for instance to count failures, [`as_str`](Self::as_str) is.
pub trait ErrorCode: Copy + PartialEq + fmt::Debug + Send + Sync + 'static {
    /// The codes of this enum itself, without those of its tables, in the order of the page.
    const OWN: &'static [Documented<Self>];

    /// Codes of a table about which this enum knows more than the table does.
    const EXTENDED: &'static [Documented<Self>] = &[];

    /// The tables that this enum holds, in the order in which a code is looked for.
    #[must_use]
    fn tables() -> &'static [&'static dyn Table<Self>] {
        &[]
    }

    /// Every code: its own first, then those of its tables.
    fn all() -> impl Iterator<Item = Self> {
        let shared =
            Self::tables().iter().flat_map(|table| (0..).map_while(|line| table.row(line)));
        Self::OWN.iter().map(|own| own.code).chain(shared.map(|(code, _)| code))
    }

    /// What is documented about this code.
    fn info(self) -> &'static ErrorInfo {
        let about_this =
            |place| documented::<Self>(place).map(|(code, info)| (code == self).then_some(info));
        lookup::first(EXTENDED..tables::<Self>(), &about_this).unwrap_or(&ErrorInfo::NONE)
    }

    /// The code that is spelt exactly so.
    #[must_use]
    fn exact(code: &str) -> Option<Self> {
        if let Some(own) = line_of::<Self>(code).and_then(|line| Self::OWN.get(line)) {
            return Some(own.code);
        }
        let shared = Self::tables().iter().find_map(|table| table.row(table.line_of(code)?));
        shared.map(|(code, _)| code)
    }

    /// Finds the code that a service answered: one that is spelt exactly so, or one whose template
    /// fits.
    ///
    /// The enum itself comes before its tables; among the templates of one table the one with the
    /// most literal text wins.
    #[must_use]
    fn find(code: &str) -> Option<Found<'_, Self>> {
        if let Some(code) = Self::exact(code) {
            return Some(Found { code, captured: None });
        }
        let (place, captured) = lookup::template(OWN..tables::<Self>(), &info::<Self>, code)?;
        documented(place).map(|(code, _)| Found { code, captured: Some(captured) })
    }

    /// The code that a service answered, as [`find`](Self::find) finds it.
    ///
    /// # Errors
    ///
    /// If neither the enum nor one of its tables has it.
    fn parse(code: &str) -> Result<Self, UnknownCode> {
        match Self::find(code) {
            Some(found) => Ok(found.code),
            None => Err(UnknownCode::new(code)),
        }
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

/// A table of codes, as the enum `C` that holds it sees them.
pub trait Table<C> {
    /// The code in this line, and what the table documents about it.
    fn row(&self, line: usize) -> Option<(C, &'static ErrorInfo)>;

    /// The line of the code that is spelt exactly so.
    fn line_of(&self, code: &str) -> Option<usize>;
}

/// A table that several enums share, held in a variant: `Shared(RenewInstanceError::Order)`.
#[derive(Clone, Copy, Debug)]
pub struct Shared<T, C>(
    /// The variant.
    pub fn(T) -> C,
);

impl<T: ErrorCode, C> Table<C> for Shared<T, C> {
    fn row(&self, line: usize) -> Option<(C, &'static ErrorInfo)> {
        T::OWN.get(line).map(|row| ((self.0)(row.code), &row.info))
    }

    fn line_of(&self, code: &str) -> Option<usize> {
        line_of::<T>(code)
    }
}

/// The line of the code of an enum itself that is spelt exactly so.
fn line_of<C: ErrorCode>(code: &str) -> Option<usize> {
    C::OWN.iter().position(|line| line.info.code == code && line.info.template.is_none())
}

/// The places of the tables of an enum: what it knows beyond its tables, its own codes, and from
/// there on the tables that it holds.
const EXTENDED: usize = 0;
const OWN: usize = 1;
const SHARED: usize = 2;

/// The end of the tables of an enum.
fn tables<C: ErrorCode>() -> usize {
    SHARED + C::tables().len()
}

/// The code at a place, and what is documented about it.
fn documented<C: ErrorCode>(place: Place) -> Option<(C, &'static ErrorInfo)> {
    let table = match place.table {
        EXTENDED => C::EXTENDED,
        OWN => C::OWN,
        shared => return C::tables().get(shared - SHARED)?.row(place.line),
    };
    table.get(place.line).map(|documented| (documented.code, &documented.info))
}

fn info<C: ErrorCode>(place: Place) -> Option<&'static ErrorInfo> {
    documented::<C>(place).map(|(_, info)| info)
}

/// A code that was found, and what its template captured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found<'a, C> {
    /// The code.
    pub code: C,
    /// The text in the gap of a template, e.g. `Period` for `InvalidParameter.Period`.
    pub captured: Option<&'a str>,
}

/// A code and what is documented about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Documented<C> {
    /// The code.
    pub code: C,
    /// What is documented.
    pub info: ErrorInfo,
}

/// What is documented about an error code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ErrorInfo {
    /// The spelling on the wire, misspellings included; `%s` is the gap of a template.
    pub code: &'static str,
    /// The text around the gap, if the code is a template.
    pub template: Option<Template>,
    /// The documented HTTP statuses. The service may answer another one: go by the code.
    pub statuses: &'static [u16],
    /// Every documented message, verbatim.
    pub messages: &'static [&'static str],
    /// What the documentation says beyond the messages.
    pub descriptions: &'static [&'static str],
    /// Whether the same request may succeed later, where message or documentation tell.
    pub retry: Option<Retry>,
    /// What helps, where message or documentation tell.
    pub remedy: Option<Remedy>,
    /// Whether the service answers the code before it executes anything, so that sending the
    /// request again cannot execute it twice.
    pub refused: bool,
}

impl ErrorInfo {
    /// Nothing is documented. Emitted code fills in what is.
    pub const NONE: Self = Self {
        code: "",
        template: None,
        statuses: &[],
        messages: &[],
        descriptions: &[],
        retry: None,
        remedy: None,
        refused: false,
    };
}

/// The literal text around the gap of a code such as `InvalidParameter.%s`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Template {
    /// The text before the gap.
    pub prefix: &'static str,
    /// The text behind the gap.
    pub suffix: &'static str,
}

impl Template {
    /// A template with this text around its gap.
    #[must_use]
    pub const fn new(prefix: &'static str, suffix: &'static str) -> Self {
        Self { prefix, suffix }
    }

    /// What stands in the gap of a code, if it fits and anything does.
    ///
    /// ```
    /// use aliyun_runtime::Template;
    ///
    /// let template = Template::new("InvalidParameter.", "");
    /// assert_eq!(template.capture("InvalidParameter.Period"), Some("Period"));
    /// assert_eq!(template.capture("InvalidParameter."), None);
    /// ```
    #[must_use]
    pub fn capture(self, code: &str) -> Option<&str> {
        let captured = code.strip_prefix(self.prefix)?.strip_suffix(self.suffix)?;
        if captured.is_empty() { None } else { Some(captured) }
    }
}

/// Whether the same request may succeed when it is sent again.
///
/// This is about success, and not about safety: where each execution has an effect of its own, such as
/// an order that is charged, a failure that passes does not say that nothing was executed. A client
/// sends such a request again only if it certainly was not. Who sends it again without the client asks
/// [`Error::outcome_unknown`](crate::Error::outcome_unknown) first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Retry {
    /// Not before a person changes something.
    Never,
    /// Later: the failure is temporary. The first try of an operation that charges may have been executed
    /// all the same, unless the code is documented as [refused](ErrorInfo::refused).
    Backoff,
    /// Later, if executing it twice does no harm: the first try may have been executed.
    BackoffIfIdempotent,
    /// Later, with the same idempotency token: the first try is still running.
    SameToken,
    /// With a fresh date, nonce and signature, and no wait unless the service asks for one.
    Resign,
    /// With new credentials.
    RefreshCredentials,
    /// When the resource has left the state that it is in.
    AfterStateChange,
}

impl Retry {
    /// Whether the failure may pass though nobody does anything, so that waiting is worth a try.
    /// It is about success, not about safety: ask [`Error::outcome_unknown`] first.
    ///
    /// ```
    /// use aliyun_api::Retry;
    ///
    /// assert!(Retry::Backoff.may_pass_by_itself());
    /// assert!(!Retry::Never.may_pass_by_itself());
    /// ```
    ///
    /// [`Error::outcome_unknown`]: crate::Error::outcome_unknown
    #[must_use]
    pub const fn may_pass_by_itself(self) -> bool {
        match self {
            Self::Backoff
            | Self::BackoffIfIdempotent
            | Self::SameToken
            | Self::AfterStateChange => true,
            Self::Never | Self::Resign | Self::RefreshCredentials => false,
        }
    }

    /// What the class means, as the end of a sentence.
    #[must_use]
    pub const fn meaning(self) -> &'static str {
        match self {
            Self::Never => "not before something has been changed",
            Self::Backoff => "later, because the failure is temporary",
            Self::BackoffIfIdempotent => "later, if executing it twice does no harm",
            Self::SameToken => "later, with the same idempotency token",
            Self::Resign => "with a fresh date, nonce and signature",
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
