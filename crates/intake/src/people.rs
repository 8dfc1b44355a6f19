//! People files.

use domain::{DepartmentPath, Email, Language, Pace};

use crate::cell::quote;
use crate::directory::{Directory, natural_order};
use crate::duplicates::{merge_rows_of_one_person, tell_duplicates};
use crate::headers::{FileKind, fold};
use crate::issue::{Code, Issue};
use crate::person_row::{Draft, PersonRow};
use crate::reporting_line::resolve_managers;
use crate::table::{Row, read_table};
use crate::{Limits, Parsed};

/// Reads people (`id` or else `email`, and where there are: `name`, `email`, `department`, `site`, `manager_id`,
/// `languages`, `pace`, `rest_after`). `known` are the people whom a manager cell may name
/// besides those of the file. Cost O(bytes).
pub fn read_people(bytes: &[u8], known: &Directory, limits: &Limits) -> Parsed<PersonRow> {
    let mut parsed = read_table(bytes, FileKind::People, limits, draft);
    if !parsed.has_column("id") {
        merge_rows_of_one_person(&mut parsed, limits);
    }
    tell_duplicates(&mut parsed, known, limits);
    resolve_managers(&mut parsed, known, limits);
    parsed.sort_issues();
    parsed.map(|draft| draft.row)
}

fn draft(row: &Row<'_>, issues: &mut Vec<Issue>) -> Option<Draft> {
    let before = issues.len();
    let id = id(row);
    if id.is_empty() {
        let column = if row.has("id") { "id" } else { "email" };
        let action = "give each person an id that stays the same";
        issues.push(Issue::error(row.at(column), Code::IdMissing, format!("the cell `{column}` is empty"), action));
    }
    let person = PersonRow {
        line: row.line,
        id,
        name: name(row),
        email: email(row, issues),
        departments: departments(row, issues),
        site: some(row.text("site")),
        manager_id: some(row.text("manager_id")).filter(|text| !means_nobody(text)),
        languages: languages(row, issues),
        pace: pace(row, issues),
        rest_after: rest_after(row, issues),
    };
    let column = |name: &str| row.at(name).1;
    let (id_column, email_column, manager_column) = (column("id"), column("email"), column("manager_id"));
    (before == issues.len()).then_some(Draft { row: person, id_column, email_column, manager_column })
}

/// The id; without such a column the e-mail address, which is as good where nobody shares one.
fn id(row: &Row<'_>) -> String {
    if row.has("id") { row.text("id").to_owned() } else { row.text("email").to_lowercase() }
}

/// What systems write where there is no manager.
fn means_nobody(text: &str) -> bool {
    matches!(fold(text).as_str(), "nomanager" | "none" | "na" | "null" | "" | "keine" | "keiner" | "ingen" | "aucun")
}

fn some(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}

fn name(row: &Row<'_>) -> Option<String> {
    let parts = [row.text("first_name"), row.text("last_name")];
    let joined = parts.iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(" ");
    some(&natural_order(row.text("name"))).or_else(|| some(&joined))
}

fn email(row: &Row<'_>, issues: &mut Vec<Issue>) -> Option<Email> {
    let text = row.text("email");
    if text.is_empty() {
        return None;
    }
    let told = |error| {
        let cause = format!("{}: {error}", quote(text));
        Issue::error(row.at("email"), Code::BadEmail, cause, "correct the address, or leave the cell empty")
    };
    Email::parse(text).map_err(|error| issues.push(told(error))).ok()
}

/// Several departments are separated by `|`; ` > ` and `/` separate the levels of one.
fn departments(row: &Row<'_>, issues: &mut Vec<Issue>) -> Vec<DepartmentPath> {
    let mut departments = Vec::new();
    for text in row.text("department").split('|').filter(|text| !text.trim().is_empty()) {
        match DepartmentPath::parse(&text.replace(" > ", "/")) {
            Ok(department) if departments.contains(&department) => {}
            Ok(department) => departments.push(department),
            Err(error) => {
                let cause = format!("{}: {error}", quote(text));
                issues.push(Issue::error(
                    row.at("department"),
                    Code::BadDepartment,
                    cause,
                    "write it as `Sales/Nordics`",
                ));
            }
        }
    }
    departments
}

fn languages(row: &Row<'_>, issues: &mut Vec<Issue>) -> Vec<Language> {
    let mut languages = Vec::new();
    for text in row.text("languages").split(['|', ',', ';']).map(str::trim).filter(|text| !text.is_empty()) {
        match Language::parse(tag_of(text)) {
            Ok(language) if languages.contains(&language) => {}
            Ok(language) => languages.push(language),
            Err(error) => {
                let action = "write tags separated by `|`, such as `en|pt-BR`";
                issues.push(Issue::error(row.at("languages"), Code::BadLanguage, error.to_string(), action));
            }
        }
    }
    languages
}

/// The tag of a language that is written out; any other text stays.
fn tag_of(text: &str) -> &str {
    match fold(text).as_str() {
        "english" | "englisch" | "engelska" | "anglais" => "en",
        "german" | "deutsch" | "tyska" | "allemand" => "de",
        "swedish" | "schwedisch" | "svenska" | "suedois" => "sv",
        "french" | "franzosisch" | "franska" | "francais" => "fr",
        "spanish" | "spanisch" | "spanska" | "espagnol" | "espanol" => "es",
        "arabic" | "arabisch" | "arabiska" | "arabe" => "ar",
        _ => text,
    }
}

fn pace(row: &Row<'_>, issues: &mut Vec<Issue>) -> Option<Pace> {
    let text = row.text("pace").to_lowercase();
    if text.is_empty() {
        return None;
    }
    let told = |error: domain::UnknownWord| {
        Issue::error(row.at("pace"), Code::BadPace, error.to_string(), "write one of them, or leave the cell empty")
    };
    text.parse().map_err(|error| issues.push(told(error))).ok()
}

fn rest_after(row: &Row<'_>, issues: &mut Vec<Issue>) -> Option<u32> {
    let text = row.text("rest_after");
    if text.is_empty() {
        return None;
    }
    let rounds = text.parse().ok().filter(|rounds| (1..=100).contains(rounds));
    if rounds.is_none() {
        let cause = format!("{} is no number of rounds", quote(text));
        let action = "write a whole number from 1, or leave the cell empty";
        issues.push(Issue::error(row.at("rest_after"), Code::BadNumber, cause, action));
    }
    rounds
}
