//! A plan with its roster, its certificates and its report.

use domain::Stance;
use serde_json::{Value, json};

use super::parts::id;
use super::roster;
use super::words::{
    by_id, closed, count, flag, from_to, list, list_of, number, one_of, open, or_null, round, text, whole,
};

pub(super) fn document() -> Value {
    let mut schema = open(
        &[
            ("format", text()),
            ("roster", roster::object()),
            ("roster_sha256", json!({"type": "string", "minLength": 64, "maxLength": 64})),
            ("seed", from_to(0, u64::MAX)),
            ("rounds", list(planned_round())),
            ("report", report()),
        ],
        &[("schedule_certificate", schedule_certificate()), ("exceptions", list(exception()))],
    );
    schema["title"] = json!("Plan: complete enough to be checked alone");
    schema
}

fn planned_round() -> Value {
    open(
        &[("number", round()), ("meetings", list(meeting())), ("byes", list(bye()))],
        &[("certificate", round_certificate())],
    )
}

fn meeting() -> Value {
    let terms = ["exchange", "novelty", "bridge", "second_chance", "common_ground", "purpose"];
    open(
        &[
            ("people", list_of(id(), 2, 8)),
            ("spot", text()),
            ("weight", whole()),
            ("terms", closed(&[], &terms.map(|term| (term, count())))),
            ("reasons", list(reason())),
        ],
        &[],
    )
}

fn reason() -> Value {
    let field = open(&[("person", id()), ("field", text())], &[("topic", text()), ("stance", one_of(Stance::TEXTS))]);
    open(&[("code", text()), ("fields", list(field))], &[])
}

fn bye() -> Value {
    let causes = ["odd_number", "no_partner_left", "no_candidate", "absent", "rest", "standby"];
    open(&[("person", id()), ("cause", one_of(&causes))], &[("next_chance_round", round())])
}

fn round_certificate() -> Value {
    let blossom = open(&[("people", list(id())), ("dual", whole())], &[]);
    open(
        &[
            ("scale", whole()),
            ("tiers", open(&[("bye", whole()), ("no_exception", whole())], &[])),
            ("vertex_duals", by_id(whole())),
            ("blossoms", list(blossom)),
            ("barrier", list(id())),
            ("bound", whole()),
        ],
        &[("dual_sum", whole())],
    )
}

fn schedule_certificate() -> Value {
    let bridge_dual = open(&[("departments", list_of(text(), 2, 2)), ("dual", whole())], &[]);
    let once = open(
        &[("vertex_duals", by_id(whole())), ("bridge_duals", list(bridge_dual)), ("bound", whole())],
        &[("dual_sum", whole())],
    );
    open(
        &[("scale", whole()), ("vertex_duals", by_id(whole())), ("bound", whole()), ("gap", whole())],
        &[("given_ahead", whole()), ("dual_sum", whole()), ("bridged_once", once)],
    )
}

fn exception() -> Value {
    open(&[("code", text()), ("round", round()), ("people", list(id())), ("proof", text())], &[])
}

fn report() -> Value {
    let counts = [
        "placed",
        "placeable",
        "repeats",
        "reporting_line",
        "byes_max",
        "byes",
        "give_and_receive",
        "exchangers",
        "new_colleagues_min",
    ];
    let mut required: Vec<(&str, Value)> = counts.into_iter().map(|name| (name, count())).collect();
    required.extend(["weight", "weight_bound", "fairness_loss"].map(|name| (name, whole())));
    required.extend(["placed_is_optimal", "optimal"].map(|name| (name, flag())));
    required.extend([("alternatives", alternatives()), ("waste", waste())]);
    required.push(("random_draw", open(&[("repeats", number())], &[("same_department", or_null(number()))])));
    let never_spared = list(open(&[("person", id()), ("byes", count())], &[]));
    open(&required, &[("same_department", or_null(count())), ("never_spared", never_spared)])
}

fn alternatives() -> Value {
    let alternative = open(&[("left_out", list(count())), ("exceptions", count())], &[]);
    open(&[("sit_out", alternative.clone()), ("nearest_exception", alternative)], &[])
}

fn waste() -> Value {
    let spread = || or_null(open(&[("mean", number()), ("sd", number())], &[]));
    open(
        &[("kind", one_of(&["share", "ratio", "unknown"]))],
        &[("plan", or_null(number())), ("random", spread()), ("random_cross_department", spread())],
    )
}
