//! Headers that cannot be a field.

/// Why a header cannot be a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum HeaderProblem {
    /// The name is a pattern, as in `x-meta-*`, which only a map can have.
    ManyNames,
    /// It comes with the signature or with the transport: a parameter cannot set it.
    MadeByClients,
    /// No header can have this name.
    NoName,
}

/// Why a header cannot be a parameter, if it cannot.
pub(crate) fn problem_of_parameter(name: &str) -> Option<HeaderProblem> {
    const MADE_BY_CLIENTS: [&str; 13] = [
        "accept-encoding",
        "authorization",
        "content-length",
        "host",
        "user-agent",
        "x-acs-action",
        "x-acs-bearer-token",
        "x-acs-content-sha256",
        "x-acs-date",
        "x-acs-security-token",
        "x-acs-signature-nonce",
        "x-acs-signature-type",
        "x-acs-version",
    ];
    let is_made_by_clients = MADE_BY_CLIENTS.iter().any(|made| made.eq_ignore_ascii_case(name));
    is_made_by_clients.then_some(HeaderProblem::MadeByClients).or_else(|| problem_of_name(name))
}

/// What the names of many headers begin with: `x-meta-` for `x-meta-*`. It ends in a hyphen, so that no
/// key makes another header of it than one of these.
pub(crate) fn prefix_of_many(name: &str) -> Option<&str> {
    let prefix = name.strip_suffix('*')?;
    let begins = prefix.strip_suffix('-')?;
    problem_of_name(begins).is_none().then_some(prefix)
}

/// Why a name cannot be that of a header of an answer, if it cannot.
pub(crate) fn problem_of_name(name: &str) -> Option<HeaderProblem> {
    // What HTTP calls a token may have a `*`, too; on pages it stands for the rest of many names.
    let is_part = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    if name.is_empty() || !name.bytes().all(is_part) {
        Some(HeaderProblem::NoName)
    } else {
        name.contains('*').then_some(HeaderProblem::ManyNames)
    }
}
