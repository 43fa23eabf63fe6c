//! Handlers of publications.

use std::collections::BTreeMap;

use balai_kernel::{
    Actor, App, Error, Id, Result,
    audit::{self, Act, Change},
    error::FieldConflict,
    module::{HomePart, HomeSlot},
    policy::Action,
    search, t,
    text::Lang,
    translation,
    view::{self, Columns},
    web::{
        Answer, Cx, Form, Listing, Query,
        axum::{extract::Path, http::HeaderMap},
        redirect_with,
    },
};

use super::{Draft, Publication, Sent, file, pages, read as read_form, store, translation::record};

/// How many publications the public home shows.
const AT_HOME: usize = 3;

/// The latest public publications, for the public home.
///
/// # Errors
/// When the database fails.
pub async fn home(app: &App, actor: &Actor) -> Result<Vec<HomePart>> {
    let anyone = Actor::anonymous(actor.lang);
    let mut rows = store::list(&app.db, &anyone, &Listing::default(), false).await?;
    rows.truncate(AT_HOME);
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    Ok(vec![HomePart {
        slot: HomeSlot::Aside,
        markup: pages::home(actor.lang, &rows),
    }])
}

pub(super) async fn found(cx: &Cx, id: Id<Publication>, action: Action) -> Result<Publication> {
    let publication = store::find(&cx.app.db, id).await?.ok_or(Error::NotFound)?;
    cx.may(action, &publication)?;
    Ok(publication)
}

/// The publications that the reader may see.
pub async fn list(cx: Cx, Query(pairs): Query<BTreeMap<String, String>>) -> Answer {
    let listing = Listing::of(pairs);
    let (db, actor) = (&cx.app.db, &cx.actor);
    let columns = Columns::of(&cx, &listing, pages::PATH, &pages::COLUMNS).await?;
    let rows = store::list(db, actor, &listing, false).await?;
    let count = store::count(db, actor, &listing).await?;
    let offer = pages::Offer {
        years: store::years(db, actor).await?,
        initiatives: store::initiatives(db, cx.lang()).await?,
    };
    let lines = pages::Line::of_all(rows, &offer.initiatives);
    Ok(pages::list(&cx, &offer, count, &columns, &lines))
}

/// The list as a file: exactly what its reader sees.
pub async fn export(
    cx: Cx,
    Path(format): Path<String>,
    Query(pairs): Query<BTreeMap<String, String>>,
) -> Answer {
    let listing = Listing::of(pairs);
    let rows = store::list(&cx.app.db, &cx.actor, &listing, true).await?;
    let initiatives = store::initiatives(&cx.app.db, cx.lang()).await?;
    let lines = pages::Line::of_all(rows, &initiatives);
    let columns = Columns::for_file(&cx, &listing, &pages::COLUMNS);
    view::file(
        &format,
        "publications",
        &columns.sheet(t!(cx.lang(), "nav-library"), &lines),
    )
}

/// A publication.
pub async fn show(cx: Cx, Path(id): Path<Id<Publication>>) -> Answer {
    let publication = found(&cx, id, Action::Read).await?;
    let history = if cx.actor.is_office() {
        audit::history_of(&cx.app.db, id.uuid()).await?
    } else {
        Vec::new()
    };
    let initiatives = store::initiatives(&cx.app.db, cx.lang()).await?;
    let file = file::of(&cx.app.db, id).await?;
    Ok(pages::show(
        &cx,
        &publication,
        &initiatives,
        file.as_ref(),
        &history,
    ))
}

/// The form for a new publication.
pub async fn begin(cx: Cx) -> Answer {
    let sent = Sent {
        kind: "report".to_owned(),
        audience: "public".to_owned(),
        ..Sent::default()
    };
    let initiatives = store::initiatives(&cx.app.db, cx.lang()).await?;
    Ok(pages::form(&cx, None, &sent, &initiatives, &[]))
}

/// Adds a publication.
pub async fn create(cx: Cx, Form(sent): Form<Sent>) -> Answer {
    let draft = match read_form(&sent, None) {
        Ok(draft) => draft,
        Err(wrong) => {
            let initiatives = store::initiatives(&cx.app.db, cx.lang()).await?;
            return Ok(pages::form(&cx, None, &sent, &initiatives, &wrong));
        }
    };
    let (app, actor, draft) = (&cx.app, &cx.actor, &draft);
    let id = app
        .db
        .write("publication.create", |tx| async move {
            let id: Id<Publication> = app.clock.id();
            store::insert(&tx, id, draft).await?;
            audit::record(&tx, &app.clock, actor, Act::on("created", "publication", id)).await?;
            let row = store::find(&tx, id).await?.ok_or(Error::NotFound)?;
            search::put(&tx, &row.doc()).await?;
            Ok(id)
        })
        .await?;
    Ok(redirect_with(
        &format!("/app/library/{id}"),
        "publication-created",
    ))
}

/// The form of a publication.
pub async fn edit(cx: Cx, Path(id): Path<Id<Publication>>) -> Answer {
    let publication = found(&cx, id, Action::Change).await?;
    let initiatives = store::initiatives(&cx.app.db, cx.lang()).await?;
    let sent = sent_of(&publication);
    Ok(pages::form(&cx, Some(id), &sent, &initiatives, &[]))
}

