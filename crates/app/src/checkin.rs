//! The door: the personal link, the poster, the helper who stands there, and the session that follows.

pub mod api;
pub mod arrive;
pub mod claim;
mod come_back;
pub mod counts;
mod desk;
mod desk_lines_page;
pub mod desk_page;
mod desk_verdict_page;
mod desk_view_page;
mod door_forms_page;
pub mod door_page;
pub mod find;
mod fits;
pub mod pages;
mod poster_page;
pub mod print_api;
mod print_page;
pub mod screens_api;
pub mod settings_api;
pub mod together;
pub mod undo;
pub mod walk_in;
pub mod walk_in_api;
pub mod walk_in_page;
pub mod whole_table;
pub mod window;
