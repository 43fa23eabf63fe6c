//! Handlers of reports in other languages.

use balai_kernel::{
    Actor, Audience, Error, Id, Result,
    audit::{self, Act, Change},
    error::FieldConflict,
    file,
    policy::Action,
    t,
    text::Message,
    web::{
        Answer, Cx,
        axum::{extract::Path, http::StatusCode, response::IntoResponse as _},
        redirect_with,
    },
};
use balai_workplan::sent::Sent;
use sha2::{Digest as _, Sha256};

use super::{
    Kept, Language, Pair, Progress, State, Tongue, Unit, beside, faithful, language, pages, releasable,
    store, translate, units,
};
use crate::{
    block::Block,
    edition::{self, Material, compose, compose_for},
    pdf,
    printed::{self, Medium},
    report::{
        Report, store as reports,
        web::{found, typeset},
    },
};

/// A report in a language, as far as it is translated.
pub(super) struct Shown {
    pub tongue: Tongue,
    pub language: Language,
    /// In the first language.
    pub material: Material,
    /// In this one.
    pub translated: Material,
    pub kept: Vec<Kept>,
    pub progress: Progress,
}

async fn gather(cx: &Cx, id: Id<Report>, code: &str, action: Action) -> Result<Shown> {
    let report = found(cx, id).await?;
    let language = language(&cx.app, code)?;
    let released = store::released(&cx.app.db, id).await?;
    let tongue = Tongue {
        is_released: released.iter().any(|one| one.language == code),
        report,
    };
    cx.may(action, &tongue)?;
    let material = edition::gather(&cx.app, &tongue.report).await?;
    let kept = store::kept(&cx.app.db, id, code).await?;
    let (translated, progress) = translate(&material, &language, &kept);
    Ok(Shown {
        tongue,
        language,
        material,
        translated,
        kept,
        progress,
    })
}

/// The languages of a report, with how far each is.
pub async fn list(cx: Cx, Path(id): Path<Id<Report>>) -> Answer {
    let report = found(&cx, id).await?;
    if !cx.actor.is_office() {
        return Err(Error::NotFound);
    }
    let material = edition::gather(&cx.app, &report).await?;
    let kept = store::kept_of_all(&cx.app.db, id).await?;
    let released = store::released(&cx.app.db, id).await?;
    let all = cx.app.profile.edition_languages.iter().map(|known| {
        let language = Language::of(known);
        let own: Vec<Kept> = kept
            .iter()
            .filter(|(code, _)| *code == language.code)
            .map(|(_, kept)| kept.clone())
            .collect();
        let (_, progress) = translate(&material, &language, &own);
        let released = released.iter().find(|one| one.language == language.code).cloned();
        (language, progress, released)
    });
    let all: Vec<_> = all.collect();
    Ok(pages::list(&cx, &report, &all).workspace(&cx))
}

/// The blocks of a report in a language, with how far each is.
pub async fn show(cx: Cx, Path((id, code)): Path<(Id<Report>, String)>) -> Answer {
    let shown = gather(&cx, id, &code, Action::Read).await?;
    if !cx.actor.is_office() {
        return Err(Error::NotFound);
    }
    Ok(pages::show(&cx, &shown).workspace(&cx))
}

/// The report as it would be read in a language.
pub async fn preview(cx: Cx, Path((id, code)): Path<(Id<Report>, String)>) -> Answer {
    let shown = gather(&cx, id, &code, Action::Read).await?;
    if !cx.actor.is_office() {
        return Err(Error::NotFound);
    }
    let edition = compose(&shown.translated);
    Ok(pages::preview(&cx, &shown, &edition).workspace(&cx))
}

