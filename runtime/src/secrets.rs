//! The secrets of a request, overwritten in whatever an answer repeats of them.

mod entity;
mod search;
mod spelling;

use std::borrow::Cow;
use std::fmt::{self, Write as _};

use secrecy::{ExposeSecret, SecretString};
use serde_json::Value as Json;

use crate::members::Pairs;
use crate::{Credentials, Value, View};

use search::Search;

/// The values of a request that nobody must see.
///
/// They are overwritten in errors: the service quotes a request whose signature does not match, and a
/// proxy may quote any. A value with fewer than six characters is not, because it occurs in words
/// that are no secret.
///
/// ```
/// use aliyun_runtime::SecretValues;
///
/// let mut secrets = SecretValues::default();
/// secrets.hide(&Some("correct-horse"));
/// assert_eq!(format!("{secrets:?}"), "SecretValues(1)");
/// ```
#[derive(Clone, Default)]
pub struct SecretValues(Vec<SecretString>);

const MARK: &str = "[redacted]";

/// How many bytes are left of a text from an answer, such as a message. Nobody writes one that is longer to
/// be read, and each of them has to be looked at.
const LONGEST_TEXT: usize = 128 * 1024;

/// The fewest characters that a secret parameter is overwritten with. A PIN may have six digits.
const SHORTEST_PARAMETER: usize = 6;

/// The fewest characters that a part of credentials is overwritten with. Real ones have thirty and
/// more; one that is as short as a syllable belongs to a test, and overwriting it would make a code
/// unknown.
const SHORTEST_CREDENTIAL: usize = 8;

impl SecretValues {
    /// Takes in a value that is secret, with all that it holds.
    pub fn hide(&mut self, value: &dyn Value) {
        let mut texts = Pairs::default();
        texts.push("".into(), value.view());
        for (_, text) in texts.list {
            let text = text.into_cow();
            if let Ok(json @ (Json::Array(_) | Json::Object(_))) = serde_json::from_str(&text) {
                self.hide_json(&json);
            }
            self.hide_text(&text);
        }
    }

    /// Takes in what a JSON value holds, because who repeats it may write it otherwise, or repeat a part.
    fn hide_json(&mut self, json: &Json) {
        match json {
            Json::Null | Json::Bool(_) => {}
            Json::Number(number) => self.hide_text(&number.to_string()),
            Json::String(text) => self.hide_text(text),
            Json::Array(items) => items.iter().for_each(|item| self.hide_json(item)),
            Json::Object(members) => members.values().for_each(|member| self.hide_json(member)),
        }
    }

    fn hide_text(&mut self, text: &str) {
        if text.len() >= SHORTEST_PARAMETER {
            self.0.push(SecretString::from(text.to_owned()));
        }
    }

    /// Takes in what structures in a value say of themselves to be secret.
    pub fn hide_within(&mut self, value: &dyn Value) {
        match value.view() {
            View::List(items) => {
                for item in (0..items.count()).filter_map(|index| items.item(index)) {
                    self.hide_within(item);
                }
            }
            View::Map(entries) => entries.each(&mut |_, value| self.hide_within(value)),
            View::Structure(structure) => structure.secrets(self),
            View::Absent
            | View::Text(_)
            | View::Integer(_)
            | View::Float(_)
            | View::Single(_)
            | View::Boolean(_)
            | View::Json(_)
            | View::Bytes(_) => {}
        }
    }

    /// Parts of credentials.
    pub(crate) fn of(parts: &[Option<&SecretString>]) -> Self {
        let parts = parts.iter().copied().flatten();
        let is_long_enough =
            |part: &&SecretString| part.expose_secret().len() >= SHORTEST_CREDENTIAL;
        Self(parts.filter(is_long_enough).cloned().collect())
    }

    /// These, and those of credentials.
    pub(crate) fn and(&self, credentials: &Credentials) -> Self {
        let mut all = Self::of(&[
            credentials.access_key_secret(),
            credentials.security_token(),
            credentials.bearer_token(),
        ]);
        all.0.extend_from_slice(&self.0);
        all
    }

    /// Overwrites them in a text. Of a long one, the beginning is left, and how many bytes there were more.
    pub(crate) fn redact(&self, text: &mut String) {
        let (shown, more) = self.redacted_start(text.as_bytes(), LONGEST_TEXT);
        if let (Cow::Borrowed(_), 0) = (&shown, more) {
            return;
        }
        // It may end within a character.
        let mut redacted = shown.utf8_chunks().map(|chunk| chunk.valid()).collect::<String>();
        if more > 0 {
            // Writing into a string cannot fail.
            let _ = write!(redacted, "… ({more} more bytes)");
        }
        *text = redacted;
    }

