//! Handlers of templates.

use axum::extract::Path;

use super::{LARGEST, PaperKind, TemplateRow, pages, sample, store};
use crate::{
    audience::Audience,
    audit::{self, Act, Change},
    error::{Error, Result},
    file,
    id::Id,
    module::Routes,
    policy::Action,
    print::WORD,
    text::Message,
    web::{
        Answer, Cx, Upload, attachment, axum::http::StatusCode, axum::response::IntoResponse, redirect_with,
    },
};

/// Where the templates stand.
pub(super) const PATH: &str = "/app/templates";

/// The URLs of templates.
pub(super) fn routes() -> Routes {
    Routes::new()
        .get::<TemplateRow, _, _>("/app/templates", Action::List, list)
        .get::<TemplateRow, _, _>("/app/templates/{kind}", Action::Read, show)
        .upload::<TemplateRow, _, _>("/app/templates/{kind}", Action::Create, give)
        .get::<TemplateRow, _, _>("/app/templates/{kind}/sample", Action::Read, begin_with)
        .get::<TemplateRow, _, _>("/app/templates/{kind}/editions/{id}", Action::Read, download)
        .post::<TemplateRow, _, _>("/app/templates/{kind}/end", Action::Change, end)
}

/// The kind of paper that an address names.
fn kind(cx: &Cx, code: &str) -> Result<&'static PaperKind> {
    cx.app
        .papers()
        .find(|kind| kind.code == code)
        .ok_or(Error::NotFound)
}

async fn list(cx: Cx) -> Answer {
    let rows = store::all(&cx.app.db).await?;
    Ok(pages::list(&cx, &rows).workspace(&cx))
}

async fn shown(cx: &Cx, kind: &PaperKind, problem: Option<&Message>) -> Answer {
    let mut rows = store::all(&cx.app.db).await?;
    rows.retain(|row| row.kind == kind.code);
    let page = pages::show(cx, kind, &rows, problem).workspace(cx);
    Ok(match problem {
        Some(_) => (StatusCode::UNPROCESSABLE_ENTITY, page).into_response(),
        None => page,
    })
}

async fn show(cx: Cx, Path(code): Path<String>) -> Answer {
    shown(&cx, kind(&cx, &code)?, None).await
}

/// Takes a template, if its fields are in order; else says what is wrong, and where.
async fn give(cx: Cx, Path(code): Path<String>, mut sent: Upload) -> Answer {
    let kind = kind(&cx, &code)?;
    let (name, bytes) = match sent.file() {
        Ok(Some(file)) => file,
        Ok(None) => return shown(&cx, kind, Some(&Message::new("upload-none"))).await,
        Err(Error::Refused(why)) => return shown(&cx, kind, Some(&why)).await,
        Err(error) => return Err(error),
    };
    if bytes.len() > LARGEST {
        let why = Message::new("template-large").with("most", i64::try_from(LARGEST >> 20).unwrap_or(0));
        return shown(&cx, kind, Some(&why)).await;
    }
    let lang = cx.lang();
    let tried = tokio::task::spawn_blocking(move || {
        let template = kind.read(&bytes)?;
        let filled = template.fill(&sample::tried(lang, kind.fields));
        filled.map(|_| bytes).map_err(|error| {
            Error::Refused(Message::new("template-not-filled").with("why", error.to_string()))
        })
    });
    let bytes = match tried.await.map_err(|_| Error::refused("template-stopped"))? {
        Ok(bytes) => bytes,
        Err(Error::Refused(why)) => return shown(&cx, kind, Some(&why)).await,
        Err(error) => return Err(error),
    };
    let written = cx.app.files.write(&cx.app.clock, &bytes).await?;
    let name: String = name.chars().filter(|c| !c.is_control()).take(200).collect();
    let (app, actor, name, written) = (&cx.app, &cx.actor, &name, &written);
    app.db
        .write("template.give", |tx| async move {
            let office = Audience::office();
            let file = file::keep(&tx, app, written, name, WORD, &office, actor.account).await?;
            store::end(&tx, app, kind.code).await?;
            let id = store::insert(&tx, app, kind.code, file, actor.account).await?;
            let changes = audit::changed([
                Change::between("kind", None::<&str>, Some(kind.code)),
                Change::between("name", None::<&str>, Some(name)),
            ]);
            let act = Act::on("created", "template", id).changing(&changes);
            audit::record(&tx, &app.clock, actor, act).await
        })
        .await?;
    Ok(redirect_with(&format!("{PATH}/{code}"), "template-given"))
}

/// A document with every field in it.
async fn begin_with(cx: Cx, Path(code): Path<String>) -> Answer {
    let kind = kind(&cx, &code)?;
    let bytes = sample::sample(cx.lang(), kind)?;
    Ok(attachment(&format!("template-{code}.docx"), WORD, bytes))
}

/// A template as it was given.
async fn download(cx: Cx, Path((code, id)): Path<(String, Id<TemplateRow>)>) -> Answer {
    let rows = store::all(&cx.app.db).await?;
    let row = rows.into_iter().find(|row| row.id == id && row.kind == code);
    let row = row.ok_or(Error::NotFound)?;
    cx.may(Action::Read, &row)?;
    let file = file::find(&cx.app.db, row.file).await?.ok_or(Error::NotFound)?;
    Ok(file::hand_over(&cx.app, &file, &row.name))
}

/// Back to the built-in look.
async fn end(cx: Cx, Path(code): Path<String>) -> Answer {
    let kind = kind(&cx, &code)?;
    let (app, actor) = (&cx.app, &cx.actor);
    app.db
        .write("template.end", |tx| async move {
            let row = store::in_use(&tx, kind.code).await?;
            let row = row.ok_or_else(|| Error::refused("template-none-used"))?;
            store::end(&tx, app, kind.code).await?;
            audit::record(&tx, &app.clock, actor, Act::on("ended", "template", row.id)).await
        })
        .await?;
    Ok(redirect_with(&format!("{PATH}/{code}"), "template-ended"))
}
