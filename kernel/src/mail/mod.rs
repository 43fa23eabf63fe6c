//! Mail: an outbox. A mail is written in the transaction of the act and sent later;
//! without a mail server an administrator reads it in the app, token links excepted.

mod send;
mod store;

pub use send::{Postbox, send_due};
pub use store::{MailRow, all, queue};

/// A mail to be sent.
#[derive(Debug, Clone)]
pub struct Letter<'a> {
    /// What kind it is, `account.invitation`.
    pub kind: &'static str,
    /// To whom.
    pub recipient: &'a str,
    /// Its subject.
    pub subject: String,
    /// Its text.
    pub body: String,
    /// Whether it carries a token, so that nobody else may read it.
    pub secret: bool,
}
