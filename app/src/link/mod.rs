//! `balai link`: the same people in several lists.

mod blind;
mod table;

use std::process::ExitCode;

use balai_kernel::Result;
use clap::Subcommand;

/// What can be asked about lists of people.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Link without showing the lists: encode each where it is, compare what came of it elsewhere.
    Blind {
        #[command(subcommand)]
        command: blind::Command,
    },
}

/// Does it.
///
/// # Errors
/// A sentence about a file or a setting; then nothing was written.
pub fn run(command: &Command) -> Result<ExitCode> {
    match command {
        Command::Blind { command } => blind::run(command),
    }
}
