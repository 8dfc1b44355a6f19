//! Records of a text table after RFC 4180, with their lines, within limits.
//!
//! Differs from a lenient reader in what it refuses: a quote that is never closed, and text after
//! a closing quote, are issues with a place instead of silently swallowed rows. Cost O(bytes).

use std::iter::Peekable;
use std::str::Chars;

use crate::issue::{Code, Issue};
use crate::limits::Limits;
use crate::neutralise::restore;

/// One record: its first line, and its cells trimmed and restored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Record {
    pub line: u64,
    pub cells: Vec<String>,
}

/// Reads records; blank lines are skipped.
pub(crate) struct Records<'a> {
    characters: Peekable<Chars<'a>>,
    delimiter: char,
    limits: &'a Limits,
    line: u64,
    read: usize,
    over: bool,
}

/// What ended a cell.
enum End {
    Cell,
    Record,
}

impl<'a> Records<'a> {
    pub fn new(text: &'a str, delimiter: char, limits: &'a Limits) -> Self {
        Self { characters: text.chars().peekable(), delimiter, limits, line: 1, read: 0, over: false }
    }

    fn record(&mut self) -> Result<Record, Issue> {
        let line = self.line;
        let mut cells = Vec::new();
        loop {
            let column = cells.len() as u32 + 1;
            if cells.len() == self.limits.columns_max {
                let cause = format!("the row has more than {} columns", self.limits.columns_max);
                return Err(self.fatal((line, column), Code::TooManyColumns, cause, "leave out columns"));
            }
            let (cell, end) = self.cell(column)?;
            cells.push(restore(cell.trim()).to_owned());
            if let End::Record = end {
                return Ok(Record { line, cells });
            }
        }
    }

    fn cell(&mut self, column: u32) -> Result<(String, End), Issue> {
        if self.characters.next_if_eq(&'"').is_some() {
            return self.quoted_cell(column);
        }
        let at = (self.line, column);
        let mut cell = String::new();
        loop {
            match self.next_character() {
                None | Some('\n') => return Ok((cell, End::Record)),
                Some(character) if character == self.delimiter => return Ok((cell, End::Cell)),
                Some(character) => self.push(&mut cell, character, at)?,
            }
        }
    }

    fn quoted_cell(&mut self, column: u32) -> Result<(String, End), Issue> {
        let at = (self.line, column);
        let mut cell = String::new();
        loop {
            match self.next_character() {
                None => {
                    let cause = "a double quote opens here and is never closed";
                    return Err(self.fatal(at, Code::QuoteUnclosed, cause, "close the quote, or remove it"));
                }
                Some('"') if self.characters.next_if_eq(&'"').is_some() => self.push(&mut cell, '"', at)?,
                Some('"') => return self.after_quote(cell, column),
                Some(character) => self.push(&mut cell, character, at)?,
            }
        }
    }

    fn after_quote(&mut self, cell: String, column: u32) -> Result<(String, End), Issue> {
        let at = (self.line, column);
        loop {
            match self.next_character() {
                None | Some('\n') => return Ok((cell, End::Record)),
                Some(character) if character == self.delimiter => return Ok((cell, End::Cell)),
                Some(' ') => {}
                Some(_) => {
                    self.skip_line();
                    let cause = "text follows a closing double quote";
                    let action = "write a double quote inside a cell as two, or close the cell before it";
                    return Err(Issue::error(at, Code::QuoteMisplaced, cause, action));
                }
            }
        }
    }

    fn push(&mut self, cell: &mut String, character: char, at: (u64, u32)) -> Result<(), Issue> {
        cell.push(character);
        if cell.len() <= self.limits.cell_bytes_max {
            return Ok(());
        }
        let cause = format!("the cell has more than {} bytes", self.limits.cell_bytes_max);
        Err(self.fatal(at, Code::CellTooLong, cause, "shorten it; a quote before it may never be closed"))
    }

    /// The next character, with `\r\n` and `\r` read as `\n`.
    fn next_character(&mut self) -> Option<char> {
        let mut character = self.characters.next()?;
        if character == '\r' {
            self.characters.next_if_eq(&'\n');
            character = '\n';
        }
        self.line += u64::from(character == '\n');
        Some(character)
    }

    fn skip_line(&mut self) {
        while !matches!(self.next_character(), None | Some('\n')) {}
    }

