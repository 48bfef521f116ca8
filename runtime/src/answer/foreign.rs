//! Whether something else answered than the service.

use bytes::Bytes;

use crate::decode::ListForm;
use crate::{Field, Record, Safety, decode};

/// Whether an answer has members, and none of them is documented: then something else answered, as a
/// guard in front of the network that says `{"error": "log in first"}` with a status of success.
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
    let mut found = Members { documented: &documented, known: 0, unknown: 0 };
    decode::object_into(response.body(), &mut found).is_ok()
        && found.known == 0
        && found.unknown > 0
}

/// Counts the members of an answer.
struct Members<'r> {
    documented: &'r dyn Record,
    known: usize,
    unknown: usize,
}

impl Record for Members<'_> {
    fn names(&self) -> &'static [&'static str] {
        &[]
    }

    fn field(&mut self, _: usize) -> Option<&mut dyn Field> {
        None
    }

    fn member(&mut self, name: &str) -> Option<(&mut dyn Field, ListForm)> {
        // That is what the service answers to everything, whatever a page leaves out.
        let is_request_id = matches!(name, "RequestId" | "requestId");
        let is_known = is_request_id || self.documented.index(name).is_some();
        *(if is_known { &mut self.known } else { &mut self.unknown }) += 1;
        None
    }
}
