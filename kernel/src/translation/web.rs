//! Handlers of editions, for the office.

use std::collections::BTreeMap;

use axum::{extract::Path, http::StatusCode, response::IntoResponse as _};
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use super::{
    Edition, Kept, Language, Pair, Progress, Record, State, Translates, link, memory, pages, store,
    store::{By, EditionRow, Keep},
};
use crate::{
    App, Error, Result,
    actor::Actor,
    audit::{self, Act, Change},
    errand::{self, ErrandRow},
    error::FieldConflict,
    module::Routes,
    policy::Action,
    t,
    text::{Message, tidy},
    web::{Answer, Cx, Form, redirect_with},
};

/// The table of contents of editions: every URL, one line each.
#[rustfmt::skip]
pub(super) fn routes() -> Routes {
    use Action::{Change, Create, Export, List, Read, Release};
    use super::exchange;
    use errand::Bearer;
    Routes::new()
        .get::<Edition, _, _>("/app/translations", List, list)
        .get::<Edition, _, _>("/app/translations/{noun}/{id}", List, languages)
        .get::<Edition, _, _>("/app/translations/{noun}/{id}/{code}", Read, show)
        .get::<Edition, _, _>("/app/translations/{noun}/{id}/{code}/parts/{part}", Change, edit)
        .post::<Edition, _, _>("/app/translations/{noun}/{id}/{code}/parts/{part}", Change, save)
        .post::<Edition, _, _>("/app/translations/{noun}/{id}/{code}/showing", Release, show_to_all)
        .post::<Edition, _, _>("/app/translations/{noun}/{id}/{code}/hiding", Release, hide_from_all)
        .get::<Edition, _, _>("/app/translations/{noun}/{id}/{code}/xliff", Export, exchange::give)
        .upload::<Edition, _, _>("/app/translations/{noun}/{id}/{code}/xliff", Change, exchange::take)
        .post::<Edition, _, _>("/app/translations/{noun}/{id}/{code}/links", Change, link::send)
        .post::<Edition, _, _>("/app/translations/{noun}/{id}/{code}/links/{link}/revocation", Change, link::revoke)
        .get::<Bearer, _, _>("/translation/{token}", Read, link::show)
        .get::<Bearer, _, _>("/translation/{token}/parts/{part}", Read, link::edit)
        .post::<Bearer, _, _>("/translation/{token}/parts/{part}", Create, link::save)
        .get::<Bearer, _, _>("/translation/{token}/xliff", Read, exchange::give_by_link)
        .upload::<Bearer, _, _>("/translation/{token}/xliff", Create, exchange::take_by_link)
}

/// An edition on a translator's desk.
pub(super) struct Desk {
    pub kind: Translates,
    pub record: Record,
    pub language: Language,
    pub kept: Vec<Kept>,
    pub edition: Option<EditionRow>,
    /// Where the desk stands: its address, without a slash at the end.
    pub base: String,
    /// The link by which somebody without an account sits at it.
    pub bearer: Option<ErrandRow>,
}

impl Desk {
    pub(super) fn is_shown(&self) -> bool {
        self.edition.as_ref().is_some_and(|row| row.shown_at.is_some())
    }

    /// What everyone reads is changed by nobody from outside, and where it was released word for
    /// word by nobody at all.
    pub(super) fn is_locked(&self) -> bool {
        self.is_shown() && (self.kind.own_way.is_some() || self.bearer.is_some())
    }

    pub(super) fn progress(&self) -> Progress {
        self.record.progress(&self.language.code, &self.kept)
    }

    pub(super) fn pairs(&self, part: Uuid) -> Result<Vec<Pair>> {
        let part = self.record.part(part)?;
        Ok(super::beside::beside_in(
            &self.language.code,
            part.id,
            &part.units,
            &self.kept,
        ))
    }

    /// Who writes, for what is kept.
    pub(super) fn by(&self, actor: &Actor) -> By {
        By {
            account: actor.account.filter(|_| self.bearer.is_none()),
            errand: self.bearer.as_ref().map(|link| link.id),
        }
    }

    fn rule(&self) -> Edition {
        Edition {
            is_locked: self.is_locked(),
        }
    }
}

/// The record's and the language's desk.
pub(super) async fn desk(
    app: &App,
    reader: &Actor,
    (noun, id, code): (&str, Uuid, &str),
) -> Result<Option<Desk>> {
    let Some(kind) = app.translates(noun) else {
        return Ok(None);
    };
    let Some(record) = (kind.find)(app, reader, id).await? else {
        return Ok(None);
    };
    let language = Language::found(app, code)?;
    let kept = store::kept(&app.db, id, code).await?;
    let all = store::of_record(&app.db, id).await?;
    Ok(Some(Desk {
        kind,
        base: format!("{}/{code}", record.editions()),
        edition: all.into_iter().find(|row| row.language == code),
        record,
        language,
        kept,
        bearer: None,
    }))
}

