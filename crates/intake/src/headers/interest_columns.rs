//! The columns of interest files, in English, German, Swedish and French.

use super::Column;
use super::who_columns::{EMAIL, PERSON};

pub(super) const COLUMNS: &[Column] = &[
    PERSON,
    EMAIL,
    Column {
        name: "topic",
        headers: &[
            "topic",
            "topics",
            "interest",
            "interests",
            "subject",
            "skill",
            "skills",
            "thema",
            "themen",
            "interessen",
            "amne",
            "intressen",
            "sujet",
            "theme",
            "interets",
        ],
    },
    Column {
        name: "stance",
        headers: &["stance", "kind", "direction", "offersorseeks", "haltung", "hallning", "position"],
    },
];
