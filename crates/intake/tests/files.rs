//! Files of each kind, good and bad, as they come.

use domain::{EnrolmentState, Pace, Stance};
use intake::{Code, Directory, KnownPerson, Limits, Parsed, read_interests, read_people, read_programme, read_ties};

fn nobody() -> Directory {
    Directory::default()
}

fn people(text: &str) -> Parsed<intake::PersonRow> {
    read_people(text.as_bytes(), &nobody(), &Limits::default())
}

/// Ada (0), Grace (1) and Alan (2).
fn three() -> Directory {
    let person = |id: &str, name: &str| KnownPerson {
        id: id.to_owned(),
        name: Some(name.to_owned()),
        email: domain::Email::parse(&format!("{name}@example.org")).ok(),
        manager_id: None,
    };
    Directory::new([person("1", "ada"), person("2", "grace"), person("3", "alan")])
}

fn found<T>(parsed: &Parsed<T>) -> Vec<(u64, u32, Code)> {
    parsed.issues.iter().map(|issue| (issue.line, issue.column, issue.code)).collect()
}

#[test]
fn the_separator_the_order_and_the_spelling_of_headers_do_not_matter() {
    let files = [
        "id,name,email,department,site,manager_id,languages,pace,rest_after\n\
         7,Ada,ada@example.org,Sales/Nordics|Legal,Oslo,,en|pt-BR,one_to_one,2\n",
        "\u{feff}E-Mail;Department;Employee ID;Name;Rest after;Pace;Languages;Location\r\n\
         ada@example.org;\"Sales > Nordics|Legal\";7;Ada;2;one_to_one;en|pt-BR;Oslo\r\n",
        "Abteilung\tMitarbeiternummer\tStandort\tE-Mail-Adresse\tVorname\tSprachen\tpace\trest_after\n\
         Sales/Nordics|Legal\t7\tOslo\tada@example.org\tAda\ten, pt-BR\tone_to_one\t2\n",
        "sep=;\nid;namn;avdelning;ort;e-post;språk;pace;rest after\n7;Ada;Sales/Nordics|Legal;Oslo;ada@example.org;en|pt_br;one_to_one;2\n",
        "Liste du personnel;;;;;;;\n\nMatricule;Nom complet;Service;Lieu;Courriel;Langues;pace;rest_after\n7;Ada;Sales/Nordics|Legal;Oslo;ada@example.org;en|pt-BR;one_to_one;2\n",
    ];
    for file in files {
        let parsed = people(file);
        assert_eq!(found(&parsed), [], "{file}");
        let ada = &parsed.rows[0];
        assert_eq!(
            (ada.id.as_str(), ada.name.as_deref(), ada.site.as_deref()),
            ("7", Some("Ada"), Some("Oslo")),
            "{file}"
        );
        assert_eq!(ada.email.as_ref().unwrap().as_str(), "ada@example.org");
        assert_eq!(ada.departments.iter().map(|d| d.as_str()).collect::<Vec<_>>(), ["Sales/Nordics", "Legal"]);
        assert_eq!(ada.languages.iter().map(|l| l.as_str()).collect::<Vec<_>>(), ["en", "pt-BR"]);
        assert_eq!((ada.pace, ada.rest_after), (Some(Pace::OneToOne), Some(2)));
    }
}

#[test]
fn only_the_id_must_be_there() {
    let parsed = people("id\n1\n2\n");
    assert_eq!(found(&parsed), []);
    assert_eq!(parsed.rows.len(), 2);
    assert!(!parsed.has_column("site"));
}

#[test]
fn every_bad_cell_is_told_with_its_place() {
    let text = "id,email,languages,pace,rest_after,department\n\
                ,a@b.org,en,any,1,Sales\n\
                2,nobody,en,any,1,Sales\n\
                3,,elvish,any,1,Sales\n\
                4,,,sometimes,0,Sales\n\
                5,,,,,/\n\
                6,,,,,Sales,extra\n";
    let expected = [
        (2, 1, Code::IdMissing),
        (3, 2, Code::BadEmail),
        (4, 3, Code::BadLanguage),
        (5, 4, Code::BadPace),
        (5, 5, Code::BadNumber),
        (6, 6, Code::BadDepartment),
        (7, 7, Code::RowTooLong),
    ];
    let parsed = people(text);
    assert_eq!(found(&parsed), expected);
    assert!(parsed.issues.iter().all(|issue| !issue.action.is_empty() && !issue.cause.is_empty()));
    assert!(parsed.all_or_none().is_err());
}

