//! Handlers of reports in other languages.

use balai_kernel::{
    Actor, Audience, Error, Id, Result,
    audit::{self, Act, Change},
    file,
    policy::Action,
    search,
    translation::{self, OwnWay, Record},
    web::{Answer, Cx, axum::extract::Path, redirect_with},
};

use super::{
    Language, Progress, Tongue, pages, public_languages, releasable, store, translate, words::Vocabulary,
};
use crate::{
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
    /// The report in this language.
    pub translated: Material,
    pub progress: Progress,
}

async fn gather(cx: &Cx, id: Id<Report>, code: &str, action: Action) -> Result<Shown> {
    let report = found(cx, id).await?;
    let language = Language::found(&cx.app, code)?;
    let released = store::released(&cx.app.db, id).await?;
    let tongue = Tongue {
        is_released: released.iter().any(|one| one.language == code),
        report,
    };
    cx.may(action, &tongue)?;
    let material = edition::gather(&cx.app, &tongue.report).await?;
    let kept = translation::kept(&cx.app.db, id.uuid(), code).await?;
    let (mut translated, progress) = translate(&material, &language, &kept);
    translated.words = Vocabulary::of(&cx.app, &language).await?;
    Ok(Shown {
        tongue,
        language,
        translated,
        progress,
    })
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

/// What stands on the translator's page of a report: the way to look at it, and to make it public.
pub(super) async fn own_way(
    cx: &Cx,
    record: &Record,
    language: &Language,
    progress: Progress,
    is_shown: bool,
) -> Result<OwnWay> {
    let report = found(cx, Id::of(record.id)).await?;
    let tongue = Tongue {
        is_released: is_shown,
        report,
    };
    Ok(pages::own_way(cx, &tongue, language, progress))
}

/// What the report is found by in its first language; the editions that everyone may read are added
/// to it as it is kept.
async fn findable(cx: &Cx, report: &Report) -> Result<String> {
    let material = edition::gather(&cx.app, report).await?;
    Ok(printed::findable(compose(&material)))
}

/// Makes an edition public, with its PDF.
pub async fn release(cx: Cx, Path((id, code)): Path<(Id<Report>, String)>) -> Answer {
    let shown = gather(&cx, id, &code, Action::Release).await?;
    releasable(&shown.tongue.report, shown.progress)?;
    let account = cx.actor.account.ok_or(Error::SignedOut)?;
    let made = typeset(&cx.app, &shown.translated).await?;
    let written = cx.app.files.write(&cx.app.clock, &made.pdf).await?;
    let text = &findable(&cx, &shown.tongue.report).await?;
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
            translation::show(&tx, &app.clock, "report", id.uuid(), code, account).await?;
            search::put(&tx, &report.doc(text.clone())).await?;
            let language = Change::between("language", None::<&str>, Some(code));
            let act = Act::on("released", "report", id);
            audit::record(&tx, &app.clock, actor, act.changing(language.as_slice())).await
        })
        .await?;
    Ok(redirect_with(
        &format!("/app/translations/report/{id}/{code}"),
        "translation-released",
    ))
}

/// Takes an edition back, so that it can be corrected.
pub async fn take_back(cx: Cx, Path((id, code)): Path<(Id<Report>, String)>) -> Answer {
    let shown = gather(&cx, id, &code, Action::Release).await?;
    let report = &shown.tongue.report;
    let text = &findable(&cx, report).await?;
    let (app, actor, code) = (&cx.app, &cx.actor, code.as_str());
    app.db
        .write("translation.take_back", |tx| async move {
            let released = store::released(&tx, id).await?;
            let own = released.iter().find(|one| one.language == code);
            let own = own.ok_or_else(|| Error::refused("translation-not-released"))?;
            store::take_back(&tx, id, code).await?;
            translation::hide(&tx, id.uuid(), code).await?;
            search::put(&tx, &report.doc(text.clone())).await?;
            file::remove(&tx, own.file).await?;
            let language = Change::between("language", Some(code), None::<&str>);
            let act = Act::on("taken-back", "report", id);
            audit::record(&tx, &app.clock, actor, act.changing(language.as_slice())).await
        })
        .await?;
    Ok(redirect_with(
        &format!("/app/translations/report/{id}/{code}"),
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
    let languages = public_languages(&cx.app, &shown.tongue.report).await?;
    Ok(pages::read(&cx, &shown, &edition, &languages).public(&cx))
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
