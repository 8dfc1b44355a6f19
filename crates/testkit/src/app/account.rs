//! Accounts for tests, made straight in the store.

use app::access::password;
use domain::{AccountId, Email, OrganisationId, Role};
use store::Store;
use store::accounts::{self, NewAccount};
use store::organisations::{self, NewOrganisation};
use uuid::Uuid;

use super::{Client, TestApp};

/// The password of every account here.
pub const PASSWORD: &str = "correct horse battery";

impl TestApp {
    /// A signed-in organiser of the organisation `default`.
    pub fn organiser(&self) -> Client {
        self.signed_in("default", "olga@example.org", Role::Organiser)
    }

    /// An account of `role`, signed in over the API.
    pub fn signed_in(&self, organisation: &str, email: &str, role: Role) -> Client {
        add_account(&self.store, organisation, email, role, self.clock.now());
        let credentials = serde_json::json!({"organisation": organisation, "email": email, "password": PASSWORD});
        let session = self.anonymous().post("/api/v1/sessions", &credentials).expect(201).json();
        self.anonymous().with_token(session["access_token"].as_str().unwrap())
    }
}

/// Makes an account unless it is there, and the organisation with it.
pub fn add_account(store: &Store, organisation: &str, email: &str, role: Role, at: jiff::Timestamp) -> OrganisationId {
    let entropy = app::Entropy::new(|bytes| rand::Rng::fill_bytes(&mut rand::rng(), bytes));
    let hash = password::hash(PASSWORD, &entropy).unwrap();
    let (key, email) = (organisation.to_owned(), Email::parse(email).unwrap());
    let made = store.write(move |conn| {
        let id = OrganisationId::from_uuid(Uuid::now_v7());
        let new = NewOrganisation { id, external_key: key.clone(), name: key, created_at: at };
        let organisation = organisations::ensure(conn, &new)?;
        if accounts::find_by_email(conn, organisation.id, &email)?.is_none() {
            let id = AccountId::from_uuid(Uuid::now_v7());
            let (organisation_id, password_hash) = (organisation.id, Some(hash));
            accounts::add(conn, &NewAccount { organisation_id, id, email, role, password_hash, created_at: at })?;
        }
        Ok::<_, store::StoreError>(organisation.id)
    });
    made.unwrap()
}
