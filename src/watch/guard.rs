//! Who may ask: programs of this machine and pages of our own, nobody else's.

use std::net::IpAddr;

/// What a request says about where it comes from.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Asker<'r> {
    pub(super) host: Option<&'r str>,
    pub(super) origin: Option<&'r str>,
    /// `Sec-Fetch-Site`.
    pub(super) site: Option<&'r str>,
    /// `Sec-Fetch-Mode` and `Sec-Fetch-Dest` of somebody who follows a link in a window of their own.
    pub(super) follows_link: bool,
}

/// The names under which a server may be asked.
#[derive(Debug, Clone)]
pub(super) struct Guard {
    hosts: Vec<String>,
    /// Served to the network under all of the machine's addresses: any of them, but no name, since a name can be made to lead here.
    any_address: bool,
    port: u16,
}

impl Guard {
    pub(super) fn new(host: IpAddr, port: u16) -> Self {
        let own = ["127.0.0.1".to_owned(), "localhost".to_owned(), "[::1]".to_owned(), bracketed(host)];
        let mut hosts: Vec<String> = own.iter().map(|name| format!("{name}:{port}")).collect();
        if port == 80 {
            hosts.extend(own);
        }
        Self { hosts, any_address: host.is_unspecified(), port }
    }

    /// Why a request is refused, if it is.
    pub(super) fn refuse(&self, asker: &Asker<'_>) -> Option<&'static str> {
        let Some(host) = asker.host.filter(|host| self.is_ours(host)) else {
            return Some("this server does not answer under that name\n");
        };
        let own_origin = |origin: &str| origin.strip_prefix("http://").is_some_and(|name| name.eq_ignore_ascii_case(host));
        let foreign = match (asker.site, asker.origin) {
            (Some("same-origin" | "none"), _) => false,
            (Some(_), _) => !asker.follows_link,
            (None, Some(origin)) => !own_origin(origin),
            (None, None) => false,
        };
        foreign.then_some("this server does not answer other sites\n")
    }

    fn is_ours(&self, host: &str) -> bool {
        let listed = self.hosts.iter().any(|known| known.eq_ignore_ascii_case(host));
        listed || (self.any_address && self.is_address(host))
    }

    fn is_address(&self, host: &str) -> bool {
        let (name, port) = match host.rsplit_once(':') {
            Some((name, port)) if !name.is_empty() && !port.ends_with(']') => (name, port.parse().ok()),
            _ => (host, Some(80)),
        };
        let bare = name.strip_prefix('[').and_then(|name| name.strip_suffix(']')).unwrap_or(name);
        port == Some(self.port) && bare.parse::<IpAddr>().is_ok()
    }
}

/// An address as it stands in a URL.
pub(super) fn bracketed(host: IpAddr) -> String {
    match host {
        IpAddr::V4(host) => host.to_string(),
        IpAddr::V6(host) => format!("[{host}]"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::net::{Ipv4Addr, Ipv6Addr};

    fn refused(guard: &Guard, host: &str) -> bool {
        guard.refuse(&Asker { host: Some(host), ..Asker::default() }).is_some()
    }

    #[test]
    fn loopback_answers_under_its_own_names_only() {
        let guard = Guard::new(Ipv4Addr::LOCALHOST.into(), 4040);
        for host in ["127.0.0.1:4040", "localhost:4040", "LOCALHOST:4040", "[::1]:4040"] {
            assert!(!refused(&guard, host), "{host}");
        }
        for host in
            ["evil.example", "evil.example:4040", "127.0.0.1", "localhost:4041", "192.168.0.9:4040", "", "localhost:4040.evil"]
        {
            assert!(refused(&guard, host), "{host}");
        }
        assert!(guard.refuse(&Asker::default()).is_some(), "no host at all");
    }

    #[test]
    fn the_network_is_answered_under_addresses_but_not_names() {
        let guard = Guard::new(Ipv6Addr::UNSPECIFIED.into(), 8080);
        assert!(!refused(&guard, "192.168.0.9:8080"));
        assert!(!refused(&guard, "[fe80::1]:8080"));
        assert!(refused(&guard, "rebound.example:8080"));
        assert!(refused(&guard, "192.168.0.9:8081"));
        let one = Guard::new(Ipv4Addr::new(10, 0, 0, 2).into(), 8080);
        assert!(!refused(&one, "10.0.0.2:8080"));
        assert!(refused(&one, "10.0.0.3:8080"));
    }

    #[test]
    fn other_sites_get_nothing_but_may_link_here() {
        let guard = Guard::new(Ipv4Addr::LOCALHOST.into(), 4040);
        let from = |site, origin, follows_link| {
            guard.refuse(&Asker { host: Some("localhost:4040"), site, origin, follows_link }).is_some()
        };
        assert!(from(Some("cross-site"), None, false));
        assert!(from(Some("same-site"), None, false), "another port of this machine is another origin");
        assert!(from(None, Some("https://evil.example"), false));
        assert!(from(None, Some("null"), false));
        assert!(!from(None, Some("http://localhost:4040"), false));
        assert!(!from(Some("same-origin"), None, false));
        assert!(!from(Some("none"), None, false));
        assert!(!from(Some("cross-site"), None, true));
    }
}
