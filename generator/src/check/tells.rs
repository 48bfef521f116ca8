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
    /// Its code or its message speaks of a success, and the other one against it or of nothing.
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
        let mut texts = [message, description].into_iter().flatten().map(str::trim);
        let said = texts.find(|text| !says_nothing(text));
        let code_says_so = wire == "200" || says_success(wire);
        // Other numbers are codes of errors, too.
        let code_may_say_so = is_code_of_success(wire);
        match said {
            None if code_says_so => Self::Success,
            Some(said) if says_success(said) && code_says_so => Self::Success,
            Some(said) if says_success(said) => Self::Unclear,
            Some(said) if says_failure(said) && code_says_so => Self::Unclear,
            Some(_) if code_says_so => Self::SuccessByCode,
            None | Some(_) if code_may_say_so => Self::Unclear,
            None | Some(_) => Self::Error,
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

/// Whether a code means that all went well, as far as one can tell: for the client, it does if it is not
/// documented as that of an error.
pub(crate) fn is_code_of_success(code: &str) -> bool {
    let number = code.parse::<i64>();
    number.is_ok_and(|number| matches!(number, 0 | 1 | 200..=299)) || says_success(code)
}

/// Whether a code or a message is a word that means that all went well.
fn says_success(text: &str) -> bool {
    let word = text.trim_end_matches(['.', '!']);
    ["ok", "success", "successful", "succeed", "succeeded"]
        .iter()
        .any(|known| word.eq_ignore_ascii_case(known))
}

/// Whether the words of a message speak of a failure. It may find one too many: then a person decides.
fn says_failure(message: &str) -> bool {
    const WORDS: [&str; 18] = [
        "no", "not", "non", "none", "nor", "neither", "t", "never", "nothing", "cannot", "without",
        "too", "low", "lower", "only", "must", "unless", "please",
    ];
    const BEGINNINGS: [&str; 78] = [
        "abnormal",
        "abort",
        "again",
        "arrear",
        "bad",
        "banned",
        "block",
        "broke",
        "busy",
        "cancel",
        "closed",
        "conflict",
        "corrupt",
        "crash",
        "declin",
        "deficien",
        "denied",
        "deny",
        "disab",
        "disallow",
        "disconnect",
        "duplicat",
        "err",
        "exceed",
        "except",
        "exhaust",
        "expir",
        "fail",
        "fault",
        "forbid",
        "freez",
        "froz",
        "illegal",
        "inactiv",
        "incomplet",
        "incorrect",
        "insufficient",
        "interrupt",
        "invalid",
        "lack",
        "later",
        "limit",
        "locked",
        "lost",
        "mismatch",
        "miss",
        "overdue",
        "overload",
        "problem",
        "prohibit",
        "quota",
        "refus",
        "reject",
        "restrict",
        "retry",
        "revok",
        "shortage",
        "stop",
        "suspend",
        "terminat",
        "throttl",
        "timeout",
        "trouble",
        "unable",
        "unauthor",
        "unavail",
        "undefin",
        "unexpect",
        "unknown",
        "unpaid",
        "unreach",
        "unrecogni",
        "unsuccess",
        "unsupport",
        "violat",
        "warn",
        "withdraw",
        "wrong",
    ];
    const IN_CHINESE: [&str; 16] = [
        "不", "未", "无", "没", "错", "失败", "异常", "拒绝", "停", "禁", "冻结", "欠", "超",
        "过期", "缺", "非法",
    ];
    let words = names::stem(message);
    let speaks_of_failure = |word: &str| {
        WORDS.contains(&word) || BEGINNINGS.iter().any(|beginning| word.starts_with(beginning))
    };
    words.split('_').any(speaks_of_failure) || IN_CHINESE.iter().any(|sign| message.contains(sign))
}
