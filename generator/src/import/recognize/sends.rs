//! Recognises that calls of an operation send something to somebody. Metadata call it a `read` where a
//! verification code is got, and each call costs a message.

use crate::import::draft::{Field, Kind, Operation};
use crate::names;

/// Whether calls of an operation may send a verification code, or use one up.
pub(super) fn codes(operation: &Operation) -> bool {
    let texts = operation.doc.iter().chain([&operation.summary]);
    let mut sentences = texts.flat_map(|text| text.split(['\n', '.', ';', '。', '；']));
    is_named_after_a_code(&operation.action)
        || sentences.any(is_said_of_a_code)
        || operation.request.iter().any(|(name, field)| is_a_code(name, field))
}

/// Whether a parameter holds a code, which is used up.
fn is_a_code(name: &str, field: &Field) -> bool {
    let is_scalar = field.kind == Kind::Text || field.kind.is_integer();
    let text = field.doc.first().map(|text| text.to_lowercase()).unwrap_or_default();
    let is_short = text.chars().count() <= 40;
    is_scalar && (is_named_after_a_code(name) || is_short && names_a_code(&text))
}

/// Whether the summary of an operation begins with a word for what reaches somebody, as a message or a
/// call does.
pub(super) fn something(operation: &Operation) -> bool {
    const VERBS: [&str; 17] = [
        "发送",
        "下发",
        "群发",
        "推送",
        "拨打",
        "外呼",
        "发起",
        "触发",
        "sends ",
        "send ",
        "initiates ",
        "initiate ",
        "places ",
        "makes a call",
        "dials ",
        "pushes ",
        "delivers ",
    ];
    let summary = without_counts(&operation.summary.trim_start().to_lowercase());
    let summary = ["批量", "batch "]
        .iter()
        .fold(&*summary, |rest, manner| rest.strip_prefix(manner).unwrap_or(rest));
    VERBS.iter().any(|verb| summary.starts_with(verb))
}

/// Whether a name is that of a code, as in `GetChatappVerifyCode` or `GetLoginOtp`. Statistics and records
/// of codes are only read.
fn is_named_after_a_code(action: &str) -> bool {
    const KINDS: &str = "
        verify verification verifying validation validate sms message auth authentication check
        dynamic phone mobile tel email mail voice login register security image pin";
    const CODES: &str = "
        otp otps totp captcha captchas passcode passcodes vcode authcode smscode verifycode
        checkcode validatecode verificationcode pincode";
    const READ: &str = "
        statistics statistic stat stats record records detail details log logs report day min
        order orders config template templates quota";
    let is_among = |list: &str, word: &str| list.split_whitespace().any(|known| known == word);
    let stem = names::stem(action);
    let words: Vec<&str> = stem.split('_').collect();
    let is_code = |at: usize| {
        let before = at.checked_sub(1).map_or("", |before| words[before]);
        match words[at] {
            "code" | "codes" => is_among(KINDS, before),
            "password" | "passwords" => {
                before == "dynamic" || words[..at].ends_with(&["one", "time"])
            }
            word => is_among(CODES, word),
        }
    };
    let last = (0..words.len()).rev().find(|at| is_code(*at));
    last.is_some_and(|last| !words[last..].iter().any(|word| is_among(READ, word)))
}

/// Whether a sentence says that a code is got, sent or used up.
fn is_said_of_a_code(sentence: &str) -> bool {
    const GOT: [&str; 19] = [
        "获取", "发送", "下发", "申请", "生成", "触发", "核验", "验证", "校验", "obtain", "send",
        "get", "request", "generat", "issue", "deliver", "creat", "verif", "check",
    ];
    const READ: [&str; 6] = ["统计", "记录", "明细", "statistics", "records of", "details of"];
    let sentence = sentence.to_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| sentence.contains(word));
    // The word for the code itself says nothing of what becomes of it.
    let own = ["verification code", "验证码", "校验码"];
    let rest = own.iter().fold(sentence.clone(), |rest, own| rest.replace(own, ""));
    let rest = without_counts(&rest);
    let is_got = GOT.iter().any(|word| rest.contains(word));
    let is_sent = ["发送", "下发", "send"].iter().any(|word| rest.contains(word));
    names_a_code(&sentence) && is_got && (is_sent || !has(&READ))
}

