//! What an answer with an error code says about having been executed all the same.

use crate::decode::{self, Mismatch, Scalar};
use crate::{Field, List, Record};

/// Whether an answer says that its request was executed, whatever code it has: by `Success: true`,
/// or by the number of an order.
pub(crate) fn says_that_it_was_executed(body: &[u8]) -> bool {
    let mut claims = Claims::blank();
    // What stands before a mistake counts as well.
    let _ = decode::object_into(body, &mut claims);
    claims.of_execution
}

/// An answer with all that is in it: its own place for every member and every element.
struct Claims {
    of_execution: bool,
    /// What the member is called whose value comes next.
    meaning: Meaning,
}

#[derive(Clone, Copy)]
enum Meaning {
    Success,
    Order,
    Other,
}

impl Meaning {
    /// Whether a member that means this shows by its value that a request was executed.
    fn is_claimed_by(self, value: &str) -> bool {
        match self {
            Self::Success => value.eq_ignore_ascii_case("true") || value == "1",
            Self::Order => !matches!(value.trim(), "" | "0" | "null"),
            Self::Other => false,
        }
    }
}

impl Record for Claims {
    fn names(&self) -> &'static [&'static str] {
        &[]
    }

    fn field(&mut self, _: usize) -> Option<&mut dyn Field> {
        None
    }

    fn member(&mut self, name: &str) -> Option<(&mut dyn Field, Option<&'static str>)> {
        // `OrderId`, `TradeOrderIds`, `order_id`: how it is written does not matter.
        let name = name.replace(['_', '-'], "").to_ascii_lowercase();
        self.meaning = match name.as_str() {
            "success" => Meaning::Success,
            name if name.ends_with("orderid") || name.ends_with("orderids") => Meaning::Order,
            _ => Meaning::Other,
        };
        Some((self, None))
    }
}

impl List for Claims {
    fn element(&mut self) -> &mut dyn Field {
        self
    }
}

impl Field for Claims {
    fn blank() -> Self {
        Self { of_execution: false, meaning: Meaning::Other }
    }

    fn scalar(&mut self, value: Scalar<'_>) -> Result<(), Mismatch> {
        self.of_execution |= self.meaning.is_claimed_by(&value.to_text());
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
            (r#"{"Code":"Throttling","OrderId":""}"#, false),
            (r#"{"Code":"Throttling","OrderId":0,"orderId":null}"#, false),
            (r#"{"Code":"Throttling","Success":false,"Message":"OrderId"}"#, false),
            (r#"{"Code":"OrderId","Message":"true"}"#, false),
            ("<html>", false),
        ] {
            assert_eq!(says_that_it_was_executed(body.as_bytes()), expected, "{body}");
        }
    }
}
