//! What can go wrong, as sentences: what happened, what was kept, what to do.

use std::borrow::Cow;

use crate::text::Message;

/// The one error of the program. Lookups are `Result<Option<T>>`; an `Error` is
/// for what a person or an administrator has to be told.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The thing is not there, or the actor may not know of it: one answer for both.
    #[error("There is no such page, or you are not among those who can see it.")]
    NotFound,
    /// The actor may know of the thing but not do this; the reason says who could.
    #[error("not allowed: {0:?}")]
    Forbidden(Message),
    /// Nobody is signed in and the page is not public.
    #[error("not signed in")]
    SignedOut,
    /// Whoever is signed in has to show again that it is them before this.
    #[error("to be proved again")]
    ProveAgain,
    /// The office waits for whoever is signed in to add a second factor.
    #[error("a second factor is wanted")]
    FactorWanted,
    /// A token that is wrong, expired or revoked: one answer for all.
    #[error("the token is not taken")]
    TokenRefused,
    /// Too many attempts; so many seconds to wait.
    #[error("Too many attempts. Please wait {0} seconds.")]
    TooOften(u64),
    /// What was sent cannot be taken; the message says what to change.
    #[error("refused: {0:?}")]
    Refused(Message),
    /// Someone else saved the same record first.
    #[error("the record was changed meanwhile")]
    Conflict(Vec<FieldConflict>),
    /// Too many at once on the same rows; nothing was saved.
    #[error("The office is busy: the change was not saved. Please try again in a moment.")]
    Busy,
    /// The database cannot be reached or is damaged.
    #[error("The database did not answer: {0}")]
    Store(#[from] sqlx::Error),
    /// A file could not be read or written.
    #[error("A file could not be read or written: {0}")]
    Io(#[from] std::io::Error),
    /// The bucket of the office's files does not answer.
    #[error("The bucket of the office's files does not answer: {0}")]
    FilesSilent(String),
    /// The bucket of the office's files answers, and refuses; the text says with what.
    #[error("The bucket of the office's files refuses: {0}")]
    FilesRefused(String),
    /// The office's set-up is wrong; the sentence says where.
    #[error("{0}")]
    Setup(Cow<'static, str>),
}

/// One field that two people changed: what the second one typed and what is there now.
#[derive(Debug, Clone)]
pub struct FieldConflict {
    /// The field's name in the form.
    pub field: String,
    /// What the second editor wanted to save.
    pub yours: String,
    /// What the first editor saved.
    pub theirs: String,
}

impl FieldConflict {
    /// What the second editor typed beside what the first one saved, both in words, if the
    /// two differ.
    pub fn between(
        field: impl Into<String>,
        yours: impl Into<String>,
        theirs: impl Into<String>,
    ) -> Option<Self> {
        let (yours, theirs) = (yours.into(), theirs.into());
        (yours != theirs).then(|| Self {
            field: field.into(),
            yours,
            theirs,
        })
    }
}

/// The result of nearly everything.
pub type Result<T, E = Error> = std::result::Result<T, E>;

impl Error {
    /// A set-up error with its sentence.
    pub fn setup(sentence: impl Into<Cow<'static, str>>) -> Self {
        Self::Setup(sentence.into())
    }

    /// Someone else saved the same record first; `fields` are those of its form, as
    /// [`FieldConflict::between`] compares them.
    pub fn conflict(fields: impl IntoIterator<Item = Option<FieldConflict>>) -> Self {
        Self::Conflict(fields.into_iter().flatten().collect())
    }

    /// A refusal by its message key.
    pub fn refused(key: &'static str) -> Self {
        Self::Refused(Message::new(key))
    }

    /// Whether the database asks to try the whole act again: SQLite busy (5, 517),
    /// PostgreSQL serialisation failure (40001) and deadlock (40P01).
    pub fn is_retryable(&self) -> bool {
        let Self::Store(sqlx::Error::Database(error)) = self else {
            return false;
        };
        matches!(
            error.code().as_deref(),
            Some("5" | "6" | "261" | "517" | "40001" | "40P01")
        )
    }

    /// Whether a unique key was violated.
    pub fn is_duplicate(&self) -> bool {
        matches!(self, Self::Store(sqlx::Error::Database(error)) if error.is_unique_violation())
    }

    /// Whether the line to the database was cut: PostgreSQL shuts down (class 57P), the
    /// connection failed (class 08), or nobody is at the other end.
    pub fn is_cut_off(&self) -> bool {
        match self {
            Self::Store(sqlx::Error::Io(_)) => true,
            Self::Store(sqlx::Error::Database(error)) => error
                .code()
                .is_some_and(|code| code.starts_with("57P") || code.starts_with("08")),
            _ => false,
        }
    }

    /// Whether the disk or the database has no room left.
    pub fn is_full(&self) -> bool {
        match self {
            Self::Store(sqlx::Error::Database(error)) => {
                matches!(error.code().as_deref(), Some("13" | "53100"))
            }
            Self::Io(error) => error.kind() == std::io::ErrorKind::StorageFull,
            _ => false,
        }
    }
}

/// The error as one sentence for a terminal, in English.
pub fn sentence(error: &Error) -> String {
    match error {
        Error::Forbidden(message) | Error::Refused(message) => message.say(crate::text::Lang::EN),
        other => other.to_string(),
    }
}
