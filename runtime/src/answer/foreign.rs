//! Whether something else answered than the service.

use bytes::Bytes;

use super::failure::{NAMES_OF_CODES, is_code_of_success, says_success};
use crate::decode::ListForm;
use crate::service_error::is_name_of_success;
use crate::{Field, Json, Record, Safety, decode};

/// Whether an answer has members, and none of them is documented: then something else answered, as a
/// guard in front of the network that says `{"error": "log in first"}` with a status of success. So it
/// is if only a request id stands beside that, which a guard may give as well. Where no member is
/// documented at all, only what is called an error tells.
///
/// It is asked only where each execution costs something. Whoever takes such an answer for a success
/// believes that something was paid which was not.
pub(super) fn is_foreign<R: Record + Default>(
    response: &http::Response<Bytes>,
    safety: Safety,
) -> bool {
    let mut documented = R::default();
    if !safety.each_execution_counts() || documented.payload().is_some() {
        return false;
    }
    let is_documented = !documented.names().is_empty();
    let mut found = Members {
        documented: &documented,
        has_results: false,
        has_request_id: false,
        has_others: false,
    };
    // What is documented could be read, and nothing else is looked into.
    let _ = decode::object_into(response.body(), &mut found);
    let Members { has_results, has_request_id, has_others, .. } = found;
    let is_unknown = is_documented && !has_request_id;
    has_others && !has_results && (is_unknown || has_error(response.body()))
}

/// Whether something in an answer is called an error, or its code, and says that there was one.
fn has_error(body: &[u8]) -> bool {
    let mut found = Claims::default();
    // One that cannot be read, nested without end, says something, too.
    if decode::object_into(body, &mut found).is_err() {
        return true;
    }
    let Claims { errors, messages, codes, judged, flags } = &found;
    // Beside a code or a flag, a message was judged with them.
    let is_alone = !judged.iter().chain(flags).any(is_given);
    let alone = messages.iter().filter(|_| is_alone);
    // As one text or number, a code was judged with what else the answer says of its success.
    let mut codes =
        codes.iter().chain(judged.iter().filter(|code| code.is_array() || code.is_object()));
    errors.iter().chain(alone).any(|error| says_something(error, says_success))
        || codes.any(|code| says_something(code, is_code_of_success))
}

/// Whether there is anything in a value: an empty code tells as little as none.
fn is_given(value: &Json) -> bool {
    match value {
        Json::Null => false,
        Json::Bool(_) | Json::Number(_) => true,
        Json::String(text) => !text.is_empty(),
        Json::Array(items) => items.iter().any(is_given),
        Json::Object(members) => members.values().any(is_given),
    }
}

/// Whether there is anything in a value but what means that all went well.
fn says_something(value: &Json, means_success: fn(&str) -> bool) -> bool {
    match value {
        Json::Null => false,
        Json::Bool(boolean) => *boolean,
        Json::Number(number) => number.as_f64() != Some(0.0) && !means_success(&number.to_string()),
        Json::String(text) => !text.is_empty() && !means_success(text),
        Json::Array(items) => items.iter().any(|item| says_something(item, means_success)),
        Json::Object(members) => members.values().any(|value| says_something(value, means_success)),
    }
}

/// What the members of an answer are.
struct Members<'r> {
    documented: &'r dyn Record,
    /// Documented ones, beside the request id.
    has_results: bool,
    has_request_id: bool,
    has_others: bool,
}

impl Record for Members<'_> {
    fn member(&mut self, name: &str) -> Option<(&mut dyn Field, ListForm)> {
        // That is what the service answers to everything, whatever a page leaves out.
        if matches!(name, "RequestId" | "requestId") {
            self.has_request_id = true;
        } else if self.documented.index(name).is_some() {
            self.has_results = true;
        } else {
            self.has_others = true;
        }
        None
    }
}

/// What is called an error in an answer, or its message or code.
#[derive(Default)]
struct Claims {
    errors: Vec<Json>,
    /// Those that services write beside a success as well.
    messages: Vec<Json>,
    codes: Vec<Json>,
    /// Codes in the spellings that services use.
    judged: Vec<Json>,
    /// What says whether the request succeeded.
    flags: Vec<Json>,
}

impl Record for Claims {
    fn member(&mut self, name: &str) -> Option<(&mut dyn Field, ListForm)> {
        let plain = name.replace(['_', '-'], "").to_ascii_lowercase();
        let places = match &*plain {
            "err" | "error" | "errors" | "errmsg" | "errormsg" => &mut self.errors,
            "errmessage" | "errormessage" => &mut self.messages,
            "code" | "errcode" | "errorcode" if NAMES_OF_CODES.contains(&name) => &mut self.judged,
            "code" | "errcode" | "errorcode" => &mut self.codes,
            _ if is_name_of_success(name) => &mut self.flags,
            _ => return None,
        };
        places.push(Json::Null);
        places.last_mut().map(|place| (place as &mut dyn Field, ListForm::Array))
    }
}
