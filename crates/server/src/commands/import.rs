//! `import`: people, programmes, interests and ties from a file into the database.

mod prepare;

use std::path::{Path, PathBuf};

use app::imports::filed::{self, Filed};
use app::imports::skip_bad::{Skipped, Subject};
use app::imports::{ImportError, Importer, Mode, Report};
use domain::{LogEntryId, OrganisationId, Switch};
use intake::Limits;
use store::log::{self, NewLogEntry};
use store::switches::{self, Position};
use store::{Conn, Stamp, Store, StoreError};

use crate::database::{self, Unknown};
use crate::exit::Exit;
use crate::failure::{CodedError, Failure};
use crate::from_files::{all_or_none, issues_as_errors, tell_notes};
use crate::{files, progress_bar};

/// The name under which the command line's acts are logged.
const ACTOR: &str = "command_line";

/// What to import.
#[derive(Debug, clap::Subcommand)]
pub enum Options {
    /// People: id, and where known name, email, department, site, manager_id, languages, pace, rest_after
    People(FileOptions),
    /// Enrolments: person_id, programme, and where known topics, run, dates, state, learning_goals
    #[command(alias = "programmes")]
    Programme(ProgrammeOptions),
    /// Interests: person_id, topic, stance
    #[command(alias = "interest")]
    Interests(FileOptions),
    /// Who knows whom: a, b, weight, and where known t
    Ties(TiesOptions),
}

/// A file and where its rows go.
#[derive(Debug, clap::Args)]
pub struct FileOptions {
    /// A table in CSV: `;`, `,` or tab, in any usual encoding
    file: PathBuf,
    /// Read everything, report everything, write nothing
    #[arg(long)]
    dry_run: bool,
    /// Print the report as JSON
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    changes: prepare::Changes,
    #[command(flatten)]
    database: database::Options,
}

/// A file of enrolments.
#[derive(Debug, clap::Args)]
pub struct ProgrammeOptions {
    #[command(flatten)]
    file: FileOptions,
    /// The programme, where the file does not name it
    #[arg(long, value_name = "NAME")]
    programme: Option<String>,
}

/// A file of ties.
#[derive(Debug, clap::Args)]
pub struct TiesOptions {
    #[command(flatten)]
    file: FileOptions,
    /// Switch imported ties on for this organisation first; the switch is logged
    #[arg(long)]
    turn_on: bool,
}

/// Which verb of the product takes the file.
#[derive(Debug, Clone)]
enum Kind {
    People,
    /// With its name, where the file has none.
    Programme(Option<String>),
    Interests,
    Ties,
}

/// Imports a file: all rows or none.
///
/// # Errors
/// The file cannot be read, a row cannot be taken, or the database refuses.
pub fn run(options: &Options) -> Result<Exit, Failure> {
    match options {
        Options::People(file) => import(file, &Kind::People),
        Options::Programme(options) => import(&options.file, &Kind::Programme(options.programme.clone())),
        Options::Interests(file) => import(file, &Kind::Interests),
        Options::Ties(ties) if ties.turn_on => import_switched_on(&ties.file),
        Options::Ties(ties) => import(&ties.file, &Kind::Ties),
    }
}

fn import_switched_on(options: &FileOptions) -> Result<Exit, Failure> {
    if options.dry_run {
        let error = CodedError::new("dry_run_turns_nothing", "a dry run does not turn the switch on");
        return Err(Failure::usage(error.action("leave out --turn-on or --dry-run")));
    }
    let (prepared, store, organisation) = prepared(options, &options.database, &Kind::Ties)?;
    // A file that cannot be taken turns nothing.
    let known = store.read(|conn| app::imports::known::read(conn, organisation)).map_err(database::refused)?;
    all_or_none(&options.file, intake::read_ties(&prepared.good, &known.directory, &Limits::default()))?;
    turn_on(&store, organisation).map_err(database::refused)?;
    import_into(options, &Kind::Ties, prepared, (&store, organisation))
}

fn import(options: &FileOptions, kind: &Kind) -> Result<Exit, Failure> {
    let (database, _folder) =
        if options.dry_run { options.database.for_a_dry_run()? } else { (options.database.clone(), None) };
    let (prepared, store, organisation) = prepared(options, &database, kind)?;
    import_into(options, kind, prepared, (&store, organisation))
}

/// The file as it is imported, and where to.
fn prepared(
    options: &FileOptions,
    database: &database::Options,
    kind: &Kind,
) -> Result<(Skipped, Store, OrganisationId), Failure> {
    let bytes = options.changes.renamed(&options.file, kind, files::read(&options.file)?)?;
    let (store, organisation) = database.open(Unknown::Refused)?;
    let known = store.read(|conn| app::imports::known::read(conn, organisation)).map_err(database::refused)?;
    let skipped = options.changes.without_bad_rows(&options.file, kind, &known.directory, bytes)?;
    Ok((skipped, store, organisation))
}

