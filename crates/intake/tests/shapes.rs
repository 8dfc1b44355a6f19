//! Files in the shapes of the systems that people really export from, mapped with no manual step.
//! The samples are our own: the same three people in every shape.

use std::io::{Cursor, Write};

use domain::EnrolmentState;
use intake::{
    Code, Directory, KnownPerson, Limits, Parsed, PersonRow, read_one_programme, read_people, read_programme,
};

const PEOPLE: [(&str, &[u8]); 7] = [
    ("SuccessFactors, two header rows", include_bytes!("shapes/successfactors.csv")),
    ("Workday, titles above the header", include_bytes!("shapes/workday.csv")),
    ("BambooHR", include_bytes!("shapes/bamboohr.csv")),
    ("Personio, German", include_bytes!("shapes/personio.csv")),
    ("Entra", include_bytes!("shapes/entra.csv")),
    ("a participant sheet, Swedish", include_bytes!("shapes/knowly.csv")),
    ("French", include_bytes!("shapes/francais.csv")),
];

#[track_caller]
fn are_the_three(parsed: &Parsed<PersonRow>, shape: &str) {
    assert_eq!(parsed.issues, [], "{shape}");
    let people = parsed.rows.iter().map(|row| {
        let department = row.departments.first().map(|department| department.as_str());
        (row.id.as_str(), row.name.as_deref(), department, row.site.as_deref(), row.manager_id.as_deref())
    });
    let people: Vec<_> = people.collect();
    let expected = [
        ("100", Some("Ada Lovelace"), Some("Analysis"), Some("London"), None),
        ("101", Some("Grace Hopper"), Some("Compilers"), Some("Oslo"), Some("100")),
        ("102", Some("Alan Turing"), Some("Legal"), Some("London"), Some("100")),
    ];
    assert_eq!(people, expected, "{shape}");
    assert!(parsed.rows.iter().all(|row| row.email.is_some()), "{shape}");
}

#[test]
fn people_are_read_from_every_shape() {
    for (shape, file) in PEOPLE {
        are_the_three(&read_people(file, &Directory::default(), &Limits::default()), shape);
    }
}

#[test]
fn the_same_files_in_latin_1_and_utf_16_give_the_same_people() {
    for (shape, file) in PEOPLE {
        let text = std::str::from_utf8(file).unwrap();
        let utf_16: Vec<u8> = [0xFEFF].into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
        let latin: Vec<u8> = text.chars().map(|character| character as u8).collect();
        for bytes in [utf_16, latin] {
            are_the_three(&read_people(&bytes, &Directory::default(), &Limits::default()), shape);
        }
    }
}

/// Ada and her report Grace, as id, name, address, department and manager.
#[track_caller]
fn are_the_two(file: &str, ids: [&str; 2]) {
    let parsed = read_people(file.as_bytes(), &Directory::default(), &Limits::default());
    assert!(!parsed.has_errors(), "{file}: {:?}", parsed.issues);
    let people = parsed.rows.iter().map(|row| {
        let email = row.email.as_ref().map(|email| email.as_str());
        let department = row.departments.first().map(|department| department.as_str());
        (row.id.as_str(), row.name.as_deref(), email, department, row.manager_id.as_deref())
    });
    let ada = (ids[0], Some("Ada Lovelace"), Some("ada@example.org"), Some("Analysis"), None);
    let grace = (ids[1], Some("Grace Hopper"), Some("grace@example.org"), Some("Compilers"), Some(ids[0]));
    assert_eq!(people.collect::<Vec<_>>(), [ada, grace], "{file}");
}

