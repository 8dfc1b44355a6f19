//! Rounds, weights and levels within their ranges.

use domain::roster::Roster;

use crate::refusal::Refusal;

const ROUNDS_MAX: u32 = 100;
const WEIGHT_MAX: u16 = 1000;

pub(super) fn refusals(roster: &Roster) -> Vec<Refusal> {
    let mut refusals = Vec::new();
    if !(1..=ROUNDS_MAX).contains(&roster.rounds) {
        let detail = format!("{} rounds were asked for; plan 1 to {ROUNDS_MAX}.", roster.rounds);
        refusals.push(Refusal::new("rounds", detail));
    }
    let weights = roster.settings.weights;
    let all = [
        ("exchange", weights.exchange),
        ("novelty", weights.novelty),
        ("bridge", weights.bridge),
        ("second_chance", weights.second_chance),
        ("common_ground", weights.common_ground),
        ("purpose", weights.purpose),
    ];
    for (term, weight) in all.into_iter().filter(|(_, weight)| *weight > WEIGHT_MAX) {
        refusals.push(Refusal::new("weight", format!("The weight of {term} is {weight}; give 0 to {WEIGHT_MAX}.")));
    }
    if roster.settings.department_level == 0 {
        refusals.push(Refusal::new("department_level", "Department levels count from 1."));
    }
    if roster.settings.fairness_slack_permille > 1000 {
        refusals.push(Refusal::new("fairness_slack", "The fairness slack is at most 1000 thousandths."));
    }
    refusals.extend(familiarity_shape(roster));
    refusals
}

/// Familiarity is empty, or one row per person but the last, each as long as the people after it.
fn familiarity_shape(roster: &Roster) -> Option<Refusal> {
    let people = roster.people.len();
    let rows = &roster.familiarity;
    let fits =
        rows.len() + 1 >= people && rows.iter().enumerate().all(|(i, row)| i + 1 + row.len() == people.max(i + 1));
    if rows.is_empty() || fits {
        return None;
    }
    Some(Refusal::new("familiarity_shape", format!("The familiarity is no upper triangle over {people} people.")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixtures::departments;

    #[test]
    fn ranges_are_checked() {
        let mut roster = departments(&[2, 2], 0);
        roster.settings.weights.novelty = 1001;
        roster.settings.department_level = 0;
        roster.familiarity = vec![vec![1, 2, 3], vec![1, 2], vec![1, 7]];
        let codes: Vec<_> = refusals(&roster).iter().map(|refusal| refusal.code).collect();
        assert_eq!(codes, ["rounds", "weight", "department_level", "familiarity_shape"]);
        roster.familiarity = vec![vec![1, 2, 3], vec![1, 2], vec![1]];
        assert_eq!(refusals(&roster).len(), 3);
    }
}
