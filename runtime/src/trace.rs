//! A span per call, with the feature `tracing`; without it, nothing.
//!
//! No parameter and no secret is recorded.

use bytes::Bytes;

use crate::ValidationError;
use crate::error::Cause;
use crate::secrets::SecretValues;
use crate::service_error::Refusal;

#[cfg(feature = "tracing")]
pub(crate) use recording::Trace;
#[cfg(not(feature = "tracing"))]
pub(crate) use silent::Trace;

/// What happens in a call. Nothing is recorded of it unless a method is written out.
pub(crate) trait Observer {
    /// A request breaks a documented rule and is sent all the same.
    fn invalid(&self, _error: &ValidationError) {}

    /// An attempt failed. Another one may follow.
    fn failed(&self, _attempt: u32, _cause: &Cause<Refusal>) {}

    /// The call failed; no further attempt follows.
    fn gave_up(&self, _attempt: u32, _cause: &Cause<Refusal>) {}

    /// An answer came that reports no failure. Its body has yet to be decoded.
    fn accepted(&self, _attempt: u32, _response: &http::Response<Bytes>, _secrets: &SecretValues) {}

    /// The call was given up while a request was under way, or after one that may have been executed.
    fn abandoned(&self, _attempt: u32) {}
}

#[cfg(feature = "tracing")]
mod recording {
    use std::time::Instant;

    use bytes::Bytes;
    use tracing::{Level, Span, event, field, span};

    use super::Observer;
    use crate::answer::header_text;
    use crate::error::Cause;
    use crate::secrets::SecretValues;
    use crate::service_error::{Refusal, request_id_of};
    use crate::text::Excerpt;
    use crate::transport::REQUEST_ID;
    use crate::{OperationInfo, ValidationError};

    /// The span of one call.
    pub(crate) struct Trace {
        span: Span,
        start: Instant,
    }

    impl Trace {
        pub(crate) fn new(info: &'static OperationInfo) -> Self {
            let span = span!(
                Level::INFO,
                "aliyun",
                product = info.product.code,
                operation = info.action,
                attempt = field::Empty,
                code = field::Empty,
                request_id = field::Empty,
                duration_ms = field::Empty,
            );
            Self { span, start: Instant::now() }
        }

        /// Records how the call ended.
        fn record(&self, attempt: u32, code: Option<Excerpt<'_>>, request_id: Option<Excerpt<'_>>) {
            self.span.record("attempt", attempt);
            self.span.record("duration_ms", self.start.elapsed().as_secs_f64() * 1000.0);
            self.span.record("code", code.map(field::display));
            self.span.record("request_id", request_id.map(field::display));
        }
    }

    /// The code and the request id in an answer, if there is one.
    fn shown(cause: &Cause<Refusal>) -> (Option<Excerpt<'_>>, Option<Excerpt<'_>>) {
        let code = cause.service().and_then(Refusal::raw_code);
        let request_id = cause.request_id(Refusal::request_id);
        (code.map(Excerpt), request_id.map(Excerpt))
    }

    impl Observer for Trace {
        /// Only parameters and rules are named, no value.
        fn invalid(&self, error: &ValidationError) {
            for violation in error.violations() {
                event!(parent: &self.span, Level::WARN, parameter = violation.parameter.as_str(),
                    rule = %violation.rule, "the request breaks a documented rule");
            }
        }

        fn failed(&self, attempt: u32, cause: &Cause<Refusal>) {
            let (code, request_id) = shown(cause);
            event!(parent: &self.span, Level::WARN, attempt, code = code.map(field::display),
                request_id = request_id.map(field::display), "an attempt failed");
        }

        fn gave_up(&self, attempt: u32, cause: &Cause<Refusal>) {
            let (code, request_id) = shown(cause);
            self.record(attempt, code, request_id);
        }

        fn accepted(&self, attempt: u32, response: &http::Response<Bytes>, secrets: &SecretValues) {
            let header = header_text(response.headers(), REQUEST_ID);
            let mut request_id = header.or_else(|| request_id_of(response.body()));
            if let Some(text) = &mut request_id {
                secrets.redact(text);
            }
            self.record(attempt, None, request_id.as_deref().map(Excerpt));
            event!(parent: &self.span, Level::DEBUG, attempt, "an answer came that reports no failure");
        }

        fn abandoned(&self, attempt: u32) {
            self.record(attempt, None, None);
            event!(parent: &self.span, Level::WARN, attempt,
                "the call was abandoned after the request was sent; it may have been executed");
        }
    }
}

#[cfg(not(feature = "tracing"))]
mod silent {
    use super::Observer;
    use crate::OperationInfo;

    /// Records nothing.
    pub(crate) struct Trace;

    impl Trace {
        pub(crate) fn new(_: &'static OperationInfo) -> Self {
            Self
        }
    }

    impl Observer for Trace {}
}
