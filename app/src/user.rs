//! `balai user`: accounts from the server's own command line.

use balai_kernel::{
    App, Error, Result,
    account::{self, LinkKind, NewAccount},
    actor::{Actor, Role},
    audit::{self, Act},
};
use balai_names::email as email_address;
use clap::Subcommand;

/// With whose eyes a command reads: those of the account with this address, or the office's own
/// job's when nobody is named.
///
/// # Errors
/// When there is no such account, or the database fails.
pub async fn reader(app: &App, email: Option<&str>) -> Result<Actor> {
    let Some(email) = email else {
        return Ok(Actor::office_job());
    };
    let found = account::by_email(&app.db, email).await?;
    let found =
        found.ok_or_else(|| Error::setup(format!("There is no account with the address {email}.")))?;
    account::actor(app, &found).await
}

/// What can be done with accounts.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Invite someone and print the link by which they choose a password.
    Invite {
        /// The name as colleagues know it.
        name: String,
        /// The e-mail address.
        email: String,
        /// administrator, co-manager, programme-officer or monitoring-officer.
        role: String,
    },
    /// Print a link that signs an account in, once.
    Link {
        /// The e-mail address.
        email: String,
        /// Print so many, each for another browser.
        #[arg(long, default_value_t = 1)]
        count: u16,
    },
}

/// Carries out the command.
///
/// # Errors
/// When the role or the account is not known, or the address is taken.
pub async fn run(app: &App, command: Command) -> Result<()> {
    match command {
        Command::Invite { name, email, role } => {
            let role = Role::from_code(&role)
                .filter(|role| role.is_office() || *role == Role::Administrator)
                .ok_or_else(|| {
                    Error::setup("The role is one of: administrator, co-manager, programme-officer, monitoring-officer.")
                })?;
            let email = email_address(&email)
                .ok_or_else(|| Error::setup(format!("{email} is no e-mail address. Nobody was invited.")))?;
            if account::by_email(&app.db, &email).await?.is_some() {
                return Err(Error::setup(format!(
                    "There is an account with the address {email} already."
                )));
            }
            let token = invite(app, &name, &email, role).await?;
            println!(
                "{name} can choose a password within seven days at\n{}/link/{token}",
                app.address
            );
        }
        Command::Link { email, count } => {
            let found = account::by_email(&app.db, &email)
                .await?
                .ok_or_else(|| Error::setup(format!("There is no account with the address {email}.")))?;
            if found.suspended_at.is_some() {
                return Err(Error::setup(format!(
                    "The account {email} is suspended, so a link would not let anyone in. An administrator can lift that under Accounts."
                )));
            }
            for _ in 0..count {
                let token = app
                    .db
                    .write("user.link", |tx| async move {
                        let act = Act::on("link-made", "account", found.id);
                        audit::record(&tx, &app.clock, &Actor::office_job(), act).await?;
                        account::new_link(&tx, &app.clock, LinkKind::SignIn, found.id).await
                    })
                    .await?;
                println!("{}/link/{token}", app.address);
            }
        }
    }
    Ok(())
}

async fn invite(app: &App, name: &str, email: &str, role: Role) -> Result<String> {
    app.db
        .write("user.invite", |tx| async move {
            let new = NewAccount {
                email,
                name,
                language: "en",
                person: None,
            };
            let id = account::insert(&tx, &app.clock, &new).await?;
            account::grant(&tx, &app.clock, id, role, None, app.today()).await?;
            audit::record(
                &tx,
                &app.clock,
                &Actor::office_job(),
                Act::on("invited", "account", id),
            )
            .await?;
            account::new_link(&tx, &app.clock, LinkKind::Invitation, id).await
        })
        .await
}
