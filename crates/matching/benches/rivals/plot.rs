//! The measurements as a log-log plot in SVG: CPU seconds over edges.

use crate::report::Row;
use std::fmt::Write as _;

const WIDTH: f64 = 720.0;
const HEIGHT: f64 = 480.0;
const MARGIN: f64 = 64.0;

/// One family of solvers: name, colour, shape, and its seconds in a row.
type Family = (&'static str, &'static str, fn(&Row) -> Option<f64>);

const FAMILIES: [Family; 3] = [
    ("this crate", "#0b6e4f", |row| Some(row.seconds)),
    ("LEMON", "#c44536", |row| row.lemon),
    ("rustworkx-core", "#33658a", |row| row.rustworkx),
];

/// The plot; empty axes when there are no rows.
pub fn svg(rows: &[Row]) -> String {
    let mut text = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" font-family=\"sans-serif\" font-size=\"13\">\n\
         <title>CPU seconds over edges, both on logarithmic axes</title>\n\
         <rect width=\"{WIDTH}\" height=\"{HEIGHT}\" fill=\"white\"/>\n"
    );
    axes(&mut text);
    for (at, (name, colour, seconds)) in FAMILIES.iter().enumerate() {
        let y = 24.0 + 20.0 * at as f64;
        let _ = writeln!(text, "{}", mark(at, MARGIN + 20.0, y - 4.0, colour));
        let _ = writeln!(text, "<text x=\"{}\" y=\"{y}\">{name}</text>", MARGIN + 32.0);
        for row in rows {
            if let Some(seconds) = seconds(row) {
                let (x, y) = (across(row.edges as f64), up(seconds));
                let _ = writeln!(text, "<g>{}<title>{}: {seconds:.6} s</title></g>", mark(at, x, y, colour), row.name);
            }
        }
    }
    text.push_str("</svg>\n");
    text
}

/// 1,000 to 100 million edges.
fn across(edges: f64) -> f64 {
    MARGIN + (edges.log10() - 2.9) / 5.1 * (WIDTH - 1.5 * MARGIN)
}

/// A microsecond to a thousand seconds.
fn up(seconds: f64) -> f64 {
    HEIGHT - MARGIN - (seconds.log10() + 5.2) / 8.2 * (HEIGHT - 1.5 * MARGIN)
}

fn axes(text: &mut String) {
    for power in 3..=8 {
        let x = across(10_f64.powi(power));
        let bottom = HEIGHT - MARGIN;
        let _ = writeln!(text, "<path d=\"M{x} {} V{bottom}\" stroke=\"#ddd\"/>", MARGIN / 2.0);
        let _ = writeln!(text, "<text x=\"{x}\" y=\"{}\" text-anchor=\"middle\">10^{power}</text>", bottom + 18.0);
    }
    for power in -5..=3 {
        let y = up(10_f64.powi(power));
        let _ = writeln!(text, "<path d=\"M{MARGIN} {y} H{}\" stroke=\"#ddd\"/>", WIDTH - MARGIN / 2.0);
        let _ = writeln!(text, "<text x=\"{}\" y=\"{}\" text-anchor=\"end\">10^{power}</text>", MARGIN - 8.0, y + 4.0);
    }
    let _ = writeln!(text, "<text x=\"{}\" y=\"{}\" text-anchor=\"middle\">edges</text>", WIDTH / 2.0, HEIGHT - 16.0);
    let _ = writeln!(text, "<text x=\"14\" y=\"{}\">CPU s</text>", MARGIN / 2.0);
}

/// A shape as well as a colour for every family.
fn mark(family: usize, x: f64, y: f64, colour: &str) -> String {
    match family {
        0 => format!("<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"5\" fill=\"{colour}\"/>"),
        1 => format!("<rect x=\"{:.1}\" y=\"{:.1}\" width=\"9\" height=\"9\" fill=\"{colour}\"/>", x - 4.5, y - 4.5),
        _ => format!("<path d=\"M{x:.1} {:.1} l6 10 h-12 z\" fill=\"{colour}\"/>", y - 6.0),
    }
}