/// Whether a text in small letters speaks of a code.
fn names_a_code(text: &str) -> bool {
    const CODES: [&str; 20] = [
        "验证码",
        "校验码",
        "动态码",
        "短信码",
        "动态密码",
        "动态口令",
        "一次性密码",
        "一次性口令",
        "verification code",
        "one-time password",
        "one time password",
        "one-time passcode",
        "one-time code",
        "captcha",
        "passcode",
        "sms code",
        "security code",
        "authentication code",
        "dynamic password",
        "dynamic code",
    ];
    let is_otp = |word: &str| matches!(word, "otp" | "otps" | "totp");
    let mut words = text.split(|c: char| !c.is_ascii_alphanumeric());
    CODES.iter().any(|code| text.contains(code)) || words.any(is_otp)
}

/// A text without what it says of the records and the statistics of what was sent.
fn without_counts(text: &str) -> String {
    const COUNTED: [&str; 9] = [
        "发送统计",
        "发送记录",
        "发送明细",
        "发送详情",
        "发送量",
        "发送状态",
        "推送记录",
        "推送统计",
        "外呼记录",
    ];
    COUNTED.iter().fold(text.to_owned(), |text, counted| text.replace(counted, ""))
}

#[cfg(test)]
mod tests {
    use super::{is_named_after_a_code, is_said_of_a_code, something};
    use crate::import::draft::Operation;

    #[test]
    fn codes_are_known_by_their_names() {
        for name in [
            "GetChatappVerifyCode",
            "CheckSmsCode",
            "QueryVerificationCodes",
            "GetPhoneCode",
            "SendSmsOtp",
            "GetCaptcha",
            "GetOTPByPhone",
            "GetOneTimePassword",
            "GetDynamicPassword",
            "QueryCaptchaImage",
            "GetVerifyCodeForLogin",
            "GetSmscode",
        ] {
            assert!(is_named_after_a_code(name), "{name}");
        }
        for name in [
            "DescribeVerifyScheme",
            "GetCodeSource",
            "ListErrorCodes",
            "GetPostCode",
            "GetPassword",
            "DescribeCaptchaDay",
            "QueryVerifyCodeStatistics",
            "GetTimePassword",
            "ListOptions",
        ] {
            assert!(!is_named_after_a_code(name), "{name}");
        }
    }

    #[test]
    fn codes_are_known_by_what_is_said() {
        for line in [
            "北向接口获取验证码。",
            "发送验证码，并记录日志。",
            "获取一次性密码。",
            "校验验证码。",
            "Obtains a verification code for a phone number.",
            "Sends a verification code, which is recorded for 5 minutes.",
            "Sends an OTP to a phone.",
            "Generates a one-time password.",
            "Gets a CAPTCHA.",
            "Checks a verification code.",
        ] {
            assert!(is_said_of_a_code(line), "{line}");
        }
        for line in [
            "查询验证码发送统计数据。",
            "获取验证码发送记录。",
            "获取地域的列表。",
            "Queries the details of verification codes that were sent.",
            "Queries the error codes that are obtained.",
            "Gets the options of a topology.",
        ] {
            assert!(!is_said_of_a_code(line), "{line}");
        }
    }

    #[test]
    fn what_is_sent_is_known_by_the_summary() {
        let is = |summary: &str| {
            something(&Operation { summary: summary.to_owned(), ..Operation::default() })
        };
        for summary in ["发起呼叫。", "批量发送短信。", "Sends a message.", "Batch sends messages."]
        {
            assert!(is(summary), "{summary}");
        }
        for summary in ["发送记录查询。", "查询发送的短信。", "Queries calls.", "Sender names."]
        {
            assert!(!is(summary), "{summary}");
        }
    }
}
