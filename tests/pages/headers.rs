//! What every page promises: nothing inline, nothing from elsewhere, nothing kept, and little to carry.

use testkit::academy::Academy;
use testkit::app::{Reply, for_each_app};

use super::browserless::{Visitor, door};

/// The first visit may carry so much in all, not even compressed.
const FIRST_VISIT_BYTES_MAX: usize = 60 * 1024;

fn assert_guarded(page: &Reply) {
    let policy = page.header("content-security-policy");
    assert!(policy.contains("default-src 'none'") && !policy.contains("unsafe"), "{policy}");
    assert_eq!(page.header("cache-control"), "no-store");
    assert_eq!(page.header("referrer-policy"), "no-referrer");
    let html = page.text();
    assert!(!html.contains("style=") && !html.contains("<style") && !html.contains(" onclick"), "{html}");
    for address in html.split("=\"").filter_map(|rest| rest.split('"').next()) {
        let elsewhere = address.starts_with("//") || address.starts_with("http:") || address.starts_with("https:");
        assert!(!elsewhere, "{address}");
    }
    for script in html.split("<script").skip(1) {
        let (tag, rest) = script.split_once('>').unwrap();
        assert!(tag.contains("src=\"/static/") && rest.starts_with("</script>"), "an inline script: {script}");
    }
}

#[test]
fn every_page_of_a_phone_is_guarded_and_light() {
    for_each_app(|app| {
        let academy = Academy::gather(app);
        let door = door(&academy);
        let mut phone = Visitor::new(app);
        assert_guarded(&phone.open(&door.path));
        let arrived = phone.send(&door.path, &door.form).expect(303);
        let cookie = arrived.header("set-cookie");
        for part in ["__Host-phone=", "HttpOnly", "SameSite=Lax", "Secure", "Path=/"] {
            assert!(cookie.contains(part), "{cookie}");
        }
        for (time, path) in [("07:10", "/me"), ("07:34", "/me"), ("07:36", "/me"), ("09:00", "/me"), ("07:36", "/j/x")]
        {
            app.clock.set(format!("2026-05-04T{time}:00Z").parse().unwrap());
            assert_guarded(&phone.open(path));
        }
        app.clock.set("2026-05-04T07:36:00Z".parse().unwrap());
        let page = phone.open("/me").expect(200).text();
        let mut carried = page.len();
        for path in page.split('"').filter(|part| part.starts_with("/static/")) {
            let asset = phone.open(path).expect(200);
            assert!(asset.header("cache-control").contains("immutable"), "{path}");
            carried += asset.bytes.len();
        }
        assert!((10_000..FIRST_VISIT_BYTES_MAX).contains(&carried), "{carried} bytes");
    });
}
