//! What a request itself says about sending it again: its idempotency token, and whether it only
//! asks for a check.

use serde_json::Value as Json;

use crate::environment::{NoRandomness, Randomness};
use crate::error::Trail;
use crate::members::Text;
use crate::{OperationInfo, Parameters, Safety};

/// A new idempotency token: a random UUID (version 4), 36 ASCII characters.
///
/// # Errors
///
/// If there are no random bytes.
pub(crate) fn new_token(randomness: &dyn Randomness) -> Result<String, NoRandomness> {
    let version_and_variant = u128::from_be_bytes(randomness.bytes()?)
        & !0x0000_0000_0000_f000_c000_0000_0000_0000
        | 0x0000_0000_0000_4000_8000_0000_0000_0000;
    let digits = format!("{version_and_variant:032x}");
    let (time, rest) = digits.split_at(8);
    let (middle, rest) = rest.split_at(4);
    let (high, rest) = rest.split_at(4);
    let (sequence, node) = rest.split_at(4);
    Ok([time, middle, high, sequence, node].join("-"))
}

/// Notes what the parameters of a request say.
pub(crate) fn note(trail: &mut Trail, info: &OperationInfo, parameters: &Parameters<'_>) {
    // A service may take white space for nothing.
    let token = parameters.idempotency_token().filter(|token| !token.trim().is_empty());
    trail.token = token.map(str::to_owned);
    trail.dry_run =
        info.dry_run.is_some_and(|dry_run| is_certainly_true(parameters, dry_run.parameter));
    trail.safety = match info.safety {
        _ if trail.dry_run => Safety::ReadOnly,
        // Nothing lets the service recognise it.
        Safety::Token if trail.token.is_none() => Safety::AtMostOnce,
        safety @ (Safety::ReadOnly | Safety::Idempotent | Safety::AtMostOnce | Safety::Token) => {
            safety
        }
    };
}

/// Whether a parameter stands in a request once, and is true.
fn is_certainly_true(parameters: &Parameters<'_>, name: &str) -> bool {
    let form = parameters.sends_form().then_some(&parameters.form.list);
    let pairs = parameters.query.list.iter().chain(form.into_iter().flatten());
    let texts = pairs.filter(|(known, _)| known == name).map(|(_, text)| match text {
        Text::Plain(text) => text == "true",
        Text::Integer(_) | Text::Float(_) | Text::Single(_) => false,
    });
    let body: Option<Json> =
        parameters.json_body().and_then(|body| serde_json::from_str(&body).ok());
    let member = body.as_ref().and_then(|body| body.get(name)).map(|value| *value == true);
    let mut all = texts.chain(member);
    all.next() == Some(true) && all.next().is_none()
}
