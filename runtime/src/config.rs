//! How a client behaves.

use std::sync::Arc;
use std::time::Duration;

use crate::credentials::{CredentialsProvider, CredentialsSource, Environment, SystemEnvironment};
use crate::endpoint::{EndpointError, Network, Origin};
use crate::environment::{Clock, Randomness, SystemClock, SystemRandomness};

/// How a client behaves. Both clients take the same configuration and behave the same.
///
/// No secret is shown or logged. The libraries below know nothing of secrets, however: at the level
/// `trace`, the crate `ureq_proto` of the blocking client logs every byte that it sends and receives. A
/// program that logs at that level filters it out, as with `trace,ureq_proto=debug,ureq=debug`.
///
/// ```
/// use std::time::Duration;
///
/// use aliyun_api::{Config, Credentials, RetryPolicy};
///
/// let config = Config::new(Credentials::access_key("LTAI5tExample", "a secret"))
///     .region("cn-hangzhou")
///     .total_timeout(Duration::from_secs(20))
///     .retry(RetryPolicy::default().max_attempts(2));
/// assert!(!format!("{config:?}").contains("a secret"));
/// ```
#[derive(Clone, Debug)]
#[must_use]
pub struct Config {
    pub(crate) credentials: CredentialsProvider,
    pub(crate) region: Option<String>,
    pub(crate) network: Network,
    /// Read when it is set, so that no password that is in it by mistake is kept.
    pub(crate) endpoint: Option<Result<Origin, EndpointError>>,
    pub(crate) plain_http: bool,
    pub(crate) connect_timeout: Duration,
    pub(crate) read_timeout: Duration,
    pub(crate) total_timeout: Duration,
    pub(crate) retry: RetryPolicy,
    pub(crate) validation: Validation,
    pub(crate) user_agent: String,
    pub(crate) proxy: Proxy,
    pub(crate) rate_limits: bool,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) randomness: Arc<dyn Randomness>,
}

/// What this crate calls itself.
pub(crate) const AGENT: &str = concat!("aliyun-runtime/", env!("CARGO_PKG_VERSION"));

/// The variable that names the region.
pub(crate) const REGION: &str = "ALIBABA_CLOUD_REGION_ID";

/// Clocks cannot count to the largest duration there is.
const LONGEST_TIMEOUT: Duration = Duration::from_secs(365 * 24 * 60 * 60);

impl Config {
    /// The defaults, with these credentials and as yet without a region.
    ///
    /// Give [`Credentials`](crate::Credentials) as such, a source such as
    /// [`CredentialsSource::default_chain`](crate::credentials::CredentialsSource::default_chain),
    /// or a provider that several clients share.
    pub fn new(credentials: impl Into<CredentialsProvider>) -> Self {
        Self {
            credentials: credentials.into(),
            region: None,
            network: Network::Public,
            endpoint: None,
            plain_http: false,
            connect_timeout: Duration::from_secs(5),
            read_timeout: Duration::from_secs(10),
            total_timeout: Duration::from_secs(30),
            retry: RetryPolicy::default(),
            validation: Validation::default(),
            user_agent: AGENT.to_owned(),
            proxy: Proxy::default(),
            rate_limits: true,
            clock: Arc::new(SystemClock::default()),
            randomness: Arc::new(SystemRandomness),
        }
    }

    /// The defaults, with the [default chain](crate::credentials) of credentials and the region in
    /// the variable `ALIBABA_CLOUD_REGION_ID`, if it is set and not empty.
    ///
    /// Credentials are looked for when the first request is sent. No variable sets the host: a
    /// signed request must not go elsewhere because of one. See [`endpoint`](Self::endpoint).
    pub fn from_env() -> Self {
        Self::from_environment(SystemEnvironment)
    }

    /// As [`from_env`](Self::from_env), in another environment than that of this process. Tests
    /// make one up: a `HashMap` of variables is one, and so is an `Arc` of any.
    ///
    /// ```
    /// # use std::collections::HashMap;
    /// # use aliyun_api::Config;
    /// let variables = HashMap::from([("ALIBABA_CLOUD_REGION_ID", "cn-hangzhou")]);
    /// let config = Config::from_environment(variables);
    /// assert!(format!("{config:?}").contains("cn-hangzhou"));
    /// ```
    pub fn from_environment(environment: impl Environment + 'static) -> Self {
        let region = environment.variable(REGION).filter(|region| !region.is_empty());
        let chain = CredentialsSource::default_chain();
        let config = Self::new(CredentialsProvider::with_environment(chain, environment));
        match region {
            // What is not Unicode is no region either, and the error about it shows the rest.
            Some(region) => config.region(region.to_string_lossy()),
            None => config,
        }
    }

    /// The region whose hosts are called, e.g. `cn-hangzhou`. Some operations have a parameter
    /// for the region of a resource besides; it does not change the host.
    pub fn region(mut self, region: impl Into<String>) -> Self {
        self.region = Some(region.into());
        self
    }

    /// The network through which hosts are reached. The default is the internet.
    pub fn network(mut self, network: Network) -> Self {
        self.network = network;
        self
    }

    /// The host to call instead of the one that the region gives, with optional scheme and port:
    /// `ens.aliyuncs.com`, `https://127.0.0.1:8443`. Every operation of every product goes there.
    pub fn endpoint(mut self, endpoint: impl Into<String>) -> Self {
        self.endpoint = Some(Origin::parse(&endpoint.into()));
        self
    }

