//! Every status with every kind of code, beside whatever else an answer says: what becomes of a renewal.
//!
//! What is expected is written down here once more, from what `FAULTS.md` promises.

use aliyun_runtime::{Error, Outcome};

use crate::clients::{answer, both_scripted, config};
use crate::operations::renew_instance;
use crate::things::clock;

/// What is documented about a code.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Code {
    None,
    /// It is answered before execution, and may pass.
    RefusedForNow,
    /// It is answered before execution, and something must change.
    RefusedForGood,
    /// Something must change.
    Failed,
    /// The operation answers it, and may have begun.
    Documented,
    /// Nobody documented it, but it is one of throttling.
    Throttling,
    Unknown,
}

const CODES: [(&str, Code); 9] = [
    ("", Code::None),
    ("Throttling.User", Code::RefusedForNow),
    ("InvalidSecurityToken.Expired", Code::RefusedForGood),
    ("InvalidParameter.Period", Code::Failed),
    ("OrderFailed", Code::Documented),
    ("Throttling.Resource", Code::Documented),
    ("SignatureNonceUsed", Code::Documented),
    ("Throttling.Brand.New", Code::Throttling),
    ("Some.New.Code", Code::Unknown),
];

/// What stands beside the code.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Beside {
    Nothing,
    Success,
    Failure,
    Order,
    /// About an order, and not the number of one.
    Hint,
    /// The answer is cut off.
    End,
}

const BESIDE: [(&str, Beside); 9] = [
    (r#","Message":"m"}"#, Beside::Nothing),
    (r#","Success":true}"#, Beside::Success),
    (r#","IsSuccess":"True"}"#, Beside::Success),
    (r#","Success":false}"#, Beside::Failure),
    (r#","isSuccess":0}"#, Beside::Failure),
    (r#","OrderId":"7"}"#, Beside::Order),
    (r#","OrderNo":7}"#, Beside::Hint),
    (r#","Data":"{\"OrderId\":7}"}"#, Beside::Hint),
    (r#","Message":"m""#, Beside::End),
];

/// What becomes of a renewal; `None` if it is a success.
fn expected(status: u16, code: Code, beside: Beside) -> Option<Outcome> {
    let may_be_executed = matches!(beside, Beside::Success | Beside::Order | Beside::Hint);
    let was_handed_on = matches!(status, 499 | 502 | 504 | 512..);
    let is_success = matches!(
        (beside, code),
        (Beside::Success, _)
            | (Beside::Nothing | Beside::Order | Beside::Hint, Code::None)
            | (Beside::Order, Code::Unknown)
    );
    if (200..300).contains(&status) && is_success {
        return None;
    }
    let is_redirect = matches!(status, 302 | 307);
    if beside == Beside::End || may_be_executed || was_handed_on || is_redirect {
        return Some(Outcome::Unknown);
    }
    let is_refusal = match code {
        Code::RefusedForNow | Code::RefusedForGood => status >= 400,
        Code::Throttling => matches!(status, 400..=498 | 503),
        Code::None | Code::Failed | Code::Documented | Code::Unknown => false,
    };
    Some(match code {
        _ if is_refusal => Outcome::Refused,
        Code::RefusedForGood | Code::Failed => Outcome::Failed,
        _ => Outcome::Unknown,
    })
}

/// Some of each kind, and those beside which another kind begins.
const STATUSES: [u16; 30] = [
    200, 202, 206, 300, 302, 307, 400, 401, 403, 404, 408, 409, 425, 429, 451, 498, 499, 500, 501,
    502, 503, 504, 505, 511, 512, 520, 530, 599, 600, 999,
];

#[test]
fn money_what_a_renewal_does_after_every_answer() {
    for status in STATUSES {
        for (code, kind) in CODES {
            for (rest, beside) in BESIDE {
                let code = if code.is_empty() { code } else { &format!(r#","Code":"{code}""#) };
                let body = format!(r#"{{"RequestId":"R"{code}{rest}"#);
                let outcome = expected(status, kind, beside);
                let may_pass = matches!(kind, Code::RefusedForNow | Code::Throttling);
                let sent = if outcome == Some(Outcome::Refused) && may_pass { 3 } else { 1 };
                let name = format!("{status} {body}");
                let script = move |_| answer(status, body.clone());
                for scripted in both_scripted(&config(), clock(), script) {
                    let result = scripted.client.send(&renew_instance());
                    assert_eq!(result.as_ref().err().map(Error::outcome), outcome, "{name}");
                    assert_eq!(scripted.exchanges().len(), sent, "{name}");
                }
            }
        }
    }
}
