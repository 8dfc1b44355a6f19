//! A file: the body as it is, or the file of a form.

use std::collections::BTreeMap;
use std::future::Future;
use std::pin::Pin;

use actix_web::dev::Payload;
use actix_web::http::header;
use actix_web::{FromRequest, HttpRequest};
use sha2::{Digest, Sha256};

use super::arrival::{media_type, read_whole};
use super::{FILE_BYTES_MAX, multipart};
use crate::problem::{Code, Problem};

/// A file that arrived whole; whether its content is any good is for `intake` to say.
pub struct Upload {
    pub bytes: Vec<u8>,
    /// The name that a form gave it.
    pub name: Option<String>,
    /// The short text fields of the form.
    pub fields: BTreeMap<String, String>,
    /// Of the body as it arrived.
    pub sha256: [u8; 32],
}

impl FromRequest for Upload {
    type Error = Problem;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Problem>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let (request, payload) = (request.clone(), payload.take());
        Box::pin(async move {
            let form = match media_type(&request).as_str() {
                "multipart/form-data" => Some(boundary(&request)?),
                "application/json" => return Err(wrong_type()),
                _ => None,
            };
            let bytes = read_whole(request, payload, FILE_BYTES_MAX).await?;
            let sha256 = Sha256::digest(&bytes).into();
            match form {
                None => Ok(Self { bytes: bytes.to_vec(), name: None, fields: BTreeMap::new(), sha256 }),
                Some(boundary) => {
                    let file = multipart::file(&bytes, &boundary).ok_or_else(no_file)?;
                    Ok(Self { bytes: file.bytes.to_vec(), name: file.name, fields: file.fields, sha256 })
                }
            }
        })
    }
}

fn boundary(request: &HttpRequest) -> Result<String, Problem> {
    let sent = request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let named = sent.split(';').filter_map(|part| part.trim().split_once('='));
    let boundary = named.filter(|(name, _)| name.eq_ignore_ascii_case("boundary")).map(|(_, value)| value);
    let boundary = boundary.map(|value| value.trim_matches('"').to_owned()).next();
    boundary.filter(|text| (1..=70).contains(&text.len())).ok_or_else(no_file)
}

fn no_file() -> Problem {
    Problem::new(Code::BadRequest, "The form holds no file. Send it in a field named `file`.")
}

fn wrong_type() -> Problem {
    Problem::new(Code::UnsupportedMediaType, "Send the file as text/csv, or in a form as multipart/form-data.")
}
