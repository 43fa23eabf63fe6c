//! What must be undone when the run ends, however it ends.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

type Act = Box<dyn FnOnce() + Send>;

/// A list of acts (stop a server, remove a folder) that are done when their
/// guard is dropped, or all at once when a signal ends the run.
#[derive(Clone, Default)]
pub struct Cleanup(Arc<Mutex<Kept>>);

#[derive(Default)]
struct Kept {
    next: u64,
    acts: Vec<(u64, Act)>,
}

impl Cleanup {
    /// A cleanup that also acts when the process is interrupted or told to end.
    ///
    /// # Errors
    /// A sentence when signals cannot be watched.
    pub fn watching_signals() -> Result<Self, String> {
        use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
        let cleanup = Self::default();
        let mut signals = signal_hook::iterator::Signals::new([SIGINT, SIGTERM, SIGHUP])
            .map_err(|error| format!("Signals cannot be watched: {error}."))?;
        let at_signal = cleanup.clone();
        std::thread::spawn(move || {
            if let Some(signal) = signals.forever().next() {
                println!("\nInterrupted: stopping what was started.");
                at_signal.all();
                std::process::exit(128 + signal);
            }
        });
        Ok(cleanup)
    }

    /// Keeps `act` until the guard is dropped or everything is cleaned up.
    pub fn later(&self, act: impl FnOnce() + Send + 'static) -> Guard {
        let mut kept = self.lock();
        kept.next += 1;
        let number = kept.next;
        kept.acts.push((number, Box::new(act)));
        Guard {
            cleanup: self.clone(),
            number,
        }
    }

    /// Does everything that is left, the last first. The lock is held
    /// meanwhile, so that nobody leaves the program half way through.
    fn all(&self) {
        let mut kept = self.lock();
        while let Some((_, act)) = kept.acts.pop() {
            act();
        }
    }

    fn one(&self, number: u64) {
        let mut kept = self.lock();
        if let Some(at) = kept.acts.iter().position(|(own, _)| *own == number) {
            let (_, act) = kept.acts.remove(at);
            act();
        }
    }

    fn lock(&self) -> MutexGuard<'_, Kept> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Does its act when dropped.
pub struct Guard {
    cleanup: Cleanup,
    number: u64,
}

impl Drop for Guard {
    fn drop(&mut self) {
        self.cleanup.one(self.number);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::mpsc::channel;

    #[test]
    fn an_act_is_done_once_when_its_guard_is_dropped() {
        let (told, heard) = channel();
        let cleanup = Cleanup::default();
        drop(cleanup.later(move || told.send("stopped").unwrap()));
        cleanup.all();
        assert_eq!(heard.iter().collect::<Vec<_>>(), ["stopped"]);
    }

    #[test]
    fn a_signal_undoes_the_last_thing_first() {
        let (told, heard) = channel();
        let cleanup = Cleanup::default();
        let server = told.clone();
        let _folder = cleanup.later(move || told.send("folder").unwrap());
        let _server = cleanup.later(move || server.send("server").unwrap());
        cleanup.all();
        assert_eq!(heard.iter().collect::<Vec<_>>(), ["server", "folder"]);
    }
}
