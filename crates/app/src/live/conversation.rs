//! Why two people meet and how they may start, in the reader's words.

use domain::Stance;
use domain::plan::{Meeting, Reason, ReasonField};
use domain::roster::{ParticipantKey, Roster};
use planning::Opener;

use super::PartnerCard;
use crate::day::Directory;
use crate::web::{Arg, Sentence, Words};

/// One reader of one meeting.
pub struct Conversation<'a> {
    pub words: &'a Words,
    pub directory: &'a Directory,
    pub roster: &'a Roster,
    pub meeting: &'a Meeting,
    pub reader: &'a ParticipantKey,
}

impl Conversation<'_> {
    /// The others of the meeting.
    pub fn others(&self) -> impl Iterator<Item = &ParticipantKey> {
        self.meeting.people.iter().filter(|person| *person != self.reader)
    }

    /// "You're with Grace".
    pub fn with(&self) -> Sentence {
        let mut names = self.others().map(|person| self.directory.somebody(person).first_name());
        let first = ("first", Arg::Text(names.next().unwrap_or("…")));
        let second = names.next();
        match (second, names.count()) {
            (None, _) => self.words.with("with-one", &[first]),
            (Some(second), 0) => self.words.with("with-two", &[first, ("second", Arg::Text(second))]),
            (Some(_), more) => self.words.with("with-many", &[first, ("count", Arg::Count(more as i64 + 1))]),
        }
    }

    /// The same after the plan changed under somebody's eyes; it never says why.
    pub fn now_with(&self) -> Sentence {
        let mut names = self.others().map(|person| self.directory.somebody(person).first_name());
        let first = ("first", Arg::Text(names.next().unwrap_or("…")));
        let second = names.next();
        match (second, names.count()) {
            (None, _) => self.words.with("changed-one", &[first]),
            (Some(second), 0) => self.words.with("changed-two", &[first, ("second", Arg::Text(second))]),
            (Some(_), more) => self.words.with("changed-many", &[first, ("count", Arg::Count(more as i64 + 1))]),
        }
    }

    /// What the others let be known of themselves on their cards.
    pub fn cards(&self) -> Vec<PartnerCard> {
        let card = |person: &ParticipantKey| {
            let somebody = self.directory.somebody(person);
            let known = self.roster.people.iter().find(|one| one.id == *person);
            let interests = known.into_iter().flat_map(|one| &one.interests);
            let offers = interests.filter(|one| one.stance == Stance::Offers && one.confirmed).take(3);
            let name = ("name", Arg::Text(somebody.first_name()));
            let said = |key: &str, text: &str| {
                Some(self.words.with(key, &[name, ("text", Arg::Text(text))])).filter(|_| !text.is_empty())
            };
            PartnerCard {
                asks: self.words.with("partner-asks", &[name]),
                offers: offers.map(|one| Sentence::of(&self.directory.label(&one.topic))).collect(),
                working_on: said("partner-works", &somebody.working_on),
                beyond_work: said("partner-beyond", &somebody.beyond_work),
            }
        };
        self.others().map(card).filter(|card| !card.is_empty()).collect()
    }

    /// The departments of the others.
    pub fn departments(&self) -> Sentence {
        let known = self.others().map(|person| self.directory.somebody(person).shown_department());
        let mut names: Vec<String> = known.filter(|name| !name.is_empty()).collect();
        names.dedup();
        if names.is_empty() { self.words.say("department-unknown") } else { Sentence::of(&names.join(", ")) }
    }

    /// Why these people, the strongest reason first; never empty.
    pub fn reasons(&self) -> Vec<Sentence> {
        let mut said: Vec<Sentence> = self.meeting.reasons.iter().map(|reason| self.reason(reason)).collect();
        said.dedup();
        if said.is_empty() {
            said.push(self.words.say("reason-new_pairing"));
        }
        said
    }

    /// The opener as the reader sees it.
    pub fn opener(&self, opener: Option<&Opener>) -> Sentence {
        let Some(opener) = opener else {
            return self.words.say("opener-hello-1");
        };
        let key = format!("opener-{}-{}", opener.key.as_str(), opener.variant);
        let label = |text: &Option<String>| text.as_deref().map(|text| self.directory.label(text)).unwrap_or_default();
        let (theirs, yours) = (label(&opener.theirs), label(&opener.yours));
        let name = self.directory.somebody(&opener.partner).first_name();
        let args = [("name", Arg::Text(name)), ("theirs", Arg::Text(&theirs)), ("yours", Arg::Text(&yours))];
        self.words.with(&key, &args)
    }

    fn reason(&self, reason: &Reason) -> Sentence {
        let offered = |mine: bool| reason.fields.iter().find(|field| self.is_offer(field, mine));
        let (theirs, yours) = (offered(false), offered(true));
        let key = match (reason.code.as_str(), theirs, yours) {
            ("exchange_both_ways", Some(_), Some(_)) => "reason-exchange_both_ways",
            ("exchange_both_ways" | "exchange_one_way", Some(_), _) => "reason-exchange_receive",
            ("exchange_both_ways" | "exchange_one_way", None, Some(_)) => "reason-exchange_give",
            ("common_ground", ..) => "reason-common_ground",
            ("bridge", ..) => "reason-bridge",
            ("novelty", ..) => "reason-novelty",
            ("second_chance", ..) => "reason-second_chance",
            ("purpose", ..) => "reason-purpose",
            ("other_department", ..) => "reason-other_department",
            _ => "reason-new_pairing",
        };
        let suggested = reason.fields.iter().any(|field| self.is_suggestion(field));
        let shaded = suggested && (key.starts_with("reason-exchange") || key == "reason-common_ground");
        self.fill(&if shaded { format!("{key}-suggested") } else { key.to_owned() }, theirs, yours, reason)
    }

    fn fill(&self, key: &str, theirs: Option<&ReasonField>, yours: Option<&ReasonField>, reason: &Reason) -> Sentence {
        let other = self.others().next();
        let somebody = other.map(|person| self.directory.somebody(person));
        let text = |field: Option<&ReasonField>| field.map(|field| self.gift(field)).unwrap_or_default();
        let (theirs, yours) = (text(theirs), text(yours));
        let topic = reason.fields.iter().find_map(|field| field.topic.as_deref());
        let topic = topic.map(|topic| self.directory.label(topic)).unwrap_or_default();
        let mine = self.directory.somebody(self.reader).shown_department();
        let theirs_department = somebody.map(|somebody| somebody.shown_department()).unwrap_or_default();
        let args = [
            ("name", Arg::Text(somebody.map_or("…", |somebody| somebody.first_name()))),
            ("theirs", Arg::Text(&theirs)),
            ("yours", Arg::Text(&yours)),
            ("topic", Arg::Text(&topic)),
            ("mine", Arg::Text(&mine)),
            ("other", Arg::Text(&theirs_department)),
        ];
        self.words.with(key, &args)
    }

    /// Whether a field is what the reader (or somebody else) gives: an offer, or a department whose
    /// work is explained.
    fn is_offer(&self, field: &ReasonField, mine: bool) -> bool {
        let gives = field.stance == Some(Stance::Offers) || (field.topic.is_none() && field.field == "departments");
        gives && (field.person == *self.reader) == mine
    }

    fn gift(&self, field: &ReasonField) -> String {
        match &field.topic {
            Some(topic) => self.directory.label(topic),
            None => {
                let department = self.directory.somebody(&field.person).shown_department();
                self.words.plain_with("topic-department", &[("department", &department)])
            }
        }
    }

    fn is_suggestion(&self, field: &ReasonField) -> bool {
        let person = self.roster.people.iter().find(|person| person.id == field.person);
        let same = |interest: &&domain::roster::RosterInterest| {
            Some(&interest.topic) == field.topic.as_ref() && Some(interest.stance) == field.stance
        };
        person.and_then(|person| person.interests.iter().find(same)).is_some_and(|interest| !interest.confirmed)
    }
}

