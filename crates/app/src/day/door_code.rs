//! A number on the screen of the venue that changes, for those who come without a link: a photographed
//! poster alone opens nothing. It follows from the signing key and the time; nothing is stored.

use domain::EventId;
use jiff::Timestamp;

use crate::config::SigningKeys;
use crate::web::seal;

/// The number that the screen shows at `now`, six digits.
pub fn number(keys: &SigningKeys, event: EventId, seconds: u32, now: Timestamp) -> String {
    of_step(keys, event, step(seconds, now))
}

/// Whether somebody who read the screen a moment ago may have typed this.
pub fn is_fresh(keys: &SigningKeys, event: EventId, seconds: u32, now: Timestamp, typed: &str) -> bool {
    let typed: String = typed.chars().filter(char::is_ascii_digit).collect();
    let current = step(seconds, now);
    [current, current - 1].into_iter().any(|step| of_step(keys, event, step) == typed)
}

/// When the screen shows the next one.
pub fn changes_at(seconds: u32, now: Timestamp) -> Timestamp {
    let next = (step(seconds, now) + 1) * i64::from(seconds.max(1));
    Timestamp::from_second(next).unwrap_or(now)
}

fn step(seconds: u32, now: Timestamp) -> i64 {
    now.as_second().div_euclid(i64::from(seconds.max(1)))
}

fn of_step(keys: &SigningKeys, event: EventId, step: i64) -> String {
    let sealed = seal(keys, "door", &format!("{event}.{step}"));
    let folded = sealed.bytes().fold(0_u64, |sum, byte| sum.wrapping_mul(1_000_003).wrapping_add(u64::from(byte)));
    format!("{:06}", folded % 1_000_000)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::SigningKey;

    #[test]
    fn a_number_is_good_while_it_is_shown_and_once_more() {
        let keys: SigningKeys = SigningKey::parse(b"q8Zk2rT0vXw5yB7nD1mF4hJ6sL9pC3aE").unwrap().into();
        let event = EventId::from_uuid(uuid::Uuid::nil());
        let at = |second: i64| Timestamp::from_second(1_777_878_000 + second).unwrap();
        let shown = number(&keys, event, 30, at(0));
        assert_eq!(shown.len(), 6);
        assert_eq!(changes_at(30, at(0)), at(30));
        assert!(is_fresh(&keys, event, 30, at(29), &shown));
        assert!(is_fresh(&keys, event, 30, at(59), &format!(" {shown} ")), "typed while it changed");
        assert!(!is_fresh(&keys, event, 30, at(60), &shown), "a photograph of it is worth nothing");
        assert!(!is_fresh(&keys, event, 30, at(0), ""));
    }
}
