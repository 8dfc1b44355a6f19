//! Rows of the table, and the table.

use std::fmt::Write as _;

/// What was measured on one instance.
pub struct Row {
    pub name: String,
    pub vertices: u32,
    pub edges: usize,
    /// CPU seconds of our call.
    pub seconds: f64,
    pub peak_mib: f64,
    /// Proven gap as a share of the bound; 0 when optimal.
    pub gap: f64,
    pub lemon: Option<f64>,
    /// It was stopped after so many CPU seconds.
    pub lemon_above: Option<f64>,
    pub rustworkx: Option<f64>,
}

impl Row {
    /// Fields with spaces between, for the parent process.
    pub fn to_line(&self) -> String {
        let [lemon, above, rustworkx] =
            [self.lemon, self.lemon_above, self.rustworkx].map(|seconds| seconds.unwrap_or(-1.0));
        format!(
            "{} {} {} {} {} {} {lemon} {above} {rustworkx}",
            self.name, self.vertices, self.edges, self.seconds, self.peak_mib, self.gap
        )
    }

    pub fn from_line(line: &str) -> Option<Self> {
        let fields: Vec<&str> = line.split_whitespace().collect();
        let number = |at: usize| fields.get(at)?.parse::<f64>().ok();
        Some(Self {
            name: (*fields.first()?).to_owned(),
            vertices: fields.get(1)?.parse().ok()?,
            edges: fields.get(2)?.parse().ok()?,
            seconds: number(3)?,
            peak_mib: number(4)?,
            gap: number(5)?,
            lemon: number(6).filter(|&seconds| seconds >= 0.0),
            lemon_above: number(7).filter(|&seconds| seconds >= 0.0),
            rustworkx: number(8).filter(|&seconds| seconds >= 0.0),
        })
    }
}

/// The table in Markdown, and the growth exponent below it.
pub fn table(rows: &[Row]) -> String {
    let mut text = String::from(
        "| instance | edges | ours, CPU s | LEMON | ratio | rustworkx-core | ratio | peak MiB | proven gap |\n\
         |---|---:|---:|---:|---:|---:|---:|---:|---:|\n",
    );
    for row in rows {
        let rival = |seconds: Option<f64>| match seconds {
            Some(seconds) => format!("{} | {:.1} ×", short(seconds), seconds / row.seconds),
            None => "– | –".to_owned(),
        };
        let _ = writeln!(
            text,
            "| {} | {} | {} | {} | {} | {:.0} | {:.4} % |",
            row.name,
            row.edges,
            short(row.seconds),
            match row.lemon_above {
                Some(seconds) => format!("> {seconds:.0} | > {:.0} ×", seconds / row.seconds),
                None => rival(row.lemon),
            },
            rival(row.rustworkx),
            row.peak_mib,
            100.0 * row.gap
        );
    }
    if let Some(exponent) = growth(rows) {
        let _ = writeln!(text, "\nGrowth of the cost over the sparse instances with k = 16: n^{exponent:.2}");
    }
    text
}

/// The exponent between the smallest and the largest `s…_16`.
fn growth(rows: &[Row]) -> Option<f64> {
    let sparse = || rows.iter().filter(|row| row.name.starts_with('s') && row.name.ends_with("_16"));
    let first = sparse().min_by_key(|row| row.vertices)?;
    let last = sparse().max_by_key(|row| row.vertices).filter(|row| row.vertices > first.vertices)?;
    Some((last.seconds / first.seconds).ln() / (f64::from(last.vertices) / f64::from(first.vertices)).ln())
}

/// Three significant digits.
fn short(seconds: f64) -> String {
    match seconds {
        s if s >= 10.0 => format!("{s:.1}"),
        s if s >= 1.0 => format!("{s:.2}"),
        s if s >= 0.001 => format!("{s:.4}"),
        s => format!("{s:.6}"),
    }
}
