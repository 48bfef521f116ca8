//! The proxy that the environment names, chosen alike for both clients.

use std::env;
use std::ffi::OsString;
use std::fmt;
use std::net::IpAddr;

use http::Uri;
use http::uri::Scheme;

use crate::Config;
use crate::config::Proxy;
use crate::endpoint::without_brackets;

/// The proxies for both schemes, as the library that a client is built on wants them, and the hosts
/// that need none.
pub(crate) struct Proxies<P> {
    http: Option<Result<P, UnusableProxy>>,
    https: Option<Result<P, UnusableProxy>>,
    exceptions: Vec<Exception>,
}

impl<P> Proxies<P> {
    /// What a configuration says, and the variables of the process as they are now. `read` makes a proxy
    /// of an address. One that the library refuses is unusable from the start: asked when a request is
    /// sent, a library may go past it.
    pub(crate) fn of(config: &Config, read: impl Fn(&Uri) -> Option<P>) -> Self {
        match config.proxy {
            Proxy::Environment => {
                Self::from_variables(|name| env::var_os(name), cfg!(windows), read)
            }
            Proxy::Off => Self { http: None, https: None, exceptions: Vec::new() },
        }
    }

    /// The proxy of a scheme, else the one for all schemes. A variable without a value counts as not
    /// set.
    ///
    /// A web server hands the header `Proxy` of a request to the program that it starts as
    /// `HTTP_PROXY`, so that is not believed where there is the method of a request as well. Where names
    /// ignore case, `http_proxy` is that very variable.
    fn from_variables(
        variable: impl Fn(&str) -> Option<OsString>,
        names_ignore_case: bool,
        read: impl Fn(&Uri) -> Option<P>,
    ) -> Self {
        let is_set = |name: &str| variable(name).filter(|value| !value.is_empty());
        let is_of_web_server = variable("REQUEST_METHOD").is_some();
        let is_header = |name: &str| {
            let is_same = names_ignore_case && name == "http_proxy";
            is_of_web_server && (is_same || name == "HTTP_PROXY")
        };
        let find = |names: [&'static str; 4]| {
            let mut names = names.into_iter().filter(|name| !is_header(name));
            names.find_map(|name| {
                let proxy = usable(is_set(name)?).and_then(|address| read(&address));
                Some(proxy.ok_or(UnusableProxy { variable: name }))
            })
        };
        let except = is_set("NO_PROXY").or_else(|| is_set("no_proxy")).unwrap_or_default();
        Self {
            http: find(["HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"]),
            https: find(["HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"]),
            exceptions: except.to_string_lossy().split(',').filter_map(Exception::parse).collect(),
        }
    }

    /// The proxy for an address, if there is one.
    ///
    /// # Errors
    ///
    /// If the variable that names it has no address of a proxy. Going straight to the host then would
    /// be what somebody did not want.
    pub(crate) fn choose(&self, uri: &Uri) -> Result<Option<&P>, UnusableProxy> {
        let is_https = uri.scheme() == Some(&Scheme::HTTPS);
        let proxy = if is_https { &self.https } else { &self.http };
        let port = uri.port_u16().unwrap_or(if is_https { 443 } else { 80 });
        let host = uri.host().unwrap_or_default();
        match proxy {
            Some(proxy) if !self.exceptions.iter().any(|exception| exception.has(host, port)) => {
                proxy.as_ref().map(Some).map_err(|error| *error)
            }
            Some(_) | None => Ok(None),
        }
    }
}

impl<P> fmt::Debug for Proxies<P> {
    /// Leaves out the addresses, which may have passwords.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Proxies").finish_non_exhaustive()
    }
}

/// A variable that should name a proxy has something else. That is not shown: it may be a password.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct UnusableProxy {
    variable: &'static str,
}

impl fmt::Display for UnusableProxy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { variable } = self;
        write!(f, "{variable} is not the address of a proxy: write http://host:port, or unset it")
    }
}

impl std::error::Error for UnusableProxy {}

/// The address of a proxy for HTTP. Without a scheme, the way to it is not encrypted.
fn usable(value: OsString) -> Option<Uri> {
    let text = value.into_string().ok()?;
    let text = text.trim();
    let address = if text.contains("://") { text.to_owned() } else { format!("http://{text}") };
    let uri: Uri = address.parse().ok()?;
    let is_known = matches!(uri.scheme_str(), Some("http" | "https"));
    let has_host = uri.host().is_some_and(|host| !host.is_empty());
    let authority = uri.authority()?;
    let port_is_sound = match authority.port() {
        Some(port) => port.as_u16() > 0,
        None => authority.as_str().ends_with(authority.host()),
    };
    (is_known && has_host && port_is_sound).then_some(uri)
}

