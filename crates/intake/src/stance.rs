//! Stances in the words of files.

use domain::Stance;

use crate::headers::fold;

/// The stance that a word means.
pub(crate) fn read_stance(text: &str) -> Option<Stance> {
    match fold(text).as_str() {
        "offers" | "offer" | "offering" | "askmeabout" | "canhelp" | "teaches" | "expert" | "gives" | "bietetan"
        | "biete" | "erbjuder" | "propose" | "offre" => Some(Stance::Offers),
        "seeks" | "seek" | "seeking" | "needs" | "idlikeideason" | "wantstolearn" | "learns" | "receives" | "sucht"
        | "suche" | "soker" | "cherche" | "recherche" => Some(Stance::Seeks),
        "curious" | "interested" | "interest" | "neugierig" | "nyfiken" | "curieux" | "curieuse" => {
            Some(Stance::Curious)
        }
        _ => None,
    }
}