fn import_into(
    options: &FileOptions,
    kind: &Kind,
    prepared: Skipped,
    (store, organisation): (&Store, OrganisationId),
) -> Result<Exit, Failure> {
    let mode = if options.dry_run { Mode::DryRun } else { Mode::Apply };
    let stamp = database::stamp();
    let filed = Filed {
        id: (stamp.new_id)(),
        kind: kind.subject().kind,
        file_name: options.file.file_name().map(|name| name.to_string_lossy().into_owned()),
        bad_rows: prepared.bad.as_ref().map(|bad| String::from_utf8_lossy(bad).into_owned()),
    };
    let importer = Importer { organisation, actor: ACTOR.to_owned(), stamp, mode, filed: Some(filed) };
    let bar = progress_bar::busy("importing");
    let outcome = kind.import(store, &importer, &prepared.good);
    bar.finish_and_clear();
    store.close();
    match outcome {
        Ok(report) => {
            tell(options, &report);
            Ok(Exit::Clean)
        }
        Err(error) => Err(refused(options, error)),
    }
}

impl Kind {
    fn import(&self, store: &Store, importer: &Importer, bytes: &[u8]) -> Result<Report, ImportError> {
        let seal = |_: &mut Conn, _: &Report| Ok(());
        match self {
            Kind::People => app::people::import::import(store, importer, bytes, seal),
            Kind::Programme(None) => app::programmes::import::import(store, importer, bytes, seal),
            Kind::Programme(Some(name)) => app::programmes::import::import_one(store, importer, name, bytes, seal),
            Kind::Interests => app::interests::import::import(store, importer, bytes, seal),
            Kind::Ties => app::network::import_ties::import(store, importer, bytes, seal),
        }
    }

    /// What the file is about, and the programme that it does not name.
    fn subject(&self) -> Subject {
        let kind = match self {
            Kind::People => filed::Kind::People,
            Kind::Programme(_) => filed::Kind::Programmes,
            Kind::Interests => filed::Kind::Interests,
            Kind::Ties => filed::Kind::Ties,
        };
        let programme = match self {
            Kind::Programme(programme) => programme.clone(),
            Kind::People | Kind::Interests | Kind::Ties => None,
        };
        Subject { kind, programme }
    }
}

fn log(conn: &mut Conn, organisation_id: OrganisationId, stamp: Stamp, act: &str) -> Result<(), StoreError> {
    let entry = NewLogEntry {
        organisation_id,
        id: LogEntryId::from_uuid((stamp.new_id)()),
        logged_at: stamp.at,
        actor: ACTOR.to_owned(),
        act: act.to_owned(),
        object_id: None,
        event_id: None,
        reason: None,
    };
    log::write(conn, &entry)
}

fn turn_on(store: &Store, organisation: OrganisationId) -> Result<(), StoreError> {
    let stamp = database::stamp();
    store.write(move |conn| {
        if switches::position(conn, organisation, Switch::ImportedTies)? == Position::On {
            return Ok(());
        }
        switches::turn(conn, organisation, Switch::ImportedTies, Position::On, (ACTOR, stamp.at))?;
        log(conn, organisation, stamp, "turn_on_imported_ties")
    })
}

fn tell(options: &FileOptions, report: &Report) {
    if options.json {
        println!("{}", serde_json::to_string(report).unwrap_or_default());
        return;
    }
    tell_notes(&options.file, &report.issues);
    let Report { rows, added, changed, unchanged, .. } = report;
    println!("{}: {rows} rows, {added} new, {changed} changed, {unchanged} as before", options.file.display());
    if !report.ignored_columns.is_empty() {
        println!("not read: {}", report.ignored_columns.join(", "));
    }
    if report.dry_run {
        println!("a dry run: nothing was written");
    }
}

fn refused(options: &FileOptions, error: ImportError) -> Failure {
    let path: &Path = &options.file;
    match error {
        ImportError::Refused(report) => {
            if options.json {
                println!("{}", serde_json::to_string(&report).unwrap_or_default());
            } else {
                tell_notes(path, &report.issues);
            }
            Failure::inputs(issues_as_errors(path, &report.issues, report.issues_left_off))
        }
        ImportError::ImportedTiesOff => {
            let what = "imported ties are switched off for this organisation";
            let action = "agree it with the people concerned, then import again with --turn-on";
            Failure::input(CodedError::new("imported_ties_off", what).at(path.display()).action(action))
        }
        ImportError::Store(cause) => database::refused(cause),
    }
}
