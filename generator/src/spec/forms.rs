//! Values that may be written in more than one form.
//!
//! Each form is told by the type of its YAML value, with a visitor of its own: serde's `untagged`
//! and `flatten` would do it too, but lose the place of a mistake.

use std::fmt;

use serde::de::value::{MapAccessDeserializer, SeqAccessDeserializer};
use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};

pub(crate) use tables::{Errors, NO_STATUS, Statuses};
pub(crate) use values::{Bound, Literal, ValueSpan};

use super::types::{
    AllowedMeaning, Associated, Authorization, Choice, Choices, Endpoints, Field, FullChoice,
    FullField, FullMeaning, History, Members, Ordered, Pagination, Paginations, Regions, Safety,
    Scopes, SourceIds, StatedRows, SuccessForm, Successes, Texts,
};
use crate::vocabulary::{Required, Scope};

/// Implements `Deserialize` with a visitor that takes the listed types of YAML values.
macro_rules! forms {
    ($type:ty, $expecting:literal, { $($visit:item)* }) => {
        impl<'de> Deserialize<'de> for $type {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                struct Forms;

                impl<'de> Visitor<'de> for Forms {
                    type Value = $type;

                    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                        f.write_str($expecting)
                    }

                    $($visit)*
                }

                deserializer.deserialize_any(Forms)
            }
        }
    };
}

mod tables;
mod values;

/// Reads a value that is either a text, which is its short form, or something in full.
struct ShortOrFull<T, F> {
    expecting: &'static str,
    short: fn(&str) -> Option<T>,
    full: fn(F) -> T,
}

impl<'de, T, F: Deserialize<'de>> Visitor<'de> for ShortOrFull<T, F> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.expecting)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
        let unexpected = serde::de::Unexpected::Str(text);
        (self.short)(text).ok_or_else(|| E::invalid_value(unexpected, &self))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<T, A::Error> {
        F::deserialize(MapAccessDeserializer::new(map)).map(self.full)
    }
}

impl<'de> Deserialize<'de> for Field {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ShortOrFull {
            expecting: "the name of a type, or a mapping that describes the field",
            short: |kind| {
                Some(Self(FullField { kind: kind.to_owned(), ..FullField::default() }.into()))
            },
            full: Self,
        })
    }
}

impl<'de> Deserialize<'de> for Choice {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ShortOrFull {
            expecting: "the meaning of the value, or a mapping with `doc` and `rust`",
            short: |doc| {
                Some(Self(FullChoice { doc: Some(doc.to_owned()), ..FullChoice::default() }))
            },
            full: Self,
        })
    }
}

impl<'de> Deserialize<'de> for AllowedMeaning {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ShortOrFull {
            expecting: "the meaning of the value, or `{}` if nothing is said about it",
            short: |doc| {
                Some(Self(FullMeaning { doc: Some(doc.to_owned()), ..FullMeaning::default() }))
            },
            full: Self,
        })
    }
}

impl<'de> Deserialize<'de> for Safety {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ShortOrFull {
            expecting: "`read_only`, `idempotent`, `at_most_once`, or a mapping such as {token: ClientToken}",
            short: |text| match text {
                "read_only" => Some(Self::ReadOnly),
                "idempotent" => Some(Self::Idempotent),
                "at_most_once" => Some(Self::AtMostOnce),
                _ => None,
            },
            full: Self::Token,
        })
    }
}

impl<'de> Deserialize<'de> for Members {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ShortOrFull {
            expecting: "`unstated`, or a mapping with the members",
            short: |text| {
                let unstated = Self { fields: Ordered::new(), are_stated: false };
                (text == "unstated").then_some(unstated)
            },
            full: |fields| Self { fields, are_stated: true },
        })
    }
}

impl<'de> Deserialize<'de> for Endpoints {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ShortOrFull {
            expecting: "`unstated`, or a mapping with `regions` or `default`",
            short: |text| (text == "unstated").then_some(Self::Unstated),
            full: |stated| Self::Stated(Box::new(stated)),
        })
    }
}

forms!(Required, "`true`, `false` or `unstated`", {
    fn visit_bool<E>(self, value: bool) -> Result<Required, E> {
        Ok(if value { Required::Yes } else { Required::No })
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Required, E> {
        match text {
            "unstated" => Ok(Required::Unstated),
            other => Err(E::invalid_value(serde::de::Unexpected::Str(other), &self)),
        }
    }
});

forms!(SourceIds, "the id of a source, or a list of ids", {
    fn visit_str<E>(self, id: &str) -> Result<SourceIds, E> {
        Ok(SourceIds(vec![id.to_owned()]))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, ids: A) -> Result<SourceIds, A::Error> {
        Vec::deserialize(SeqAccessDeserializer::new(ids)).map(SourceIds)
    }
});

forms!(Texts, "a text, or a list of texts", {
    fn visit_str<E>(self, text: &str) -> Result<Texts, E> {
        Ok(Texts { texts: vec![text.to_owned()], is_list: false })
    }

    fn visit_seq<A: SeqAccess<'de>>(self, texts: A) -> Result<Texts, A::Error> {
        let texts = Vec::deserialize(SeqAccessDeserializer::new(texts))?;
        Ok(Texts { texts, is_list: true })
    }
});

forms!(Regions, "a list of regions, or a mapping from regions to hosts", {
    fn visit_seq<A: SeqAccess<'de>>(self, names: A) -> Result<Regions, A::Error> {
        Vec::deserialize(SeqAccessDeserializer::new(names)).map(Regions::Names)
    }

    fn visit_map<A: MapAccess<'de>>(self, hosts: A) -> Result<Regions, A::Error> {
        Ordered::deserialize(MapAccessDeserializer::new(hosts)).map(Regions::Hosts)
    }
});

