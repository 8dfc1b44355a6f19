//! Whom a request comes from, behind whichever proxies.

use actix_web::HttpRequest;

use crate::config::Config;
use crate::config::trusted_proxy::{household, sender};

/// Whom a request comes from. All lines of `X-Forwarded-For` are one list.
pub(crate) fn source(request: &HttpRequest, config: &Config) -> String {
    let Some(peer) = request.peer_addr() else { return String::new() };
    let lines = request.headers().get_all("x-forwarded-for").filter_map(|line| line.to_str().ok());
    let forwarded = lines.collect::<Vec<_>>().join(",");
    household(sender(&config.trusted_proxies, peer.ip(), Some(&forwarded)))
}
