//! The description of the API (OpenAPI 3.1), made from the handlers that are registered.

use std::sync::LazyLock;

use actix_web::{App, web};
use utoipa::openapi::OpenApi as Description;
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa::{Modify, OpenApi};
use utoipa_actix_web::AppExt;
use utoipa_actix_web::service_config::ServiceConfig;
use utoipa_swagger_ui::SwaggerUi;

use crate::health;

static DESCRIPTION: LazyLock<Description> = LazyLock::new(|| {
    let base = Base::openapi();
    App::new().into_utoipa_app().openapi(base).configure(routes).split_for_parts().1
});

#[derive(OpenApi)]
#[openapi(
    info(title = "Matchmaker", description = "Who meets whom at training programmes.", license(name = "MIT OR Apache-2.0")),
    modifiers(&Bearer)
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
    routes(&mut ServiceConfig::new(config));
    config.service(web::redirect("/docs", "/docs/"));
    config.service(SwaggerUi::new("/docs/{_:.*}").url("/openapi.json", api_description().clone()));
}

/// The routes of the API, each with its description.
fn routes(config: &mut ServiceConfig) {
    config.service(health::read_liveness).service(health::read_readiness);
}

/// The methods that the address `path` knows, sorted; none where it is unknown.
pub(crate) fn methods_at(path: &str) -> Vec<String> {
    let described = serde_json::to_value(&DESCRIPTION.paths).unwrap_or_default();
    let Some(templates) = described.as_object() else { return Vec::new() };
    let mut methods: Vec<String> = templates
        .iter()
        .filter(|(template, _)| covers(template, path))
        .filter_map(|(_, item)| item.as_object())
        .flat_map(|item| item.keys().map(|method| method.to_uppercase()))
        .collect();
    if methods.iter().any(|method| method == "GET") {
        methods.push("HEAD".to_owned());
    }
    methods.sort();
    methods.dedup();
    methods
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
