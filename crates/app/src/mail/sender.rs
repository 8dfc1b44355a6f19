//! The sender of a replica: takes letters out of the outbox and hands them to the SMTP server, again
//! and again after longer pauses, until they are taken or given up.

use std::time::Duration;

use actix_web::{rt, web};
use jiff::SignedDuration;
use lettre::message::header::ContentType;
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{Tls, TlsParameters};
use lettre::{Message, SmtpTransport, Transport};
use store::outbox::{self, Message as Waiting};

use super::{KIND, Letter};
use crate::config::{MailConfig, MailSecurity};
use crate::problem::Problem;
use crate::state::AppState;

/// How often an idle sender looks into the outbox.
const LOOK_EVERY: Duration = Duration::from_millis(500);
/// Letters of one look.
const BATCH: u32 = 20;
/// How long the server may take.
const PATIENCE: Duration = Duration::from_secs(10);
/// Tries before a letter is given up: the pauses between them add up to four hours.
const TRIES_MAX: u32 = 8;

/// Why a letter was not taken.
enum Refused {
    /// It may be taken later.
    Later(String),
    /// It never will: a malformed address, or the server said so.
    ForGood(String),
}

/// Sends letters for as long as the process lives; without a server there is nothing to do.
pub async fn keep_sending(state: web::Data<AppState>) {
    let Some(config) = state.config.mail.clone() else { return };
    loop {
        match send_due(&state, &config).await {
            Ok(0) => rt::time::sleep(LOOK_EVERY).await,
            Ok(_) => {}
            Err(problem) => {
                tracing::warn!(%problem, "the outbox could not be read");
                rt::time::sleep(PATIENCE).await;
            }
        }
    }
}

/// Answers how many letters were taken out.
async fn send_due(state: &AppState, config: &MailConfig) -> Result<usize, Problem> {
    let now = state.clock.now();
    let due = state.read(move |conn| Ok(outbox::due(conn, KIND, now, BATCH)?)).await?;
    let mut sent = 0;
    for letter in due {
        sent += usize::from(send_one(state, config, letter).await?);
    }
    Ok(sent)
}

/// Takes the letter first, so that no other replica sends it meanwhile.
async fn send_one(state: &AppState, config: &MailConfig, waiting: Waiting) -> Result<bool, Problem> {
    let now = state.clock.now();
    let pause = SignedDuration::from_mins(1_i64 << waiting.attempts.min(TRIES_MAX));
    let again = now.checked_add(pause).unwrap_or(now);
    let taking = waiting.clone();
    if !state.write(move |conn| Ok(outbox::take(conn, &taking, again)?)).await? {
        return Ok(false);
    }
    let (config, letter) = (config.clone(), waiting.clone());
    let outcome = state.block(move || Ok(hand_in(&config, &letter))).await?;
    let (organisation, id, at) = (waiting.organisation_id, waiting.id, state.clock.now());
    match outcome {
        Ok(()) => state.write(move |conn| Ok(outbox::delivered(conn, organisation, id, at)?)).await?,
        Err(Refused::Later(cause)) if waiting.attempts + 1 < TRIES_MAX => {
            tracing::warn!(%id, cause, "a letter waits");
        }
        Err(Refused::Later(cause) | Refused::ForGood(cause)) => {
            tracing::error!(%id, cause, "a letter is given up");
            state.write(move |conn| Ok(outbox::give_up(conn, organisation, id, at)?)).await?;
        }
    }
    Ok(true)
}

/// Blocks until the server has answered.
fn hand_in(config: &MailConfig, waiting: &Waiting) -> Result<(), Refused> {
    let letter: Letter = serde_json::from_str(&waiting.body).map_err(|cause| Refused::ForGood(cause.to_string()))?;
    let message = Message::builder()
        .from(config.from.as_str().parse().map_err(for_good)?)
        .to(waiting.address.parse().map_err(for_good)?)
        .subject(letter.subject)
        .header(ContentType::TEXT_PLAIN)
        .body(letter.text)
        .map_err(for_good)?;
    let sent = transport(config).map_err(|cause| Refused::Later(cause.to_string()))?.send(&message);
    match sent {
        Ok(_) => Ok(()),
        Err(cause) if cause.is_permanent() => Err(for_good(cause)),
        Err(cause) => Err(Refused::Later(cause.to_string())),
    }
}

fn for_good(cause: impl std::fmt::Display) -> Refused {
    Refused::ForGood(cause.to_string())
}

fn transport(config: &MailConfig) -> Result<SmtpTransport, lettre::transport::smtp::Error> {
    let tls = match config.security {
        MailSecurity::Plain => Tls::None,
        MailSecurity::StartTls => Tls::Required(TlsParameters::new(config.host.clone())?),
        MailSecurity::Tls => Tls::Wrapper(TlsParameters::new(config.host.clone())?),
    };
    let builder = SmtpTransport::builder_dangerous(&config.host).port(config.port).tls(tls).timeout(Some(PATIENCE));
    Ok(match &config.credentials {
        Some((user, password)) => builder.credentials(Credentials::new(user.clone(), password.clone())).build(),
        None => builder.build(),
    })
}
