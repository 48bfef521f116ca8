//! Judges from its words whether a row of a table of errors tells of a request that succeeded.

use super::text::says_nothing;
use crate::names;

/// What a row of a table of errors tells of the request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tells {
    /// It succeeded: the code says so, and the message as well, if there is one.
    Success,
    /// It succeeded: the code says so, and the message does not say otherwise.
    SuccessByCode,
    /// Its code or its message alone speaks of a success, and the other one against it.
    Unclear,
    /// It failed.
    Error,
}

impl Tells {
    /// Judges a row. The status and the code decide; the message can only take it back.
    pub(crate) fn of(
        wire: &str,
        status: Option<u16>,
        [message, description]: [Option<&str>; 2],
    ) -> Self {
        if !may_be_of_success(status) {
            return Self::Error;
        }
        // Where there is no message, the description has its place.
        let said = [message, description].into_iter().flatten().find(|text| !says_nothing(text));
        let code_says_so = wire == "200" || says_success(wire);
        match said {
            None if code_says_so => Self::Success,
            None => Self::Error,
            Some(said) if says_success(said) => {
                if code_says_so {
                    Self::Success
                } else {
                    Self::Unclear
                }
            }
            Some(_) if !code_says_so => Self::Error,
            Some(said) if says_failure(said) => Self::Unclear,
            Some(_) => Self::SuccessByCode,
        }
    }

    pub(crate) fn is_success(self) -> bool {
        match self {
            Self::Success | Self::SuccessByCode => true,
            Self::Unclear | Self::Error => false,
        }
    }
}

/// A status of another kind means a refusal, whatever a row says.
pub(crate) fn may_be_of_success(status: Option<u16>) -> bool {
    status.is_none_or(|status| (200..=299).contains(&status))
}

/// Whether a code or a message is a word that means that all went well.
fn says_success(text: &str) -> bool {
    let word = text.trim().trim_end_matches(['.', '!']);
    ["ok", "success", "successful", "succeed", "succeeded"]
        .iter()
        .any(|known| word.eq_ignore_ascii_case(known))
}

/// Whether the words of a message speak of a failure. It may find one too many: then a person decides.
fn says_failure(message: &str) -> bool {
    const WORDS: [&str; 13] = [
        "no", "not", "non", "t", "never", "nothing", "cannot", "too", "low", "lower", "only",
        "must", "unless",
    ];
    const BEGINNINGS: [&str; 36] = [
        "abnormal",
        "abort",
        "arrear",
        "bad",
        "busy",
        "cancel",
        "conflict",
        "denied",
        "deny",
        "duplicat",
        "err",
        "exceed",
        "except",
        "expir",
        "fail",
        "fault",
        "forbid",
        "illegal",
        "incorrect",
        "insufficient",
        "invalid",
        "lack",
        "limit",
        "miss",
        "overdue",
        "reject",
        "refus",
        "shortage",
        "throttl",
        "timeout",
        "unable",
        "unauthor",
        "unavail",
        "unknown",
        "unsupport",
        "wrong",
    ];
    const IN_CHINESE: [&str; 8] = ["不", "未", "无", "没", "错", "失败", "异常", "拒绝"];
    let words = names::stem(message);
    let speaks_of_failure = |word: &str| {
        WORDS.contains(&word) || BEGINNINGS.iter().any(|beginning| word.starts_with(beginning))
    };
    words.split('_').any(speaks_of_failure) || IN_CHINESE.iter().any(|sign| message.contains(sign))
}