    /// Whether a text has one of them.
    pub(crate) fn occur_in(&self, text: &str) -> bool {
        Search::new(text.as_bytes(), self.texts()).next(0, text.len()).is_some()
    }

    /// The beginning of a body without them, of so many bytes at the most, and how many bytes of the body
    /// come behind it.
    ///
    /// They are overwritten before anything is cut off: the cut may go through a secret, and its first half
    /// would not be recognised any more. What comes behind the cut is not looked at, unless a secret begins
    /// before.
    pub(crate) fn redacted_start<'b>(&self, body: &'b [u8], most: usize) -> (Cow<'b, [u8]>, usize) {
        let mut search = Search::new(body, self.texts());
        let mut shown = Cow::Borrowed(&body[..0]);
        let mut from = 0_usize;
        while shown.len() < most {
            let until = body.len().min(from.saturating_add(most - shown.len()));
            let Some(place) = search.next(from, until) else {
                match from {
                    0 => shown = Cow::Borrowed(&body[..until]),
                    _ => shown.to_mut().extend_from_slice(&body[from..until]),
                }
                from = until;
                break;
            };
            shown.to_mut().extend_from_slice(&body[from..place.start]);
            shown.to_mut().extend_from_slice(MARK.as_bytes());
            from = place.end;
        }
        if shown.len() > most {
            shown.to_mut().truncate(most);
        }
        (shown, body.len() - from)
    }

    fn texts(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(ExposeSecret::expose_secret)
    }
}

impl fmt::Debug for SecretValues {
    /// Shows how many there are.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("SecretValues").field(&self.0.len()).finish()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;
    use serde_json::json;

    use super::{LONGEST_TEXT, MARK, SecretValues};
    use crate::{Credentials, Members, Structure, Value, View};

    /// A body as a whole.
    fn redacted(secrets: &SecretValues, body: &[u8]) -> Vec<u8> {
        let (redacted, more) = secrets.redacted_start(body, usize::MAX);
        assert_eq!(more, 0);
        redacted.into_owned()
    }

    #[test]
    fn overwrites_every_secret_wherever_it_stands() {
        let credentials =
            Credentials::access_key("id", "key-secret").with_security_token("sts-token/1+2==");
        let secrets = SecretValues::default().and(&credentials);
        let body =
            b"key-secret \xff sts-token/1+2==sts-token\\/1+2== sts-token%2F1%2B2%3D%3D key-secre";
        let expected = b"[redacted] \xff [redacted][redacted] [redacted] key-secre";
        assert_eq!(redacted(&secrets, body), *expected);
        let mut text = "a key-secret".to_owned();
        secrets.redact(&mut text);
        assert_eq!(text, "a [redacted]");
    }

    #[test]
    fn knows_a_secret_however_its_characters_are_spelt() {
        let credentials = Credentials::access_key("id", "a+b/c=\"d");
        let secrets = SecretValues::default().and(&credentials);
        for spelt in [
            "a+b/c=\"d",
            r#"a\u002bb\/c\u003d\"d"#,
            r"\u0061\u002Bb/c=\u0022\u0064",
            "a%2bb%2Fc%3D%22d",
            r"%61+b\/c%3d\u0022d",
            "a&#43;b&#x2F;c&#061;&quot;d",
        ] {
            let body = format!("<{spelt}><{spelt}>");
            assert_eq!(
                redacted(&secrets, body.as_bytes()),
                *b"<[redacted]><[redacted]>",
                "{spelt}"
            );
            assert!(secrets.occur_in(&body), "{spelt}");
        }
        for other in ["a+b/c=\"", "a%2b", "a\\u002", r"a\u102bb/c=d", "%", "\\", ""] {
            assert_eq!(redacted(&secrets, other.as_bytes()), *other.as_bytes(), "{other}");
        }
    }

    #[test]
    fn hides_all_that_a_secret_value_holds() {
        let mut secrets = SecretValues::default();
        secrets.hide(&vec!["first-pin", "second-pin", "short"]);
        secrets.hide(&123_456_i64);
        secrets.hide(&None::<String>);
        secrets.hide_within(&"no structure");
        let body = b"first-pin short second-pin 123456 no structure";
        assert_eq!(
            redacted(&secrets, body),
            *b"[redacted] short [redacted] [redacted] no structure"
        );
    }