    fn skip_blank_lines(&mut self) {
        while self.characters.next_if(|character| matches!(character, '\n' | '\r')).is_some_and(|first| {
            if first == '\r' {
                self.characters.next_if_eq(&'\n');
            }
            self.line += 1;
            true
        }) {}
    }

    /// An issue after which nothing can be read.
    fn fatal(&mut self, at: (u64, u32), code: Code, cause: impl Into<String>, action: &str) -> Issue {
        self.over = true;
        Issue::error(at, code, cause, action)
    }
}

impl Iterator for Records<'_> {
    type Item = Result<Record, Issue>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            self.skip_blank_lines();
            if self.over || self.characters.peek().is_none() {
                return None;
            }
            if self.read > self.limits.rows_max {
                let cause = format!("the file has more than {} rows", self.limits.rows_max);
                return Some(Err(self.fatal((self.line, 1), Code::TooManyRows, cause, "split the file")));
            }
            self.read += 1;
            match self.record() {
                Ok(record) if record.cells.iter().all(String::is_empty) => {}
                found => return Some(found),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use rand::{RngExt, SeedableRng};
    use rand_chacha::ChaCha8Rng;

    use super::*;

    fn read(text: &str) -> Vec<Result<Record, Issue>> {
        Records::new(text, ',', &Limits::default()).collect()
    }

    fn place(found: &Result<Record, Issue>) -> (u64, u32, Code) {
        let issue = found.as_ref().unwrap_err();
        (issue.line, issue.column, issue.code)
    }

    #[test]
    fn lines_are_counted_through_quoted_line_breaks() {
        let found = read("a,\"x\r\ny\"\r\n\r\nb,\"\"\"q\"\"\" \n,,\nc");
        let records: Vec<(u64, Vec<String>)> =
            found.into_iter().map(|r| r.unwrap()).map(|r| (r.line, r.cells)).collect();
        let cells = |cells: &[&str]| cells.iter().map(|cell| cell.to_string()).collect::<Vec<_>>();
        assert_eq!(records, [(1, cells(&["a", "x\ny"])), (4, cells(&["b", "\"q\""])), (6, cells(&["c"]))]);
    }

    #[test]
    fn an_unclosed_quote_is_told_where_it_opens() {
        let found = read("a,b\n1,\"x\n2,y\n");
        assert_eq!(place(&found[1]), (2, 2, Code::QuoteUnclosed));
        assert_eq!(found.len(), 2);
    }

    #[test]
    fn text_after_a_closing_quote_costs_its_row_only() {
        let found = read("\"a\"b,c\n1,2\n");
        assert_eq!(place(&found[0]), (1, 1, Code::QuoteMisplaced));
        assert!(found[1].is_ok());
    }

    #[test]
    fn limits_end_the_reading() {
        let limits = Limits { rows_max: 2, columns_max: 3, cell_bytes_max: 4, ..Limits::default() };
        let codes =
            |text: &str| Records::new(text, ',', &limits).filter_map(Result::err).map(|i| i.code).collect::<Vec<_>>();
        assert_eq!(codes("1\n2\n3\n4\n5\n"), [Code::TooManyRows]);
        assert_eq!(codes("1,2,3,4,5\n1\n"), [Code::TooManyColumns]);
        assert_eq!(codes("12345\n1\n"), [Code::CellTooLong]);
    }

    #[test]
    fn whatever_is_written_by_the_book_reads_the_same() {
        let mut rng = ChaCha8Rng::seed_from_u64(1);
        let alphabet: Vec<char> = "ab1,;\"\n é'=".chars().collect();
        for _ in 0..2_000 {
            let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
            let mut expected = Vec::new();
            for _ in 0..rng.random_range(1..5) {
                let mut cell =
                    || (0..rng.random_range(0..4)).map(|_| alphabet[rng.random_range(0..alphabet.len())]).collect();
                let cells: Vec<String> = vec![cell(), cell(), "end".to_owned()];
                writer.write_record(&cells).unwrap();
                expected.push(cells.iter().map(|cell| restore(cell.trim()).to_owned()).collect::<Vec<_>>());
            }
            let text = String::from_utf8(writer.into_inner().unwrap()).unwrap();
            let found: Vec<Vec<String>> = read(&text).into_iter().map(|record| record.unwrap().cells).collect();
            assert_eq!(found, expected, "{text:?}");
        }
    }
}
