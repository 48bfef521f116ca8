//! Failures behind a status of success.

use memchr::{memchr, memmem};

use super::Reading;
use crate::decode::ListForm;
use crate::lenient::Lenient;
use crate::service_error::{has_order, is_member_of_errors, is_name_of_success};
use crate::{Field, OperationInfo, Record, decode};

/// Whether an answer with a status of success reports a failure.
///
/// Some operations answer 200 with `Success: false` or `IsSuccess: false`. Without such a member, and
/// if the operation documents which codes mean success, a failure is any other code. If it does not, a
/// failure is a code that it documents as an error, and an answer that has a code and a message and
/// nothing else but what errors have; `Code: "OK"` is no failure then. Where each execution costs
/// something, any other code means that nobody knows, unless there is an order. `ErrorCode` and
/// `ErrCode` count for these two as `Code` does; none of them does where the operation documents it as
/// a member of its response.
pub(super) fn reports_failure(body: &[u8], info: &OperationInfo, reading: Reading) -> bool {
    let mentions = |end: &&str| memmem::find(body, end.as_bytes()).is_some();
    let has_escapes = memchr(b'\\', body).is_some();
    if !(["Code\"", "code\"", "uccess\"", "UCCESS\""].iter().any(mentions) || has_escapes) {
        return false;
    }
    let text = String::from_utf8_lossy(body);
    let Ok(mut envelope) = decode::object::<Envelope>(text.as_bytes()) else {
        // What an object says about its success cannot be read. Other answers have nothing to say.
        return text.trim_start_matches('\u{feff}').trim_start().starts_with('{');
    };
    let Envelope { successes, other_successes, .. } = &envelope;
    let is =
        |said: &str, words: [&str; 2]| words.iter().any(|word| said.eq_ignore_ascii_case(word));
    let mut all = successes.iter().chain(other_successes);
    if all.any(|said| is(said.text().trim(), ["false", "0"])) {
        return true;
    }
    if successes.iter().any(|said| is(said.text(), ["true", "1"])) {
        return false;
    }
    let mut codes = envelope.codes.iter().filter_map(Lenient::given).peekable();
    if !info.success_codes.is_empty() && codes.peek().is_some() {
        return codes.any(|code| !info.success_codes.contains(&code));
    }
    if codes.any(|code| (reading.lookup)(code).is_some() || is_throttling(code)) {
        return true;
    }
    envelope.forget_documented_codes(reading.members);
    let is_unclear = || {
        info.safety.each_execution_counts()
            && envelope.has_code_of_failure()
            && !has_order(text.as_bytes()).unwrap_or(false)
    };
    envelope.is_error() || is_unclear()
}

/// Whether a code says that too many requests were made: `Throttling`, or that and a dot with what is
/// written like a code behind it. A sentence is no code.
pub(crate) fn is_throttling(code: &str) -> bool {
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_');
    let is_name = |name: &str| !name.is_empty() && name.bytes().all(fits);
    code.strip_prefix("Throttling")
        .is_some_and(|rest| rest.is_empty() || rest.strip_prefix('.').is_some_and(is_name))
}

/// What the code of a failure is called.
pub(super) const NAMES_OF_CODES: [&str; 6] =
    ["Code", "code", "ErrorCode", "errorCode", "ErrCode", "errCode"];

/// The members of an answer that tell whether it is a success.
#[derive(Default)]
struct Envelope {
    /// With a large and with a small first letter, as all of them.
    codes: [Lenient; 2],
    successes: [Lenient; 4],
    /// With names that are written in any other way: they may deny a success, and not claim one.
    other_successes: Vec<Lenient>,
    messages: [Lenient; 2],
    /// What some products call the code, in two ways, and the message, in four.
    other_codes: [Lenient; 4],
    other_messages: [Lenient; 8],
    /// Whether there are members that errors do not have.
    has_others: bool,
}

impl Envelope {
    /// Forgets the codes that are documented as members of a response: they tell something else, too.
    fn forget_documented_codes(&mut self, members: &[&str]) {
        let documents = |names: [&str; 2]| members.iter().any(|name| names.contains(name));
        if documents(["Code", "code"]) {
            self.codes = <[Lenient; 2]>::default();
        }
        for (names, at) in [(["ErrorCode", "errorCode"], 0), (["ErrCode", "errCode"], 2)] {
            if documents(names) {
                self.other_codes[at..at + names.len()].fill_with(Lenient::default);
            }
        }
    }

    /// Whether this has what errors have, and nothing else.
    fn is_error(&self) -> bool {
        !self.has_others && self.all_messages().next().is_some() && self.has_code_of_failure()
    }

    /// Whether there is a code that means no success, as far as one can tell.
    fn has_code_of_failure(&self) -> bool {
        let other_codes = || self.other_codes.iter().filter_map(Lenient::given);
        let mut codes = self.codes.iter().filter_map(Lenient::given).peekable();
        // What is called the code of an error says more of one than what may be any code.
        let is_failure = match other_codes().next() {
            Some(_) => !other_codes().all(is_code_of_success),
            None => codes.peek().is_some() && !codes.any(is_code_of_success),
        };
        // One message may be about something else that went well.
        let has_messages = self.all_messages().next().is_some();
        is_failure && !(has_messages && self.all_messages().all(says_success))
    }

    fn all_messages(&self) -> impl Iterator<Item = &str> {
        self.messages.iter().chain(&self.other_messages).filter_map(Lenient::given)
    }
}

/// Whether a code means that all went well, as far as one can tell.
pub(crate) fn is_code_of_success(code: &str) -> bool {
    let number = code.parse::<i64>();
    number.is_ok_and(|number| matches!(number, 0 | 1 | 200..=299)) || says_success(code)
}

/// Whether a code or a message means that all went well.
pub(super) fn says_success(text: &str) -> bool {
    let word = text.trim_end_matches(['.', '!']);
    ["ok", "success", "successful", "succeed", "succeeded"]
        .iter()
        .any(|known| word.eq_ignore_ascii_case(known))
}

impl Record for Envelope {
    fn names(&self) -> &'static [&'static str] {
        &[
            "Code",
            "code",
            "Success",
            "success",
            "IsSuccess",
            "isSuccess",
            "Message",
            "message",
            "ErrorCode",
            "errorCode",
            "ErrCode",
            "errCode",
            "ErrorMessage",
            "errorMessage",
            "ErrMessage",
            "errMessage",
            "ErrorMsg",
            "errorMsg",
            "ErrMsg",
            "errMsg",
        ]
    }

    fn field(&mut self, index: usize) -> Option<&mut dyn Field> {
        let Self { codes, successes, messages, other_codes, other_messages, .. } = self;
        let usual = codes.iter_mut().chain(successes).chain(messages);
        let place = usual.chain(other_codes).chain(other_messages).nth(index)?;
        Some(place)
    }

    fn member(&mut self, name: &str) -> Option<(&mut dyn Field, ListForm)> {
        let place = match self.index(name) {
            Some(index) => self.field(index)?,
            None if is_name_of_success(name) => {
                self.other_successes.push(Lenient::default());
                self.other_successes.last_mut()?
            }
            None => {
                self.has_others |= !is_member_of_errors(name);
                return None;
            }
        };
        Some((place, ListForm::Array))
    }
}