    /// Allows an endpoint that begins with `http://`. Everything is sent unencrypted then, the
    /// security token included: this is for tests on one's own machine.
    pub fn allow_plain_http(mut self) -> Self {
        self.plain_http = true;
        self
    }

    /// How long connecting may take. The default is 5 seconds; it is half of the time for the call
    /// at the most. This and the other timeouts are cut down to one year.
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.connect_timeout = timeout.min(LONGEST_TIMEOUT);
        self
    }

    /// How long the server may be silent. The default is 10 seconds. For connecting and for the head of
    /// the answer together, the asynchronous client allows for the time of both. The blocking client cannot
    /// tell the TLS handshake from what comes after it: for requests with an idempotency token, and those
    /// that must be executed at most once, it allows for [`connect_timeout`](Self::connect_timeout) if that
    /// is longer.
    pub fn read_timeout(mut self, timeout: Duration) -> Self {
        self.read_timeout = timeout.min(LONGEST_TIMEOUT);
        self
    }

    /// How long a call may take, with every attempt and every wait. The default is 30 seconds.
    ///
    /// A request with an idempotency token gets one hour at the most, or as long as its page says that
    /// the service knows the token, if that is less. One without, which must be executed at most once,
    /// needs time for its answer: it is not sent when no more is left than
    /// [`read_timeout`](Self::read_timeout), or than a quarter of all the time if that is less, be it
    /// because of slow credentials, of a place among the documented rate of calls, or of attempts before.
    pub fn total_timeout(mut self, timeout: Duration) -> Self {
        self.total_timeout = timeout.min(LONGEST_TIMEOUT);
        self
    }

    /// How often and after which waits a request is sent again.
    pub fn retry(mut self, policy: RetryPolicy) -> Self {
        self.retry = policy;
        self
    }

    /// What happens to a request that breaks a documented rule. The default is to refuse it.
    pub fn validation(mut self, validation: Validation) -> Self {
        self.validation = validation;
        self
    }

    /// Text to append to the header `User-Agent`, e.g. `my-program/1.2`. Visible ASCII characters
    /// and spaces only.
    pub fn user_agent_suffix(mut self, suffix: &str) -> Self {
        self.user_agent.push(' ');
        self.user_agent.push_str(suffix);
        self
    }

    /// Whether to go through the proxy that the environment names. The default is to do so.
    pub fn proxy(mut self, proxy: Proxy) -> Self {
        self.proxy = proxy;
        self
    }

    /// Whether to keep to the documented limits on the rate of calls by waiting before a request
    /// is sent. The default is to do so. Every client counts for itself.
    pub fn rate_limits(mut self, keep: bool) -> Self {
        self.rate_limits = keep;
        self
    }

    /// The clock. Tests fix it.
    pub fn clock(mut self, clock: Arc<dyn Clock>) -> Self {
        self.clock = clock;
        self
    }

    /// The source of nonces, of idempotency tokens and of the random part of waits. Tests fix it.
    pub fn randomness(mut self, randomness: Arc<dyn Randomness>) -> Self {
        self.randomness = randomness;
        self
    }
}

/// How often and after which waits a request is sent again.
///
/// Whether it may be sent again at all does not depend on this: an operation that must be executed
/// at most once is sent again only if nothing was sent or the service certainly refused it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[must_use]
pub struct RetryPolicy {
    pub(crate) max_attempts: u32,
    pub(crate) base_delay: Duration,
    pub(crate) max_delay: Duration,
}

impl Default for RetryPolicy {
    fn default() -> Self {
        Self {
            max_attempts: 3,
            base_delay: Duration::from_millis(250),
            max_delay: Duration::from_secs(8),
        }
    }
}

impl RetryPolicy {
    /// Sends every request once.
    pub fn off() -> Self {
        Self::default().max_attempts(1)
    }

    /// How many times a request is sent at the most, the first time included. The default is 3;
    /// 0 is taken for 1.
    pub fn max_attempts(mut self, attempts: u32) -> Self {
        self.max_attempts = attempts;
        self
    }

    /// The longest wait before the second attempt, on top of what the service asks for. It doubles with
    /// each further one, and the wait itself is a random part of it. The default is 250 milliseconds.
    pub fn base_delay(mut self, delay: Duration) -> Self {
        self.base_delay = delay;
        self
    }

    /// The longest wait before any attempt, on top of what the service asks for. The default is 8
    /// seconds.
    pub fn max_delay(mut self, delay: Duration) -> Self {
        self.max_delay = delay;
        self
    }
}

/// What happens to a request that breaks a documented rule.
///
/// A page may lag behind its service, so the check can be turned off.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Validation {
    /// It is not sent, and the error names every rule that it breaks.
    #[default]
    Strict,
    /// It is sent, and the broken rules are logged if the feature `tracing` is on.
    Warn,
    /// It is sent unchecked.
    Off,
}

/// Whether to go through a proxy.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Proxy {
    /// Through the one that the environment names when the client is made: `HTTPS_PROXY`,
    /// `HTTP_PROXY`, `ALL_PROXY`, else the same in small letters; except for the hosts in `NO_PROXY`:
    /// `*`, names with all that is below them, addresses and networks such as `10.0.0.0/8`. A proxy
    /// speaks HTTP; with one that does not, or an address that is none, nothing is sent.
    #[default]
    Environment,
    /// Straight to the host.
    Off,
}
