//! Recognises that an operation has a verification code sent to somebody: metadata call it a `read`,
//! for a code is got, and each call costs a message.

use crate::import::draft::Operation;
use crate::names;

/// Whether calls of an operation may send a verification code, or use one up.
pub(super) fn are_sent(operation: &Operation) -> bool {
    let texts = operation.doc.iter().chain([&operation.summary]);
    is_named_after_one(&operation.action) || texts.flat_map(|text| text.lines()).any(is_said)
}

/// Whether a name is that of a code, as in `GetChatappVerifyCode`.
fn is_named_after_one(action: &str) -> bool {
    const KINDS: [&str; 8] =
        ["verify", "verification", "validation", "validate", "sms", "auth", "check", "dynamic"];
    let stem = names::stem(action);
    let words: Vec<&str> = stem.split('_').collect();
    words.windows(2).any(|pair| KINDS.contains(&pair[0]) && pair[1] == "code")
}

/// Whether a line says that a code is got or sent. Statistics of codes are only read.
fn is_said(line: &str) -> bool {
    const CODES: [&str; 4] = ["验证码", "校验码", "verification code", "one-time password"];
    const GOT: [&str; 8] = ["获取", "发送", "下发", "申请", "obtain", "send", "get", "request"];
    const READ: [&str; 6] = ["统计", "记录", "明细", "statistic", "record", "detail"];
    let line = line.to_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| line.contains(word));
    has(&CODES) && has(&GOT) && !has(&READ)
}

#[cfg(test)]
mod tests {
    use super::{is_named_after_one, is_said};

    #[test]
    fn codes_are_known_by_their_names() {
        for name in ["GetChatappVerifyCode", "CheckSmsCode", "QueryVerificationCode"] {
            assert!(is_named_after_one(name), "{name}");
        }
        for name in ["DescribeVerifyScheme", "GetCodeSource", "ListErrorCodes", "GetPostCode"] {
            assert!(!is_named_after_one(name), "{name}");
        }
    }

    #[test]
    fn codes_are_known_by_what_is_said() {
        for line in ["北向接口获取验证码。", "Obtains a verification code for a phone number."]
        {
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
