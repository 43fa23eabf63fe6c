//! Sending what stands in the outbox.

use lettre::{
    AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor,
    message::{Mailbox, header::ContentType},
};

use super::store::{self, Due};
use crate::{
    error::{Error, Result},
    module::App,
};

/// How the office's letters leave.
#[derive(Clone)]
pub struct Postbox {
    /// From whom they are.
    from: Mailbox,
    transport: AsyncSmtpTransport<Tokio1Executor>,
}

impl Postbox {
    /// A postbox for `smtps://user:password@host` or `smtp://...?tls=required`, sending
    /// from an address such as `Office <office@office.example>`.
    ///
    /// # Errors
    /// When either cannot be understood.
    pub fn new(server: &str, from: &str) -> Result<Self> {
        let wrong = |what: &str| Error::setup(format!("The mail setting {what} cannot be understood."));
        Ok(Self {
            from: from.parse().map_err(|_| wrong("mail_from"))?,
            transport: AsyncSmtpTransport::<Tokio1Executor>::from_url(server)
                .map_err(|_| wrong("mail_server"))?
                .build(),
        })
    }
}

/// Sends what is due, one letter at a time, and returns how many left. A letter keeps
/// its Message-ID through all attempts, so that a second delivery shows as the same.
///
/// # Errors
/// When the outbox cannot be read or written; a letter's own failure stays with it.
pub async fn send_due(app: &App) -> Result<usize> {
    let Some(postbox) = &app.postbox else {
        return Ok(0);
    };
    let mut sent = 0;
    for due in store::due(&app.db, app.clock.now()).await? {
        match send(postbox, &due).await {
            Ok(()) => {
                store::mark_sent(&app.db, &app.clock, due.id).await?;
                sent += 1;
            }
            Err(problem) => {
                // The log names the letter, not the person.
                tracing::warn!(mail = %due.id, %problem, "a letter could not be sent");
                store::mark_failed(&app.db, &app.clock, &due, &problem).await?;
            }
        }
    }
    Ok(sent)
}

async fn send(postbox: &Postbox, due: &Due) -> std::result::Result<(), String> {
    let recipient: Mailbox = due
        .recipient
        .parse()
        .map_err(|_| "The address cannot be read.".to_owned())?;
    let letter = Message::builder()
        .from(postbox.from.clone())
        .to(recipient)
        .subject(&due.subject)
        .message_id(Some(format!("<{}>", due.message_id)))
        .header(ContentType::TEXT_PLAIN)
        .body(due.body.clone())
        .map_err(|error| error.to_string())?;
    postbox
        .transport
        .send(letter)
        .await
        .map(drop)
        .map_err(|error| error.to_string())
}
