//! Cells that a spreadsheet would run as a formula: neutralised on the way out, restored on the
//! way in, without loss for any text.

use std::borrow::Cow;

/// Puts an apostrophe before a cell that a spreadsheet would take for a formula (it begins with
/// `=`, `+`, `-`, `@`, a tab or a line break, in half or full width) or that looks neutralised
/// already. [`restore`] takes it away again.
///
/// ```
/// assert_eq!(intake::neutralise("=1+1"), "'=1+1");
/// assert_eq!(intake::neutralise("Ada"), "Ada");
/// assert_eq!(intake::restore(&intake::neutralise("'=1+1")), "'=1+1");
/// ```
pub fn neutralise(cell: &str) -> Cow<'_, str> {
    if begins_a_formula(cell) { Cow::Owned(format!("'{cell}")) } else { Cow::Borrowed(cell) }
}

/// The cell as it was before [`neutralise`].
pub fn restore(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(inner) if begins_a_formula(inner) => inner,
        _ => cell,
    }
}

fn begins_a_formula(cell: &str) -> bool {
    let bare = cell.trim_start_matches('\'');
    bare.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_cell_comes_back_and_none_runs() {
        let cells = ["", "'", "''", "Ada", "=1", "+1", "-1", "@a", "\t=1", "'=1", "''=1", "'Ada", "＝1", "O'Neil", "-"];
        for cell in cells {
            let out = neutralise(cell);
            assert!(!out.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝']), "{cell:?}");
            assert_eq!(restore(&out), cell);
        }
    }
}
