//! The colour and the shape of a meeting, so that two people find each other from afar.

/// The seven colours; black on each has a contrast above 7:1.
pub const COLOURS: [&str; 7] = ["yellow", "blue", "pink", "green", "orange", "purple", "turquoise"];
/// The six shapes, so that nobody needs to tell colours apart.
pub const SHAPES: [&str; 6] = ["circle", "triangle", "square", "star", "diamond", "cross"];

/// A colour with a shape: 42 of them before one comes again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sign {
    position: usize,
}

impl Sign {
    /// The sign of the meeting, or of the department, at `position` in a fixed order.
    pub fn at(position: usize) -> Self {
        Self { position }
    }

    /// The name of the colour.
    pub fn colour(self) -> &'static str {
        COLOURS.get(self.position % COLOURS.len()).copied().unwrap_or("yellow")
    }

    /// The name of the shape.
    pub fn shape(self) -> &'static str {
        SHAPES.get(self.position % SHAPES.len()).copied().unwrap_or("circle")
    }

    /// The outline in a box of 100 × 100, as an SVG path.
    pub fn path(self) -> &'static str {
        match self.shape() {
            "triangle" => "M50 8 96 90H4Z",
            "square" => "M12 12H88V88H12Z",
            "star" => {
                "M50 4 63.500 35.400 97.600 38.600 71.900 61.200 79.400 94.600 50 77.100 20.600 94.600 28.100 61.200 2.400 38.600 36.500 35.400Z"
            }
            "diamond" => "M50 2 98 50 50 98 2 50Z",
            "cross" => "M34 6H66V34H94V66H66V94H34V66H6V34H34Z",
            _ => "M50 5A45 45 0 1 1 50 95A45 45 0 1 1 50 5Z",
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn forty_two_signs_differ() {
        let signs: BTreeSet<_> = (0..42).map(|at| (Sign::at(at).colour(), Sign::at(at).shape())).collect();
        assert_eq!(signs.len(), 42);
    }

    #[test]
    fn black_on_every_colour_is_well_above_seven_to_one() {
        let css = include_str!("../../static/app.css");
        let ink = luminance(value_of(css, "--sign-ink"));
        for colour in COLOURS {
            let contrast = (luminance(value_of(css, &format!("--{colour}"))) + 0.05) / (ink + 0.05);
            assert!(contrast >= 7.0, "{colour}: {contrast:.1}");
        }
    }

    fn value_of<'a>(css: &'a str, name: &str) -> &'a str {
        let at = css.find(&format!("{name}: #")).unwrap() + name.len() + 3;
        &css[at..at + 6]
    }

    fn luminance(hex: &str) -> f64 {
        let part = |at: usize| {
            let share = f64::from(u8::from_str_radix(&hex[at..at + 2], 16).unwrap()) / 255.0;
            if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * part(0) + 0.7152 * part(2) + 0.0722 * part(4)
    }
}
