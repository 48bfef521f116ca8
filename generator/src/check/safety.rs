//! Checks what is said about sending an operation again against what else is known about it.

use super::report::{At, Report};
use crate::diagnostic::Id;
use crate::spec::types::Operation;
use crate::vocabulary::Safety;

/// An operation that is said to be safer than it is would be sent again, and could be paid twice.
pub(crate) fn check_safety(report: &mut Report, at: &At<'_>, spec: &Operation) {
    let has_token = spec.request.contains_key("ClientToken");
    let what_happens_twice = if spec.charges {
        Some("it charges money".to_owned())
    } else {
        let begins = |verb: &&&str| spec.action.starts_with(**verb);
        ADDING.iter().find(begins).map(|verb| format!("its name begins with `{verb}`"))
    };
    let Some(reason) = what_happens_twice else { return };
    let claim = match spec.safety {
        Safety::ReadOnly => "changes nothing",
        Safety::Idempotent if !has_token => "may be sent twice without a `ClientToken`",
        Safety::Idempotent | Safety::AtMostOnce => return,
    };
    let message = format!("the operation is said to be one that {claim}, but {reason}");
    let help = "write `safety: at_most_once`: nothing that is paid for or made may happen twice";
    report.value(Id::Contradiction, &at.key("safety"), message, help);
}

/// The first words of operations that add something each time they are executed.
const ADDING: [&str; 6] = ["Renew", "Create", "Buy", "Purchase", "Run", "Allocate"];
