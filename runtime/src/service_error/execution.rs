//! What an answer with an error code says about having been executed all the same.

use crate::decode::{self, DecodeError, ListForm, Mismatch, Scalar};
use crate::{Field, List, Record};

/// Whether an answer says that its request was executed, whatever code it has: by `Success: true`,
/// or by the number of an order.
///
/// # Errors
///
/// If it says nothing like that as far as it can be read, and cannot be read to its end: members that
/// are not documented are read here as well, and nobody knows what stands behind a mistake.
pub(crate) fn says_that_it_was_executed(body: &[u8]) -> Result<bool, DecodeError> {
    let mut answer = Part::blank();
    let read = decode::object_into(body, &mut answer);
    if answer.claims() { Ok(true) } else { read.map(|()| false) }
}

/// An answer, or a part of it. All parts at one depth share one place.
struct Part {
    /// What the member is called in which this stands.
    meaning: Meaning,
    claims_execution: bool,
    inside: Option<Box<Self>>,
}

#[derive(Clone, Copy)]
enum Meaning {
    Success,
    Order,
    Other,
}

impl Meaning {
    /// What a member with this name means: `OrderId`, `TradeOrderIds`, `order_id`, `OrderIdList`, `OrderNo`.
    fn of(name: &str) -> Self {
        let name = name.replace(['_', '-'], "").to_ascii_lowercase();
        let ends = ["orderno", "ordernos", "ordernumber", "ordernumbers"];
        if name == "success" {
            Self::Success
        } else if name.contains("orderid") || ends.iter().any(|end| name.ends_with(end)) {
            Self::Order
        } else {
            Self::Other
        }
    }

    /// Whether a member that means this shows by its value that a request was executed.
    fn is_claimed_by(self, value: &str) -> bool {
        match self {
            Self::Success => value.eq_ignore_ascii_case("true") || value == "1",
            Self::Order => !matches!(value.trim(), "" | "0" | "null"),
            Self::Other => false,
        }
    }
}

impl Part {
    fn claims(&self) -> bool {
        self.claims_execution || self.inside.as_ref().is_some_and(|inside| inside.claims())
    }

    fn inside(&mut self, meaning: Meaning) -> &mut Self {
        let inside = self.inside.get_or_insert_with(|| Box::new(Self::blank()));
        inside.meaning = meaning;
        inside
    }
}

impl Record for Part {
    fn member(&mut self, name: &str) -> Option<(&mut dyn Field, ListForm)> {
        Some((self.inside(Meaning::of(name)), ListForm::Array))
    }
}

impl List for Part {
    fn element(&mut self) -> &mut dyn Field {
        self.inside(self.meaning)
    }
}

impl Field for Part {
    fn blank() -> Self {
        Self { meaning: Meaning::Other, claims_execution: false, inside: None }
    }

    fn scalar(&mut self, value: Scalar<'_>) -> Result<(), Mismatch> {
        self.claims_execution |= match value {
            // Some products write what they answer as JSON in a text. One within another doubles its
            // backslashes, so there are few.
            Scalar::Text(json) if json.trim_start().starts_with('{') => {
                says_that_it_was_executed(json.as_bytes()).unwrap_or(false)
            }
            value => self.meaning.is_claimed_by(&value.to_text()),
        };
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

#[cfg(test)]
mod tests {
    use super::says_that_it_was_executed;

    #[test]
    fn an_order_or_a_success_is_a_claim() {
        for (body, expected) in [
            (r#"{"Code":"Throttling","Success":true}"#, true),
            (r#"{"Code":"Throttling","success":"True"}"#, true),
            (r#"{"Code":"Throttling","SUCCESS":1}"#, true),
            (r#"{"Code":"Throttling","OrderId":5}"#, true),
            (r#"{"Code":"Throttling","OrderID":5}"#, true),
            (r#"{"Code":"Throttling","order_id":"5"}"#, true),
            (r#"{"Code":"Throttling","Data":{"TradeOrderId":"5"}}"#, true),
            (r#"{"Code":"Throttling","OrderIds":["",7]}"#, true),
            (r#"{"OrderId":"5","x":"#, true),
            (r#"{"Code":"Throttling","OrderIds":[{"a":1},"5"]}"#, true),
            (r#"{"Code":"Throttling","OrderIdList":["5"]}"#, true),
            (r#"{"Code":"Throttling","OrderNo":"5"}"#, true),
            (r#"{"Code":"Throttling","Data":"{\"OrderId\":\"5\"}"}"#, true),
            (r#"{"Code":"Throttling","Data":["{\"d\":\"{\\\"orderId\\\":5}\"}"]}"#, true),
            (r#"{"Code":"Throttling","Message":"{Period} of OrderId"}"#, false),
            (r#"{"Code":"Throttling","Order":"no","Notorious":5}"#, false),
            (r#"{"Code":"Throttling","OrderId":""}"#, false),
            (r#"{"Code":"Throttling","OrderId":0,"orderId":null}"#, false),
            (r#"{"Code":"Throttling","Success":false,"Message":"OrderId"}"#, false),
            (r#"{"Code":"OrderId","Message":"true"}"#, false),
        ] {
            assert_eq!(says_that_it_was_executed(body.as_bytes()), Ok(expected), "{body}");
        }
    }

    #[test]
    fn what_cannot_be_read_to_its_end_says_nothing_certain() {
        for body in [
            "<html>",
            r#"{"Code":"Throttling","x":"\ud83d","OrderId":"5"}"#,
            r#"{"Code":"Throttling","x":{"a":1,"a":2},"OrderId":"5"}"#,
            r#"{"Code":"Throttling","x":1e999,"OrderId":"5"}"#,
        ] {
            assert!(says_that_it_was_executed(body.as_bytes()).is_err(), "{body}");
        }
    }
}
