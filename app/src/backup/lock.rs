//! To whom a backup is encrypted, and by which identity it is opened: the age format
//! (age-encryption.org/v1), so that the programs `age` and `rage` open it, too.
//!
//! What is written passes through the cipher on its way to the disk, and what is read comes out
//! of it piece by piece: there is no clear copy beside, not even for a moment.

use std::{
    fs::File,
    io::{self, BufRead as _, BufReader, BufWriter, Read, Seek, SeekFrom, Write},
    path::{Path, PathBuf},
};

use age::{
    DecryptError, Decryptor, Encryptor, IdentityFile,
    secrecy::ExposeSecret as _,
    stream::{StreamReader, StreamWriter},
    x25519,
};
use balai_kernel::{Error, Result};

use crate::config::Config;

/// What an encrypted file begins with.
const MARK: &[u8] = b"age-encryption.org/";

/// Those who can open a backup. With nobody named, whoever holds it reads it.
#[derive(Clone, Default)]
pub struct Recipients(Vec<x25519::Recipient>);

impl Recipients {
    /// Those named on the command line, `age1...` or in a file of such lines; without any, those
    /// of the settings.
    ///
    /// # Errors
    /// When one cannot be read as a recipient; the sentence says which.
    pub fn of(config: &Config, to: &[String], file: Option<&Path>) -> Result<Self> {
        let mut named = to.to_vec();
        if let Some(path) = file {
            let text = std::fs::read_to_string(path).map_err(|error| {
                Error::setup(format!(
                    "The recipients in {} cannot be read: {error}. No backup was made.",
                    path.display()
                ))
            })?;
            let before = named.len();
            let lines = text.lines().map(str::trim);
            named.extend(
                lines
                    .filter(|line| !line.is_empty() && !line.starts_with('#'))
                    .map(str::to_owned),
            );
            if named.len() == before {
                return Err(Error::setup(format!(
                    "{} names no recipient. No backup was made.",
                    path.display()
                )));
            }
        }
        if named.is_empty() {
            named.clone_from(&config.backup_recipients);
        }
        named
            .iter()
            .map(|text| recipient(text))
            .collect::<Result<_>>()
            .map(Self)
    }

    /// Whether nobody is named.
    pub const fn is_nobody(&self) -> bool {
        self.0.is_empty()
    }

    /// How many are named.
    pub const fn count(&self) -> usize {
        self.0.len()
    }
}

fn recipient(text: &str) -> Result<x25519::Recipient> {
    if text.to_lowercase().starts_with("age-secret-key-") {
        return Err(Error::setup(
            "An identity was given where a recipient is wanted: it opens backups and should leave its place for nobody. \
             No backup was made. The recipient that belongs to it begins with `age1` and stands in its file as a comment.",
        ));
    }
    text.trim().parse().map_err(|_| {
        Error::setup(format!(
            "\u{201c}{text}\u{201d} is no recipient: one begins with `age1` and is 62 letters long. No backup was made."
        ))
    })
}

/// A file being written, in the clear or encrypted; until [`Out::finish`] it stands under
/// another name, and what is left of it when something fails is removed.
pub struct Out {
    to: Kind<BufWriter<File>, StreamWriter<BufWriter<File>>>,
    partial: Partial,
    path: PathBuf,
}

enum Kind<A, B> {
    Clear(A),
    Locked(B),
}

/// The unfinished file, removed unless it was finished.
struct Partial(Option<PathBuf>);

impl Drop for Partial {
    fn drop(&mut self) {
        if let Some(path) = &self.0 {
            // Whatever failed before says why; what cannot be removed is told by the file itself.
            let _ = std::fs::remove_file(path);
        }
    }
}

impl Out {
    /// Begins a file that its owner alone can read.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn create(path: &Path, recipients: &Recipients) -> Result<Self> {
        let mut name = path.as_os_str().to_owned();
        name.push(".part");
        let partial = PathBuf::from(name);
        let mut options = std::fs::OpenOptions::new();
        options.write(true).create(true).truncate(true);
        #[cfg(unix)]
        {
            use std::os::unix::fs::OpenOptionsExt as _;
            options.mode(0o600);
        }
        let file = BufWriter::new(
            options
                .open(&partial)
                .map_err(|error| Error::setup(format!("{} cannot be written: {error}", path.display())))?,
        );
        let partial_file = Partial(Some(partial));
        let to = if recipients.is_nobody() {
            Kind::Clear(file)
        } else {
            let named = recipients.0.iter().map(|each| each as &dyn age::Recipient);
            let lock = Encryptor::with_recipients(named)
                .map_err(|_| Error::setup("The backup could not be encrypted to these recipients."))?;
            Kind::Locked(lock.wrap_output(file)?)
        };
        Ok(Self {
            to,
            partial: partial_file,
            path: path.to_owned(),
        })
    }

    /// Ends the file, waits until the disk has it, and gives it its name.
    ///
    /// # Errors
    /// When the disk is full or fails.
    pub fn finish(mut self) -> Result<()> {
        let file = match self.to {
            Kind::Clear(file) => file,
            Kind::Locked(lock) => lock.finish()?,
        };
        let file = file.into_inner().map_err(io::IntoInnerError::into_error)?;
        file.sync_all()?;
        if let Some(partial) = &self.partial.0 {
            std::fs::rename(partial, &self.path)?;
        }
        self.partial.0 = None;
        Ok(())
    }
}

