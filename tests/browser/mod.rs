//! A real browser, 360 pixels wide, against a real server.

mod bar;
mod blame;
mod console;
mod control;
mod kept;
mod live;
mod looks;
mod morning;
mod offline;
mod phone;
mod same_words;
mod two_phones;
mod xss;
mod xss_everywhere;