#[test]
fn duplicates_are_errors_and_namesakes_are_notes() {
    let text = "id,name,email\n1,Ada,ada@example.org\n1,Ada,\n3,Grace,ADA@example.org\n4,ada,other@example.org\n";
    let parsed = people(text);
    let expected = [(3, 1, Code::DuplicatePerson), (4, 3, Code::DuplicateEmail), (5, 1, Code::MaybeSamePerson)];
    assert_eq!(found(&parsed), expected);
    assert_eq!(people("id,name\n1,Ada\n2,Ada\n").all_or_none().unwrap().len(), 2);
}

#[test]
fn a_manager_is_found_by_id_address_or_name_and_stored_by_id() {
    let text = "id,name,email,manager\n1,Ada,ada@example.org,\n2,Grace,,Ada@example.org\n3,Alan,,grace\n4,Kay,,9\n5,Kay,,kay\n";
    let parsed = people(text);
    assert_eq!(
        found(&parsed),
        [(5, 4, Code::UnknownManager), (6, 1, Code::MaybeSamePerson), (6, 4, Code::AmbiguousManager)]
    );
    let managers: Vec<Option<&str>> = parsed.rows.iter().map(|row| row.manager_id.as_deref()).collect();
    assert_eq!(managers, [None, Some("1"), Some("2"), None, None]);
}

#[test]
fn known_people_may_be_managers() {
    let parsed = read_people(b"id,manager_id\n4,2\n", &three(), &Limits::default());
    assert_eq!(found(&parsed), []);
}

#[test]
fn each_circle_of_managers_is_told_once() {
    let parsed = people("id,manager_id\n1,2\n2,3\n3,2\n4,4\n5,1\n");
    assert_eq!(found(&parsed), [(3, 2, Code::ManagerCycle), (5, 2, Code::ManagerCycle)]);
    assert_eq!(parsed.issues[0].cause, "the managers go in a circle: `2` → `3` → `2`");
    assert_eq!(parsed.issues[1].cause, "`4` is their own manager");
}

#[test]
fn a_circle_that_closes_through_known_people_is_told() {
    let boss = |id: &str, manager: &str| KnownPerson {
        id: id.to_owned(),
        name: None,
        email: None,
        manager_id: Some(manager.to_owned()),
    };
    let known = Directory::new([boss("1", "2"), boss("2", "3"), boss("8", "9"), boss("9", "8")]);
    let parsed = read_people(b"id,manager_id\n3,1\n", &known, &Limits::default());
    assert_eq!(found(&parsed), [(2, 2, Code::ManagerCycle)]);
}

#[test]
fn files_that_are_no_people_file_are_refused_as_a_whole() {
    let wrong = [
        ("", Code::EmptyFile),
        (" \n\n", Code::EmptyFile),
        ("id,name\n", Code::NoRows),
        ("colour,price\nred,3\n", Code::MissingColumn),
        ("person_id,topic,stance\n1,negotiation,offers\n", Code::WrongFile),
        ("a,b,weight,t\n1,2,1,0\n", Code::WrongFile),
        ("person_id,programme,completed_on\n1,Leading,\n", Code::WrongFile),
        ("id,name,id\n1,Ada,1\n", Code::ColumnTwice),
        ("%PDF-1.7\n", Code::NotATable),
        ("PK\u{3}\u{4}", Code::NotATable),
        ("id,name\n1,\"Ada\n2,Grace\n", Code::QuoteUnclosed),
        ("id,name\n1,A\u{0}da\n", Code::ControlCharacter),
    ];
    for (text, code) in wrong {
        let parsed = people(text);
        assert_eq!(parsed.issues.first().map(|issue| issue.code), Some(code), "{text:?}");
        assert!(parsed.all_or_none().is_err());
    }
}