fn pairs_of(shown: &Shown, block: Id<Block>) -> Result<Vec<Pair>> {
    let all = units(&shown.material.report, &shown.material.blocks);
    let (_, units) = all
        .into_iter()
        .find(|(id, _)| *id == block)
        .ok_or(Error::NotFound)?;
    let own: Vec<Kept> = shown
        .kept
        .iter()
        .filter(|kept| kept.block == block)
        .cloned()
        .collect();
    Ok(beside(&units, &own))
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

/// A block beside its translation.
pub async fn edit(cx: Cx, Path((id, code, block)): Path<(Id<Report>, String, Id<Block>)>) -> Answer {
    let shown = gather(&cx, id, &code, Action::Change).await?;
    let pairs = pairs_of(&shown, block)?;
    let terms = reports::terms_in(&cx.app.db, &code).await?;
    Ok(pages::edit(&cx, &shown, block, &pairs, &terms, &[]).workspace(&cx))
}

/// The name of a paragraph's field in the form.
pub(super) fn name(at: usize) -> String {
    format!("words-{at}")
}

/// Keeps a block's translation; nothing is kept where a figure got lost.
pub async fn save(
    cx: Cx,
    Path((id, code, block)): Path<(Id<Report>, String, Id<Block>)>,
    sent: Sent,
) -> Answer {
    let shown = gather(&cx, id, &code, Action::Change).await?;
    let before = pairs_of(&shown, block)?;
    let mut wrong: Vec<(usize, Message)> = Vec::new();
    let mut typed = Vec::new();
    for (at, pair) in before.iter().enumerate() {
        let words = balai_workplan::sent::tidy(sent.get(&name(at)), true);
        if !words.is_empty()
            && let Err(why) = faithful(&pair.unit.source, &words)
        {
            wrong.push((at, why));
        }
        typed.push(words);
    }
    if !wrong.is_empty() {
        let pairs: Vec<Pair> = before
            .iter()
            .zip(&typed)
            .map(|(pair, words)| Pair {
                words: words.clone(),
                ..pair.clone()
            })
            .collect();
        let terms = reports::terms_in(&cx.app.db, &code).await?;
        let page = pages::edit(&cx, &shown, block, &pairs, &terms, &wrong).workspace(&cx);
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    }
    let keep: Vec<(Unit, String)> = before
        .iter()
        .zip(typed)
        .enumerate()
        .filter(|(_, (_, words))| !words.is_empty())
        .map(|(at, (pair, words))| {
            // What is out of date stays so until somebody writes it anew, or says that it still holds.
            let is_seen = words != pair.words || sent.is_ticked(&format!("holds-{at}"));
            let source = match (&pair.before, pair.state) {
                (Some(before), State::Stale) if !is_seen => before.clone(),
                _ => pair.unit.source.clone(),
            };
            (
                Unit {
                    source,
                    ..pair.unit.clone()
                },
                words,
            )
        })
        .collect();
    let (app, actor, keep, code, saw) = (&cx.app, &cx.actor, &keep, code.as_str(), sent.get("seen"));
    let lang = cx.lang();
    let (report, blocks) = (&shown.material.report, &shown.material.blocks);
    app.db
        .write("translation.keep", |tx| async move {
            let own: Vec<Kept> = store::kept(&tx, id, code).await?;
            let own: Vec<Kept> = own.into_iter().filter(|kept| kept.block == block).collect();
            let now = units(report, blocks)
                .into_iter()
                .find(|(id, _)| *id == block)
                .map(|(_, units)| beside(&units, &own))
                .unwrap_or_default();
            if seen(&now) != saw {
                return Err(Error::conflict([FieldConflict::between(
                    t!(lang, "translation-words"),
                    t!(lang, "due-yours"),
                    t!(lang, "due-theirs"),
                )]));
            }
            let by = store::By {
                account: actor.account,
                at: app.clock.now(),
            };
            store::keep(&tx, &app.clock, (id, block), code, keep, &by).await?;
            let language = Change::between("language", None::<&str>, Some(code));
            let act = Act::on("translated", "report block", block);
            audit::record(&tx, &app.clock, actor, act.changing(language.as_slice())).await
        })
        .await?;
    Ok(redirect_with(
        &format!("/app/reports/{id}/languages/{code}/{block}"),
        "translation-saved",
    ))
}

/// Makes an edition public, with its PDF.
pub async fn release(cx: Cx, Path((id, code)): Path<(Id<Report>, String)>) -> Answer {
    let shown = gather(&cx, id, &code, Action::Release).await?;
    releasable(&shown.tongue.report, shown.progress)?;
    let account = cx.actor.account.ok_or(Error::SignedOut)?;
    let made = typeset(&cx.app, &shown.translated).await?;
    let written = cx.app.files.write(&cx.app.clock, &made.pdf).await?;
    let name = file_name(&shown.tongue.report, &code);
    let standing = &printed::standing(&shown.translated);
    let (app, actor, written, code, name) = (&cx.app, &cx.actor, &written, code.as_str(), name.as_str());
    let version = shown.tongue.report.version;
    app.db
        .write("translation.release", |tx| async move {
            let report = reports::find(&tx, id).await?.ok_or(Error::NotFound)?;
            if report.version != version {
                return Err(Error::refused("report-changed-meanwhile"));
            }
            let file = file::keep(
                &tx,
                app,
                written,
                name,
                "application/pdf",
                &Audience::parse(&report.audience),
                Some(account),
            )
            .await?;
            if !store::release(&tx, &app.clock, id, code, account, (file, standing)).await? {
                return Err(Error::refused("translation-is-released"));
            }
            let language = Change::between("language", None::<&str>, Some(code));
            let act = Act::on("released", "report", id);
            audit::record(&tx, &app.clock, actor, act.changing(language.as_slice())).await
        })
        .await?;
    Ok(redirect_with(
        &format!("/app/reports/{id}/languages/{code}"),
        "translation-released",
    ))
}

/// Takes an edition back, so that it can be corrected.
pub async fn take_back(cx: Cx, Path((id, code)): Path<(Id<Report>, String)>) -> Answer {
    gather(&cx, id, &code, Action::Release).await?;
    let (app, actor, code) = (&cx.app, &cx.actor, code.as_str());
    app.db
        .write("translation.take_back", |tx| async move {
            let released = store::released(&tx, id).await?;
            let own = released.iter().find(|one| one.language == code);
            let own = own.ok_or_else(|| Error::refused("translation-not-released"))?;
            store::take_back(&tx, id, code).await?;
            file::remove(&tx, own.file).await?;
            let language = Change::between("language", Some(code), None::<&str>);
            let act = Act::on("taken-back", "report", id);
            audit::record(&tx, &app.clock, actor, act.changing(language.as_slice())).await
        })
        .await?;
    Ok(redirect_with(
        &format!("/app/reports/{id}/languages/{code}"),
        "translation-taken-back",
    ))
}

fn file_name(report: &Report, code: &str) -> String {
    report.file_name().replace(".pdf", &format!("-{code}.pdf"))
}

/// A published report in another language, on the public site.
pub async fn read(cx: Cx, Path((id, code)): Path<(Id<Report>, String)>) -> Answer {
    let shown = gather(&cx, id, &code, Action::Read).await?;
    if shown.tongue.report.published_at.is_none() || !shown.tongue.is_released {
        return Err(Error::NotFound);
    }
    let edition = compose_for(&shown.translated, Medium::Web);
    Ok(pages::read(&cx, &shown, &edition).public(&cx))
}

/// The same as PDF: made anew, before it is given to anybody, where something in it may not stand there
/// any more.
pub async fn published_pdf(cx: Cx, Path((id, code)): Path<(Id<Report>, String)>) -> Answer {
    let shown = gather(&cx, id, &code, Action::Read).await?;
    let released = store::released(&cx.app.db, id).await?;
    let before = released
        .iter()
        .find(|one| one.language == code)
        .ok_or(Error::NotFound)?;
    let standing = printed::standing(&shown.translated);
    let name = file_name(&shown.tongue.report, &code);
    let bytes = if before.evidence == standing {
        let row = file::find(&cx.app.db, before.file)
            .await?
            .ok_or(Error::NotFound)?;
        file::read(&cx.app, &row.storage_key).await?
    } else {
        remade(&cx, &shown, before, &standing, &name).await?
    };
    Ok(pdf::inline(&name, bytes))
}

async fn remade(
    cx: &Cx,
    shown: &Shown,
    before: &store::Released,
    standing: &str,
    name: &str,
) -> Result<Vec<u8>> {
    let app = &cx.app;
    let made = typeset(app, &shown.translated).await?.pdf;
    let written = &app.files.write(&app.clock, &made).await?;
    let id = shown.tongue.report.id;
    app.db
        .write("translation.remake", |tx| async move {
            let file = file::keep(
                &tx,
                app,
                written,
                name,
                "application/pdf",
                &Audience::parse(&shown.tongue.report.audience),
                None,
            )
            .await?;
            // Who was faster made the same.
            if !store::replace(&tx, id, before, file, standing).await? {
                return file::remove(&tx, file).await;
            }
            file::remove(&tx, before.file).await?;
            let act = Act::on("remade", "report", id);
            audit::record(&tx, &app.clock, &Actor::office_job(), act).await
        })
        .await?;
    Ok(made)
}
