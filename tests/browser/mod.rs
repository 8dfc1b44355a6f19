//! A real browser, 360 pixels wide, against a real server.

mod control;
mod phone;