/// Where a desk stands: noun, record, language.
pub(super) type At = (String, Uuid, String);

pub(super) async fn found(cx: &Cx, (noun, id, code): &At, action: Action) -> Result<Desk> {
    let desk = desk(&cx.app, &cx.actor, (noun, *id, code)).await?;
    let desk = desk.ok_or(Error::NotFound)?;
    cx.may(action, &desk.rule())?;
    Ok(desk)
}

/// The editions that were begun, with how far each is.
async fn list(cx: Cx) -> Answer {
    let mut rows = Vec::new();
    for row in store::all(&cx.app.db).await? {
        let at = (row.noun.as_str(), row.record, row.language.as_str());
        // A language that the profile no longer names has no desk.
        if cx.app.profile.edition_language(&row.language).is_none() {
            continue;
        }
        if let Some(desk) = desk(&cx.app, &cx.actor, at).await? {
            rows.push(desk);
        }
    }
    Ok(pages::list(&cx, &rows).workspace(&cx))
}

/// The languages of a record, with how far each is.
async fn languages(cx: Cx, Path((noun, id)): Path<(String, Uuid)>) -> Answer {
    let kind = cx.app.translates(&noun).ok_or(Error::NotFound)?;
    let record = (kind.find)(&cx.app, &cx.actor, id).await?;
    let record = record.ok_or(Error::NotFound)?;
    let kept = store::kept_of_all(&cx.app.db, id).await?;
    let begun = store::of_record(&cx.app.db, id).await?;
    let rows = cx.app.profile.edition_languages.iter().map(|known| {
        let language = Language::of(known);
        let own: Vec<Kept> = kept
            .iter()
            .filter(|kept| kept.language == language.code)
            .cloned()
            .collect();
        let progress = record.progress(&language.code, &own);
        let is_shown = begun
            .iter()
            .any(|row| row.language == language.code && row.shown_at.is_some());
        (language, progress, is_shown)
    });
    let rows: Vec<_> = rows.collect();
    Ok(pages::languages(&cx, &record, &rows).workspace(&cx))
}

/// The parts of a record in a language, with how far each is.
async fn show(cx: Cx, Path(at): Path<At>) -> Answer {
    let desk = found(&cx, &at, Action::Read).await?;
    let own_way = match desk.kind.own_way {
        Some(way) => Some(
            way(
                &cx,
                &desk.record,
                &desk.language,
                desk.progress(),
                desk.is_shown(),
            )
            .await?,
        ),
        None => None,
    };
    let links = match &desk.edition {
        Some(row) => errand::of_row(&cx.app.db, link::PURPOSE, row.id.uuid()).await?,
        None => Vec::new(),
    };
    Ok(pages::show(&cx, &desk, own_way, &links).workspace(&cx))
}