    #[test]
    fn hides_every_text_within_json() {
        let mut secrets = SecretValues::default();
        secrets.hide(&json!({"user": "somebody", "pins": [123_456, {"password": "top-secret"}]}));
        secrets.hide(&r#"{"a": "in-a-text"}"#);
        let body = br#"{"password" : "top-secret", "pins": [123456], "a": "in-a-text"}"#;
        let expected = br#"{"password" : "[redacted]", "pins": [[redacted]], "a": "[redacted]"}"#;
        assert_eq!(redacted(&secrets, body), *expected);
    }

    struct Login {
        name: &'static str,
        password: &'static str,
    }

    impl Structure for Login {
        fn members<'a>(&'a self, out: &mut Members<'_, 'a>) {
            out.member("Name", &self.name);
            out.member("Password", &self.password);
        }

        fn secrets(&self, out: &mut SecretValues) {
            out.hide(&self.password);
        }
    }

    impl Value for Login {
        fn view(&self) -> View<'_> {
            View::Structure(self)
        }
    }

    #[test]
    fn hides_what_a_structure_says_to_be_secret_wherever_it_stands() {
        let login = |password| Login { name: "somebody", password };
        let mut secrets = SecretValues::default();
        secrets.hide_within(&vec![login("password-1")]);
        secrets.hide_within(&BTreeMap::from([("a".to_owned(), vec![login("password-2")])]));
        let body = b"somebody password-1 password-2";
        assert_eq!(redacted(&secrets, body), *b"somebody [redacted] [redacted]");
        secrets.hide(&login("password-3"));
        assert_eq!(redacted(&secrets, body), *b"[redacted] [redacted] [redacted]");
    }

    #[test]
    fn leaves_nothing_of_a_secret_that_begins_as_another() {
        let mut secrets = SecretValues::default();
        secrets.hide(&"horse-race");
        let secrets = secrets.and(&Credentials::access_key("id", "horse-race-winner"));
        assert_eq!(redacted(&secrets, b"horse-race-winner horse-race"), *b"[redacted] [redacted]");
    }

    #[test]
    fn leaves_the_beginning_of_a_long_text() {
        let secrets = SecretValues::default().and(&Credentials::access_key("id", "key-secret"));
        for before in LONGEST_TEXT - 20..LONGEST_TEXT + 5 {
            let mut text = format!("{}key-secret{}", "ä".repeat(before / 2), "y".repeat(100));
            let length = text.len();
            secrets.redact(&mut text);
            let (shown, more) = text.split_once("… (").unwrap();
            assert!(!shown.contains('k') && shown.len() <= LONGEST_TEXT, "{before}");
            let more: usize = more.strip_suffix(" more bytes)").unwrap().parse().unwrap();
            // Half a character is cut off, and so is a part of the mark.
            assert!((length - MARK.len()..=length).contains(&(shown.len() + more)), "{before}");
        }
        let mut whole = "x".repeat(LONGEST_TEXT);
        secrets.redact(&mut whole);
        assert_eq!(whole.len(), LONGEST_TEXT);
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn what_is_cut_hides_all_that_is_hidden_of_the_whole(
            parts in prop::collection::vec(prop::sample::select(PARTS), 0..20),
            most in 0_usize..60,
        ) {
            let mut secrets = SecretValues::default();
            for secret in ["key-secret", "secret/1", r"a\b+c d", "aaaaaa"] {
                secrets.hide(&secret);
            }
            let body = parts.concat();
            let whole = redacted(&secrets, body.as_bytes());
            let (shown, more) = secrets.redacted_start(body.as_bytes(), most);
            prop_assert_eq!(&*shown, &whole[..most.min(whole.len())]);
            prop_assert!(more <= body.len() && (more > 0 || whole.len() <= most + MARK.len()));
        }
    }

    /// What secrets and what surrounds them is made of.
    const PARTS: &[&str] = &[
        "key-secret",
        "secret/1",
        "secret\\/1",
        r"a\b+c d",
        r"a\\b\u002bc+d",
        "%6Bey-secret",
        "aaaa",
        "key-",
        "s",
        "/1",
        "\\",
        "%",
        "%5C",
        "ä",
        " x ",
    ];

    #[test]
    fn leaves_ordinary_words_alone() {
        let secrets = SecretValues::default().and(&Credentials::access_key("id", "secret"));
        assert_eq!(redacted(&secrets, b"a secret"), *b"a secret");
    }
}
