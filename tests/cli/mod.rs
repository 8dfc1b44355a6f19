//! The commands without a server: what they print, and how they refuse.
