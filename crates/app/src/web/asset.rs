//! Style sheet, scripts and pictures, inside the binary, under an address that changes with them.

use actix_web::http::header::{CACHE_CONTROL, CONTENT_TYPE, ETAG};
use actix_web::middleware::Compress;
use actix_web::{HttpRequest, HttpResponse, web};
use rust_embed::RustEmbed;

#[derive(RustEmbed)]
#[folder = "static/"]
struct Assets;

/// The route of the assets.
pub fn routes(config: &mut web::ServiceConfig) {
    let parts = web::resource("/static/{path:.*}").wrap(Compress::default());
    config.service(parts.route(web::get().to(serve)));
}

/// The address of an asset: its content decides, so that browsers may keep it for a year.
pub fn asset(path: &str) -> String {
    match Assets::get(path) {
        Some(file) => format!("/static/{path}?v={}", fingerprint(&file)),
        None => format!("/static/{path}"),
    }
}

async fn serve(request: HttpRequest, path: web::Path<String>) -> HttpResponse {
    let Some(file) = Assets::get(&path) else {
        return HttpResponse::NotFound().body("no such file");
    };
    let versioned = request.query_string().starts_with("v=");
    let keep = if versioned { "public, max-age=31536000, immutable" } else { "no-cache" };
    HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, media_type(&path)))
        .insert_header((CACHE_CONTROL, keep))
        .insert_header((ETAG, format!("\"{}\"", fingerprint(&file))))
        .insert_header(("X-Content-Type-Options", "nosniff"))
        // The worker among them serves the pages, too.
        .insert_header(("Service-Worker-Allowed", "/"))
        .body(file.data.into_owned())
}

fn fingerprint(file: &rust_embed::EmbeddedFile) -> String {
    file.metadata.sha256_hash().iter().take(6).map(|byte| format!("{byte:02x}")).collect()
}

fn media_type(path: &str) -> &'static str {
    match path.rsplit_once('.').map(|(_, end)| end) {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("webmanifest") => "application/manifest+json",
        _ => "application/octet-stream",
    }
}
