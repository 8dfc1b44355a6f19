//! Which senders may name another one in `X-Forwarded-For`: proxies of our own, by network.

use std::net::IpAddr;

use super::ConfigError;

/// A network in CIDR notation; a bare address is a network of one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Network {
    base: IpAddr,
    prefix: u8,
}

impl Network {
    /// Reads `10.0.0.0/8`, `fd00::/8` or `192.0.2.7`.
    ///
    /// # Errors
    /// `trusted_proxy_invalid`.
    pub fn parse(text: &str) -> Result<Self, ConfigError> {
        let (address, prefix) = text.split_once('/').map_or((text, None), |(address, prefix)| (address, Some(prefix)));
        let base: IpAddr = address.parse().map_err(|_| invalid(text))?;
        let bits = if base.is_ipv4() { 32 } else { 128 };
        let prefix = prefix.map_or(Ok(bits), |digits| digits.parse().map_err(|_| invalid(text)))?;
        if prefix > bits { Err(invalid(text)) } else { Ok(Self { base, prefix }) }
    }

    /// Whether an address is in the network.
    pub fn contains(self, address: IpAddr) -> bool {
        let (base, address) = (self.base.to_canonical(), address.to_canonical());
        match (base, address) {
            (IpAddr::V4(base), IpAddr::V4(address)) => {
                let shift = 32 - u32::from(self.prefix.min(32));
                u64::from(base.to_bits()) >> shift == u64::from(address.to_bits()) >> shift
            }
            (IpAddr::V6(base), IpAddr::V6(address)) => {
                self.prefix == 0 || base.to_bits() >> (128 - self.prefix) == address.to_bits() >> (128 - self.prefix)
            }
            _ => false,
        }
    }
}

/// Who sent a request: the peer, unless it is a proxy of ours. Then the nearest sender before it that
/// is none; what stands further left could be made up by anybody.
pub fn sender(trusted: &[Network], peer: IpAddr, forwarded: Option<&str>) -> IpAddr {
    let is_ours = |address: IpAddr| trusted.iter().any(|network| network.contains(address));
    let mut nearest = peer;
    let mut named = forwarded.unwrap_or_default().rsplit(',').map(|part| part.trim().parse::<IpAddr>());
    while is_ours(nearest) {
        match named.next() {
            Some(Ok(address)) => nearest = address,
            Some(Err(_)) | None => break,
        }
    }
    nearest
}

/// The part of an address that one household or venue holds: all of IPv4, the first half of IPv6.
pub fn household(address: IpAddr) -> String {
    match address.to_canonical() {
        IpAddr::V4(address) => address.to_string(),
        IpAddr::V6(address) => format!("{:x}/64", address.to_bits() >> 64),
    }
}

fn invalid(text: &str) -> ConfigError {
    ConfigError {
        code: "trusted_proxy_invalid",
        detail: format!("`{text}` is no network"),
        action: "give it as 10.0.0.0/8, fd00::/8 or 192.0.2.7".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(trusted: &[&str], peer: &str, forwarded: &str) -> String {
        let trusted: Vec<Network> = trusted.iter().map(|text| Network::parse(text).unwrap()).collect();
        sender(&trusted, peer.parse().unwrap(), Some(forwarded)).to_string()
    }

    #[test]
    fn only_our_own_proxies_are_believed() {
        assert_eq!(seen(&[], "203.0.113.9", "198.51.100.1"), "203.0.113.9");
        assert_eq!(seen(&["10.0.0.0/8"], "203.0.113.9", "198.51.100.1"), "203.0.113.9");
        assert_eq!(seen(&["10.0.0.0/8"], "10.1.2.3", "198.51.100.1"), "198.51.100.1");
        assert_eq!(seen(&["10.0.0.0/8"], "10.1.2.3", "6.6.6.6, 198.51.100.1"), "198.51.100.1");
        assert_eq!(seen(&["10.0.0.0/8"], "10.1.2.3", "198.51.100.1, 10.9.9.9"), "198.51.100.1");
        assert_eq!(seen(&["10.0.0.0/8"], "10.1.2.3", "198.51.100.1, nonsense"), "10.1.2.3");
        assert_eq!(seen(&["10.0.0.0/8"], "10.1.2.3", ""), "10.1.2.3");
        assert_eq!(seen(&["::ffff:10.0.0.0/8"], "10.1.2.3", "198.51.100.1"), "198.51.100.1");
    }

    #[test]
    fn networks_are_read_or_refused() {
        let contains =
            |network: &str, address: &str| Network::parse(network).unwrap().contains(address.parse().unwrap());
        assert!(contains("192.0.2.7", "192.0.2.7") && !contains("192.0.2.7", "192.0.2.8"));
        assert!(contains("fd00::/8", "fd12::1") && !contains("fd00::/8", "fe80::1"));
        assert!(contains("0.0.0.0/0", "8.8.8.8") && !contains("0.0.0.0/0", "::1"));
        for bad in ["", "10.0.0.0/33", "10.0.0", "::/129", "proxy", "10.0.0.0/-1"] {
            assert_eq!(Network::parse(bad).unwrap_err().code, "trusted_proxy_invalid", "{bad}");
        }
        assert_eq!(household("2001:db8:1:2:3::4".parse().unwrap()), household("2001:db8:1:2:9::9".parse().unwrap()));
        assert_ne!(household("192.0.2.7".parse().unwrap()), household("192.0.2.8".parse().unwrap()));
    }
}
