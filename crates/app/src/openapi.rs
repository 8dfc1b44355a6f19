//! The description of the API (OpenAPI 3.1), made from the handlers that are registered.

use std::sync::LazyLock;

use actix_web::http::Method;
use actix_web::{App, web};
use utoipa::openapi::path::Operation;
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa::openapi::{ContentBuilder, OpenApi as Description, PathItem, Ref, RefOr, ResponseBuilder};
use utoipa::{Modify, OpenApi};
use utoipa_actix_web::AppExt;
use utoipa_actix_web::service_config::ServiceConfig;
use utoipa_swagger_ui::SwaggerUi;

use crate::access::permissions::roles_of;
use crate::problem::{FieldProblem, ProblemDocument};
use crate::routes;

static DESCRIPTION: LazyLock<Description> = LazyLock::new(|| {
    let base = Base::openapi();
    let mut whole = App::new().into_utoipa_app().openapi(base).configure(routes::api).split_for_parts().1;
    for item in whole.paths.paths.values_mut() {
        operations(item).for_each(|operation| {
            add_problems(operation);
            add_roles(operation);
        });
    }
    whole
});

fn operations(item: &mut PathItem) -> impl Iterator<Item = &mut Operation> {
    [&mut item.get, &mut item.post, &mut item.put, &mut item.patch, &mut item.delete].into_iter().flatten()
}

/// Who may ask, out of the one table.
fn add_roles(operation: &mut Operation) {
    let roles = operation.operation_id.as_deref().and_then(roles_of);
    if let Some(roles) = roles {
        let names: Vec<&str> = roles.iter().map(|role| role.as_str()).collect();
        operation.extensions.get_or_insert_default().insert("x-roles".to_owned(), serde_json::json!(names));
    }
}

/// Every operation can be refused: by us, or because the service is busy.
fn add_problems(operation: &mut Operation) {
    for (status, description) in [("4XX", "Refused; `code` says why."), ("503", "Busy; try again after Retry-After.")] {
        let content = ContentBuilder::new().schema(Some(Ref::from_schema_name("ProblemDocument"))).build();
        let problem = ResponseBuilder::new().description(description).content("application/problem+json", content);
        operation.responses.responses.entry(status.to_owned()).or_insert_with(|| RefOr::T(problem.build()));
    }
}

#[derive(OpenApi)]
#[openapi(
    info(title = "Matchmaker", description = "Who meets whom at training programmes.", license(name = "MIT OR Apache-2.0")),
    modifiers(&Bearer),
    components(schemas(ProblemDocument, FieldProblem))
)]
struct Base;

struct Bearer;

impl Modify for Bearer {
    fn modify(&self, description: &mut Description) {
        let bearer = HttpBuilder::new().scheme(HttpAuthScheme::Bearer).bearer_format("JWT").build();
        let components = description.components.get_or_insert_default();
        components.add_security_scheme("bearer", SecurityScheme::Http(bearer));
    }
}

/// The description of every route of the API.
pub fn api_description() -> &'static Description {
    &DESCRIPTION
}

/// Registers every route.
pub fn configure(config: &mut web::ServiceConfig) {
    routes::api(&mut ServiceConfig::new(config));
    config.service(web::redirect("/docs", "/docs/"));
    config.service(SwaggerUi::new("/docs/{_:.*}").url("/openapi.json", api_description().clone()));
    routes::pages(config);
}

/// One operation as requests meet it.
struct Offer {
    template: String,
    method: String,
    /// Of its answers of success.
    media_types: Vec<String>,
}

static OFFERS: LazyLock<Vec<Offer>> = LazyLock::new(|| {
    let described = serde_json::to_value(&DESCRIPTION.paths).unwrap_or_default();
    let templates = described.as_object().into_iter().flatten();
    let operations = templates.flat_map(|(template, item)| {
        item.as_object().into_iter().flatten().map(move |(method, operation)| (template, method, operation))
    });
    let offer = |(template, method, operation): (&String, &String, &serde_json::Value)| Offer {
        template: template.clone(),
        method: method.to_uppercase(),
        media_types: media_types(operation),
    };
    operations.map(offer).collect()
});

fn media_types(operation: &serde_json::Value) -> Vec<String> {
    let answers = operation["responses"].as_object().into_iter().flatten();
    let good = answers.filter(|(status, _)| status.starts_with('2'));
    good.flat_map(|(_, answer)| answer["content"].as_object().into_iter().flatten().map(|(kind, _)| kind.clone()))
        .collect()
}

/// The methods that the address `path` knows, sorted; none where it is unknown.
pub(crate) fn methods_at(path: &str) -> Vec<String> {
    let known = OFFERS.iter().filter(|offer| covers(&offer.template, path));
    let mut methods: Vec<String> = known.map(|offer| offer.method.clone()).collect();
    if methods.iter().any(|method| method == "GET") {
        methods.push("HEAD".to_owned());
    }
    methods.sort();
    methods.dedup();
    methods
}

/// The media types that an operation answers with; none where it answers without a body.
pub(crate) fn offered_at(method: &Method, path: &str) -> Vec<&'static str> {
    let known = OFFERS.iter().filter(|offer| offer.method == method.as_str() && covers(&offer.template, path));
    known.flat_map(|offer| offer.media_types.iter().map(String::as_str)).collect()
}

fn covers(template: &str, path: &str) -> bool {
    let (mut wanted, mut found) = (template.split('/'), path.split('/'));
    loop {
        match (wanted.next(), found.next()) {
            (None, None) => return true,
            (Some(part), Some(segment)) if part == segment || (part.starts_with('{') && !segment.is_empty()) => {}
            _ => return false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_template_covers_its_addresses_only() {
        assert!(covers("/api/v1/plans/{plan}/publication", "/api/v1/plans/7/publication"));
        assert!(!covers("/api/v1/plans/{plan}", "/api/v1/plans/"));
        assert!(!covers("/api/v1/plans/{plan}", "/api/v1/plans/7/publication"));
    }

    #[test]
    fn every_operation_has_an_id_of_its_own() {
        let text = serde_json::to_value(api_description()).unwrap();
        let operations =
            text["paths"].as_object().unwrap().values().flat_map(|item| item.as_object().unwrap().values());
        let ids: Vec<&str> = operations.map(|operation| operation["operationId"].as_str().unwrap()).collect();
        let distinct: std::collections::BTreeSet<&str> = ids.iter().copied().collect();
        assert_eq!(ids.len(), distinct.len());
        assert_eq!(text["openapi"], "3.1.0");
    }
}