/// Hosts that are reached without a proxy, at one port or at all.
#[derive(Debug, PartialEq, Eq)]
struct Exception {
    hosts: Hosts,
    port: Option<u16>,
}

#[derive(Debug, PartialEq, Eq)]
enum Hosts {
    All,
    /// The addresses that have this many bits in common with this one.
    Network(IpAddr, u32),
    /// A name, and all names that end with a dot and this one.
    Domain(String),
}

impl Exception {
    /// Reads `*`, `10.0.0.0/8`, `example.com`, `.example.com`, `*.example.com`, each with a port if there
    /// is one.
    fn parse(entry: &str) -> Option<Self> {
        let entry = entry.trim();
        if let Some(hosts) = Hosts::of_addresses(entry) {
            return Some(Self { hosts, port: None });
        }
        let (host, port) = match entry.rsplit_once(':').map(|(host, port)| (host, port.parse())) {
            Some((host, Ok(port))) => (host, Some(port)),
            Some((_, Err(_))) | None => (entry, None),
        };
        let hosts = match Hosts::of_addresses(host) {
            Some(addresses) => addresses,
            None if host == "*" => Hosts::All,
            None => {
                let name = host.trim_start_matches('*').trim_matches('.').to_ascii_lowercase();
                Some(name).filter(|name| !name.is_empty()).map(Hosts::Domain)?
            }
        };
        Some(Self { hosts, port })
    }

    fn has(&self, host: &str, port: u16) -> bool {
        self.port.is_none_or(|known| known == port) && self.hosts.have(without_brackets(host))
    }
}

impl Hosts {
    /// Reads one address, or a network with the length of its prefix.
    fn of_addresses(text: &str) -> Option<Self> {
        let (address, length) = match text.split_once('/') {
            Some((address, length)) => (address, Some(length.parse().ok()?)),
            None => (text, None),
        };
        let address: IpAddr = without_brackets(address).parse().ok()?;
        let longest = if address.is_ipv4() { 32 } else { 128 };
        let length = length.unwrap_or(longest);
        (length <= longest).then_some(Self::Network(address, length))
    }

    fn have(&self, host: &str) -> bool {
        match (self, host.parse::<IpAddr>()) {
            (Self::All, _) => true,
            (Self::Network(network, length), Ok(address)) => {
                common_bits(*network, address).is_some_and(|bits| bits >= *length)
            }
            (Self::Network(..), Err(_)) | (Self::Domain(_), Ok(_)) => false,
            (Self::Domain(domain), Err(_)) => {
                let host = host.trim_end_matches('.').to_ascii_lowercase();
                let before = host.strip_suffix(domain.as_str());
                before.is_some_and(|before| before.is_empty() || before.ends_with('.'))
            }
        }
    }
}