/// What a translator saw: whoever saves later saves over nothing else.
pub(super) fn seen(pairs: &[Pair]) -> String {
    let mut hash = Sha256::new();
    for pair in pairs {
        for text in [pair.unit.source.as_str(), pair.words.as_str()] {
            hash.update(text.len().to_le_bytes());
            hash.update(text);
        }
        hash.update([pair.state as u8]);
    }
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// What was translated before that helps with a paragraph.
#[derive(Debug, Default)]
pub(super) struct Recalled {
    /// The whole of it.
    pub whole: Option<String>,
    /// Sentences of it.
    pub sentences: Vec<(String, String)>,
}

/// What the memory holds for the paragraphs of a part that are not in order, in their order.
pub(super) async fn recalled(cx: &Cx, desk: &Desk, part: Uuid, pairs: &[Pair]) -> Result<Vec<Recalled>> {
    let open = |pair: &&Pair| pair.state != State::Current;
    let digests: Vec<String> = pairs
        .iter()
        .filter(open)
        .flat_map(|pair| memory::asked(&pair.unit.source))
        .collect();
    // Whoever comes by a link is told what everyone may read, and their own record.
    let only = desk.bearer.as_ref().map(|_| desk.record.id);
    let found = store::recall(&cx.app.db, &desk.language.code, digests, (part, only)).await?;
    Ok(pairs
        .iter()
        .map(|pair| {
            if pair.state == State::Current {
                return Recalled::default();
            }
            let of = |text: &str| found.get(&memory::digest(text)).map(|(_, words)| words.clone());
            let source = &pair.unit.source;
            let whole = of(source).filter(|words| (desk.kind.faithful)(source, words).is_ok());
            let sentences = if whole.is_some() {
                Vec::new()
            } else {
                let each = memory::sentences(source).into_iter();
                each.filter_map(|one| of(&one).map(|words| (one, words)))
                    .collect()
            };
            Recalled { whole, sentences }
        })
        .collect())
}

/// The address of a part of a record in a language.
type AtPart = (String, Uuid, String, Uuid);

/// A part beside its translation.
async fn edit(cx: Cx, Path((noun, id, code, part)): Path<AtPart>) -> Answer {
    let desk = found(&cx, &(noun, id, code), Action::Change).await?;
    Ok(pages::edit_page(&cx, &desk, part, None).await?.workspace(&cx))
}

/// The name of a paragraph's field in the form.
pub(super) fn name(at: usize) -> String {
    format!("words-{at}")
}

/// A form as it was sent.
pub(super) type Sent = BTreeMap<String, String>;

fn is_ticked(sent: &Sent, name: &str) -> bool {
    sent.get(name).is_some_and(|value| value == "yes")
}

/// What was typed and is wrong: for each paragraph its words, and the sentences about some.
pub(super) struct Wrong {
    pub words: Vec<String>,
    pub why: Vec<(usize, Message)>,
}

/// What a form would keep of a part, or what is wrong with it.
pub(super) fn typed(
    desk: &Desk,
    actor: &Actor,
    pairs: &[Pair],
    recalled: &[Recalled],
    sent: &Sent,
) -> Result<Vec<Keep>, Wrong> {
    let mut wrong = Wrong {
        words: Vec::new(),
        why: Vec::new(),
    };
    for (at, pair) in pairs.iter().enumerate() {
        let mut words = tidy(sent.get(&name(at)).map_or("", String::as_str), true);
        // What was translated before is taken where nothing else was typed.
        if words.is_empty() && is_ticked(sent, &format!("take-{at}")) {
            let before = recalled.get(at).and_then(|found| found.whole.clone());
            words = before.unwrap_or_default();
        }
        if !words.is_empty()
            && let Err(why) = (desk.kind.faithful)(&pair.unit.source, &words)
        {
            wrong.why.push((at, why));
        }
        wrong.words.push(words);
    }
    if !wrong.why.is_empty() {
        return Err(wrong);
    }
    let by = desk.by(actor);
    let all = pairs.iter().zip(wrong.words).enumerate();
    Ok(all
        .filter(|(_, (_, words))| !words.is_empty())
        // What came with the record stays its own until somebody writes something else.
        .filter(|(_, (pair, words))| pair.kept.is_some() || pair.words != *words)
        .map(|(at, (pair, words))| {
            // What is out of date stays so until somebody writes it anew, or says that it still holds.
            let is_seen = words != pair.words || is_ticked(sent, &format!("holds-{at}"));
            let source = match (&pair.before, pair.state) {
                (Some(before), State::Stale) if !is_seen => before.clone(),
                _ => pair.unit.source.clone(),
            };
            let is_second = may_read_second(pair, by) && words == pair.words;
            Keep {
                unit: pair.unit.clone(),
                source,
                words,
                before: pair.kept.clone(),
                is_read: is_second && is_ticked(sent, &format!("read-{at}")),
            }
        })
        .collect())
}

/// Whether somebody can say of a paragraph that they read it as the second: who has an account and
/// did not write it, while it is in order and nobody else has.
pub(super) fn may_read_second(pair: &Pair, by: By) -> bool {
    let is_others = |kept: &Kept| by.account.is_some() && kept.account != by.account;
    pair.state == State::Current && !pair.is_read() && pair.kept.as_ref().is_some_and(is_others)
}

/// Keeps a part's paragraphs, unless somebody else did since the form was drawn. False where the
/// link has ended since.
pub(super) async fn keep(cx: &Cx, desk: &Desk, part: Uuid, all: &[Keep], saw: &str) -> Result<bool> {
    let (app, actor, code) = (&cx.app, &link::acting(cx, desk), desk.language.code.as_str());
    let (lang, record) = (cx.lang(), &desk.record);
    app.db
        .write("translation.keep", |tx| async move {
            if let Some(link) = &desk.bearer
                && !errand::take(&tx, link.id, app.clock.now()).await?
            {
                return Ok(false);
            }
            let own = store::kept(&tx, record.id, code).await?;
            let units = &record.part(part)?.units;
            if seen(&super::beside::beside_in(code, part, units, &own)) != saw {
                return Err(Error::conflict([FieldConflict::between(
                    t!(lang, "translation-words"),
                    t!(lang, "translation-yours"),
                    t!(lang, "translation-theirs"),
                )]));
            }
            let row = store::begun(&tx, &app.clock, record.noun, record.id, code).await?;
            store::keep(&tx, &app.clock, (record.id, part), code, all, desk.by(actor)).await?;
            if let (Some(index), Some(_)) = (desk.kind.index, row.shown_at) {
                index(&tx, record.id).await?;
            }
            record_act(&tx, app, actor, "translated", &row).await?;
            Ok(true)
        })
        .await
}

/// The audit's line about an edition.
pub(super) async fn record_act(
    tx: &crate::store::Tx,
    app: &App,
    actor: &Actor,
    act: &'static str,
    row: &EditionRow,
) -> Result<()> {
    let of = format!("{} {}", row.noun, row.record);
    let changes = audit::changed([
        Change::between("language", None::<&str>, Some(&row.language)),
        Change::between("record", None::<&str>, Some(&of)),
    ]);
    let line = Act::on(act, "translation", row.id).changing(&changes);
    audit::record(tx, &app.clock, actor, line).await
}

/// Keeps a part's translation; nothing is kept where a figure got lost.
async fn save(cx: Cx, Path((noun, id, code, part)): Path<AtPart>, Form(sent): Form<Sent>) -> Answer {
    let desk = found(&cx, &(noun, id, code), Action::Change).await?;
    let pairs = desk.pairs(part)?;
    let recalled = recalled(&cx, &desk, part, &pairs).await?;
    match typed(&desk, &cx.actor, &pairs, &recalled, &sent) {
        Ok(all) => {
            let saw = sent.get("seen").map_or("", String::as_str);
            keep(&cx, &desk, part, &all, saw).await?;
            let to = format!("{}/parts/{part}", desk.base);
            Ok(redirect_with(&to, "translation-saved"))
        }
        Err(wrong) => {
            let page = pages::edit_page(&cx, &desk, part, Some(&wrong)).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page.workspace(&cx)).into_response())
        }
    }
}

