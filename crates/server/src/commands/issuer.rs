//! `issuer add`, `issuer remove`: whose own sign-in is trusted.

use app::is_private_way;
use domain::OrganisationId;
use store::oidc::{self, NewOidcIssuer};
use store::{StoreError, Unique};

use crate::database::{self, Unknown};
use crate::exit::Exit;
use crate::failure::{CodedError, Failure};

/// What to do with issuers.
#[derive(Debug, clap::Subcommand)]
pub enum Options {
    /// Trust the company's own sign-in (OpenID Connect): its tokens speak for the account with their address
    Add(AddOptions),
    /// Trust it no more; its tokens are refused from the next request on
    Remove(RemoveOptions),
}

/// Which sign-in.
#[derive(Debug, clap::Args)]
pub struct AddOptions {
    /// What its tokens carry as `iss`, letter for letter
    #[arg(long)]
    issuer: String,
    /// What its tokens carry as `aud`
    #[arg(long)]
    audience: String,
    /// Where its keys are, https
    #[arg(long)]
    jwks_url: String,
    /// The only algorithm that its tokens may use
    #[arg(long, default_value = "RS256", value_parser = ["RS256", "ES256"])]
    algorithm: String,
    /// The claim that grants roles; where a token has it, the account's role must be among them
    #[arg(long, default_value = "roles")]
    role_claim: String,
    #[command(flatten)]
    database: database::Options,
}

/// Which sign-in.
#[derive(Debug, clap::Args)]
pub struct RemoveOptions {
    #[arg(long)]
    issuer: String,
    #[arg(long)]
    audience: String,
    #[command(flatten)]
    database: database::Options,
}

/// Trusts an issuer, or ends that.
///
/// # Errors
/// The address of the keys is not private, the issuer is trusted already or is not, or the database refuses.
pub fn run(options: &Options) -> Result<Exit, Failure> {
    match options {
        Options::Add(options) => add(options),
        Options::Remove(options) => remove(options),
    }
}

fn add(options: &AddOptions) -> Result<Exit, Failure> {
    if !is_private_way(&options.jwks_url) {
        let error = CodedError::new("jwks_url_insecure", format!("{} is not behind https", options.jwks_url));
        return Err(Failure::input(error.action("give the https address of the issuer's keys")));
    }
    let (store, organisation) = options.database.open(Unknown::Refused)?;
    let new = new_issuer(options, organisation);
    let added = store.write(move |conn| oidc::add(conn, &new));
    store.close();
    added.map_err(|cause| match cause {
        StoreError::Taken(Unique::OidcAudience | Unique::PrimaryKey) => {
            let what = format!("{} with audience {} is trusted already", options.issuer, options.audience);
            Failure::input(CodedError::new("issuer_exists", what).action("remove it first to change it"))
        }
        cause => database::refused(cause),
    })?;
    println!("tokens of {} for {} are accepted", options.issuer, options.audience);
    Ok(Exit::Clean)
}

fn new_issuer(options: &AddOptions, organisation_id: OrganisationId) -> NewOidcIssuer {
    NewOidcIssuer {
        organisation_id,
        issuer: options.issuer.clone(),
        audience: options.audience.clone(),
        jwks_url: options.jwks_url.clone(),
        role_claim: options.role_claim.clone(),
        created_at: database::stamp().at,
        algorithm: options.algorithm.clone(),
    }
}

fn remove(options: &RemoveOptions) -> Result<Exit, Failure> {
    let (store, organisation) = options.database.open(Unknown::Refused)?;
    let (issuer, audience) = (options.issuer.clone(), options.audience.clone());
    let removed = store.write(move |conn| oidc::remove(conn, organisation, &issuer, &audience));
    store.close();
    removed.map_err(|cause| match cause {
        StoreError::NotFound => {
            let what = format!("{} with audience {} is not trusted", options.issuer, options.audience);
            Failure::input(CodedError::new("issuer_unknown", what).action("compare both words, letter for letter"))
        }
        cause => database::refused(cause),
    })?;
    println!("tokens of {} for {} are refused", options.issuer, options.audience);
    Ok(Exit::Clean)
}