#[test]
fn headers_are_known_with_the_words_that_systems_put_around_them() {
    for file in [
        "Employee ID,Legal Name - First Name,Legal Name - Last Name,Email - Primary Work,Supervisory Organization,Worker's Manager(s)\n1,Ada,Lovelace,ada@example.org,Analysis,\n2,Grace,Hopper,grace@example.org,Compilers,Ada Lovelace\n",
        "Employee #,\"Last Name, First Name\",Department,Work Email,Supervisor name\n1,\"Lovelace, Ada\",Analysis,ada@example.org,\n2,\"Hopper, Grace\",Compilers,grace@example.org,\"Lovelace, Ada\"\n",
        "ID;Vorname;Nachname;E-Mail (geschäftlich);E-Mail (privat);Abteilung;Vorgesetzte:r\n1;Ada;Lovelace;ada@example.org;a@home.example;Analysis;\n2;Grace;Hopper;grace@example.org;g@home.example;Compilers;Ada Lovelace\n",
        "sep=;\r\nN° matricule;Nom;Prénom;Adresse e-mail professionnelle;Département;E-mail du manager\r\n1;Lovelace;Ada;ada@example.org;Analysis;\r\n2;Hopper;Grace;grace@example.org;Compilers;ada@example.org\r\n",
        "Worker\tEmployee_ID\tprimaryWorkEmail\tSupervisory_Organization\tManager_ID\nAda Lovelace (1)\t1\tada@example.org\tAnalysis\t\nGrace Hopper\t2\tgrace@example.org\tCompilers\t1\n",
    ] {
        are_the_two(file, ["1", "2"]);
    }
}

#[test]
fn the_second_header_line_of_a_wide_file_is_no_person() {
    let filler: Vec<String> = (0..40).map(|number| format!("CUSTOM{number}")).collect();
    let (technical, labels) = (filler.join(","), filler.join(",").to_lowercase());
    let file = format!(
        "STATUS,USERID,FIRSTNAME,LASTNAME,EMAIL,MANAGER,DEPARTMENT,{technical}\nStatus,User ID,First Name,Last Name,Email,Manager,Department,{labels}\nactive,1,Ada,Lovelace,ada@example.org,NO_MANAGER,Analysis\nactive,2,Grace,Hopper,grace@example.org,1,Compilers\n"
    );
    are_the_two(&file, ["1", "2"]);
}

#[test]
fn the_number_of_a_ticket_is_nobodys_id() {
    for file in [
        "Order #,First Name,Last Name,Email,Ticket Type,Attendee #,Department,Manager\n1,Ada,Lovelace,ada@example.org,Day,7,Analysis,\n1,Ada,Lovelace,ada@example.org,Dinner,8,Analysis,\n2,Grace,Hopper,grace@example.org,Day,9,Compilers,ada@example.org\n",
        "ID,Ticket name,Buyer Email,Attendee first name,Attendee last name,Attendee email,Attendee department,Manager\n1,Day,x@example.org,Ada,Lovelace,ada@example.org,Analysis,\n2,Dinner,x@example.org,Ada,Lovelace,ada@example.org,Analysis,\n3,Day,x@example.org,Grace,Hopper,grace@example.org,Compilers,Ada Lovelace\n",
    ] {
        are_the_two(file, ["ada@example.org", "grace@example.org"]);
    }
}

#[test]
fn a_registration_with_a_row_per_ticket_is_one_person() {
    let file = include_bytes!("shapes/registrations.csv");
    let parsed = read_people(file, &Directory::default(), &Limits::default());
    let ids: Vec<&str> = parsed.rows.iter().map(|row| row.id.as_str()).collect();
    assert_eq!(ids, ["ada@example.org", "grace@example.org", "alan@example.org"]);
    let notes: Vec<(u64, Code)> = parsed.issues.iter().map(|issue| (issue.line, issue.code)).collect();
    assert_eq!(notes, [(3, Code::SeveralRows), (6, Code::SeveralRows)]);
    assert!(!parsed.has_errors());
}

/// Ada, Grace and Alan, known by the ids that the samples use.
fn known() -> Directory {
    let person = |id: &str, first: &str, last: &str| KnownPerson {
        id: id.to_owned(),
        name: Some(format!("{first} {last}")),
        email: domain::Email::parse(&format!("{first}@example.org")).ok(),
        manager_id: None,
    };
    Directory::new([
        person("100", "Ada", "Lovelace"),
        person("101", "Grace", "Hopper"),
        person("102", "Alan", "Turing"),
    ])
}

