//! The headers of an answer that a caller may ask for once the call has failed.

use std::fmt;

use http::HeaderMap;
use http::header::{AUTHORIZATION, COOKIE, PROXY_AUTHORIZATION, SET_COOKIE};

use super::header_text;
use crate::secrets::SecretValues;

/// Headers of an answer: as many as anybody looks at, and no secrets.
#[derive(Clone, Default, PartialEq, Eq)]
pub(crate) struct KeptHeaders(Vec<(String, String)>);

impl KeptHeaders {
    /// The most headers that are kept.
    const MOST: usize = 64;

    /// The most bytes of a value. A longer one is left out: half of it would be another one.
    const LONGEST: usize = 1024;

    /// The headers of an answer, but for those with which somebody could act as the caller.
    pub(crate) fn of(headers: &HeaderMap) -> Self {
        let is_secret = |name: &str| {
            [AUTHORIZATION, COOKIE, PROXY_AUTHORIZATION, SET_COOKIE].iter().any(|own| own == name)
                || matches!(name, "x-acs-bearer-token" | "x-acs-security-token")
        };
        let kept = headers.keys().map(http::HeaderName::as_str).filter(|name| !is_secret(name));
        let kept = kept.filter_map(|name| {
            let value = headers.get(name).filter(|value| !value.is_sensitive())?;
            (value.len() <= Self::LONGEST).then_some(())?;
            Some((name.to_owned(), header_text(headers, name)?))
        });
        Self(kept.take(Self::MOST).collect())
    }

    /// Overwrites secrets that the service repeats.
    pub(crate) fn redact(&mut self, secrets: &SecretValues) {
        self.0.iter_mut().for_each(|(_, value)| secrets.redact(value));
    }

    /// The value of a header, whatever the case of its name.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        let kept = self.0.iter().find(|(kept, _)| kept.eq_ignore_ascii_case(name));
        kept.map(|(_, value)| value.as_str())
    }
}

impl fmt::Debug for KeptHeaders {
    /// Shows how many there are.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("KeptHeaders").field(&self.0.len()).finish()
    }
}

#[cfg(test)]
mod tests {
    use http::{HeaderMap, HeaderName, HeaderValue};

    use super::KeptHeaders;

    fn kept(headers: &[(&str, &[u8])]) -> KeptHeaders {
        let header = |(name, value): &(&str, &[u8])| {
            let name: HeaderName = name.parse().unwrap();
            (name, HeaderValue::from_bytes(value).unwrap())
        };
        let mut map = HeaderMap::new();
        for (name, value) in headers.iter().map(header) {
            map.append(name, value);
        }
        KeptHeaders::of(&map)
    }

    #[test]
    fn a_header_is_found_by_its_name_in_any_case() {
        let kept =
            kept(&[("X-Oss-Request-Id", b"R"), ("retry-after", b"1"), ("Retry-After", b"2")]);
        assert_eq!(kept.get("x-oss-request-id"), Some("R"));
        assert_eq!(kept.get("RETRY-AFTER"), Some("1"), "the first of several");
        assert_eq!(kept.get("retry"), None);
        assert_eq!(kept.get(""), None);
    }

    #[test]
    fn a_value_in_another_encoding_is_no_failure() {
        assert_eq!(kept(&[("x-a", b"\xff")]).get("x-a"), Some("\u{fffd}"));
    }

    #[test]
    fn credentials_are_not_kept() {
        let names =
            ["set-cookie", "Authorization", "X-Acs-Security-Token", "x-acs-bearer-token", "cookie"];
        for name in names {
            assert_eq!(kept(&[(name, b"hidden-1")]), KeptHeaders::default(), "{name}");
        }
    }

    #[test]
    fn what_is_kept_has_bounds() {
        let long = vec![b'x'; KeptHeaders::LONGEST + 1];
        let read = kept(&[("x-long", &long), ("x-short", &long[1..])]);
        assert_eq!(read.get("x-long"), None);
        assert_eq!(read.get("x-short").map(str::len), Some(KeptHeaders::LONGEST));
        let names: Vec<String> = (0..100).map(|index| format!("x-{index}")).collect();
        let many: Vec<(&str, &[u8])> = names.iter().map(|name| (&**name, &b"1"[..])).collect();
        let read = kept(&many);
        assert_eq!(read.0.len(), KeptHeaders::MOST);
        assert_eq!(format!("{read:?}"), "KeptHeaders(64)");
    }
}
