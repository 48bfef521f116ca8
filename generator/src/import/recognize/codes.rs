//! Recognises that an operation has a verification code sent to somebody: metadata call it a `read`,
//! for a code is got, and each call costs a message.

use crate::import::draft::Operation;
use crate::names;

/// Whether calls of an operation may send a verification code, or use one up.
pub(super) fn are_sent(operation: &Operation) -> bool {
    let texts = operation.doc.iter().chain([&operation.summary]);
    let mut sentences = texts.flat_map(|text| text.split(['\n', '.', ';', '。', '；']));
    is_named_after_one(&operation.action) || sentences.any(is_said)
}

/// Whether a name is that of a code, as in `GetChatappVerifyCode`.
fn is_named_after_one(action: &str) -> bool {
    const KINDS: [&str; 8] =
        ["verify", "verification", "validation", "validate", "sms", "auth", "check", "dynamic"];
    let stem = names::stem(action);
    let words: Vec<&str> = stem.split('_').collect();
    words.windows(2).any(|pair| KINDS.contains(&pair[0]) && matches!(pair[1], "code" | "codes"))
}

/// Whether a sentence says that a code is got or sent. Statistics of codes are only read.
fn is_said(sentence: &str) -> bool {
    const CODES: [&str; 4] = ["验证码", "校验码", "verification code", "one-time password"];
    const GOT: [&str; 8] = ["获取", "发送", "下发", "申请", "obtain", "send", "get", "request"];
    const READ: [&str; 6] = ["统计", "记录", "明细", "statistics", "records of", "details of"];
    let sentence = sentence.to_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| sentence.contains(word));
    has(&CODES) && has(&GOT) && !has(&READ)
}

#[cfg(test)]
mod tests {
    use super::{is_named_after_one, is_said};

    #[test]
    fn codes_are_known_by_their_names() {
        for name in ["GetChatappVerifyCode", "CheckSmsCode", "QueryVerificationCodes"] {
            assert!(is_named_after_one(name), "{name}");
        }
        for name in ["DescribeVerifyScheme", "GetCodeSource", "ListErrorCodes", "GetPostCode"] {
            assert!(!is_named_after_one(name), "{name}");
        }
    }

    #[test]
    fn codes_are_known_by_what_is_said() {
        for line in [
            "北向接口获取验证码。",
            "Obtains a verification code for a phone number.",
            "Sends a verification code, which is recorded for 5 minutes.",
        ] {
            assert!(is_said(line), "{line}");
        }
        for line in [
            "查询验证码发送统计数据。",
            "获取地域的列表。",
            "Queries the details of verification codes that were sent.",
            "Queries the error codes that are obtained.",
        ] {
            assert!(!is_said(line), "{line}");
        }
    }
}
