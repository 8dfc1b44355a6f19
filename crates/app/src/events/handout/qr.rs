//! A link as a code to scan: drawn as SVG, or as PNG for what cannot draw.

use qrcode::{Color, EcLevel, QrCode};

use super::png;

/// Modules of white around the code (ISO/IEC 18004 asks for four).
const QUIET: usize = 4;
/// Pixels of one module in a PNG.
const PIXELS: usize = 6;

/// A code as rows of dark and light modules, with its quiet zone.
pub struct Modules {
    width: usize,
    dark: Vec<bool>,
}

impl Modules {
    /// Draws a text; none where it is too long for any code.
    pub fn of(text: &str) -> Option<Self> {
        let code = QrCode::with_error_correction_level(text, EcLevel::M).ok()?;
        let (inner, colours) = (code.width(), code.to_colors());
        let width = inner + 2 * QUIET;
        let is_dark = |at: usize| {
            let (row, column) = (at / width, at % width);
            let (Some(row), Some(column)) = (row.checked_sub(QUIET), column.checked_sub(QUIET)) else { return false };
            column < inner && colours.get(row * inner + column) == Some(&Color::Dark)
        };
        Some(Self { width, dark: (0..width * width).map(is_dark).collect() })
    }

    /// One path over a white ground, without styles.
    pub fn svg(&self) -> String {
        let dark = self.dark.iter().enumerate().filter(|(_, dark)| **dark).map(|(at, _)| at);
        let path: String = dark.map(|at| format!("M{} {}h1v1h-1z", at % self.width, at / self.width)).collect();
        let width = self.width;
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {width}\" shape-rendering=\"crispEdges\">\
             <rect width=\"{width}\" height=\"{width}\" fill=\"#fff\"/><path d=\"{path}\" fill=\"#000\"/></svg>"
        )
    }

    /// Black and white pixels.
    pub fn png(&self) -> Vec<u8> {
        let side = self.width * PIXELS;
        let is_dark =
            |x: usize, y: usize| self.dark.get(y / PIXELS * self.width + x / PIXELS).copied().unwrap_or(false);
        png::encode(side, &is_dark)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_becomes_a_square_with_a_quiet_zone() {
        let modules = Modules::of("https://meet.example.org/j/abcdefgh").unwrap();
        assert!(modules.dark[..modules.width * QUIET].iter().all(|dark| !dark));
        assert!(modules.dark[modules.width * QUIET + QUIET]);
        assert!(modules.svg().starts_with("<svg") && !modules.svg().contains("style"));
        assert!(Modules::of(&"x".repeat(5000)).is_none());
    }
}
