//! A disk of a few megabytes, in memory.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::cleanup::{Cleanup, Guard};
use crate::test::postgres::{leave_folder, temporary_folder};

/// Room for an office and a few minutes of work, and for a PostgreSQL with one.
pub const FOR_OFFICE: &str = "size=32m";
pub const FOR_POSTGRES: &str = "size=320m";

/// A small disk; it goes when this is dropped.
pub struct SmallDisk {
    folder: PathBuf,
    _guard: Guard,
}

impl SmallDisk {
    /// Mounts one.
    ///
    /// # Errors
    /// A sentence when we may not.
    pub fn mount(purpose: &str, size: &str, cleanup: &Cleanup) -> Result<Self, String> {
        let folder = temporary_folder(purpose)?;
        let mut mount = Command::new("mount");
        mount.args(["-t", "tmpfs", "-o", size, "tmpfs"]).arg(&folder);
        let is_there = mount.output().is_ok_and(|output| output.status.success());
        if !is_there {
            leave_folder(&folder, false);
            return Err("Only the superuser may mount a small one.".to_owned());
        }
        let leaving = folder.clone();
        let guard = cleanup.later(move || {
            let left = Command::new("umount").arg(&leaving).status();
            if left.is_ok_and(|status| status.success()) {
                leave_folder(&leaving, false);
            }
        });
        Ok(Self {
            folder,
            _guard: guard,
        })
    }

    pub fn folder(&self) -> &Path {
        &self.folder
    }
}