/// A publication as its form shows it.
fn sent_of(publication: &Publication) -> Sent {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    Sent {
        version: publication.version,
        title: publication.title.0.get(Lang::EN).to_owned(),
        kind: publication.kind.clone(),
        date: publication.when(Lang::EN),
        published_with: text(&publication.published_with),
        summary: publication.summary.0.get(Lang::EN).to_owned(),
        initiative: text(&publication.initiative),
        href: text(&publication.href),
        audience: ["public", "members"]
            .into_iter()
            .find(|key| publication.audience.split(' ').any(|own| own == *key))
            .unwrap_or("office")
            .to_owned(),
    }
}

/// Saves a publication.
pub async fn save(cx: Cx, Path(id): Path<Id<Publication>>, Form(sent): Form<Sent>) -> Answer {
    let before = found(&cx, id, Action::Change).await?;
    let draft = match read_form(&sent, Some(&before)) {
        Ok(draft) => draft,
        Err(wrong) => {
            let initiatives = store::initiatives(&cx.app.db, cx.lang()).await?;
            return Ok(pages::form(&cx, Some(id), &sent, &initiatives, &wrong));
        }
    };
    let changes = changes(&before, &sent, &draft);
    let (app, actor, draft, sent, changes) = (&cx.app, &cx.actor, &draft, &sent, &changes);
    app.db
        .write("publication.change", |tx| async move {
            if !store::save(&tx, id, sent.version, draft).await? {
                let now = store::find(&tx, id).await?.ok_or(Error::NotFound)?;
                return Err(conflict(actor.lang, sent, &sent_of(&now)));
            }
            file::follow(&tx, id, &draft.audience).await?;
            audit::record(
                &tx,
                &app.clock,
                actor,
                Act::on("changed", "publication", id).changing(changes),
            )
            .await?;
            let row = store::find(&tx, id).await?.ok_or(Error::NotFound)?;
            search::put(&tx, &row.doc()).await
        })
        .await?;
    Ok(redirect_with(&format!("/app/library/{id}"), "publication-saved"))
}

/// The fields of a form by name.
fn fields(sent: &Sent) -> [(&'static str, &String); 8] {
    [
        ("title", &sent.title),
        ("kind", &sent.kind),
        ("date", &sent.date),
        ("published_with", &sent.published_with),
        ("summary", &sent.summary),
        ("initiative", &sent.initiative),
        ("href", &sent.href),
        ("audience", &sent.audience),
    ]
}

fn changes(before: &Publication, sent: &Sent, draft: &Draft) -> Vec<Change> {
    let mut new = sent.clone();
    // A date is compared by what it means, not by how it was typed.
    new.date = balai_kernel::text::day_span(Lang::EN, draft.from, draft.to, draft.precision);
    let old = sent_of(before);
    let pairs = fields(&old).into_iter().zip(fields(&new));
    audit::changed(pairs.map(|((name, old), (_, new))| Change::between(name, Some(old), Some(new.trim()))))
}

/// What the second of two editors typed beside what the first one saved.
fn conflict(lang: Lang, yours: &Sent, theirs: &Sent) -> Error {
    let pairs = fields(yours).into_iter().zip(fields(theirs));
    Error::conflict(pairs.map(|((name, yours), (_, theirs))| {
        let label = t!(lang, &format!("publication-{}", name.replace('_', "-")));
        FieldConflict::between(label, yours, theirs)
    }))
}

/// The publications, on the public site.
pub async fn published(cx: Cx, Query(pairs): Query<BTreeMap<String, String>>) -> Answer {
    let listing = Listing::of(pairs);
    let rows = store::list(&cx.app.db, &cx.actor, &listing, false).await?;
    let count = store::count(&cx.app.db, &cx.actor, &listing).await?;
    Ok(pages::published(&cx, &listing, &rows, count))
}

/// A publication, on the public site.
pub async fn read(cx: Cx, Path(id): Path<Id<Publication>>, headers: HeaderMap) -> Answer {
    let publication = found(&cx, id, Action::Read).await?;
    let initiatives = store::initiatives(&cx.app.db, cx.lang()).await?;
    let file = file::of(&cx.app.db, id).await?;
    let languages = translation::languages_of(&cx.app, id.uuid()).await?;
    let offer = translation::offer(cx.lang(), &headers, &format!("/library/{id}"), &languages);
    let more = pages::Languages { languages, offer };
    Ok(pages::read(&cx, &publication, &initiatives, file.as_ref(), &more))
}

/// A publication in another language, on the public site.
pub async fn read_in(cx: Cx, Path((id, code)): Path<(Id<Publication>, String)>) -> Answer {
    let publication = found(&cx, id, Action::Read).await?;
    let edition = translation::read(&cx.app, &record(&publication), &code).await?;
    let initiatives = store::initiatives(&cx.app.db, cx.lang()).await?;
    let file = file::of(&cx.app.db, id).await?;
    Ok(pages::read_in(
        &cx,
        &publication,
        &initiatives,
        file.as_ref(),
        &edition,
    ))
}
