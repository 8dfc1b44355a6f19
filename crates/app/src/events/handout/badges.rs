//! A sheet of badges to print and cut: name, department, code to scan, code to type.

use super::qr::Modules;

/// What stands on one badge.
pub struct Badge {
    pub name: String,
    pub department: String,
    pub short_code: String,
    pub link: String,
}

/// A page without scripts and without styles of its own.
pub fn sheet(event: &str, badges: &[Badge]) -> String {
    let cards: String = badges.iter().map(card).collect();
    let title = escaped(event);
    format!(
        "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>{title}</title><h1>{title}</h1>\
         <table border=\"1\" cellpadding=\"12\">{cards}</table></html>"
    )
}

fn card(badge: &Badge) -> String {
    let code = Modules::of(&badge.link).map(|modules| modules.svg()).unwrap_or_default();
    let sized = code.replacen("<svg ", "<svg width=\"140\" height=\"140\" role=\"img\" aria-label=\"Your link\" ", 1);
    let (name, department) = (escaped(&badge.name), escaped(&badge.department));
    let short_code = escaped(&badge.short_code);
    format!("<tr><td>{sized}<td><h2>{name}</h2><p>{department}</p><p><code>{short_code}</code></p></tr>")
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;").replace('\'', "&#39;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_only_text() {
        let badge = Badge {
            name: "<script>alert(1)</script>".to_owned(),
            department: "R&D".to_owned(),
            short_code: "K7MQ2X".to_owned(),
            link: "https://meet.example.org/j/x".to_owned(),
        };
        let page = sheet("Day \"one\"", &[badge]);
        assert!(!page.contains("<script>") && page.contains("&lt;script&gt;") && page.contains("R&amp;D"));
    }
}
