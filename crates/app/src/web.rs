//! What all pages share: words, signs, the clock face, assets and the headers of a page.

mod asset;
mod clock_face;
pub mod console;
mod cookie;
#[cfg(test)]
mod every_key;
mod holder;
mod page;
mod seal;
mod sentence;
mod sign;
mod steward_entry;
mod words;

pub use asset::asset;
pub use clock_face::ClockFace;
pub use cookie::{Speaker, is_same_origin};
pub use holder::{Holder, Standing, personal_holder, standing};
pub use page::{page, personal, see_other};
pub use seal::{is_sealed, seal, seal_with};
pub use sentence::Sentence;
pub use sign::{COLOURS, SHAPES, Sign};
pub use words::{Arg, Words};

/// Every page and asset, in one list.
pub fn routes(config: &mut actix_web::web::ServiceConfig) {
    config.configure(crate::checkin::door_page::routes).configure(crate::checkin::walk_in_page::routes);
    config.configure(crate::checkin::desk_page::routes).configure(crate::live::venue_screen_page::routes);
    config.configure(crate::checkin::pages::routes).configure(crate::live::pages::routes);
    config.configure(crate::live::acts_api::routes).configure(crate::live::streams_api::routes);
    config.configure(crate::phone_batch::routes);
    config.configure(console::pages::routes).configure(steward_entry::routes);
    config.configure(crate::interests::card::pages::routes).configure(crate::people::privacy::pages::routes);
    config.configure(crate::encounters::pages::routes);
    let parts = actix_web::web::resource("/static/{path:.*}").wrap(actix_web::middleware::Compress::default());
    config.service(parts.route(actix_web::web::get().to(asset::serve)));
}
