//! Keeps time: looks twice a second whether a round is due.

use std::time::Duration;

use actix_web::web;

use super::tick::turn_rounds;
use crate::AppState;

/// How often a replica looks.
const LOOK_EVERY: Duration = Duration::from_millis(500);

/// Turns the rounds of all events for as long as the process lives.
pub async fn keep_time(state: web::Data<AppState>) {
    loop {
        actix_web::rt::time::sleep(LOOK_EVERY).await;
        let (store, now) = (state.store.clone(), state.clock.now());
        let turned = web::block(move || turn_rounds(&store, now)).await;
        if let Ok(Err(error)) = turned {
            tracing::warn!(%error, "the rounds could not be turned");
        }
    }
}