#[test]
fn large_files_end_at_the_limits() {
    let limits = Limits { bytes_max: 1_000, rows_max: 10, columns_max: 5, cell_bytes_max: 50, issues_max: 3 };
    let read = |text: &str| read_people(text.as_bytes(), &nobody(), &limits);
    assert_eq!(read(&"id\n".repeat(500)).issues[0].code, Code::FileTooLarge);
    assert_eq!(read("id,a,b,c,d,e\n1\n").issues[0].code, Code::TooManyColumns);
    let many: String = (0..20).map(|id| format!("\n{id}")).collect();
    assert_eq!(read(&format!("id{many}")).issues[0].code, Code::TooManyRows);
    let bad = read(&format!("id,rest_after{}", "\n1,x".repeat(8)));
    assert_eq!((bad.issues.len(), bad.issues_left_off), (3, 5));
    assert!(bad.all_or_none().is_err());
}

#[test]
fn a_cell_that_was_neutralised_comes_back() {
    let parsed = people("id,name\n'-1,'=Ada\n");
    assert_eq!((parsed.rows[0].id.as_str(), parsed.rows[0].name.as_deref()), ("-1", Some("=Ada")));
}

#[test]
fn free_text_interests_become_topics_under_one_name() {
    let text = "person_id;topic;stance\n\
                1;\"ML; machine-learning, Negotiation skills\";offers\n\
                ada@example.org;Machine-Learning;offers\n\
                2;negotiation;seeks\n\
                2;Negotiation skills;I'd like ideas on\n\
                3;negotiatoin;curious\n";
    let parsed = read_interests(text.as_bytes(), &three(), &Limits::default());
    let rows: Vec<(usize, &str, Stance)> =
        parsed.rows.iter().map(|row| (row.person, row.topic.as_str(), row.stance)).collect();
    let expected = [
        (0, "Machine-Learning", Stance::Offers),
        (0, "Negotiation skills", Stance::Offers),
        (1, "Negotiation skills", Stance::Seeks),
        (2, "negotiatoin", Stance::Curious),
    ];
    assert_eq!(rows, expected);
    assert_eq!(found(&parsed), [(6, 1, Code::TopicsAlike)]);
}

#[test]
fn an_interest_of_an_unknown_person_or_without_a_stance_is_told() {
    let text = "person_id,topic,stance\n9,negotiation,offers\n1,negotiation,maybe\n1,,seeks\n1,budget,\n";
    let parsed = read_interests(text.as_bytes(), &three(), &Limits::default());
    let expected =
        [(2, 1, Code::UnknownPerson), (3, 3, Code::BadStance), (4, 2, Code::CellMissing), (5, 3, Code::CellMissing)];
    assert_eq!(found(&parsed), expected);
}

#[test]
fn ties_are_read_with_seconds_or_instants() {
    let text = "b,t,a,weight\n2,28820,1,3\n3,1970-01-01T01:00:00+01:00,2,\n1,,3,\"0,5\"\n";
    let rows = read_ties(text.as_bytes(), &three(), &Limits::default()).all_or_none().unwrap();
    let rows: Vec<_> = rows.iter().map(|row| (row.people, row.weight, row.at_seconds)).collect();
    assert_eq!(rows, [([0, 1], 3.0, Some(28_820)), ([1, 2], 1.0, Some(0)), ([2, 0], 0.5, None)]);
}

#[test]
fn bad_ties_are_told() {
    let text = "a,b,weight,t\n1,1,1,0\n1,2,-1,0\n1,2,NaN,0\n1,2,1,soon\n1,9,1,0\n1,2,1e99,0\n";
    let parsed = read_ties(text.as_bytes(), &three(), &Limits::default());
    let expected = [
        (2, 2, Code::TieWithOneself),
        (3, 3, Code::BadNumber),
        (4, 3, Code::BadNumber),
        (5, 4, Code::BadTime),
        (6, 2, Code::UnknownPerson),
        (7, 3, Code::BadNumber),
    ];
    assert_eq!(found(&parsed), expected);
}

