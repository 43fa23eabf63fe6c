//! `balai`: the one executable. Its subcommands are its roles.
//!
//! A library, so that the stories in `tests/` stand on the same office as the program.

pub mod backup;
mod brief;
mod check;
pub mod config;
pub mod demo;
mod figures;
pub mod files;
mod form;
mod import;
mod in_use;
mod keys;
mod link;
pub mod modules;
pub mod office;
pub mod policy;
pub mod providers;
mod report;
mod secret;
mod serve;
mod store;
pub mod transfer;
mod user;

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};

use balai_kernel::{Result, store::migrate, store::migrations};
use clap::{Parser, Subcommand};

use crate::{
    config::Config,
    office::{Opening, open},
    serve::Port,
};

/// The secretariat of an inter-state process, from its work plan to its impact report.
#[derive(Debug, Parser)]
#[command(name = "balai", version, about)]
struct Cli {
    /// The folder of the office's database and files.
    #[arg(long, global = true, env = "BALAI_DATA", default_value = "balai-data")]
    data: PathBuf,
    /// The database: postgres://... or a path; without it, balai.sqlite in the data folder.
    #[arg(long, global = true, env = "BALAI_DATABASE")]
    database: Option<String>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Make the demo office if it is not there, and serve it.
    Demo {
        /// Begin anew: what is in the data folder's demo office is thrown away.
        #[arg(long)]
        fresh: bool,
        /// The port on 127.0.0.1.
        #[arg(long, default_value_t = 8080)]
        port: u16,
        /// Load and exit.
        #[arg(long)]
        load_only: bool,
    },
    /// Make an empty office from a profile.
    Init {
        /// A profile that came with the program, or a folder.
        #[arg(long, default_value = "bali-process")]
        profile: String,
    },
    /// Serve the office and work off its jobs.
    Serve {
        /// The port.
        #[arg(long, env = "BALAI_PORT", default_value_t = 8080)]
        port: u16,
        /// Leave the jobs to `balai work`.
        #[arg(long)]
        without_work: bool,
    },
    /// Work off jobs.
    Work,
    /// Bring the database up to date with the program.
    Migrate,
    /// Import a workbook: activities, participants, external-events, inputs,
    /// publications, people, parties, alumni; `auto` finds out by itself.
    Import {
        /// What is in it, or `auto`.
        kind: String,
        /// The workbook or text file.
        file: PathBuf,
        /// Only say what would become of each row.
        #[arg(long)]
        dry_run: bool,
        /// Apply without asking; rows that need someone are parked.
        #[arg(long)]
        yes: bool,
    },
    /// Print every measure of a year.
    Figures {
        /// The year.
        #[arg(long)]
        year: i16,
        /// Split by: party, initiative, type, month, ...
        #[arg(long)]
        by: Option<String>,
        /// As this account sees them (its e-mail address); without it, as the office does.
        #[arg(long = "as", value_name = "WHO")]
        who: Option<String>,
        /// As JSON.
        #[arg(long)]
        json: bool,
    },
    /// Write a report as PDF.
    Report {
        /// Which: impact.
        kind: String,
        /// The year.
        #[arg(long)]
        year: i16,
        /// The file to write.
        #[arg(short, long)]
        output: PathBuf,
    },
    /// Write a brief as PDF: a party (TH), donor:AU, initiative:4, project:CODE or purpose:2.
    Brief(brief::Args),
    /// Find the same people in several lists.
    Link {
        #[command(subcommand)]
        command: link::Command,
    },
    /// Forms (XLSForm): say what is wrong with them, write them as XForms.
    Form {
        #[command(subcommand)]
        command: form::Command,
    },
    /// Accounts.
    User {
        #[command(subcommand)]
        command: user::Command,
    },
    /// Copy the office into one file, also while it is being served.
    Backup {
        /// The file to write.
        file: PathBuf,
        /// Encrypt it to this recipient, `age1...`; may be said several times.
        #[arg(long, value_name = "RECIPIENT")]
        to: Vec<String>,
        /// Encrypt it to the recipients in this file, one a line.
        #[arg(long, value_name = "FILE")]
        recipients: Option<PathBuf>,
    },
    /// Bring an office back from a backup.
    Restore {
        /// The backup.
        file: PathBuf,
        /// The file with the identity that opens it, where it is encrypted.
        #[arg(long, value_name = "FILE")]
        identity: Option<PathBuf>,
        /// Overwrite the office that is there.
        #[arg(long)]
        yes: bool,
    },
    /// Carry the office over to another database.
    Move {
        /// postgres://... or a path; it must hold no office yet.
        #[arg(long)]
        to: String,
    },
    /// Say what is wrong with the office and how to mend it.
    Check,
    /// The audit.
    Audit {
        #[command(subcommand)]
        command: check::AuditCommand,
    },
    /// The office's keys, under which sealed records lie.
    Keys {
        #[command(subcommand)]
        command: keys::Command,
    },
    /// Print who may do what, as in docs/policy.txt.
    Policy,
    /// Typeset one document from standard input; used by the program itself.
    #[command(hide = true)]
    Typeset,
    /// Draw the pages of one PDF from standard input; used by the program itself.
    #[command(hide = true)]
    DrawPages,
}

