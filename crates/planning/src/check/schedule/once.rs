//! The bound under which a department pair is bridged once, summed up again.

use std::collections::BTreeMap;

use domain::plan::BridgedOnce;

use super::super::Finding;
use super::super::pairs::Rules;
use super::super::view::View;
use crate::affinity::Bridged;

type Duals = BTreeMap<(u16, u16), i64>;

/// What is wrong with the stored bound, if anything.
pub(super) fn finding(view: &View<'_>, (scale, stored): (i64, &BridgedOnce), weight: i64) -> Option<Finding> {
    let Some(bound) = bound(view, scale, stored) else {
        let detail = "The duals of bridging once must be at least 0, one per participant and per department pair.";
        return Some(Finding::new("bound", detail));
    };
    let detail = match (i128::from(stored.bound) == bound, bound < i128::from(weight)) {
        (false, _) => format!("The bound of bridging once is stated as {}, the duals prove {bound}.", stored.bound),
        (true, true) => format!("The plan weighs {weight}, more than its bound {bound} of bridging once."),
        (true, false) => return None,
    };
    Some(Finding::new("bound", detail))
}

fn bound(view: &View<'_>, scale: i64, stored: &BridgedOnce) -> Option<i128> {
    let people = view.roster.people.len();
    let dual = |person: usize| stored.vertex_duals.get(view.id(person)).copied().filter(|dual| *dual >= 0);
    let y = (0..people).map(dual).collect::<Option<Vec<i64>>>()?;
    let z = by_departments(view, stored)?;
    if scale < 1 || stored.vertex_duals.len() != people {
        return None;
    }
    let (degrees, at_once) = limits(view);
    let mut sum: i128 = degrees.iter().zip(&y).map(|(degree, dual)| i128::from(*degree) * i128::from(*dual)).sum();
    for ((a, b), dual) in &z {
        let side = |department: &u16| -> i64 {
            let inside = |person: &usize| view.affinity.crossing().departments(*person).contains(department);
            (0..people).filter(|person| degrees[*person] > 0).filter(inside).map(|person| at_once[person]).sum()
        };
        sum += i128::from(side(a).min(side(b))) * i128::from(*dual);
    }
    let rules = Rules::of(view);
    let bridged = view.affinity.bridged_before(view.roster);
    for i in 0..people {
        for j in (i + 1..people).filter(|j| !rules.forbids(i, *j)) {
            let lasting = i128::from(view.affinity.weight(view.affinity.lasting_terms(i, j)));
            let reward = reward(view, &bridged, &z, (i, j), scale)?;
            sum += (lasting * i128::from(scale) + reward - i128::from(y[i]) - i128::from(y[j])).max(0);
        }
    }
    Some(sum.div_euclid(i128::from(scale)))
}

fn by_departments(view: &View<'_>, stored: &BridgedOnce) -> Option<Duals> {
    let crossing = view.affinity.crossing();
    let mut duals = Duals::new();
    for named in &stored.bridge_duals {
        let [a, b] = [crossing.number(&named.departments[0])?, crossing.number(&named.departments[1])?];
        let again = duals.insert((a.min(b), a.max(b)), named.dual);
        if named.dual < 0 || again.is_some() {
            return None;
        }
    }
    Some(duals)
}

/// What bridging adds to a pair beyond the duals of its department pairs; none where one is not
/// named.
fn reward(view: &View<'_>, bridged: &Bridged, z: &Duals, (i, j): (usize, usize), scale: i64) -> Option<i128> {
    let full = i128::from(view.affinity.bridge_weight(i, j, bridged)) * i128::from(scale);
    if full == 0 {
        return Some(0);
    }
    let open = view.affinity.crossing().joined(i, j).filter(|(a, b)| !bridged.is_joined(*a, *b));
    let mut most = 0;
    for pair in open {
        most = most.max(full - i128::from(*z.get(&pair)?));
    }
    Some(most)
}

/// Of everybody: rounds there or with a meeting (and one more for each third person), and pairings
/// in one round at most.
fn limits(view: &View<'_>) -> (Vec<i64>, Vec<i64>) {
    let people = view.roster.people.len();
    let (mut degrees, mut at_once) = (vec![0; people], vec![1; people]);
    for round in &view.rounds {
        let mut has_meeting = vec![false; people];
        for meeting in &round.meetings {
            for person in &meeting.people {
                has_meeting[*person] = true;
                degrees[*person] += meeting.people.len() as i64 - 2;
                at_once[*person] = at_once[*person].max(meeting.people.len() as i64 - 1);
            }
        }
        for person in 0..people {
            degrees[person] += i64::from(has_meeting[person] || !view.is_absent(person, round.number));
        }
    }
    (degrees, at_once)
}
