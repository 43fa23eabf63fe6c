//! Work in a process of its own, which has a limit on time and memory: a stranger's file could ask
//! for any amount of either, and a thread cannot be ended from outside.

use std::{process::Stdio, time::Duration};

use tokio::io::AsyncWriteExt as _;

use crate::error::{Error, Result};

/// How often its memory is looked at.
const LOOK: Duration = Duration::from_millis(200);

/// How much it may take.
#[derive(Debug, Clone, Copy)]
pub struct Bounds {
    /// After so long it is ended.
    pub patience: Duration,
    /// Beyond so many bytes of memory it is ended, where the system tells.
    pub memory: u64,
}

/// How it ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ended {
    /// By itself, with what it wrote.
    Done(Vec<u8>),
    /// It took longer than it may.
    TooLong,
    /// It took more memory than it may.
    TooLarge,
}

/// Has this same executable, called with one hidden argument, work on bytes that it reads from its
/// input; what it writes comes back. It sees nothing of this process: not its environment, not its
/// files, unless it opens them.
///
/// # Errors
/// When no process can be begun.
pub async fn run(argument: &str, input: Vec<u8>, bounds: Bounds) -> Result<Ended> {
    let mut child = tokio::process::Command::new(std::env::current_exe()?)
        .arg(argument)
        .env_clear()
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .kill_on_drop(true)
        .spawn()?;
    let id = child.id();
    let mut own = child
        .stdin
        .take()
        .ok_or_else(|| Error::setup("A process of its own has no input. Please try again."))?;
    let work = async move {
        // One that refuses early closes its input; what it writes says why.
        let _ = own.write_all(&input).await;
        drop(own);
        child.wait_with_output().await
    };
    // Both ends drop the child when they lose, which ends it.
    tokio::select! {
        output = work => Ok(Ended::Done(output?.stdout)),
        () = tokio::time::sleep(bounds.patience) => Ok(Ended::TooLong),
        () = grown_beyond(id, bounds.memory) => Ok(Ended::TooLarge),
    }
}

/// Ends when the process has grown beyond its limit; where the system does not tell, never.
async fn grown_beyond(id: Option<u32>, most: u64) {
    const PAGE: u64 = 4096;
    let path = format!("/proc/{}/statm", id.unwrap_or(0));
    loop {
        tokio::time::sleep(LOOK).await;
        let resident = tokio::fs::read_to_string(&path)
            .await
            .ok()
            .and_then(|text| text.split_whitespace().nth(1)?.parse::<u64>().ok());
        if resident.is_some_and(|pages| pages * PAGE > most) {
            return;
        }
    }
}
