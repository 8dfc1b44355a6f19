//! The smallest server that checks somebody in: a token, JSON, and the store.

use std::net::{SocketAddr, TcpListener};
use std::sync::mpsc;

use actix_web::{App, HttpRequest, HttpResponse, HttpServer, post, web};
use domain::{AttendanceFactId, EventId, OrganisationId, ParticipantId};
use jiff::Timestamp;
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation};
use serde::{Deserialize, Serialize};
use socket2::SockRef;
use store::Store;
use store::attendance::{Arrival, Arrived};
use uuid::Uuid;

const KEY: &[u8] = b"a key of at least thirty-two bytes, for the bench";

#[derive(Serialize, Deserialize)]
struct Claims {
    sub: String,
    exp: i64,
}

#[derive(Deserialize)]
struct Tap {
    participant_id: ParticipantId,
    action_key: String,
}

/// A steward's token.
pub fn token() -> String {
    let claims = Claims { sub: "steward".to_owned(), exp: Timestamp::now().as_second() + 3_600 };
    jsonwebtoken::encode(&Header::new(Algorithm::HS256), &claims, &EncodingKey::from_secret(KEY)).unwrap()
}

struct Gate {
    key: DecodingKey,
    rules: Validation,
}

impl Gate {
    fn admits(&self, request: &HttpRequest) -> bool {
        let header = request.headers().get("authorization").and_then(|value| value.to_str().ok());
        let token = header.and_then(|value| value.strip_prefix("Bearer "));
        token.is_some_and(|token| jsonwebtoken::decode::<Claims>(token, &self.key, &self.rules).is_ok())
    }
}

/// Starts a server with two workers; with a store it checks people in.
pub fn start(store: Option<Store>) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    // As the product does; else most of 256 connections knock a second time, a second later.
    SockRef::from(&listener).listen(4_096).unwrap();
    let address = listener.local_addr().unwrap();
    let (tell, told) = mpsc::channel();
    std::thread::spawn(move || {
        let gate = Gate { key: DecodingKey::from_secret(KEY), rules: Validation::new(Algorithm::HS256) };
        let (gate, store) = (web::Data::new(gate), web::Data::new(store));
        actix_web::rt::System::new().block_on(async move {
            let app = move || {
                App::new()
                    .app_data(gate.clone())
                    .app_data(store.clone())
                    .service(hello)
                    .service(nothing)
                    .service(arrive)
            };
            let server = HttpServer::new(app).workers(2).disable_signals().listen(listener).unwrap().run();
            tell.send(()).unwrap();
            server.await.unwrap();
        });
    });
    told.recv().unwrap();
    address
}

#[post("/hello")]
async fn hello(_body: web::Bytes) -> HttpResponse {
    HttpResponse::Ok().body("hello")
}

#[post("/nothing")]
async fn nothing(request: HttpRequest, gate: web::Data<Gate>, tap: web::Json<Tap>) -> HttpResponse {
    if !gate.admits(&request) {
        return HttpResponse::Unauthorized().finish();
    }
    HttpResponse::Ok().json(serde_json::json!({ "participant_id": tap.participant_id, "first": true }))
}

#[post("/events/{organisation_id}/{event_id}/check-ins")]
async fn arrive(
    request: HttpRequest,
    gate: web::Data<Gate>,
    store: web::Data<Option<Store>>,
    path: web::Path<(OrganisationId, EventId)>,
    tap: web::Json<Tap>,
) -> HttpResponse {
    let (true, Some(store)) = (gate.admits(&request), store.get_ref()) else {
        return HttpResponse::Unauthorized().finish();
    };
    let ((organisation_id, event_id), Tap { participant_id, action_key }) = (path.into_inner(), tap.into_inner());
    let now = Timestamp::now();
    let arrival = Arrival {
        organisation_id,
        id: AttendanceFactId::from_uuid(Uuid::now_v7()),
        event_id,
        participant_id,
        action_key,
        occurred_at: now,
        received_at: now,
        actor: "steward".to_owned(),
    };
    match store.arrive(arrival).await {
        Ok(Arrived::First(fact)) => {
            HttpResponse::Created().json(serde_json::json!({ "participant_id": fact.participant_id, "first": true }))
        }
        Ok(_) => HttpResponse::Conflict().finish(),
        Err(_) => HttpResponse::ServiceUnavailable().finish(),
    }
}
