//! Why a request cannot be built.

use std::fmt;

/// A request cannot be built, because a part of it is missing or does not fit into an HTTP
/// request.
///
/// Nothing was sent. The value is not shown, because it may be a secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BuildError {
    pub(crate) part: BuildPart,
}

impl BuildError {
    /// Whether the part belongs to the credentials.
    #[must_use]
    pub fn is_credentials(&self) -> bool {
        match self.part {
            BuildPart::AccessKeyId
            | BuildPart::AccessKeySecret
            | BuildPart::BearerToken
            | BuildPart::SecurityToken => true,
            BuildPart::Action
            | BuildPart::ContentType
            | BuildPart::Date
            | BuildPart::Header(_)
            | BuildPart::HeaderKeys(_)
            | BuildPart::Host
            | BuildPart::HostLabel(_)
            | BuildPart::Nonce
            | BuildPart::OwnHeader(_)
            | BuildPart::Path(_)
            | BuildPart::PathParts(_)
            | BuildPart::PayloadHash
            | BuildPart::Scheme(_)
            | BuildPart::Url
            | BuildPart::UserAgent
            | BuildPart::Value(_)
            | BuildPart::Version => false,
        }
    }

    /// The part that does not fit, e.g. `the access key id`.
    #[must_use]
    pub fn part(&self) -> String {
        self.part.name().to_string()
    }
}

impl fmt::Display for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.part.name(), self.part.rule())
    }
}

impl std::error::Error for BuildError {}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum BuildPart {
    AccessKeyId,
    AccessKeySecret,
    Action,
    BearerToken,
    ContentType,
    Date,
    /// A parameter that is sent as a header.
    Header(&'static str),
    /// A parameter whose keys make the names of headers.
    HeaderKeys(&'static str),
    Host,
    /// A parameter that is a part of the host.
    HostLabel(&'static str),
    Nonce,
    /// A parameter that is sent as a header which is not for parameters.
    OwnHeader(&'static str),
    /// A parameter that is one part of the path.
    Path(&'static str),
    /// A parameter that is one or more parts of the path.
    PathParts(&'static str),
    PayloadHash,
    /// Another scheme of signing than the one that is known.
    Scheme(&'static str),
    SecurityToken,
    Url,
    UserAgent,
    /// A parameter with a value that cannot be written.
    Value(&'static str),
    Version,
}

impl BuildPart {
    fn name(self) -> Name {
        match self {
            Self::AccessKeyId => Name::Known("the access key id"),
            Self::AccessKeySecret => Name::Known("the access key secret"),
            Self::Action => Name::Known("the name of the operation"),
            Self::BearerToken => Name::Known("the bearer token"),
            Self::ContentType => Name::Known("the content type"),
            Self::Date => Name::Known("the date"),
            Self::Host => Name::Known("the host"),
            Self::Nonce => Name::Known("the nonce"),
            Self::PayloadHash => Name::Known("the hash of the body"),
            Self::SecurityToken => Name::Known("the security token"),
            Self::Url => Name::Known("the URL"),
            Self::UserAgent => Name::Known("the user agent"),
            Self::Version => Name::Known("the version of the API"),
            Self::Header(name) | Self::HeaderKeys(name) | Self::OwnHeader(name) => {
                Name::Parameter(name, "a header")
            }
            Self::HostLabel(name) => Name::Parameter(name, "a part of the host"),
            Self::Path(name) => Name::Parameter(name, "a part of the path"),
            Self::PathParts(name) => Name::Parameter(name, "parts of the path"),
            Self::Value(name) => Name::Parameter(name, "text"),
            Self::Scheme(name) => Name::Scheme(name),
        }
    }

    const fn rule(self) -> &'static str {
        match self {
            Self::AccessKeyId | Self::AccessKeySecret | Self::BearerToken | Self::SecurityToken => {
                "must not be empty and must consist of visible ASCII characters; look for a space \
                 or a line break at its end"
            }
            Self::Action
            | Self::ContentType
            | Self::Date
            | Self::Header(_)
            | Self::Nonce
            | Self::PayloadHash
            | Self::UserAgent
            | Self::Version => "must consist of visible ASCII characters and spaces",
            Self::HeaderKeys(_) => {
                "must have keys of ASCII letters, digits and hyphens, each of which makes another header"
            }
            Self::Host => "must be a host name, with a port if need be, and nothing else",
            Self::HostLabel(_) => {
                "must be given and consist of ASCII letters, digits, hyphens and underscores"
            }
            Self::OwnHeader(_) => "is a header that the client sets itself",
            Self::Path(_) => "must be given, and must not be a dot or two",
            Self::PathParts(_) => {
                "must be given, and have no part between its slashes that is empty, a dot or two"
            }
            Self::Scheme(_) => {
                "is not known to this crate, which signs with ACS3-HMAC-SHA256; such a request can \
                 be built and checked, but not sent"
            }
            Self::Url => {
                "is too long: it may have 65534 bytes, with the parameters percent encoded"
            }
            Self::Value(_) => {
                "cannot be written: a number must be finite, and bytes can only be a whole body"
            }
        }
    }
}

enum Name {
    Known(&'static str),
    /// A parameter, and what it is sent as.
    Parameter(&'static str, &'static str),
    Scheme(&'static str),
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Known(name) => f.write_str(name),
            Self::Parameter(name, place) => write!(f, "{name}, which is sent as {place},"),
            Self::Scheme(name) => write!(f, "the signature scheme {name} of the product"),
        }
    }
}
