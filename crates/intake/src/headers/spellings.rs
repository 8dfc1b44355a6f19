//! The ways to read one header: as it stands, and without the words that systems put around it.
//!
//! `E-Mail (geschäftlich)`, `Attendee Email` and `Email - Primary Work` are all an e-mail address, while `Manager - Email`
//! is somebody else's and `Email (private)` is none of our business.

use super::{fold, fold_words};

/// Words that say whose a column is, or which of several; folded.
const AROUND: &[&str] = &[
    "employee",
    "worker",
    "staff",
    "attendee",
    "participant",
    "registrant",
    "invitee",
    "guest",
    "learner",
    "student",
    "user",
    "s",
    "mitarbeiter",
    "teilnehmer",
    "medarbetare",
    "deltagare",
    "salarie",
    "employe",
    "collaborateur",
    "apprenant",
    "work",
    "primary",
    "business",
    "legal",
    "preferred",
    "current",
    "geschaftliche",
    "dienstliche",
    "professionnel",
    "professionnelle",
];

/// Words of columns about somebody else, or about the private side: these are taken as they stand, or not at all.
const ELSEWHERE: &[&str] = &[
    "manager",
    "managers",
    "supervisor",
    "hr",
    "matrix",
    "second",
    "secondary",
    "alternate",
    "alternative",
    "other",
    "previous",
    "former",
    "assistant",
    "mentor",
    "coach",
    "approver",
    "buyer",
    "purchaser",
    "customer",
    "billing",
    "invoice",
    "emergency",
    "home",
    "personal",
    "private",
    "privat",
    "privee",
    "personnel",
    "personnelle",
    "vorgesetzter",
    "vorgesetzte",
    "vorgesetzten",
    "fuhrungskraft",
    "chef",
    "chefs",
    "responsable",
    "superieur",
];

/// The readings of a header, the surest first: it is folded as a whole, then in parts.
pub(super) fn spellings(header: &str) -> Vec<String> {
    let header = header.to_lowercase().replace('#', " number ").replace("n°", " ");
    let mut readings = vec![fold(&header), bare(&header)];
    let without_brackets = without_brackets(&header);
    if !fold_words(&header).iter().any(|word| ELSEWHERE.contains(&word.as_str())) {
        readings.push(fold(&without_brackets));
        readings.push(bare(&without_brackets));
        if let Some(part) = without_brackets.rsplit(" - ").find(|part| !bare(part).is_empty()) {
            readings.extend([fold(part), bare(part)]);
        }
    }
    readings.retain(|reading| !reading.is_empty());
    readings
}

/// Without the words around, unless nothing is left.
fn bare(header: &str) -> String {
    fold_words(header).into_iter().filter(|word| !AROUND.contains(&word.as_str())).collect()
}

fn without_brackets(header: &str) -> String {
    let mut depth = 0_usize;
    let outside = |character: &char| {
        match character {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            _ => return depth == 0,
        }
        false
    };
    header.chars().filter(outside).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_around_a_header_are_left_out() {
        let reads = |header: &str, as_what: &str| spellings(header).iter().any(|reading| reading == as_what);
        for (header, as_what) in [
            ("E-Mail (geschäftlich)", "email"),
            ("Email - Primary Work", "email"),
            ("Legal Name - First Name", "firstname"),
            ("Attendee last name", "lastname"),
            ("User - User ID", "userid"),
            ("User's Email", "email"),
            ("Worker's Manager(s)", "manager"),
            ("Employee #", "employeenumber"),
            ("N° matricule", "matricule"),
        ] {
            assert!(reads(header, as_what), "{header}: {:?}", spellings(header));
        }
        for header in ["Email (private)", "Manager - Email", "Buyer Email", "Home Email"] {
            assert!(!reads(header, "email"), "{header}");
        }
        assert!(!reads("Attendee #", "attendee"));
        assert!(!reads("Legal Name - First Name", "name"));
    }
}
