//! A sheet of badges to print and cut: name, department, code to scan, code to type.

use askama::Template;

use super::qr::Modules;
use crate::web::Words;

/// Ten badges on a page of A4.
#[derive(Template)]
#[template(path = "print/badges.html")]
pub struct Badges {
    pub words: Words,
    pub event: String,
    pub badges: Vec<Badge>,
}

/// What stands on one badge.
pub struct Badge {
    pub name: String,
    pub department: String,
    pub short_code: String,
    /// The link to scan, as SVG. None: the key that made the link is gone.
    pub code: Option<String>,
}

/// Draws a link.
pub fn drawn(link: &str) -> Option<String> {
    let drawn = Modules::of(link)?.svg();
    Some(drawn.replacen("<svg ", "<svg role=\"img\" aria-label=\"Your link\" ", 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_only_text_and_without_a_link_nothing_is_to_scan() {
        let badge = |link: Option<&str>| Badge {
            name: "<script>alert(1)</script>".to_owned(),
            department: "R&D".to_owned(),
            short_code: "K7MQ2X".to_owned(),
            code: link.and_then(drawn),
        };
        let badges = vec![badge(Some("https://meet.example.org/j/x")), badge(None)];
        let page = Badges { words: Words::english(), event: "Day \"one\"".to_owned(), badges }.render().unwrap();
        assert!(!page.contains("<script>") && !page.contains("R&D") && page.contains("alert(1)"));
        assert_eq!((page.matches("<svg").count(), page.matches("K7MQ2X").count()), (1, 2));
    }
}