#[test]
fn enrolments_are_read_from_every_shape() {
    let shapes: [(&str, &[u8]); 4] = [
        ("Moodle, two columns per activity", include_bytes!("shapes/moodle.csv")),
        ("Totara", include_bytes!("shapes/totara.csv")),
        ("Cornerstone", include_bytes!("shapes/cornerstone.csv")),
        ("a participant sheet, Swedish", include_bytes!("shapes/knowly-programme.csv")),
    ];
    for (shape, file) in shapes {
        let parsed = read_one_programme(file, &known(), "Negotiation", &Limits::default());
        assert_eq!(parsed.issues, [], "{shape}");
        let rows: Vec<_> = parsed.rows.iter().map(|row| (row.person, row.programme.as_str(), row.state)).collect();
        let expected = [
            (0, "Negotiation", EnrolmentState::Completed),
            (1, "Negotiation", EnrolmentState::Enrolled),
            (2, "Negotiation", EnrolmentState::Completed),
        ];
        assert_eq!(rows, expected, "{shape}");
    }
    let totara = read_programme(include_bytes!("shapes/totara.csv"), &known(), &Limits::default());
    assert_eq!(totara.rows[0].topics, ["Negotiation", "Listening"]);
    assert_eq!(totara.rows[0].completed_on.unwrap().to_string(), "2026-03-03");
}

#[test]
fn transcripts_are_read_as_they_come() {
    let file = "User - User ID,Training - Training Title,Transcript - Transcript Status,Transcript - Transcript Completed Date\n\
        100,Negotiation,Completed,3/4/2026 9:15 AM\n\
        101,Negotiation,In Progress / Past Due,\n\
        102,Negotiation,Withdrawn,\n";
    let parsed = read_programme(file.as_bytes(), &known(), &Limits::default());
    assert_eq!(
        parsed.issues.iter().map(|issue| (issue.line, issue.code)).collect::<Vec<_>>(),
        [(4, Code::NotEnrolled)]
    );
    assert!(!parsed.has_errors());
    let rows = parsed.rows.iter().map(|row| (row.person, row.state, row.completed_on.map(|day| day.to_string())));
    let expected = [(0, EnrolmentState::Completed, Some("2026-03-04".to_owned())), (1, EnrolmentState::Enrolled, None)];
    assert_eq!(rows.collect::<Vec<_>>(), expected);
}

#[test]
fn who_has_begun_has_not_completed() {
    let file = ",Email address,Quiz,Quiz - Completion date\n\
        Ada,ada@example.org,Completed,\"2/03/26, 10:15\"\n\
        Grace,grace@example.org,Not completed,\"2/03/26, 10:15\"\n\
        Alan,alan@example.org,Completed (did not achieve pass grade),\"2/03/26, 10:15\"\n";
    let parsed = read_one_programme(file.as_bytes(), &known(), "Negotiation", &Limits::default());
    assert_eq!(parsed.issues, []);
    let states: Vec<EnrolmentState> = parsed.rows.iter().map(|row| row.state).collect();
    assert_eq!(states, [EnrolmentState::Completed, EnrolmentState::Enrolled, EnrolmentState::Enrolled]);
}

#[test]
fn somebody_known_under_another_id_is_proposed_for_merging() {
    let parsed = read_people(
        b"id,name,email\n7,Ada Lovelace,\n8,G. Hopper,grace@example.org\n9,Kay,\n",
        &known(),
        &Limits::default(),
    );
    let notes: Vec<(u64, Code)> = parsed.issues.iter().map(|issue| (issue.line, issue.code)).collect();
    assert_eq!(notes, [(2, Code::MaybeSamePerson), (3, Code::MaybeSamePerson)]);
    assert!(!parsed.has_errors());
}

