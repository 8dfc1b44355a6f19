//! Files in: bytes become rows and issues, never a panic and never half a file.
//!
//! People, programmes, interests and ties come as text tables in any of the usual encodings, with
//! `;`, `,` or tab between the cells and the columns in any order. Every reader answers with
//! [`Parsed`]: the rows that are whole, and issues that say where, what, why and what to do.
//!
//! ```
//! use intake::{Directory, Limits, read_people};
//!
//! let file = "Employee ID;Department\n1;Sales\n;Finance\n";
//! let parsed = read_people(file.as_bytes(), &Directory::default(), &Limits::default());
//! assert_eq!(parsed.rows.len(), 1);
//! assert_eq!(parsed.issues[0].to_string(), "3:1 id_missing: the cell `id` is empty");
//! ```

mod cell;
mod date_order;
mod directory;
mod duplicates;
mod encoding;
mod headers;
mod interests;
mod issue;
mod limits;
mod neutralise;
mod parsed;
mod people;
mod person_row;
mod programme;
mod records;
mod reporting_line;
mod rewrite;
mod stance;
mod standing;
mod table;
mod ties;
mod timestamp;
mod topics;

pub use directory::{Directory, KnownPerson};
pub use headers::FileKind;
pub use interests::{InterestRow, read_interests};
pub use issue::{Code, Issue, Severity};
pub use limits::Limits;
pub use neutralise::{neutralise, restore};
pub use parsed::Parsed;
pub use people::read_people;
pub use person_row::PersonRow;
pub use programme::{EnrolmentRow, read_one_programme, read_programme};
pub use rewrite::{Split, UnknownManagers, csv_cell, rename_headers, split_bad_rows};
pub use ties::{TieRow, read_ties};
pub use topics::{Alike, alike, shared_names, split_topics, topic_key};
