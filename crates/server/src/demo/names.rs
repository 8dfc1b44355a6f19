//! Names for people who do not exist: put together from parts, each combination once.

use rand::seq::SliceRandom;
use rand_chacha::ChaCha8Rng;

const FIRST: [&str; 96] = [
    "Ada", "Adaeze", "Agnes", "Aisha", "Alan", "Alma", "Amara", "Amir", "Anders", "Aniela", "Anouk", "Arjun", "Asta",
    "Ayumi", "Beatriz", "Benedikt", "Bilal", "Carmen", "Casper", "Chidi", "Chloé", "Clara", "Daniela", "Dawit",
    "Diego", "Ebba", "Edith", "Elif", "Emeka", "Emil", "Esther", "Farid", "Fatou", "Filippa", "Gaël", "Giulia",
    "Grace", "Hana", "Hassan", "Hedda", "Henrik", "Ibrahim", "Ines", "Ingrid", "Isak", "Ivana", "Jakub", "Jamila",
    "Jonas", "Josefine", "Kaito", "Karim", "Katarina", "Kofi", "Lars", "Leïla", "Lena", "Linh", "Lucía", "Mads",
    "Maja", "Malik", "Mateus", "Mei", "Mikael", "Mira", "Nadia", "Naveen", "Nils", "Noor", "Oda", "Olamide", "Oskar",
    "Paola", "Pekka", "Priya", "Quentin", "Rafael", "Ravi", "Rosa", "Saga", "Samir", "Sanna", "Sofia", "Stellan",
    "Tamsin", "Tariq", "Tomás", "Tove", "Ulla", "Valeria", "Viktor", "Wanjiru", "Yasmin", "Yusuf", "Zuzanna",
];

const LAST: [&str; 72] = [
    "Abara",
    "Adeyemi",
    "Ahlgren",
    "Al-Khatib",
    "Almeida",
    "Arnesen",
    "Aydın",
    "Bakker",
    "Banerjee",
    "Barbosa",
    "Bergqvist",
    "Bianchi",
    "Björklund",
    "Boateng",
    "Brandt",
    "Calvo",
    "Castell",
    "Chen",
    "Dahl",
    "Demir",
    "Diallo",
    "Dubois",
    "Ekström",
    "Engel",
    "Eriksen",
    "Falk",
    "Farouk",
    "Ferreira",
    "Fontaine",
    "García",
    "Greve",
    "Haddad",
    "Hagen",
    "Hansen",
    "Holm",
    "Horváth",
    "Ibarra",
    "Iversen",
    "Jansen",
    "Kamau",
    "Kaplan",
    "Keller",
    "Khan",
    "Kimura",
    "Kowalska",
    "Lam",
    "Lindqvist",
    "Lopes",
    "Marchetti",
    "Mbeki",
    "Moreau",
    "Nakamura",
    "Ngata",
    "Nguyen",
    "Novák",
    "Nyström",
    "Okafor",
    "Olsen",
    "Osei",
    "Park",
    "Petit",
    "Rao",
    "Reyes",
    "Rossi",
    "Saarinen",
    "Sandoval",
    "Schreiber",
    "Sharma",
    "Silva",
    "Tanaka",
    "Vargas",
    "Weber",
];

/// `count` different full names; first names come again only after all of them are used.
pub fn names(count: usize, stream: &mut ChaCha8Rng) -> Vec<String> {
    let mut first = FIRST.to_vec();
    let mut last = LAST.to_vec();
    first.shuffle(stream);
    last.shuffle(stream);
    let pick = |at: usize| {
        let (turn, place) = (at / first.len(), at % first.len());
        let surname = last.get((place * 7 + turn * 31 + at / 672) % last.len()).copied().unwrap_or("Holm");
        format!("{} {surname}", first.get(place).copied().unwrap_or("Ada"))
    };
    (0..count).map(pick).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use rand_chacha::rand_core::SeedableRng;

    use super::*;

    #[test]
    fn everybody_has_a_name_of_their_own() {
        let made = names(240, &mut ChaCha8Rng::seed_from_u64(7));
        let different: BTreeSet<&String> = made.iter().collect();
        assert_eq!(different.len(), 240);
    }
}
