//! The card: said once, in the person's own word, through the link before the event and without JavaScript.

use domain::{InterestSource, PairingRuleKind, PersonId, Stance};
use store::{interests, pairing_rules, participants};
use testkit::academy::Academy;
use testkit::app::{TestApp, for_each_app};

use super::browserless::{Door, Visitor, door, hidden};

/// Sends one form of the card.
fn send(visitor: &mut Visitor, path: &str, step: &str, more: &str) -> testkit::app::Reply {
    let csrf = hidden(&visitor.open(&format!("{path}/card")).expect(200).text(), "csrf");
    visitor.send(&format!("{path}/card"), &format!("csrf={csrf}&step={step}{more}"))
}

/// The values of all boxes under a heading, with whether they are ticked.
fn boxes(page: &str, field: &str) -> Vec<(String, bool)> {
    let start = format!("name=\"{field}\" value=\"");
    let each = page.split(&start).skip(1);
    each.map(|rest| (rest.split('"').next().unwrap().to_owned(), rest.split('>').next().unwrap().contains("checked")))
        .collect()
}

fn person(app: &TestApp, door: &Door) -> PersonId {
    let (organisation, id) = (door.organisation, door.participant.parse().unwrap());
    app.store.read(|conn| participants::find(conn, organisation, id)).unwrap().unwrap().person_id.unwrap()
}

fn said(app: &TestApp, door: &Door) -> Vec<(Stance, InterestSource, bool)> {
    let person = person(app, door);
    let all = app.store.read(|conn| interests::of_person(conn, door.organisation, person)).unwrap();
    all.into_iter().map(|one| (one.stance, one.source, one.confirmed_at.is_some())).collect()
}

#[test]
fn a_suggestion_is_confirmed_and_a_wish_is_written() {
    for_each_app(|app| {
        let academy = Academy::gather(app);
        let door = door(&academy);
        let mut visitor = Visitor::new(app);
        let page = visitor.open(&format!("{}/card", door.path)).expect(200).text();
        let topics = boxes(&page, "offers");
        assert_eq!(topics.len(), 2, "the programme's topics: {page}");
        let form = format!("&offers={}&seeks_own=Pricing,+Storytelling", topics[0].0);
        let saved = send(&mut visitor, &door.path, "topics", &form).expect(303);
        assert_eq!(saved.header("location"), format!("{}/card/more?saved=1", door.path));
        let words = said(app, &door);
        let own = |stance| words.iter().filter(|word| **word == (stance, InterestSource::Person, true)).count();
        assert_eq!((own(Stance::Offers), own(Stance::Seeks)), (1, 2), "{words:?}");
        let page = visitor.open(&format!("{}/card", door.path)).expect(200).text();
        assert!(boxes(&page, "offers")[0].1 && boxes(&page, "seeks").iter().filter(|one| one.1).count() == 2);
        let kept = boxes(&page, "seeks").into_iter().find(|one| one.1).unwrap().0;
        send(&mut visitor, &door.path, "topics", &format!("&seeks={kept}")).expect(303);
        let words = said(app, &door);
        let own = |stance| words.iter().filter(|word| **word == (stance, InterestSource::Person, true)).count();
        assert_eq!((own(Stance::Offers), own(Stance::Seeks)), (0, 1), "what was unticked is gone: {words:?}");
    });
}

#[test]
fn too_much_is_told_on_the_card_itself_and_nothing_is_lost_on_the_way() {
    for_each_app(|app| {
        let academy = Academy::gather(app);
        let door = door(&academy);
        let mut visitor = Visitor::new(app);
        let before = said(app, &door);
        let four = send(&mut visitor, &door.path, "topics", "&offers_own=a,b,c,d").expect(422).text();
        assert!(four.contains("Choose up to three") && four.contains("value=\"a,b,c,d\""), "{four}");
        let novel = format!("&offers_own={}", "x".repeat(64 * 1024));
        let refused = send(&mut visitor, &door.path, "topics", &novel);
        assert!([400, 413, 422].contains(&refused.status), "{}", refused.status);
        let odd = "&offers_own=%F0%9F%90%99+%3Cb%3E,%D7%A9%D7%9C%D7%95%D7%9D,%E2%80%AEevil&offers=nonsense";
        send(&mut visitor, &door.path, "topics", odd).expect(303);
        let page = visitor.open(&format!("{}/card", door.path)).expect(200).text();
        assert!(page.contains("🐙 &#60;b&#62;") && !page.contains("<b>"), "{page}");
        assert!(said(app, &door).len() > before.len());
        visitor.send(&format!("{}/card", door.path), "step=decline").expect(403);
        visitor.send_with(&format!("{}/card", door.path), "[]", &[]).expect(403);
    });
}

#[test]
fn keeping_apart_is_private_and_declining_is_asked_no_reason() {
    for_each_app(|app| {
        let academy = Academy::gather(app);
        let door = door(&academy);
        let mut visitor = Visitor::new(app);
        let wrong = send(&mut visitor, &door.path, "apart", "&name=Grace").expect(200).text();
        assert!(wrong.contains("Nobody who takes part has exactly this name"), "part of a name finds nobody: {wrong}");
        let own = person(app, &door);
        let name = |page: &str| page.contains("Emmy") || page.contains("Grace Hopper");
        let kept = send(&mut visitor, &door.path, "apart", "&name=+grace++HOPPER+").expect(200).text();
        assert!(name(&kept), "{kept}");
        let rules = || {
            let event = door.event;
            app.store.read(|conn| pairing_rules::of_event(conn, door.organisation, event)).unwrap()
        };
        let excluded: Vec<_> = rules().into_iter().filter(|rule| rule.kind == PairingRuleKind::Excluded).collect();
        assert!(excluded.len() == 1 && excluded[0].people.contains(&own));
        let rule = hidden(&kept, "rule");
        send(&mut visitor, &door.path, "together", &format!("&rule={rule}")).expect(303);
        assert!(rules().is_empty());

        send(&mut visitor, &door.path, "decline", "").expect(303);
        let page = visitor.open(&format!("{}/card", door.path)).expect(200).text();
        assert!(page.contains("You are not taking part this time"), "{page}");
        send(&mut visitor, &door.path, "rejoin", "").expect(303);
        let page = visitor.open(&format!("{}/card", door.path)).expect(200).text();
        assert!(page.contains("Not this time"), "{page}");
        for _ in 0..12 {
            send(&mut visitor, &door.path, "apart", "&name=Nobody+Atall");
        }
        let tired = send(&mut visitor, &door.path, "apart", "&name=Grace+Hopper").expect(200).text();
        assert!(tired.contains("Try again in an hour"), "names cannot be tried one after the other");
    });
}