/// Reads the command line and does what it says.
pub fn main() -> ExitCode {
    let cli = Cli::parse();
    if matches!(cli.command, Command::Typeset) {
        return balai_report::typeset_child();
    }
    if matches!(cli.command, Command::DrawPages) {
        return balai_kernel::keying::draw_pages_child();
    }
    end_when_nobody_reads();
    // Documents are typeset by a child of this same program, with limits on time and memory.
    balai_report::use_child();
    balai_kernel::keying::use_child();
    tracing_subscriber::fmt()
        .with_env_filter(
            tracing_subscriber::EnvFilter::try_from_env("BALAI_LOG")
                .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("warn,sqlx=error,balai=info")),
        )
        .with_writer(std::io::stderr)
        .init();
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => return fail(&format!("The program could not start its threads: {error}")),
    };
    match runtime.block_on(run(cli)) {
        Ok(code) => code,
        Err(error) => fail(&balai_kernel::error::sentence(&error)),
    }
}

/// Whoever reads through a pipe may have enough, as `head` has: that is no failure.
fn end_when_nobody_reads() {
    let usual = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        let text = panic.payload_as_str().unwrap_or_default();
        if text.starts_with("failed printing to stdout") {
            std::process::exit(0);
        }
        usual(panic);
    }));
}

fn fail(sentence: &str) -> ExitCode {
    eprintln!("balai: {sentence}");
    ExitCode::FAILURE
}

async fn run(cli: Cli) -> Result<ExitCode> {
    let config = Config::load(&cli.data, cli.database.as_deref())?;
    let done = Ok(ExitCode::SUCCESS);
    match cli.command {
        Command::Demo {
            fresh,
            port,
            load_only,
        } => {
            demo::run(&config, fresh, port, load_only).await?;
            done
        }
        Command::Init { profile } => {
            let app = open(&config, Opening::Make, &profile).await?;
            if !store::is_empty(&app.db).await? {
                return Err(balai_kernel::Error::setup(format!(
                    "There is an office in {} already. Nothing was changed.",
                    config.data.display()
                )));
            }
            println!("An empty office was made in {}.", config.data.display());
            println!("Invite its first administrator: balai user invite NAME ADDRESS administrator");
            done
        }
        Command::Serve { port, without_work } => {
            let listener = match serve::listen(&config.listen, port).await? {
                Port::Asked(listener) => listener,
                Port::Next(listener) => {
                    let free = listener.local_addr()?.port();
                    return Ok(fail(&format!(
                        "Port {port} is taken. {free} is free: balai serve --port {free}"
                    )));
                }
            };
            let config = Config {
                address: serve::own_address(&config, &listener)?,
                ..config
            };
            let _in_use = in_use::among_others(&config)?;
            let app = existing(&config).await?;
            files::ask(&app.files).await?;
            println!("Serving on http://{}", listener.local_addr()?);
            serve::serve(app, &config, listener, !without_work).await?;
            done
        }
        Command::Work => {
            let _in_use = in_use::among_others(&config)?;
            let app = existing(&config).await?;
            files::ask(&app.files).await?;
            serve::work(app).await;
            done
        }
        Command::Migrate => {
            let db = balai_kernel::store::Db::open(&config.database).await?;
            let steps = migrate(&db, migrations(), &balai_kernel::Clock::system()).await?;
            println!("{steps} steps were carried out; the database is up to date.");
            done
        }
        Command::Import {
            kind,
            file,
            dry_run,
            yes,
        } => import::run(&existing(&config).await?, &kind, &file, dry_run, yes).await,
        Command::Figures { year, by, who, json } => {
            figures::run(
                &existing(&config).await?,
                year,
                by.as_deref(),
                who.as_deref(),
                json,
            )
            .await?;
            done
        }
        Command::Report { kind, year, output } => {
            report::run(&existing(&config).await?, &kind, year, &output).await?;
            done
        }
        Command::Brief(args) => {
            brief::run(&existing(&config).await?, &args).await?;
            done
        }
        Command::Link { command } => link::run(&command),
        Command::Form { command } => form::run(&command),
        Command::User { command } => {
            user::run(&existing(&config).await?, command).await?;
            done
        }
        Command::Backup { file, to, recipients } => {
            let recipients = backup::Recipients::of(&config, &to, recipients.as_deref())?;
            backup::backup(&existing(&config).await?, &file, &recipients).await?;
            done
        }
        Command::Restore { file, identity, yes } => {
            let how = backup::Restore {
                identity: identity.as_deref(),
                yes,
            };
            backup::restore(&config, &file, &how).await?;
            done
        }
        Command::Move { to } => {
            transfer::run(&existing(&config).await?, &to).await?;
            done
        }
        Command::Check => check::run(&existing(&config).await?, &config).await,
        Command::Audit { command } => check::audit(&existing(&config).await?, command).await,
        Command::Keys {
            command: keys::Command::Identity { file },
        } => {
            keys::identity(&file)?;
            done
        }
        Command::Keys { command } => {
            keys::run(&existing(&config).await?, &config, command).await?;
            done
        }
        Command::Policy => {
            print!("{}", policy::print());
            done
        }
        Command::Typeset | Command::DrawPages => done,
    }
}

async fn existing(config: &Config) -> Result<balai_kernel::App> {
    open(config, Opening::Existing, "").await
}

/// Reads a file that the person named.
fn read(path: &Path) -> Result<Vec<u8>> {
    std::fs::read(path)
        .map_err(|error| balai_kernel::Error::setup(format!("{} cannot be read: {error}", path.display())))
}
