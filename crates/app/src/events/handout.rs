//! What an organiser hands out: links, codes to scan, mail-merge lists, badges, calendar entries.

pub mod api;
pub mod badges_page;
pub mod calendar;
pub mod png;
pub mod qr;
