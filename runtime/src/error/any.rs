//! A failure of whatever operation.

use std::error::Error as StdError;
use std::fmt;
use std::ops::Deref;

use super::{Details, Error};
use crate::{Documented, ErrorCode, ErrorInfo};

/// A failure of whatever operation, for a function that calls several.
///
/// It has all that an [`Error`] has, but for the type of the code: [`AnyCode`] tells what is
/// documented about it.
///
/// ```
/// use aliyun_runtime::{AnyError, Operation, blocking};
///
/// fn send_both<A: Operation, B: Operation>(
///     client: &blocking::Client,
///     first: &A,
///     second: &B,
/// ) -> Result<(), AnyError> {
///     client.send(first)?;
///     client.send(second)?;
///     Ok(())
/// }
///
/// fn may_be_repeated(error: &AnyError) -> bool {
///     error.outcome_unknown().is_none()
/// }
/// ```
pub struct AnyError(Error<AnyCode>);

impl<C: ErrorCode> From<Error<C>> for AnyError {
    fn from(error: Error<C>) -> Self {
        let Details { info, cause, trail } = *error.0;
        let cause = cause.map_service(|service| service.map_code(|code| AnyCode(code.info())));
        Self(Error(Box::new(Details { info, cause, trail })))
    }
}

impl Deref for AnyError {
    type Target = Error<AnyCode>;

    fn deref(&self) -> &Error<AnyCode> {
        &self.0
    }
}

impl fmt::Debug for AnyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}

impl fmt::Display for AnyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

impl StdError for AnyError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.0.source()
    }
}

/// A documented code of whatever operation: what is documented about it, without its variant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AnyCode(&'static ErrorInfo);

impl ErrorCode for AnyCode {
    const OWN: &'static [Documented<Self>] = &[];

    fn info(self) -> &'static ErrorInfo {
        self.0
    }
}
