//! Comma-separated lists for spreadsheets and mail merges; no cell runs as a formula.

use intake::neutralise;

/// Rows as CSV (RFC 4180), each cell quoted and neutralised.
pub fn lines(rows: &[Vec<String>]) -> String {
    rows.iter().map(|row| line(row)).collect()
}

fn line(row: &[String]) -> String {
    let cells: Vec<String> = row.iter().map(|cell| format!("\"{}\"", neutralise(cell).replace('"', "\"\""))).collect();
    cells.join(",") + "\r\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_formula_is_only_text() {
        let rows = [vec!["=HYPERLINK(\"x\")".to_owned(), "Ada, \"A\"".to_owned()]];
        assert_eq!(lines(&rows), "\"'=HYPERLINK(\"\"x\"\")\",\"Ada, \"\"A\"\"\"\r\n");
    }
}
