//! Handlers of external events.

use std::collections::BTreeMap;

use balai_kernel::{
    Audience, Error, Id, Result,
    audit::{self, Act},
    import::{Entry, Head, entry},
    policy::Action,
    t,
    view::{self, Columns},
    web::{
        Answer, Cx, Listing, Query,
        axum::{extract::Path, http::StatusCode, response::IntoResponse},
        redirect_with,
    },
};
use balai_workplan::{
    level::{LevelRow, Levels, Rank, levels},
    sent::{Problems, Sent},
    span,
};

use super::{ExternalEvent, pages, store};
use crate::entry::{found, needed_span};

type Pairs = BTreeMap<String, String>;

/// The list.
pub async fn list(cx: Cx, Query(pairs): Query<Pairs>) -> Answer {
    let listing = Listing::of(pairs);
    let db = &cx.app.db;
    let columns = Columns::of(&cx, &listing, ExternalEvent::PATH, &pages::COLUMNS).await?;
    let rows = store::list(db, &cx.actor, &listing, false).await?;
    let count = store::count(db, &cx.actor, &listing).await?;
    let years = store::years(db, &cx.actor).await?;
    let lines = pages::Line::of_all(rows, &levels(db, &cx.actor).await?, cx.lang());
    Ok(pages::list(&cx, &years, count, &columns, &lines).workspace(&cx))
}

/// The list as a file: exactly what its reader sees.
pub async fn export(cx: Cx, Path(format): Path<String>, Query(pairs): Query<Pairs>) -> Answer {
    let listing = Listing::of(pairs);
    let rows = store::list(&cx.app.db, &cx.actor, &listing, true).await?;
    let lines = pages::Line::of_all(rows, &levels(&cx.app.db, &cx.actor).await?, cx.lang());
    let columns = Columns::for_file(&cx, &listing, &pages::COLUMNS);
    let sheet = columns.sheet(t!(cx.lang(), "events-external"), &lines);
    view::file(&format, "external-events", &sheet)
}

/// The form of a new one.
pub async fn new(cx: Cx) -> Answer {
    let levels = levels(&cx.app.db, &cx.actor).await?;
    Ok(pages::form(&cx, None, &levels, &Sent::default(), &Problems::none()).workspace(&cx))
}

/// Makes one.
pub async fn create(cx: Cx, sent: Sent) -> Answer {
    let levels = levels(&cx.app.db, &cx.actor).await?;
    let id: Id<ExternalEvent> = cx.app.clock.id();
    let new = match read(&sent, &levels, id) {
        Ok(new) => new,
        Err(problems) => return bad_form(&cx, None, &levels, &sent, &problems),
    };
    let (app, actor, new) = (&cx.app, &cx.actor, &new);
    app.db
        .write("external_event.create", |tx| async move {
            let audience = Audience::members().keep(&tx).await?;
            store::insert(&tx, new, &audience).await?;
            entry::index(&tx, id).await?;
            audit::record(&tx, &app.clock, actor, Act::on("created", "external-event", id)).await
        })
        .await?;
    Ok(redirect_with(ExternalEvent::PATH, "external-event-saved"))
}

/// The form of one.
pub async fn edit(cx: Cx, Path(id): Path<Id<ExternalEvent>>) -> Answer {
    let row = found(&cx, Action::Change, id).await?;
    let levels = levels(&cx.app.db, &cx.actor).await?;
    Ok(pages::form(&cx, Some(id), &levels, &sent_of(&row, &levels), &Problems::none()).workspace(&cx))
}

/// Saves one; who comes second is told, field by field.
pub async fn save(cx: Cx, Path(id): Path<Id<ExternalEvent>>, sent: Sent) -> Answer {
    found(&cx, Action::Change, id).await?;
    let levels = levels(&cx.app.db, &cx.actor).await?;
    let new = match read(&sent, &levels, id) {
        Ok(new) => new,
        Err(problems) => return bad_form(&cx, Some(id), &levels, &sent, &problems),
    };
    let (app, actor, new, typed, levels) = (&cx.app, &cx.actor, &new, &sent, &levels);
    app.db
        .write("external_event.save", |tx| async move {
            let before = entry::find(&tx, id).await?.ok_or(Error::NotFound)?;
            let old = sent_of(&before, levels);
            if !store::update(&tx, new).await? {
                let label = |field: &str| t!(actor.lang, &format!("external-event-field-{field}"));
                return Err(typed.conflict_with(&old, FIELDS, label));
            }
            entry::index(&tx, id).await?;
            let changes = old.changes_to(typed, FIELDS);
            audit::record(
                &tx,
                &app.clock,
                actor,
                Act::on("changed", "external-event", id).changing(&changes),
            )
            .await
        })
        .await?;
    Ok(redirect_with(ExternalEvent::PATH, "external-event-saved"))
}

const FIELDS: [&str; 6] = ["title", "when", "place", "contribution", "initiative", "purpose"];

fn sent_of(row: &ExternalEvent, levels: &Levels) -> Sent {
    let span = &row.head.span;
    let code = |row: Option<&LevelRow>| row.map(|row| row.code.clone()).unwrap_or_default();
    Sent::default()
        .with("version", row.head.version.to_string())
        .with("title", &*row.title)
        .with("when", span::typed(span.from_on, span.to_on, &span.precision))
        .with("place", row.place.clone().unwrap_or_default())
        .with("contribution", row.contribution.clone().unwrap_or_default())
        .with("initiative", code(levels.by_id(row.initiative)))
        .with("purpose", code(levels.by_id(row.core_purpose)))
}

fn read(sent: &Sent, levels: &Levels, id: Id<ExternalEvent>) -> Result<ExternalEvent, Problems> {
    let mut wrong = Problems::none();
    let title = sent.line("title", 300, true, &mut wrong);
    let place = sent.maybe_line("place", 200, &mut wrong);
    let contribution = sent.maybe_line("contribution", 1000, &mut wrong);
    let span = needed_span(sent, &mut wrong);
    let initiative = levels
        .by_code(Rank::Initiative, sent.get("initiative"))
        .map(LevelRow::id);
    let core_purpose = levels
        .by_code(Rank::Purpose, sent.get("purpose"))
        .map(LevelRow::id);
    match span {
        Some(span) if wrong.is_empty() => Ok(ExternalEvent {
            head: Head {
                id: id.uuid(),
                folded: balai_names::fold(&title),
                span: span.into(),
                version: sent.version(),
                ..Head::default()
            },
            title,
            place,
            contribution,
            initiative,
            core_purpose,
        }),
        _ => Err(wrong),
    }
}

fn bad_form(
    cx: &Cx,
    id: Option<Id<ExternalEvent>>,
    levels: &Levels,
    sent: &Sent,
    problems: &Problems,
) -> Answer {
    let page = pages::form(cx, id, levels, sent, problems).workspace(cx);
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
}
