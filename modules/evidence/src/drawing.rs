//! What may be printed or shown of quotes and photographs, for whoever draws a page or a document:
//! the words, how the speaker is named, and what keeps it from standing there.

use std::collections::BTreeMap;

use balai_kernel::{
    Id, Result,
    file::{self, FileRow},
    store::Conn,
    text::Message,
};
use jiff::civil::Date;

use crate::{
    consent::{self, Consent, Scope, What},
    photograph::{self, Photograph},
    quote::{self, Quote},
};

/// A quote or a photograph as it would be printed or shown on a day.
#[derive(Debug, Clone)]
pub struct Drawn {
    /// Which.
    pub what: What,
    /// What it holds.
    pub holds: Holds,
    /// The fingerprint of what was agreed to.
    pub fingerprint: String,
    /// Why it may not stand in the report, one sentence each.
    pub not_in_report: Vec<Message>,
    /// Why it may not stand on a page of the website.
    pub not_on_web: Vec<Message>,
}

/// The words or the picture.
#[derive(Debug, Clone)]
pub enum Holds {
    /// Words, and whose they are, as they chose to be named.
    Words {
        /// In English.
        words: String,
        /// The form of the name that was chosen.
        said_by: String,
    },
    /// A picture, drawn for print.
    Picture {
        /// Its file; none while there is none.
        file: Option<FileRow>,
        /// The words under it.
        caption: String,
        /// What it shows, for who does not see it.
        alternative: String,
        /// Who took it.
        credit: String,
    },
}

impl Drawn {
    /// What is printed of people's names with it: what changes when somebody chooses another form.
    pub fn named(&self) -> &str {
        match &self.holds {
            Holds::Words { said_by, .. } => said_by,
            Holds::Picture { .. } => "",
        }
    }
}

/// These quotes and photographs as they would be printed or shown on a day, by id; what is not there
/// any more is left out.
///
/// # Errors
/// When the database fails.
pub async fn drawn(conn: &impl Conn, whats: &[What], today: Date) -> Result<BTreeMap<What, Drawn>> {
    if whats.is_empty() {
        return Ok(BTreeMap::new());
    }
    let consents = consent::store::of_several(conn, whats).await?;
    let quotes: Vec<Id<Quote>> = whats.iter().filter_map(|what| what.quote()).collect();
    let photographs: Vec<Id<Photograph>> = whats.iter().filter_map(|what| what.photograph()).collect();
    let own = |what: What| -> Vec<Consent> {
        let is_own = |one: &&Consent| one.what() == Some(what);
        consents.iter().filter(is_own).cloned().collect()
    };
    let mut all = BTreeMap::new();
    for quote in quote::store::several(conn, &quotes).await? {
        let what = What::Quote(quote.id);
        let own = own(what);
        let said_by = Quote::speaker(&own).map(quote::pages::named).unwrap_or_default();
        let drawn = Drawn {
            what,
            fingerprint: quote.fingerprint(),
            not_in_report: quote.lacks(&own, Scope::Report, today),
            not_on_web: quote.lacks(&own, Scope::Web, today),
            holds: Holds::Words {
                words: quote.printed().to_owned(),
                said_by,
            },
        };
        all.insert(what, drawn);
    }
    for photograph in photograph::store::several(conn, &photographs).await? {
        let what = What::Photograph(photograph.id);
        let own = own(what);
        let file = match photograph.for_print {
            Some(file) => file::find(conn, file).await?,
            None => None,
        };
        let drawn = Drawn {
            what,
            fingerprint: photograph.fingerprint(),
            not_in_report: photograph.lacks(&own, Scope::Report, today),
            not_on_web: photograph.lacks(&own, Scope::Web, today),
            holds: Holds::Picture {
                file,
                caption: photograph.caption.clone(),
                alternative: photograph.alternative.clone(),
                credit: photograph.credit.clone(),
            },
        };
        all.insert(what, drawn);
    }
    Ok(all)
}
