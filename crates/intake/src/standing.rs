//! How far a person got in a programme, in the words of many systems.

use domain::EnrolmentState;

use crate::headers::fold;

/// What the cell `state` says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Standing {
    Is(EnrolmentState),
    /// Never took part, or left: no enrolment.
    Out,
}

const COMPLETED: &[&str] = &[
    "completed",
    "complete",
    "completedviarpl",
    "completeviarpl",
    "completedequivalent",
    "passed",
    "finished",
    "attended",
    "certified",
    "successful",
    "100",
    "abgeschlossen",
    "bestanden",
    "teilgenommen",
    "erfolgreich",
    "absolviert",
    "slutford",
    "slutfort",
    "avslutad",
    "avslutat",
    "godkand",
    "genomford",
    "genomfort",
    "deltagit",
    "narvarande",
    "termine",
    "terminee",
    "acheve",
    "achevee",
    "reussi",
    "reussie",
    "valide",
    "validee",
    "present",
    "presente",
];

const ENROLLED: &[&str] = &[
    "enrolled",
    "enroled",
    "active",
    "registered",
    "assigned",
    "confirmed",
    "approved",
    "invited",
    "pending",
    "pendingapproval",
    "inprogress",
    "started",
    "ongoing",
    "notstarted",
    "notyetstarted",
    "notattempted",
    "nottracked",
    "notcompleted",
    "incomplete",
    "pastdue",
    "overdue",
    "expired",
    "failed",
    "notpassed",
    "eingeschrieben",
    "angemeldet",
    "bestatigt",
    "zugewiesen",
    "gebucht",
    "offen",
    "begonnen",
    "laufend",
    "inbearbeitung",
    "nichtbegonnen",
    "nichtabgeschlossen",
    "nichtbestanden",
    "anmald",
    "antagen",
    "bekraftad",
    "bokad",
    "tilldelad",
    "pagaende",
    "pagar",
    "registrerad",
    "ejpaborjad",
    "ejslutford",
    "ejgodkand",
    "inscrit",
    "inscrite",
    "confirme",
    "confirmee",
    "affecte",
    "affectee",
    "encours",
    "noncommence",
    "noncommencee",
    "nondebute",
    "nontermine",
    "nonterminee",
    "echoue",
];

const OUT: &[&str] = &[
    "withdrawn",
    "cancelled",
    "canceled",
    "removed",
    "denied",
    "declined",
    "rejected",
    "dropped",
    "unenrolled",
    "noshow",
    "didnotattend",
    "waitlisted",
    "waitlist",
    "storniert",
    "abgemeldet",
    "abgesagt",
    "abgelehnt",
    "zuruckgezogen",
    "nichtteilgenommen",
    "nichterschienen",
    "warteliste",
    "avbokad",
    "avanmald",
    "aterbud",
    "avbojd",
    "avbrutit",
    "avbruten",
    "uteblev",
    "reserv",
    "annule",
    "annulee",
    "desinscrit",
    "desinscrite",
    "refuse",
    "refusee",
    "abandon",
    "absent",
    "absente",
];

/// Reads a state or a percentage; `Completed / Past Due` by its first part. None: it is no such word.
pub(crate) fn read_standing(text: &str) -> Option<Standing> {
    let word = fold(text.split(" / ").next().unwrap_or(text));
    let among = |words: &[&str]| words.contains(&word.as_str());
    if among(COMPLETED) {
        return Some(Standing::Is(EnrolmentState::Completed));
    }
    if among(OUT) {
        return Some(Standing::Out);
    }
    let percent = word.parse::<u8>().is_ok_and(|percent| percent <= 100);
    (among(ENROLLED) || percent).then_some(Standing::Is(EnrolmentState::Enrolled))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn states_are_read_as_systems_write_them() {
        for (text, standing) in [
            ("Completed", Standing::Is(EnrolmentState::Completed)),
            ("100 %", Standing::Is(EnrolmentState::Completed)),
            ("Genomförd", Standing::Is(EnrolmentState::Completed)),
            ("In Progress / Past Due", Standing::Is(EnrolmentState::Enrolled)),
            ("40%", Standing::Is(EnrolmentState::Enrolled)),
            ("Nicht bestanden", Standing::Is(EnrolmentState::Enrolled)),
            ("Withdrawn", Standing::Out),
            ("Désinscrite", Standing::Out),
        ] {
            assert_eq!(read_standing(text), Some(standing), "{text}");
        }
        assert_eq!(read_standing("perhaps"), None);
    }
}
