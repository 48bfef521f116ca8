//! What tells pages apart: numbers, offsets, totals and tokens, whatever types a page gives them.

use std::borrow::Cow;

use super::PageError;

/// A number or a token that tells pages apart, as a response or a request has it.
pub trait PageValue {
    /// The value as a text; `None` if it is not set.
    fn text(&self) -> Option<Cow<'_, str>>;

    /// The value as the token of another page; `None` if it is not set, or a number that is zero.
    fn token(&self) -> Option<Cow<'_, str>> {
        self.text()
    }
}

/// A field of a request that chooses the page.
pub trait PageField: PageValue {
    /// Sets the field. Returns false if its type cannot hold the value.
    fn set(&mut self, text: &str) -> bool;
}

impl PageValue for String {
    fn text(&self) -> Option<Cow<'_, str>> {
        Some(Cow::Borrowed(self))
    }
}

impl PageField for String {
    fn set(&mut self, text: &str) -> bool {
        text.clone_into(self);
        true
    }
}

impl<V: PageValue> PageValue for Option<V> {
    fn text(&self) -> Option<Cow<'_, str>> {
        self.as_ref()?.text()
    }

    fn token(&self) -> Option<Cow<'_, str>> {
        self.as_ref()?.token()
    }
}

impl<V: PageField + Default> PageField for Option<V> {
    fn set(&mut self, text: &str) -> bool {
        self.get_or_insert_default().set(text)
    }
}

impl<V: PageValue + ?Sized> PageValue for &V {
    fn text(&self) -> Option<Cow<'_, str>> {
        (**self).text()
    }

    fn token(&self) -> Option<Cow<'_, str>> {
        (**self).token()
    }
}

macro_rules! page_number {
    ($($type:ty),*) => {$(
        impl PageValue for $type {
            fn text(&self) -> Option<Cow<'_, str>> {
                Some(Cow::Owned(self.to_string()))
            }

            fn token(&self) -> Option<Cow<'_, str>> {
                if *self == 0 { None } else { self.text() }
            }
        }

        impl PageField for $type {
            fn set(&mut self, text: &str) -> bool {
                text.parse().map(|number| *self = number).is_ok()
            }
        }
    )*};
}

page_number!(i32, i64, u64);

/// The text of a value that is set to something.
pub(super) fn given(value: &(impl PageValue + ?Sized)) -> Option<Cow<'_, str>> {
    value.text().filter(|text| !text.is_empty())
}

/// The text of a token that an answer has for another page.
pub(super) fn given_token(value: &(impl PageValue + ?Sized)) -> Option<Cow<'_, str>> {
    value.token().filter(|text| !text.is_empty())
}

pub(super) fn number_or(field: &(impl PageValue + ?Sized), default: i64) -> Result<i64, PageError> {
    given(field).map_or(Ok(default), |text| text.trim().parse().map_err(|_| PageError::NotANumber))
}

pub(super) fn assign(field: &mut dyn PageField, number: i64) -> Result<(), PageError> {
    if field.set(&number.to_string()) { Ok(()) } else { Err(PageError::DoesNotFit) }
}

pub(super) fn count(items: usize) -> i64 {
    i64::try_from(items).unwrap_or(i64::MAX)
}
