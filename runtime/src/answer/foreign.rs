//! Whether something else answered than the service.

use bytes::Bytes;

use super::failure::says_success;
use crate::decode::ListForm;
use crate::{Field, Json, Record, Safety, decode};

/// Whether an answer has members, and none of them is documented: then something else answered, as a
/// guard in front of the network that says `{"error": "log in first"}` with a status of success. So it
/// is if only a request id stands beside that, which a guard may give as well.
///
/// It is asked only where each execution costs something. Whoever takes such an answer for a success
/// believes that something was paid which was not.
pub(super) fn is_foreign<R: Record + Default>(
    response: &http::Response<Bytes>,
    safety: Safety,
) -> bool {
    let mut documented = R::default();
    if !safety.each_execution_counts()
        || documented.names().is_empty()
        || documented.payload().is_some()
    {
        return false;
    }
    let mut found = Members {
        documented: &documented,
        has_results: false,
        has_request_id: false,
        has_others: false,
        errors: Vec::new(),
        codes: Vec::new(),
    };
    // What is documented could be read. An error that cannot, nested without end, says something, too.
    let cannot_be_read = decode::object_into(response.body(), &mut found).is_err();
    // A code that is one text or number was judged before.
    let codes = found.codes.iter().filter(|code| code.is_array() || code.is_object());
    let has_error = cannot_be_read || found.errors.iter().chain(codes).any(says_something);
    found.has_others && !found.has_results && (!found.has_request_id || has_error)
}

fn says_something(value: &Json) -> bool {
    match value {
        Json::Null => false,
        Json::Bool(boolean) => *boolean,
        Json::Number(number) => number.as_f64() != Some(0.0),
        Json::String(text) => !text.is_empty() && !says_success(text),
        Json::Array(items) => items.iter().any(says_something),
        Json::Object(members) => members.values().any(says_something),
    }
}

/// Whether an error is called so.
fn is_of_error(name: &str) -> bool {
    ["err", "error", "errors", "errmsg", "errormsg"]
        .iter()
        .any(|known| name.eq_ignore_ascii_case(known))
}

/// Whether the code of an error is called so.
fn is_of_code(name: &str) -> bool {
    ["code", "errcode", "errorcode"].iter().any(|known| name.eq_ignore_ascii_case(known))
}

/// What the members of an answer are.
struct Members<'r> {
    documented: &'r dyn Record,
    /// Documented ones, beside the request id.
    has_results: bool,
    has_request_id: bool,
    has_others: bool,
    /// What is called an error, or its code, and is not documented.
    errors: Vec<Json>,
    codes: Vec<Json>,
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
            let places = if is_of_error(name) {
                &mut self.errors
            } else if is_of_code(name) {
                &mut self.codes
            } else {
                return None;
            };
            places.push(Json::Null);
            return places.last_mut().map(|place| (place as &mut dyn Field, ListForm::Array));
        }
        None
    }
}
