//! Handlers of briefs.

use std::collections::BTreeMap;

use balai_kernel::{
    Actor, App, Error, Result,
    audit::{self, Act, Look},
    template,
    web::{Answer, Cx, Query, attachment, axum::extract::Path},
};

use super::{Asked, AskedPeriod, Brief, Edition, Length, brief, export, pages, word};
use crate::{draft::kinds, pdf};

/// The type of a document of Word.
const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

type Pairs = BTreeMap<String, String>;

/// What the address asks for. Whoever may only have the party's edition gets that one where none
/// is named.
fn asked(cx: &Cx, about: &str, pairs: &Pairs) -> Result<Asked> {
    let get = |key: &str| pairs.get(key).map_or("", |value| value.trim());
    let usual = match cx.actor.is_office() {
        true => Edition::Office,
        false => Edition::Party,
    };
    Ok(Asked {
        about: about.parse()?,
        period: AskedPeriod {
            year: get("year").parse().ok(),
            part: get("part").to_owned(),
            from: get("from").to_owned(),
            to: get("to").to_owned(),
        },
        edition: Edition::from_code(get("edition")).unwrap_or(usual),
        lang: cx.lang(),
    })
}

/// A brief as a page.
pub async fn show(cx: Cx, Path(about): Path<String>, Query(pairs): Query<Pairs>) -> Answer {
    let asked = asked(&cx, &about, &pairs)?;
    let brief = brief(&cx.app, &cx.actor, &asked, Length::USUAL).await?;
    looked(&cx, &brief).await?;
    Ok(pages::show(&cx, &asked, &brief).workspace(&cx))
}

/// Writes that the reader saw whom the brief names.
async fn looked(cx: &Cx, brief: &Brief) -> Result<()> {
    for share in &brief.names {
        let Some(party) = share.party else { continue };
        let look = Look {
            noun: "brief",
            row: party.uuid(),
            party: Some(party),
            agency: None,
            under: share.under,
        };
        audit::looked(&cx.app, &cx.actor, look).await?;
    }
    Ok(())
}

/// A brief as PDF.
pub async fn as_pdf(cx: Cx, Path(about): Path<String>, Query(pairs): Query<Pairs>) -> Answer {
    let asked = asked(&cx, &about, &pairs)?;
    let (brief, made) = printed(&cx.app, &cx.actor, &asked).await?;
    let name = file_name(&asked, &brief, "pdf");
    Ok(pdf::inline(&name, made.pdf))
}

/// A brief as a document of Word.
pub async fn as_word(cx: Cx, Path(about): Path<String>, Query(pairs): Query<Pairs>) -> Answer {
    let asked = asked(&cx, &about, &pairs)?;
    let (brief, document) = written(&cx.app, &cx.actor, &asked).await?;
    Ok(attachment(&file_name(&asked, &brief, "docx"), WORD, document))
}

/// The name of the file: `brief-th-2024-office.pdf`.
fn file_name(asked: &Asked, brief: &Brief, ending: &str) -> String {
    let about: String = asked
        .about
        .to_string()
        .to_lowercase()
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() { c } else { '-' })
        .collect();
    let (period, edition) = (brief.period.slug(), brief.edition.code());
    format!("brief-{about}-{period}-{edition}.{ending}")
}

/// Makes a brief and sets it; one that would be longer than two pages is made shorter. Taking one
/// away that names people is an act in the audit.
///
/// # Errors
/// As [`brief`], and when the document cannot be set.
pub(crate) async fn printed(app: &App, reader: &Actor, asked: &Asked) -> Result<(Brief, pdf::Made)> {
    let mut made = None;
    for length in [Length::USUAL, Length::SHORT, Length::SHORTEST] {
        let brief = brief(app, reader, asked, length).await?;
        let set = pdf::render(export::job(app, &brief), pdf::setter()).await?;
        let fits = set.pages <= 2;
        made = Some((brief, set));
        if fits {
            break;
        }
    }
    let (brief, set) = made.ok_or(Error::NotFound)?;
    for warning in &set.warnings {
        // For who looks after the template; it names lines of the document, never people.
        tracing::info!(warning, "the typesetter remarked on a brief");
    }
    taken(app, reader, &brief).await?;
    Ok((brief, set))
}

/// Makes a brief and writes it for Word.
///
/// # Errors
/// As [`brief`], and when the document cannot be packed.
pub(crate) async fn written(app: &App, reader: &Actor, asked: &Asked) -> Result<(Brief, Vec<u8>)> {
    let brief = brief(app, reader, asked, Length::USUAL).await?;
    let office = app.profile.office.name.get(brief.lang);
    let values = || kinds::of_brief(office, &brief);
    let document = match template::filled(app, &kinds::BRIEF, values).await? {
        Some(own) => own,
        None => word::document(app, &brief)?,
    };
    taken(app, reader, &brief).await?;
    Ok((brief, document))
}

/// Writes that somebody took a brief away that names people.
async fn taken(app: &App, reader: &Actor, brief: &Brief) -> Result<()> {
    if brief.names.is_empty() {
        return Ok(());
    }
    let reader = reader.viewer().unwrap_or(reader);
    let shares = &brief.names;
    app.db
        .write("brief.export", |tx| async move {
            let act = Act::about("exported", "brief").sharing(shares);
            audit::record(&tx, &app.clock, reader, act).await
        })
        .await
}