/// A workbook with these sheets, as small as the format allows.
fn workbook(sheets: &[(&str, String)]) -> zip::result::ZipResult<Vec<u8>> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let mut part = |name: &str, text: String| -> zip::result::ZipResult<()> {
        archive.start_file(name, zip::write::SimpleFileOptions::default())?;
        Ok(archive.write_all(text.as_bytes())?)
    };
    const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
    let named = |(number, (name, _)): (usize, &(&str, String))| {
        format!("<sheet name=\"{name}\" sheetId=\"{0}\" r:id=\"r{0}\"/>", number + 1)
    };
    let names: String = sheets.iter().enumerate().map(named).collect();
    let related = |number: usize| {
        format!(
            "<Relationship Id=\"r{0}\" Type=\"{OFFICE}/worksheet\" Target=\"worksheets/sheet{0}.xml\"/>",
            number + 1
        )
    };
    let relations: String = (0..sheets.len()).map(related).collect();
    part(
        "xl/workbook.xml",
        format!("<workbook xmlns=\"{MAIN}\" xmlns:r=\"{OFFICE}\"><sheets>{names}</sheets></workbook>"),
    )?;
    part("xl/_rels/workbook.xml.rels", format!("<Relationships xmlns=\"{PACKAGE}\">{relations}</Relationships>"))?;
    part(
        "_rels/.rels",
        format!(
            "<Relationships xmlns=\"{PACKAGE}\"><Relationship Id=\"r1\" Type=\"{OFFICE}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
        ),
    )?;
    for (number, (_, rows)) in sheets.iter().enumerate() {
        let text = format!("<worksheet xmlns=\"{MAIN}\"><sheetData>{rows}</sheetData></worksheet>");
        part(&format!("xl/worksheets/sheet{}.xml", number + 1), text)?;
    }
    Ok(archive.finish()?.into_inner())
}

/// Rows of a text table as the rows of a sheet.
fn rows(text: &str, separator: char) -> String {
    let cell = |(column, text): (usize, &str)| {
        let place = char::from(b'A' + column as u8);
        if text.parse::<f64>().is_ok() {
            format!("<c r=\"{place}ROW\"><v>{text}</v></c>")
        } else {
            format!("<c r=\"{place}ROW\" t=\"inlineStr\"><is><t>{text}</t></is></c>")
        }
    };
    let row = |(number, line): (usize, &str)| {
        let cells: String = line.split(separator).enumerate().filter(|(_, text)| !text.is_empty()).map(cell).collect();
        format!("<row r=\"{0}\">{1}</row>", number + 1, cells.replace("ROW", &(number + 1).to_string()))
    };
    text.lines().enumerate().map(row).collect()
}

#[test]
fn the_right_sheet_of_a_workbook_is_read() {
    let people = std::str::from_utf8(include_bytes!("shapes/personio.csv")).unwrap();
    let file = workbook(&[("Notes", rows("Please read\nfirst", ';')), ("People", rows(people, ';'))]).unwrap();
    are_the_three(&read_people(&file, &Directory::default(), &Limits::default()), "XLSX");
}

#[test]
fn an_issue_in_a_workbook_names_the_cell() {
    let file = workbook(&[("People", rows("title\n\nid;pace\n1;any\n2;never", ';'))]).unwrap();
    let parsed = read_people(&file, &Directory::default(), &Limits::default());
    let issue = &parsed.issues[0];
    assert_eq!((issue.line, issue.column, issue.code), (5, 2, Code::BadPace));
}

#[test]
fn bombs_and_damaged_workbooks_are_refused() {
    let limits = Limits { bytes_max: 1 << 20, ..Limits::default() };
    let code = |bytes: &[u8]| read_people(bytes, &Directory::default(), &limits).issues[0].code;
    let bomb = workbook(&[("Bomb", " ".repeat(8 << 20))]).unwrap();
    assert!(bomb.len() < 1 << 20);
    assert_eq!(code(&bomb), Code::FileTooLarge);
    let far = "<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"XFD1\"><v>1</v></c></row>".to_owned();
    assert_eq!(code(&workbook(&[("Far", far)]).unwrap()), Code::TooManyColumns);
    let good = workbook(&[("People", rows("id\n1\n2", ';'))]).unwrap();
    assert!(read_people(&good, &Directory::default(), &limits).issues.is_empty());
    for end in 0..good.len() {
        let parsed = read_people(&good[..end], &Directory::default(), &limits);
        assert!(end == 0 || parsed.has_errors(), "{end}");
    }
    assert_eq!(code(b"PK\x03\x04"), Code::NotATable);
}