/// With how many equal bits two addresses begin, if they are of the same kind.
fn common_bits(one: IpAddr, other: IpAddr) -> Option<u32> {
    let differing_bits = match (one, other) {
        (IpAddr::V4(one), IpAddr::V4(other)) => u128::from(one.to_bits() ^ other.to_bits()) << 96,
        (IpAddr::V6(one), IpAddr::V6(other)) => one.to_bits() ^ other.to_bits(),
        (IpAddr::V4(_), IpAddr::V6(_)) | (IpAddr::V6(_), IpAddr::V4(_)) => return None,
    };
    Some(differing_bits.leading_zeros())
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::Proxies;

    /// The proxy for an address, with these variables set.
    fn chosen(variables: &[(&str, &str)], address: &str) -> Result<Option<String>, String> {
        let variables: HashMap<_, _> = variables.iter().copied().collect();
        let variable = |name: &str| variables.get(name).map(Into::into);
        let proxies = Proxies::from_variables(variable, false, |uri| Some(uri.to_string()));
        let uri = address.parse().unwrap();
        proxies.choose(&uri).map(Option::<&String>::cloned).map_err(|e| e.to_string())
    }

    const HOST: &str = "https://ens.aliyuncs.com/?a=b";

    #[test]
    fn the_scheme_comes_before_all_and_large_letters_before_small_ones() {
        for (variables, expected) in [
            (vec![], None),
            (vec![("HTTPS_PROXY", "http://a:1"), ("ALL_PROXY", "http://b:1")], Some("http://a:1/")),
            (vec![("https_proxy", "http://a:1"), ("ALL_PROXY", "http://b:1")], Some("http://a:1/")),
            (vec![("HTTPS_PROXY", ""), ("https_proxy", "http://a:1")], Some("http://a:1/")),
            (vec![("HTTPS_PROXY", "a:1"), ("https_proxy", "http://b:1")], Some("http://a:1/")),
            (vec![("all_proxy", "https://u:p@a")], Some("https://u:p@a/")),
            (vec![("HTTP_PROXY", "http://a:1")], None),
        ] {
            assert_eq!(chosen(&variables, HOST), Ok(expected.map(str::to_owned)), "{variables:?}");
        }
    }

    #[test]
    fn what_is_no_proxy_is_an_error_that_does_not_show_it() {
        for value in [
            "socks5://u:secret@a:1",
            "http://",
            "http://u:secret@",
            ":8080",
            "a:0",
            "a:",
            "a:port",
            "a b",
        ] {
            let error =
                chosen(&[("HTTPS_PROXY", value), ("ALL_PROXY", "http://b")], HOST).unwrap_err();
            assert!(error.starts_with("HTTPS_PROXY is not the address"), "{value}: {error}");
            assert!(!error.contains("secret"), "{error}");
            // Nobody needs it for the other scheme, or for this host.
            assert_eq!(chosen(&[("HTTPS_PROXY", value)], "http://a/"), Ok(None));
            assert_eq!(chosen(&[("HTTPS_PROXY", value), ("NO_PROXY", "*")], HOST), Ok(None));
        }
    }

    #[test]
    fn the_header_of_a_web_request_is_no_proxy() {
        let variables = [("REQUEST_METHOD", "GET"), ("HTTP_PROXY", "http://evil")];
        assert_eq!(chosen(&variables, "http://a/"), Ok(None));
        let variables = [("REQUEST_METHOD", "GET"), ("http_proxy", "http://a:1")];
        assert_eq!(chosen(&variables, "http://a/"), Ok(Some("http://a:1/".to_owned())));
    }

    /// As on Windows.
    #[test]
    fn the_header_of_a_web_request_is_no_proxy_where_names_ignore_case() {
        let variables = |name: &str| match name.to_ascii_uppercase().as_str() {
            "REQUEST_METHOD" => Some("GET".into()),
            "HTTP_PROXY" => Some("http://evil".into()),
            _ => None,
        };
        let proxies = Proxies::from_variables(variables, true, |uri| Some(uri.to_string()));
        assert_eq!(proxies.choose(&"http://a/".parse().unwrap()), Ok(None));
    }

    #[test]
    fn what_a_library_refuses_is_no_proxy() {
        let variables = |name: &str| (name == "HTTPS_PROXY").then(|| "http://squid.1:3128".into());
        let proxies = Proxies::from_variables(variables, false, |_| None::<()>);
        assert!(proxies.choose(&HOST.parse().unwrap()).is_err());
    }

    #[test]
    fn hosts_that_need_no_proxy() {
        for (except, address, expected) in [
            ("", HOST, false),
            (" , ,", HOST, false),
            ("*", HOST, true),
            ("ens.aliyuncs.com", HOST, true),
            ("ENS.aliyuncs.com", HOST, true),
            ("ens.aliyuncs.com.", HOST, true),
            ("ens.aliyuncs.com", "https://ens.aliyuncs.com./", true),
            ("localhost, .aliyuncs.com", HOST, true),
            ("*.aliyuncs.com", HOST, true),
            ("aliyuncs.com", HOST, true),
            ("ens.aliyuncs.com:443", HOST, true),
            ("ens.aliyuncs.com:80", HOST, false),
            ("*:443", HOST, true),
            ("ns.aliyuncs.com", HOST, false),
            ("example.com", HOST, false),
            ("10.0.0.0/8", "https://10.255.0.1/", true),
            ("10.0.0.0/8", "https://11.0.0.1/", false),
            ("0.0.0.0/0", "https://11.0.0.1/", true),
            ("10.0.0.0/33", "https://10.0.0.0/", false),
            ("127.0.0.1", "https://127.0.0.1:8443/", true),
            ("127.0.0.1:8443", "https://127.0.0.1:8443/", true),
            ("127.0.0.1:8444", "https://127.0.0.1:8443/", false),
            ("0.0.1", "https://127.0.0.1/", false),
            ("::1", "https://[::1]:8443/", true),
            ("[::1]:8443", "https://[::1]:8443/", true),
            ("fd00::/8", "https://[fd12::1]/", true),
            ("fd00::/8", "https://10.0.0.1/", false),
        ] {
            let variables = [("HTTPS_PROXY", "http://a:1"), ("NO_PROXY", except)];
            let is_direct = chosen(&variables, address).unwrap().is_none();
            assert_eq!(is_direct, expected, "{except}: {address}");
        }
    }
}
