//! Lists: an opaque cursor, a limit, and a link to the next page.

use actix_web::HttpResponse;
use actix_web::http::header;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use utoipa::IntoParams;

use crate::problem::{Code, Problem};

/// The most entries of one page.
pub const LIMIT_MAX: u32 = 200;
const LIMIT_DEFAULT: u32 = 50;

/// Which part of the list.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct ListQuery {
    pub cursor: Option<String>,
    /// 1 to 200.
    #[param(minimum = 1, maximum = 200)]
    pub limit: Option<u32>,
}

/// Which part of a list is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Page<K> {
    /// The key of the last entry that the client has.
    pub after: Option<K>,
    /// 1..=200.
    pub limit: u32,
}

impl<K: DeserializeOwned> Page<K> {
    /// Reads the query parameters `cursor` and `limit`.
    ///
    /// # Errors
    /// 400 `invalid_cursor`, 400 `invalid_query` for a limit outside 1..=200.
    pub fn read(cursor: Option<&str>, limit: Option<u32>) -> Result<Self, Problem> {
        let limit = limit.unwrap_or(LIMIT_DEFAULT);
        if !(1..=LIMIT_MAX).contains(&limit) {
            return Err(Problem::new(Code::InvalidQuery, format!("limit is between 1 and {LIMIT_MAX}")));
        }
        let after = cursor.map(|text| open(text).ok_or_else(unknown_cursor)).transpose()?;
        Ok(Self { after, limit })
    }

    /// How many rows to ask for: one more than the page, to know whether there is a next one.
    pub fn rows(&self) -> i64 {
        i64::from(self.limit) + 1
    }

    /// Cuts the extra row and gives the cursor of the next page, if there is one.
    pub fn cut<T, C: Serialize>(&self, rows: &mut Vec<T>, key: impl Fn(&T) -> C) -> Option<String> {
        let limit = self.limit as usize;
        if rows.len() <= limit {
            return None;
        }
        rows.truncate(limit);
        rows.last().map(|last| seal(&key(last)))
    }
}

impl<K: Serialize + DeserializeOwned + Ord> Page<K> {
    /// The page of a whole list that is in the order of `key`, and the cursor of the next one.
    pub fn part<T>(&self, items: Vec<T>, key: impl Fn(&T) -> K) -> (Vec<T>, Option<String>) {
        let is_later = |item: &T| self.after.as_ref().is_none_or(|after| key(item) > *after);
        let mut rows: Vec<T> = items.into_iter().filter(is_later).take(self.limit as usize + 1).collect();
        let next = self.cut(&mut rows, &key);
        (rows, next)
    }
}

/// Answers with a page of a list at `path`.
pub fn answer<T: Serialize>(path: &str, limit: u32, items: &[T], next: Option<String>) -> HttpResponse {
    let mut answer = HttpResponse::Ok();
    if let Some(cursor) = &next {
        answer.insert_header((header::LINK, format!("<{path}?cursor={cursor}&limit={limit}>; rel=\"next\"")));
    }
    answer.json(serde_json::json!({"items": items, "next_cursor": next}))
}

/// The refusal of a cursor that no list gave.
pub(crate) fn unknown_cursor() -> Problem {
    Problem::new(Code::InvalidCursor, "Begin without a cursor and follow next_cursor.")
}

fn seal(key: &impl Serialize) -> String {
    let text = serde_json::to_string(key).unwrap_or_default();
    text.bytes().map(|byte| format!("{byte:02x}")).collect()
}

fn open<K: DeserializeOwned>(cursor: &str) -> Option<K> {
    if cursor.len() > 2048 {
        return None;
    }
    let bytes: Option<Vec<u8>> = cursor.as_bytes().chunks(2).map(byte_of).collect();
    serde_json::from_slice(&bytes?).ok()
}

fn byte_of(digits: &[u8]) -> Option<u8> {
    let text = std::str::from_utf8(digits).ok().filter(|text| text.len() == 2)?;
    u8::from_str_radix(text, 16).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_comes_back_as_it_went() {
        let page = Page::<(String, u32)>::read(None, Some(2)).unwrap();
        let mut rows = vec![("ada".to_owned(), 1), ("åsa".to_owned(), 2), ("zoe".to_owned(), 3)];
        let next = page.cut(&mut rows, |row| row.clone()).unwrap();
        assert_eq!(rows.len(), 2);
        let page = Page::<(String, u32)>::read(Some(&next), None).unwrap();
        assert_eq!(page.after, Some(("åsa".to_owned(), 2)));
    }

    #[test]
    fn the_parts_of_a_list_are_the_list() {
        let (mut cursor, mut seen) = (None, Vec::new());
        loop {
            let page = Page::<u32>::read(cursor.as_deref(), Some(3)).unwrap();
            let (part, next) = page.part((1..=10).collect(), |number| *number);
            seen.extend(part);
            cursor = next;
            if cursor.is_none() {
                break;
            }
        }
        assert_eq!(seen, (1..=10).collect::<Vec<u32>>());
    }

    #[test]
    fn a_made_up_cursor_is_refused() {
        for text in ["", "x", "zz", "7b", &"5b".repeat(3000)] {
            assert_eq!(Page::<u32>::read(Some(text), None).unwrap_err().code, Code::InvalidCursor, "{text}");
        }
        assert_eq!(Page::<u32>::read(None, Some(201)).unwrap_err().code, Code::InvalidQuery);
        assert_eq!(Page::<u32>::read(None, Some(0)).unwrap_err().code, Code::InvalidQuery);
    }
}
