//! What an answer says about having been executed, whatever code it has.

use crate::decode::{self, DecodeError, ListForm, Mismatch, Scalar};
use crate::{Field, List, Record};

/// Whether an answer has the number of an order: `OrderId`, `TradeOrderIds`, `order_id`. That is there
/// if a request was executed, and nothing else is as certain: a part of an answer may succeed.
///
/// # Errors
///
/// If there is none as far as the answer can be read, and it cannot be read to its end: members that
/// are not documented are read here as well, and nobody knows what stands behind a mistake.
pub(crate) fn has_order(body: &[u8]) -> Result<bool, DecodeError> {
    says(body, Certainty::Told)
}

/// Whether an answer gives any reason to think that its request was executed. That asks for less than
/// [`has_order`]: `Success: true` is enough, or `IsSuccess: true`, and what is about an order in any way,
/// also in JSON in a text.
pub(crate) fn may_have_been_executed(body: &[u8]) -> bool {
    says(body, Certainty::Hinted).unwrap_or(true)
}

fn says(body: &[u8], certainty: Certainty) -> Result<bool, DecodeError> {
    let mut answer = Part::blank();
    let read = decode::object_into(body, &mut answer);
    if answer.says() >= certainty { Ok(true) } else { read.map(|()| false) }
}

/// An answer, or a part of it. All parts at one depth share one place.
struct Part {
    /// What the member is called in which this stands.
    meaning: Meaning,
    said: Certainty,
    inside: Option<Box<Self>>,
}

/// How certainly a request was executed.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Certainty {
    Unsaid,
    Hinted,
    Told,
}

#[derive(Clone, Copy)]
enum Meaning {
    Success,
    OrderId,
    /// Something else about an order: `OrderNo`, `OrderIdList`, a part of `Order`.
    Order,
    Other,
}

impl Meaning {
    /// What a member with this name means, in one that means something itself.
    fn of(name: &str, outer: Self) -> Self {
        if is_name_of_success(name) {
            return Self::Success;
        }
        let name = name.replace(['_', '-'], "").to_ascii_lowercase();
        if name.ends_with("orderid") || name.ends_with("orderids") {
            Self::OrderId
        } else if name.contains("order") || matches!(outer, Self::OrderId | Self::Order) {
            Self::Order
        } else {
            Self::Other
        }
    }

    /// What the value of a member says that means this.
    fn said_by(self, value: &str) -> Certainty {
        let value = value.trim();
        let is_one = || !matches!(value, "" | "0" | "null" | "false");
        match self {
            Self::OrderId if is_one() => Certainty::Told,
            Self::Order if is_one() => Certainty::Hinted,
            Self::Success if value.eq_ignore_ascii_case("true") || value == "1" => {
                Certainty::Hinted
            }
            Self::Success | Self::OrderId | Self::Order | Self::Other => Certainty::Unsaid,
        }
    }
}

/// Whether a member with this name tells whether a request succeeded: `Success`, `isSuccess`,
/// `is_success`.
pub(crate) fn is_name_of_success(name: &str) -> bool {
    let name = name.replace(['_', '-'], "");
    ["success", "issuccess"].iter().any(|known| name.eq_ignore_ascii_case(known))
}

/// Whether a text may be JSON with a member about an order or a success: some products write what they
/// answer as JSON in a text. It is not read as such, because there may be another one in it, and so on
/// without end.
fn may_tell_of_execution(text: &str) -> bool {
    if !text.trim_start().starts_with(['{', '[']) {
        return false;
    }
    let plain = text.replace('\\', "").to_ascii_lowercase();
    let says_true = plain.contains("true");
    let tells = |name: &str| name.contains("order") || (is_name_of_success(name) && says_true);
    // A name stands between quotes, with a colon behind it.
    let mut parts = plain.split('"').zip(plain.split('"').skip(1));
    // Letters may be escaped, too.
    text.contains("\\u")
        || parts.any(|(name, behind)| behind.trim_start().starts_with(':') && tells(name))
}

impl Part {
    fn says(&self) -> Certainty {
        let inside = self.inside.as_ref().map_or(Certainty::Unsaid, |inside| inside.says());
        self.said.max(inside)
    }

    fn inside(&mut self, meaning: Meaning) -> &mut Self {
        let inside = self.inside.get_or_insert_with(|| Box::new(Self::blank()));
        inside.meaning = meaning;
        inside
    }
}

impl Record for Part {
    fn member(&mut self, name: &str) -> Option<(&mut dyn Field, ListForm)> {
        Some((self.inside(Meaning::of(name, self.meaning)), ListForm::Array))
    }
}

impl List for Part {
    fn element(&mut self) -> &mut dyn Field {
        self.inside(self.meaning)
    }
}

impl Field for Part {
    fn blank() -> Self {
        Self { meaning: Meaning::Other, said: Certainty::Unsaid, inside: None }
    }

