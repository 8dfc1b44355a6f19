//! How far slow work is, on a terminal only.

use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};

/// A bar of 100 parts on standard error; where that is no terminal, nothing.
pub fn percent(what: &'static str) -> ProgressBar {
    let bar = ProgressBar::new(100).with_message(what);
    let style = ProgressStyle::with_template("{msg} {wide_bar} {percent} % {elapsed}");
    bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
    bar
}

/// A sign of life for work of unknown length.
pub fn busy(what: &'static str) -> ProgressBar {
    let bar = ProgressBar::new_spinner().with_message(what);
    bar.enable_steady_tick(Duration::from_millis(120));
    bar
}
