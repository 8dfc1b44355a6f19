//! A real browser, 360 pixels wide, against a real server.

mod blame;
mod console;
mod control;
mod phone;
