//! Every refusal of the framework is a problem document, and every answer carries the headers.

use testkit::app::TestApp;

fn start() -> (tempfile::TempDir, TestApp) {
    let folder = tempfile::tempdir().unwrap();
    let app = TestApp::start(&store::StoreUrl::Sqlite(folder.path().join("test.db")));
    (folder, app)
}

#[test]
fn what_no_route_takes_is_a_problem() {
    let (_folder, app) = start();
    let client = app.anonymous();
    let unknown = client.get("/api/v1/nothing").expect(404);
    assert_eq!(unknown.code(), "not_found");
    assert_eq!(unknown.json()["instance"], "/api/v1/nothing");
    assert_eq!(unknown.json()["request_id"], unknown.header("x-request-id"));
    let wrong = client.ask("DELETE", "/healthz").send().expect(405);
    assert_eq!(wrong.code(), "method_not_allowed");
    assert_eq!(wrong.header("allow"), "GET, HEAD");
}

#[test]
fn health_and_readiness_answer_and_carry_the_headers() {
    let (_folder, app) = start();
    for path in ["/healthz", "/readyz"] {
        let answer = app.anonymous().get(path).expect(200);
        assert_eq!(answer.json()["status"], "ok");
        assert!(!answer.header("content-security-policy").contains("unsafe"));
        assert_eq!(answer.header("x-content-type-options"), "nosniff");
    }
    assert!(app.anonymous().ask("HEAD", "/healthz").send().expect(200).bytes.is_empty());
}

#[test]
fn the_description_and_its_page_come_from_this_server_alone() {
    let (_folder, app) = start();
    let client = app.anonymous();
    assert_eq!(client.get("/openapi.json").expect(200).json()["openapi"], "3.1.0");
    let page = client.get("/docs/").expect(200).text();
    assert!(!page.contains("http://") && !page.contains("https://"), "{page}");
    assert!(!page.contains("<script>"), "{page}");
}