forms!(Choices, "a list of values, or a mapping from values to their meaning", {
    fn visit_seq<A: SeqAccess<'de>>(self, values: A) -> Result<Choices, A::Error> {
        let values = Vec::<String>::deserialize(SeqAccessDeserializer::new(values))?;
        let values = values.into_iter().map(|value| (value, Choice::default())).collect();
        Ok(Choices { values, is_list: true })
    }

    fn visit_map<A: MapAccess<'de>>(self, meanings: A) -> Result<Choices, A::Error> {
        let values = Ordered::<Choice>::deserialize(MapAccessDeserializer::new(meanings))?;
        Ok(Choices { values: values.into_iter().collect(), is_list: false })
    }
});

forms!(Paginations, "a mapping with `style` and `items`, or a list of such mappings", {
    fn visit_map<A: MapAccess<'de>>(self, way: A) -> Result<Paginations, A::Error> {
        let way = Pagination::deserialize(MapAccessDeserializer::new(way))?;
        Ok(Paginations { ways: vec![way], is_list: false })
    }

    fn visit_seq<A: SeqAccess<'de>>(self, ways: A) -> Result<Paginations, A::Error> {
        let ways = Vec::deserialize(SeqAccessDeserializer::new(ways))?;
        Ok(Paginations { ways, is_list: true })
    }
});

forms!(History, "a list of changes, or `elsewhere`", {
    fn visit_str<E: Error>(self, text: &str) -> Result<History, E> {
        match text {
            "elsewhere" => Ok(History::Elsewhere),
            other => Err(E::invalid_value(serde::de::Unexpected::Str(other), &self)),
        }
    }

    fn visit_seq<A: SeqAccess<'de>>(self, changes: A) -> Result<History, A::Error> {
        Vec::deserialize(SeqAccessDeserializer::new(changes)).map(History::Changes)
    }
});

forms!(Scopes, "`api`, `user`, `ram_user`, `account`, `region` or `ip`, or a list of them", {
    fn visit_str<E: Error>(self, scope: &str) -> Result<Scopes, E> {
        let scope = Scope::deserialize(serde::de::value::StrDeserializer::new(scope))?;
        Ok(Scopes { scopes: vec![scope], is_list: false })
    }

    fn visit_seq<A: SeqAccess<'de>>(self, scopes: A) -> Result<Scopes, A::Error> {
        let scopes = Vec::deserialize(SeqAccessDeserializer::new(scopes))?;
        Ok(Scopes { scopes, is_list: true })
    }
});

forms!(Successes, "a status, a list of statuses, or a mapping from statuses to what they say", {
    fn visit_u64<E: Error>(self, status: u64) -> Result<Successes, E> {
        let status = u16::try_from(status)
            .map_err(|_| E::custom(format_args!("{status} is not an HTTP status")))?;
        Ok(Successes { statuses: vec![(status, None)], form: SuccessForm::One })
    }

    fn visit_seq<A: SeqAccess<'de>>(self, statuses: A) -> Result<Successes, A::Error> {
        let statuses = Vec::<u16>::deserialize(SeqAccessDeserializer::new(statuses))?;
        let statuses = statuses.into_iter().map(|status| (status, None)).collect();
        Ok(Successes { statuses, form: SuccessForm::List })
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Successes, A::Error> {
        let mut statuses = Vec::new();
        while let Some((status, text)) = map.next_entry()? {
            statuses.push((status, Some(text)));
        }
        Ok(Successes { statuses, form: SuccessForm::Mapping })
    }
});

forms!(
    Authorization,
    "`not_stated`, `undisclosed`, `anonymous`, or a mapping with what is stated",
    {
        fn visit_str<E: Error>(self, text: &str) -> Result<Authorization, E> {
            match text {
                "not_stated" => Ok(Authorization::NotStated),
                "undisclosed" => Ok(Authorization::Undisclosed),
                "anonymous" => Ok(Authorization::Anonymous),
                other => Err(E::invalid_value(serde::de::Unexpected::Str(other), &self)),
            }
        }

        fn visit_map<A: MapAccess<'de>>(self, row: A) -> Result<Authorization, A::Error> {
            let row = Deserialize::deserialize(MapAccessDeserializer::new(row))?;
            Ok(Authorization::Stated(StatedRows { rows: vec![row], is_list: false }))
        }

        fn visit_seq<A: SeqAccess<'de>>(self, rows: A) -> Result<Authorization, A::Error> {
            let rows = Vec::deserialize(SeqAccessDeserializer::new(rows))?;
            Ok(Authorization::Stated(StatedRows { rows, is_list: true }))
        }
    }
);

forms!(Associated, "a list of actions, or a mapping from actions to when they are needed", {
    fn visit_seq<A: SeqAccess<'de>>(self, actions: A) -> Result<Associated, A::Error> {
        let actions = Vec::<String>::deserialize(SeqAccessDeserializer::new(actions))?;
        let actions = actions.into_iter().map(|action| (action, None)).collect();
        Ok(Associated { actions, is_list: true })
    }

    fn visit_map<A: MapAccess<'de>>(self, when: A) -> Result<Associated, A::Error> {
        let when = Ordered::<String>::deserialize(MapAccessDeserializer::new(when))?;
        let actions = when.into_iter().map(|(action, when)| (action, Some(when))).collect();
        Ok(Associated { actions, is_list: false })
    }
});
