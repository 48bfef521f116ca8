//! Whether something else answered than the service.

use bytes::Bytes;

use crate::decode::{ListForm, Mismatch, Scalar};
use crate::{Field, List, Record, Safety, decode};

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
        error: Something(false),
    };
    decode::object_into(response.body(), &mut found).is_ok()
        && found.has_others
        && !found.has_results
        && (!found.has_request_id || found.error.0)
}

/// What the members of an answer are.
struct Members<'r> {
    documented: &'r dyn Record,
    /// Documented ones, beside the request id.
    has_results: bool,
    has_request_id: bool,
    has_others: bool,
    /// What is called an error and is not documented.
    error: Something,
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
        if matches!(name, "RequestId" | "requestId") {
            self.has_request_id = true;
        } else if self.documented.index(name).is_some() {
            self.has_results = true;
        } else {
            self.has_others = true;
            if matches!(name, "Error" | "error" | "Errors" | "errors") {
                return Some((&mut self.error, ListForm::Array));
            }
        }
        None
    }
}

/// Whether a member has a value that says something.
struct Something(bool);

impl Field for Something {
    fn blank() -> Self {
        Self(false)
    }

    fn scalar(&mut self, value: Scalar<'_>) -> Result<(), Mismatch> {
        self.0 |= !matches!(&*value.to_text(), "" | "0" | "false");
        Ok(())
    }

    fn list(&mut self) -> Option<&mut dyn List> {
        Some(self)
    }

    fn record(&mut self) -> Option<&mut dyn Record> {
        Some(self)
    }

    fn expects(&self) -> &'static str {
        "anything"
    }
}

impl List for Something {
    fn element(&mut self) -> &mut dyn Field {
        self
    }
}

impl Record for Something {
    fn names(&self) -> &'static [&'static str] {
        &[]
    }

    fn field(&mut self, _: usize) -> Option<&mut dyn Field> {
        None
    }

    fn member(&mut self, _: &str) -> Option<(&mut dyn Field, ListForm)> {
        Some((self, ListForm::Array))
    }
}
