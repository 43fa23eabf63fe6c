//! A form with a file in it.

use std::collections::BTreeMap;

use axum::{
    Extension, RequestExt as _,
    extract::{FromRequest, Multipart, Request, multipart::Field},
};

use super::{FORM_TOKEN, FormToken, form_token};
use crate::{
    error::{Error, Result},
    text::Message,
};

/// The longest text beside a file, in bytes.
const LONGEST_TEXT: usize = 64 << 10;

/// How large a file may be, in bytes; the router says it to every upload.
#[derive(Debug, Clone, Copy)]
pub(super) struct Largest(pub usize);

/// What a form with a file holds. Its route is made by
/// [`crate::module::Routes::upload`].
#[derive(Debug, Default)]
pub struct Upload {
    file: Option<(String, Vec<u8>)>,
    texts: BTreeMap<String, String>,
    fault: Option<Message>,
}

impl Upload {
    /// The file's name as it was sent and its contents; nothing when none was chosen.
    ///
    /// # Errors
    /// [`Error::Refused`] when it is larger than the office takes, or did not arrive whole.
    pub fn file(&mut self) -> Result<Option<(String, Vec<u8>)>> {
        match self.fault.take() {
            Some(fault) => Err(Error::Refused(fault)),
            None => Ok(self.file.take()),
        }
    }

    /// A text beside the file, without blanks around it.
    pub fn text(&self, name: &str) -> &str {
        self.texts.get(name).map_or("", |text| text.trim())
    }

    /// Reads to the very end, also what is not kept: a browser that is cut off while it
    /// sends shows nobody the sentence that answers it.
    async fn read(mut form: Multipart, largest: usize) -> Self {
        let mut upload = Self::default();
        loop {
            let outcome = match form.next_field().await {
                Ok(Some(field)) => upload.take(field, largest).await,
                Ok(None) => return upload,
                Err(_) => Err(Message::new("upload-cut")),
            };
            if let Err(fault) = outcome {
                upload.fault = Some(fault);
                return upload;
            }
        }
    }

    async fn take(&mut self, mut field: Field<'_>, largest: usize) -> Result<(), Message> {
        let name = field.name().unwrap_or_default().to_owned();
        let file_name = field.file_name().map(str::to_owned);
        let most = if file_name.is_some() {
            largest
        } else {
            LONGEST_TEXT
        };
        let mut bytes = Vec::new();
        let mut size = 0;
        while let Some(chunk) = field.chunk().await.map_err(|_| Message::new("upload-cut"))? {
            size += chunk.len();
            if size <= most {
                bytes.extend_from_slice(&chunk);
            } else {
                bytes = Vec::new();
            }
        }
        if size > most {
            let megabytes = |bytes: usize| i64::try_from(bytes >> 20).unwrap_or(i64::MAX);
            self.fault = Some(
                Message::new("upload-large")
                    .with("size", megabytes(size))
                    .with("most", megabytes(largest)),
            );
            return Ok(());
        }
        match file_name {
            // A form whose file was left out sends an empty one without a name.
            Some(file_name) if !file_name.is_empty() => self.file = Some((file_name, bytes)),
            Some(_) => {}
            None => {
                self.texts
                    .insert(name, String::from_utf8_lossy(&bytes).into_owned());
            }
        }
        Ok(())
    }
}

impl<S: Send + Sync> FromRequest<S> for Upload {
    type Rejection = Error;

    async fn from_request(mut request: Request, state: &S) -> Result<Self> {
        let Extension(Largest(largest)) = request
            .extract_parts()
            .await
            .map_err(|_| Error::setup("A route takes files that the router does not know of."))?;
        let token = request.extensions().get::<FormToken>().cloned();
        let has_shown_it = request.headers().contains_key(form_token::HEADER);
        let form = Multipart::from_request(request, state)
            .await
            .map_err(|_| Error::refused("upload-cut"))?;
        let upload = Self::read(form, largest).await;
        // What did not arrive whole may lack its token: its own sentence says more.
        if let Some(token) = token.filter(|_| upload.fault.is_none() && !has_shown_it) {
            token.expect(upload.texts.get(FORM_TOKEN).map(String::as_str))?;
        }
        Ok(upload)
    }
}