#[cfg(test)]
mod tests {
    use domain::plan::Terms;
    use domain::roster::{RosterInterest, RosterParticipant, Settings};

    use super::*;
    use crate::day::Somebody;

    fn person(id: &str, interests: &[(&str, Stance, bool)]) -> RosterParticipant {
        let interest = |(topic, stance, confirmed): &(&str, Stance, bool)| RosterInterest {
            topic: (*topic).into(),
            stance: *stance,
            confirmed: *confirmed,
        };
        RosterParticipant { interests: interests.iter().map(interest).collect(), ..RosterParticipant::new(id.into()) }
    }

    fn roster(people: Vec<RosterParticipant>) -> Roster {
        let settings = serde_json::to_value(Settings::of(domain::Preset::Programme, 1)).unwrap();
        let people = serde_json::to_value(people).unwrap();
        serde_json::from_value(serde_json::json!({"people": people, "rounds": 1, "settings": settings, "seed": 1}))
            .unwrap()
    }

    fn field(person: &str, topic: &str, stance: Stance) -> ReasonField {
        ReasonField {
            person: person.into(),
            field: "interests".into(),
            topic: Some(topic.into()),
            stance: Some(stance),
        }
    }

    fn told(reader: &str, confirmed: bool) -> String {
        use Stance::{Offers, Seeks};
        let roster = roster(vec![
            person("ada", &[("t1", Offers, confirmed), ("t2", Seeks, true)]),
            person("grace", &[("t2", Offers, true), ("t1", Seeks, true)]),
        ]);
        let fields = vec![field("ada", "t1", Offers), field("grace", "t1", Seeks)];
        let reasons = vec![Reason { code: "exchange_one_way".into(), fields }];
        let people = vec!["ada".into(), "grace".into()];
        let meeting = Meeting { people, spot: "1".into(), weight: 0, terms: Terms::default(), reasons };
        let mut directory = Directory::default();
        directory.topics.insert("t1".into(), "Pricing".into());
        directory.people.insert(
            "ada".into(),
            Somebody { name: "Ada Lovelace".into(), department: "Legal".into(), ..Somebody::default() },
        );
        directory.people.insert(
            "grace".into(),
            Somebody { name: "Grace <b>".into(), department: "Sales".into(), ..Somebody::default() },
        );
        let words = Words::english();
        let reader = ParticipantKey::from(reader);
        let talk =
            Conversation { words: &words, directory: &directory, roster: &roster, meeting: &meeting, reader: &reader };
        talk.reasons()[0].html().replace("<bdi>", "").replace("</bdi>", "")
    }

    #[test]
    fn each_reads_it_from_the_own_side() {
        assert_eq!(told("ada", true), "You can help Grace with: Pricing.");
        assert_eq!(told("grace", true), "Ada can help you with: Pricing.");
    }

    #[test]
    fn a_suggestion_is_never_a_claim() {
        assert_eq!(told("grace", false), "Ada has come across: Pricing. You would like ideas on it.");
        assert!(!told("ada", false).contains("can help"));
    }
}