/// Shows an edition to everyone. What is not translated in it is read in the first language.
async fn show_to_all(cx: Cx, Path(at): Path<At>) -> Answer {
    let desk = found(&cx, &at, Action::Release).await?;
    if desk.kind.own_way.is_some() {
        return Err(Error::NotFound);
    }
    if !desk.progress().is_begun() {
        return Err(Error::refused("translation-nothing-yet"));
    }
    if !desk.record.is_public {
        return Err(Error::refused("translation-record-not-public"));
    }
    let account = cx.actor.account.ok_or(Error::SignedOut)?;
    let (app, actor, record) = (&cx.app, &cx.actor, &desk.record);
    let (code, kind) = (desk.language.code.as_str(), desk.kind);
    app.db
        .write("translation.show", |tx| async move {
            if !store::show(&tx, &app.clock, record.noun, record.id, code, account).await? {
                return Err(Error::refused("translation-is-released"));
            }
            let row = store::begun(&tx, &app.clock, record.noun, record.id, code).await?;
            if let Some(index) = kind.index {
                index(&tx, record.id).await?;
            }
            // What everyone reads is not written from outside any more.
            errand::revoke_of(&tx, link::PURPOSE, row.id.uuid(), app.clock.now()).await?;
            record_act(&tx, app, actor, "released", &row).await
        })
        .await?;
    Ok(redirect_with(&desk.base, "translation-released"))
}

/// Hides an edition again.
async fn hide_from_all(cx: Cx, Path(at): Path<At>) -> Answer {
    let desk = found(&cx, &at, Action::Release).await?;
    if desk.kind.own_way.is_some() {
        return Err(Error::NotFound);
    }
    let (app, actor, record) = (&cx.app, &cx.actor, &desk.record);
    let (code, kind) = (desk.language.code.as_str(), desk.kind);
    app.db
        .write("translation.hide", |tx| async move {
            if !store::hide(&tx, record.id, code).await? {
                return Err(Error::refused("translation-not-released"));
            }
            let row = store::begun(&tx, &app.clock, record.noun, record.id, code).await?;
            if let Some(index) = kind.index {
                index(&tx, record.id).await?;
            }
            record_act(&tx, app, actor, "taken-back", &row).await
        })
        .await?;
    Ok(redirect_with(&desk.base, "translation-taken-back"))
}
