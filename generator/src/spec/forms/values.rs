//! Forms of single values: scalars, ranges, and what is asked about them.

use std::fmt;

use serde::de::value::{MapAccessDeserializer, SeqAccessDeserializer};
use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use super::super::types::{
    Allowed, AllowedMeaning, AllowedValue, Examples, FullMeaning, Meaning, OneOrMore, Test,
    TestMapping, ValueOrSpan,
};

/// A scalar whose type depends on another key.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Literal {
    Bool(bool),
    Integer(i128),
    Number(f64),
    Text(String),
}

impl fmt::Display for Literal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Bool(value) => write!(f, "{value}"),
            Self::Integer(value) => write!(f, "{value}"),
            Self::Number(value) => write!(f, "{value}"),
            Self::Text(value) => write!(f, "{value}"),
        }
    }
}

/// A bound of integers: with or without a sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Bound(pub(crate) i128);

/// One integer, or a range of them, which may have one bound alone: `12`, `1..9`, `1..`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct ValueSpan {
    /// [`i128::MIN`] if there is no bound.
    pub(crate) low: i128,
    /// [`i128::MAX`] if there is no bound.
    pub(crate) high: i128,
}

/// Whether an integer has at most 64 bits, with a sign or without one.
fn has_64_bits(number: &i128) -> bool {
    (i128::from(i64::MIN)..=i128::from(u64::MAX)).contains(number)
}

impl ValueSpan {
    fn of(value: impl Into<i128>) -> Self {
        let value = value.into();
        Self { low: value, high: value }
    }

    fn parse(text: &str) -> Option<Self> {
        let (low, high) = text.split_once("..")?;
        let number = |text: &str| text.parse().ok().filter(has_64_bits);
        Some(match (low, high) {
            ("", high) => Self { low: i128::MIN, high: number(high)? },
            (low, "") => Self { low: number(low)?, high: i128::MAX },
            (low, high) => Self { low: number(low)?, high: number(high)? },
        })
    }

    /// Whether it has both bounds.
    pub(crate) fn is_closed(self) -> bool {
        self.low != i128::MIN && self.high != i128::MAX
    }
}

/// Implements `Deserialize` with a visitor that takes a scalar, of which something is made, and the
/// listed types of YAML values.
macro_rules! scalar_forms {
    ($type:ty, $expecting:literal, $of_scalar:expr, { $($visit:item)* }) => {
        forms!($type, $expecting, {
            fn visit_bool<E>(self, value: bool) -> Result<$type, E> {
                Ok($of_scalar(Literal::Bool(value)))
            }

            fn visit_i64<E>(self, value: i64) -> Result<$type, E> {
                Ok($of_scalar(Literal::Integer(value.into())))
            }

            fn visit_u64<E>(self, value: u64) -> Result<$type, E> {
                Ok($of_scalar(Literal::Integer(value.into())))
            }

            fn visit_f64<E>(self, value: f64) -> Result<$type, E> {
                Ok($of_scalar(Literal::Number(value)))
            }

            fn visit_str<E>(self, text: &str) -> Result<$type, E> {
                Ok($of_scalar(Literal::Text(text.to_owned())))
            }

            $($visit)*
        });
    };
}

scalar_forms!(Literal, "a text, a number or a boolean", std::convert::identity, {});