    fn scalar(&mut self, value: Scalar<'_>) -> Result<(), Mismatch> {
        let text = value.to_text();
        let hinted =
            if may_tell_of_execution(&text) { Certainty::Hinted } else { Certainty::Unsaid };
        self.said = self.said.max(self.meaning.said_by(&text)).max(hinted);
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
    use super::{has_order, may_have_been_executed};

    #[test]
    fn the_number_of_an_order_is_a_claim() {
        for (body, expected) in [
            (r#"{"Code":"Throttling","OrderId":5}"#, true),
            (r#"{"Code":"Throttling","OrderID":5}"#, true),
            (r#"{"Code":"Throttling","order_id":"5"}"#, true),
            (r#"{"Code":"Throttling","Data":{"TradeOrderId":"5"}}"#, true),
            (r#"{"Code":"Throttling","OrderIds":["",7]}"#, true),
            (r#"{"OrderId":"5","x":"#, true),
            (r#"{"Code":"Throttling","OrderIds":[{"a":1},"5"]}"#, true),
            (r#"{"Code":"Throttling","OrderId":"{213465}"}"#, true),
            (r#"{"Code":"Throttling","OrderId":""}"#, false),
            (r#"{"Code":"Throttling","OrderId":0,"orderId":null}"#, false),
            (r#"{"Code":"Throttling","Success":false,"Message":"OrderId"}"#, false),
            (r#"{"Code":"Throttling","IsSuccess":false,"Success":0}"#, false),
            (r#"{"Code":"OrderId","Message":"true"}"#, false),
        ] {
            assert_eq!(has_order(body.as_bytes()), Ok(expected), "{body}");
            assert_eq!(may_have_been_executed(body.as_bytes()), expected, "{body}");
        }
    }

    #[test]
    fn a_success_or_what_is_about_an_order_is_a_reason_to_think_of_one() {
        for body in [
            r#"{"Code":"Throttling","Success":true}"#,
            r#"{"Code":"Throttling","success":"True"}"#,
            r#"{"Code":"Throttling","SUCCESS":1}"#,
            r#"{"Code":"Throttling","IsSuccess":true}"#,
            r#"{"Code":"Throttling","Data":{"is_success":"true"}}"#,
            r#"{"Code":"Throttling","Success":" true "}"#,
            r#"{"Code":"Throttling","OrderIdList":["5"]}"#,
            r#"{"Code":"Throttling","OrderNo":"5"}"#,
            r#"{"Code":"Throttling","OrderNoList":["5"]}"#,
            r#"{"Code":"Throttling","Order":{"Id":"5"}}"#,
            r#"{"Code":"Throttling","Orders":[{"Id":"5"}]}"#,
            r#"{"Code":"Throttling","OrderIds":{"i-1":"5"}}"#,
            r#"{"Code":"Throttling","Data":"{\"OrderId\":\"5\"}"}"#,
            r#"{"Code":"Throttling","Data":"[{\"orderNo\" : 5}]"}"#,
            r#"{"Code":"Throttling","Data":"{\"a\":1,\"a\":2,\"OrderId\":\"5\"}"}"#,
            r#"{"Code":"Throttling","Data":"{\"Success\": \"True\"}"}"#,
            r#"{"Code":"Throttling","Data":"{\"isSuccess\":true}"}"#,
            r#"{"Code":"Throttling","Data":"{\"\\u004frderId\":5}"}"#,
            r#"{"Code":"Throttling","Data":["{\"d\":\"{\\\"orderId\\\":5}\"}"]}"#,
        ] {
            assert_eq!(has_order(body.as_bytes()), Ok(false), "{body}");
            assert!(may_have_been_executed(body.as_bytes()), "{body}");
        }
        for body in [
            r#"{"Code":"Throttling","Message":"{Period} of OrderId"}"#,
            r#"{"Code":"Throttling","Message":"[\"Order\"] 5 is not there: order it"}"#,
            r#"{"Code":"Throttling","Data":"{\"Success\":false,\"Code\":\"Order.X\"}"}"#,
            r#"{"Code":"Throttling","Order":false,"Notorious":5}"#,
        ] {
            assert!(!may_have_been_executed(body.as_bytes()), "{body}");
        }
    }

    /// Each text in another one is a text of the first, so nothing goes deeper than one answer does.
    #[test]
    fn texts_with_json_in_them_may_be_nested_without_end() {
        let mut text = String::from("end");
        for _ in 0..200 {
            let escaped = text.replace('\\', "\\u005c").replace('"', "\\u0022");
            text = format!("{{\"\":{}\"{escaped}\"{}}}", "[".repeat(120), "]".repeat(120));
        }
        assert!(may_have_been_executed(text.as_bytes()));
    }

    #[test]
    fn what_cannot_be_read_to_its_end_says_nothing_certain() {
        for body in [
            "<html>",
            r#"{"Code":"Throttling","x":"\ud83d","OrderId":"5"}"#,
            r#"{"Code":"Throttling","x":{"a":1,"a":2},"OrderId":"5"}"#,
            r#"{"Code":"Throttling","x":1e999,"OrderId":"5"}"#,
        ] {
            assert!(has_order(body.as_bytes()).is_err(), "{body}");
            assert!(may_have_been_executed(body.as_bytes()), "{body}");
        }
    }
}
