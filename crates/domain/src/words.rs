//! The closed sets of words that the glossary names.

use crate::text_enum::text_enum;

text_enum! {
    /// How a person relates to a topic.
    Stance {
        /// Comes from programmes only.
        Curious = "curious",
        /// "Ask me about".
        Offers = "offers",
        /// "I'd like ideas on".
        Seeks = "seeks",
    }
}

text_enum! {
    /// Who said so. The person's word wins over the programme, the programme over an import.
    InterestSource { Person = "person", Programme = "programme", Import = "import" }
}

text_enum! {
    /// The largest company a participant is comfortable in.
    #[derive(Default)]
    Pace {
        OneToOne = "one_to_one",
        UpToThree = "up_to_three",
        #[default]
        Any = "any",
    }
}

text_enum! {
    /// What may be done with an account.
    Role { Organiser = "organiser", Steward = "steward", Auditor = "auditor" }
}

text_enum! {
    /// What to do when a rule cannot hold for everybody.
    #[derive(Default)]
    WhenImpossible {
        /// Nobody is paired against the rule; who is left has a breather.
        #[default]
        SitOut = "sit_out",
        /// The fewest exceptions that leave nobody out, each stored with its proof.
        NearestException = "nearest_exception",
        /// A draft of each, and the organiser chooses.
        Ask = "ask",
    }
}

text_enum! {
    /// Who takes care of the odd one out.
    #[derive(Default)]
    OddOne {
        #[default]
        Bye = "bye",
        Trio = "trio",
        Standby = "standby",
    }
}

text_enum! {
    /// What kind of gathering an event is.
    EventKind { Rounds = "rounds", Tables = "tables", Coffee = "coffee", Progressive = "progressive", Sets = "sets" }
}

text_enum! {
    /// Whether rounds follow the clock or the organiser's hand.
    #[derive(Default)]
    RoundDriver {
        #[default]
        Clock = "clock",
        Hand = "hand",
    }
}

text_enum! {
    /// Where and when a round takes place.
    RoundTiming { InRoom = "in_room", SelfArranged = "self_arranged", Open = "open" }
}

text_enum! {
    /// How a participant hears of a change.
    #[derive(Default)]
    ReachedBy {
        #[default]
        Phone = "phone",
        Paper = "paper",
    }
}

text_enum! {
    /// What became of a planned pairing.
    EncounterState {
        Confirmed = "confirmed",
        Missed = "missed",
        Disputed = "disputed",
        Unanswered = "unanswered",
    }
}

impl EncounterState {
    /// Whether the two count as having met for the no-repeat rule: everything but `missed`.
    pub fn counts_as_met(self) -> bool {
        self != EncounterState::Missed
    }
}

text_enum! {
    /// A fact of the event day about one participant.
    AttendanceKind {
        Arrived = "arrived",
        Late = "late",
        Left = "left",
        Skip = "skip",
        CannotFind = "cannot_find",
        OnMyWay = "on_my_way",
        CannotCome = "cannot_come",
        /// After a partner was not found: a third chair at somebody else's place.
        JoinTrio = "join_trio",
        /// After a partner was not found: this round without a meeting.
        Breather = "breather",
        /// After a partner was not found: a host comes to the place.
        HostCome = "host_come",
        /// A partner said so, and the phone that was asked did not answer.
        NotFound = "not_found",
    }
}

text_enum! {
    /// What the organiser decides about those who were not seen before a round is shown.
    RollCall {
        /// They are left out of this round.
        Without = "without",
        /// They stay planned.
        With = "with",
        /// They stay planned, and helpers are shown their names.
        ShowNames = "show_names",
    }
}

text_enum! {
    /// How a phone or screen came to speak for somebody.
    SessionKind { Link = "link", Door = "door", Screen = "screen" }
}

text_enum! {
    /// A wish of a person or an organiser about a pair or a round.
    PairingRuleKind { Excluded = "excluded", Forbidden = "forbidden", Forced = "forced", Lock = "lock" }
}

text_enum! {
    /// Where a tie comes from.
    TieSource {
        ReportingLine = "reporting_line",
        SameProgramme = "same_programme",
        Encounter = "encounter",
        Named = "named",
        Imported = "imported",
    }
}

text_enum! {
    /// Enrolled, or through with it.
    EnrolmentState { Enrolled = "enrolled", Completed = "completed" }
}

text_enum! {
    /// Where a job stands.
    JobState { Queued = "queued", Running = "running", Succeeded = "succeeded", Failed = "failed" }
}

text_enum! {
    /// A privacy switch of an organisation, logged and readable by everyone.
    Switch {
        /// Ties from a file may be used.
        ImportedTies = "imported_ties",
        /// People may name whom they know.
        NamedContacts = "named_contacts",
        /// Reports about the network may be made.
        NetworkReports = "network_reports",
        /// The venue screen shows initials instead of names.
        ScreenInitials = "screen_initials",
        /// Who met whom is remembered for the next event.
        RememberMeetings = "remember_meetings",
    }
}

impl Switch {
    /// Where the switch stands while nobody has turned it.
    pub const fn is_on_by_default(self) -> bool {
        matches!(self, Switch::RememberMeetings)
    }
}

text_enum! {
    /// What a participant wants of the meetings.
    Purpose {
        ProblemSolving = "problem_solving",
        Development = "development",
        Exchange = "exchange",
        Transition = "transition",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_spelt_alike_in_json_and_storage() {
        for pace in Pace::ALL {
            let json = serde_json::to_string(pace).unwrap();
            assert_eq!(json, format!("\"{pace}\""));
            assert_eq!(pace.as_str().parse(), Ok(*pace));
        }
    }

    #[test]
    fn an_unknown_word_names_what_could_have_been_said() {
        let refused = "solo".parse::<Pace>().unwrap_err();
        assert_eq!(refused.to_string(), "`solo` is not one of: one_to_one, up_to_three, any");
    }
}