forms!(Bound, "a whole number", {
    fn visit_i64<E>(self, value: i64) -> Result<Bound, E> {
        Ok(Bound(value.into()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Bound, E> {
        Ok(Bound(value.into()))
    }
});

forms!(ValueSpan, "an integer, or a range such as 1..9 or 1..", {
    fn visit_i64<E>(self, value: i64) -> Result<ValueSpan, E> {
        Ok(ValueSpan::of(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<ValueSpan, E> {
        Ok(ValueSpan::of(value))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<ValueSpan, E> {
        ValueSpan::parse(text)
            .ok_or_else(|| E::invalid_value(serde::de::Unexpected::Str(text), &self))
    }
});

scalar_forms!(
    Test,
    "a value, a list of values, `{present: true}`, `{not: …}`, or a range such as `{minimum: 10}`",
    Test::Is,
    {
        fn visit_seq<A: SeqAccess<'de>>(self, values: A) -> Result<Test, A::Error> {
            Vec::deserialize(SeqAccessDeserializer::new(values)).map(Test::AnyOf)
        }

        fn visit_map<A: MapAccess<'de>>(self, test: A) -> Result<Test, A::Error> {
            TestMapping::deserialize(MapAccessDeserializer::new(test)).map(Test::Mapping)
        }
    }
);

scalar_forms!(OneOrMore, "a value, or a list of values", OneOrMore::one, {
    fn visit_seq<A: SeqAccess<'de>>(self, values: A) -> Result<OneOrMore, A::Error> {
        let values = Vec::deserialize(SeqAccessDeserializer::new(values))?;
        Ok(OneOrMore { values, is_list: true })
    }
});

impl OneOrMore {
    fn one(value: Literal) -> Self {
        Self { values: vec![value], is_list: false }
    }
}

forms!(Meaning, "what the example shows, or `{}` if nothing is said about it", {
    fn visit_str<E>(self, meaning: &str) -> Result<Meaning, E> {
        Ok(Meaning(Some(meaning.to_owned())))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut keys: A) -> Result<Meaning, A::Error> {
        match keys.next_key::<String>()? {
            Some(_) => Err(A::Error::invalid_type(serde::de::Unexpected::Map, &self)),
            None => Ok(Meaning(None)),
        }
    }
});

/// A value as the key of its meaning.
struct Key(String, ValueOrSpan);

forms!(Key, "a number, a range such as 1..9 or 1.., or a boolean in quotes", {
    fn visit_i64<E>(self, value: i64) -> Result<Key, E> {
        Ok(Key(value.to_string(), ValueOrSpan::Span(ValueSpan::of(value))))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Key, E> {
        Ok(Key(value.to_string(), ValueOrSpan::Span(ValueSpan::of(value))))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Key, E> {
        Ok(Key(value.to_string(), ValueOrSpan::Numbers { low: value, high: value }))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Key, E> {
        let value = match text {
            "true" => Some(ValueOrSpan::Bool(true)),
            "false" => Some(ValueOrSpan::Bool(false)),
            text => ValueSpan::parse(text).map(ValueOrSpan::Span).or_else(|| numbers(text)),
        };
        let unexpected = serde::de::Unexpected::Str(text);
        let value = value.ok_or_else(|| E::invalid_value(unexpected, &self))?;
        Ok(Key(text.to_owned(), value))
    }
});

/// A range between numbers with a fraction.
fn numbers(text: &str) -> Option<ValueOrSpan> {
    let (low, high) = text.split_once("..")?;
    let number = |text: &str| text.parse().ok().filter(|number: &f64| number.is_finite());
    Some(ValueOrSpan::Numbers { low: number(low)?, high: number(high)? })
}

forms!(Allowed, "a list of numbers and ranges, or a mapping from values to their meaning", {
    fn visit_seq<A: SeqAccess<'de>>(self, values: A) -> Result<Allowed, A::Error> {
        let values = Vec::<Key>::deserialize(SeqAccessDeserializer::new(values))?;
        let value = |Key(text, value)| AllowedValue { text, value, said: FullMeaning::default() };
        Ok(Allowed { values: values.into_iter().map(value).collect(), is_list: true })
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Allowed, A::Error> {
        let mut values = Vec::new();
        while let Some((Key(text, value), AllowedMeaning(said))) = map.next_entry()? {
            values.push(AllowedValue { text, value, said });
        }
        Ok(Allowed { values, is_list: false })
    }
});

forms!(Examples, "a list of examples, or a mapping from examples to what they show", {
    fn visit_seq<A: SeqAccess<'de>>(self, values: A) -> Result<Examples, A::Error> {
        let values = Vec::<Literal>::deserialize(SeqAccessDeserializer::new(values))?;
        let values = values.into_iter().map(|value| (value, None)).collect();
        Ok(Examples { values, is_list: true })
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Examples, A::Error> {
        let mut values = Vec::new();
        while let Some((value, Meaning(shows))) = map.next_entry()? {
            values.push((value, shows));
        }
        Ok(Examples { values, is_list: false })
    }
});
