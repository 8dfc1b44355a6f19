//! Whether the process lives, and whether it can serve.

use actix_web::{HttpResponse, get, web};
use serde::Serialize;
use utoipa::ToSchema;

use crate::problem::Answer;
use crate::state::AppState;

/// How the service is.
#[derive(Serialize, ToSchema)]
#[schema(example = json!({"status": "ok"}))]
pub struct Health {
    pub status: &'static str,
}

/// The process lives.
#[utoipa::path(tag = "health", operation_id = "read_liveness", responses((status = 200, body = Health)))]
#[get("/healthz")]
pub async fn read_liveness() -> Answer {
    Ok(HttpResponse::Ok().json(Health { status: "ok" }))
}

/// The database answers, so requests can be served.
#[utoipa::path(tag = "health", operation_id = "read_readiness", responses((status = 200, body = Health)))]
#[get("/readyz")]
pub async fn read_readiness(state: web::Data<AppState>) -> Answer {
    let store = state.store.clone();
    state.block(move || Ok(store.ping()?)).await?;
    Ok(HttpResponse::Ok().json(Health { status: "ok" }))
}