impl Write for Out {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match &mut self.to {
            Kind::Clear(file) => file.write(bytes),
            Kind::Locked(lock) => lock.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match &mut self.to {
            Kind::Clear(file) => file.flush(),
            Kind::Locked(lock) => lock.flush(),
        }
    }
}

/// A backup being read, decrypted on the way where it is encrypted.
pub struct In(Kind<BufReader<File>, Box<StreamReader<BufReader<File>>>>);

impl In {
    /// Opens a backup, with an identity where it is encrypted.
    ///
    /// # Errors
    /// When it is encrypted and no identity or another's was given; when it is not although one
    /// was given; when its beginning was altered.
    pub fn open(path: &Path, identity: Option<&Path>) -> Result<Self> {
        let file = File::open(path).map_err(|error| {
            Error::setup(format!(
                "{} cannot be read: {error}. Nothing was changed.",
                path.display()
            ))
        })?;
        let mut file = BufReader::new(file);
        let is_locked = file.fill_buf()?.starts_with(MARK);
        let identity = match (is_locked, identity) {
            (false, None) => return Ok(Self(Kind::Clear(file))),
            (false, Some(_)) => {
                return Err(Error::setup(
                    "This file is not encrypted, although an identity was given: it is not the backup that was made for you, or no backup. \
                     Nothing was changed. Restore it without --identity only if you know who made it.",
                ));
            }
            (true, None) => {
                return Err(Error::setup(
                    "This backup is encrypted. Nothing was changed. Say which identity opens it: balai restore FILE --identity IDENTITY",
                ));
            }
            (true, Some(path)) => path,
        };
        let keys = identities(identity)?;
        let keys = keys.iter().map(|key| &**key as &dyn age::Identity);
        let lock = Decryptor::new_buffered(file).map_err(|error| refused(&error, identity))?;
        let reader = lock.decrypt(keys).map_err(|error| refused(&error, identity))?;
        Ok(Self(Kind::Locked(Box::new(reader))))
    }
}

impl Read for In {
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        match &mut self.0 {
            Kind::Clear(file) => file.read(bytes),
            Kind::Locked(lock) => lock.read(bytes),
        }
    }
}

impl Seek for In {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        match &mut self.0 {
            Kind::Clear(file) => file.seek(to),
            Kind::Locked(lock) => lock.seek(to),
        }
    }
}

type Identities = Vec<Box<dyn age::Identity + Send + Sync>>;

fn identities(path: &Path) -> Result<Identities> {
    let wrong = |why: String| {
        Error::setup(format!(
            "The identity in {} cannot be read: {why}. Nothing was changed. It is a text file with a line that begins with AGE-SECRET-KEY-1.",
            path.display()
        ))
    };
    let file = File::open(path).map_err(|error| wrong(error.to_string()))?;
    let file =
        IdentityFile::from_buffer(BufReader::new(file)).map_err(|_| wrong("it holds none".to_owned()))?;
    let found = file
        .into_identities()
        .map_err(|_| wrong("it holds none".to_owned()))?;
    if found.is_empty() {
        return Err(wrong("it holds none".to_owned()));
    }
    Ok(found)
}

fn refused(error: &DecryptError, identity: &Path) -> Error {
    match error {
        DecryptError::NoMatchingKeys => Error::setup(format!(
            "The identity in {} does not open this backup: it was encrypted to others, or its beginning was altered. Nothing was changed.",
            identity.display()
        )),
        DecryptError::UnknownFormat => Error::setup(
            "This backup is encrypted in a newer way than this program knows, or its beginning was altered. Nothing was changed. Try another copy, a newer Balai, or `age`.",
        ),
        _ => Error::setup(
            "The beginning of this backup was altered or cut short, so that it cannot be opened. Nothing was changed. Try another copy of it.",
        ),
    }
}

/// Makes a new identity in a file of its own and gives the recipient that belongs to it.
///
/// # Errors
/// When there is such a file already, or it cannot be written.
pub fn new_identity(path: &Path) -> Result<String> {
    let identity = x25519::Identity::generate();
    let recipient = identity.to_public().to_string();
    let text = format!(
        "# Opens the backups that are encrypted to {recipient}\n# Keep it away from the office's machines and from the backups.\n{}\n",
        identity.to_string().expose_secret()
    );
    crate::keys::write_private(path, &text, true)
        .map_err(|error| Error::setup(format!("{} was not written: {error}", path.display())))?;
    Ok(recipient)
}
