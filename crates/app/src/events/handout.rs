//! What an organiser hands out: links, codes to scan, mail-merge lists, badges, calendar entries.

pub mod api;
pub mod badges;
pub mod calendar;
pub mod png;
pub mod qr;