#[test]
fn a_programme_brings_topics_enrolments_completions_and_learning_goals() {
    let text = "Employee ID,Course name,Topics,Cohort,Start date,End date,Status,Completion date,Learning goals,Live\n\
                1,Leading Change,\"change; coaching\",Spring,2026-03-01,2026-03-05,Completed,2026-03-05,,yes\n\
                2,Leading Change,,Spring,2026-03-01,2026-03-05,In progress,,\"Budgeting, coaching\",yes\n\
                3,Leading Change,Change,Autumn,01.09.2026,,,,,no\n";
    let rows = read_programme(text.as_bytes(), &three(), &Limits::default()).all_or_none().unwrap();
    assert_eq!(
        rows.iter().map(|row| row.state).collect::<Vec<_>>(),
        [EnrolmentState::Completed, EnrolmentState::Enrolled, EnrolmentState::Enrolled]
    );
    assert_eq!(rows[0].completed_on.unwrap().to_string(), "2026-03-05");
    assert_eq!(rows[0].topics, rows[2].topics.iter().cloned().chain(["coaching".to_owned()]).collect::<Vec<_>>());
    assert_eq!(rows[1].learning_goals, ["Budgeting", "coaching"]);
    assert_eq!((rows[0].met_live, rows[2].met_live), (Some(true), Some(false)));
    assert_eq!(rows[2].starts_on.unwrap().to_string(), "2026-09-01");
}

#[test]
fn a_programme_that_contradicts_itself_is_told() {
    let text = "person_id,programme,starts_on,ends_on,state\n\
                1,A,2026-03-01,2026-02-01,enrolled\n\
                1,B,2026-03-01,,enrolled\n\
                1,B,2026-03-01,,enrolled\n\
                2,B,2026-04-01,,enrolled\n\
                3,B,2026-03-01,,vanished\n\
                3,C,someday,,\n";
    let parsed = read_programme(text.as_bytes(), &three(), &Limits::default());
    let expected = [
        (2, 4, Code::BadDate),
        (4, 1, Code::DuplicateEnrolment),
        (5, 1, Code::RunDatesDiffer),
        (6, 5, Code::BadState),
        (7, 3, Code::BadDate),
    ];
    assert_eq!(found(&parsed), expected);
}

#[test]
fn end_dates_that_differ_from_person_to_person_are_days_of_completion() {
    let list = |first: &str, second: &str| {
        format!(
            "E-post;Kurs;Status;Slutdatum\nada@example.org;Ledarskap;{first}\ngrace@example.org;Ledarskap;{second}\n\
             alan@example.org;Ekonomi;Slutförd;2026-04-01\n"
        )
    };
    let read = |text: String| {
        let parsed = read_programme(text.as_bytes(), &three(), &Limits::default());
        assert_eq!(found(&parsed), []);
        parsed.rows.iter().map(|row| (row.completed_on.is_some(), row.ends_on.is_some())).collect::<Vec<_>>()
    };
    let own_days = read(list("Slutförd;2026-03-05", "Slutförd;2026-03-09"));
    assert_eq!(own_days, [(true, false), (true, false), (false, true)]);
    let not_done = read(list("Slutförd;2026-03-05", "Pågående;2026-03-09"));
    assert_eq!(not_done, [(true, false), (false, false), (false, true)]);
    let the_runs = read(list("Slutförd;2026-03-05", "Slutförd;2026-03-05"));
    assert_eq!(the_runs, [(false, true), (false, true), (false, true)]);
}

#[test]
fn no_bytes_make_a_reader_panic() {
    use rand::{RngExt, SeedableRng};
    let mut rng = rand_chacha::ChaCha8Rng::seed_from_u64(3);
    let pieces: [&[u8]; 14] = [
        b"id",
        b",",
        b";",
        b"\n",
        b"\"",
        b"\r",
        b"\xFF",
        b"\xC3\xA9",
        b"person_id,topic,stance\n",
        b"a,b,weight,t\n",
        b"1",
        b"'=",
        b"\t",
        b"person_id,programme\n",
    ];
    for _ in 0..1_000 {
        let file: Vec<u8> =
            (0..rng.random_range(0..30)).flat_map(|_| pieces[rng.random_range(0..pieces.len())].to_vec()).collect();
        let limits = Limits::default();
        let _ = read_people(&file, &nobody(), &limits);
        let _ = read_programme(&file, &three(), &limits);
        let _ = read_interests(&file, &three(), &limits);
        let _ = read_ties(&file, &three(), &limits);
    }
}
