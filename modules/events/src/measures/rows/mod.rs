//! The rows behind the figures, as far as an actor may read them, and how many there
//! are in all.

mod store;

use balai_kernel::{
    Actor, Result,
    measure::{Ask, Behind},
    profile::Profile,
    store::Db,
    t,
    text::{Lang, Words},
};
use uuid::Uuid;

use super::store::{Also, Counted};

/// Rows to skip and rows to give at most.
type Span = (i64, i64);
type Found = Result<(Vec<Behind>, i64)>;

fn event_href(event: Uuid) -> String {
    format!("/app/events/{}", event.simple())
}

/// External events and inputs have no page of their own: the office is led to the
/// form, others to the list.
fn list_or_form(actor: &Actor, list: &str, id: Uuid) -> String {
    if actor.is_office() {
        format!("{list}/{}/edit", id.simple())
    } else {
        list.to_owned()
    }
}

/// Who, of which party, at what.
fn words(lang: Lang, who: &str, party: Option<&Words>, title: &str) -> String {
    match party.map(|party| party.get(lang)).filter(|name| !name.is_empty()) {
        Some(party) => format!("{who} · {party} · {title}"),
        None => format!("{who} · {title}"),
    }
}

fn len<T>(rows: &[T]) -> i64 {
    i64::try_from(rows.len()).unwrap_or(i64::MAX)
}

async fn named(db: &Db, actor: &Actor, counted: &Counted<'_>, (skip, most): Span) -> Result<Vec<Behind>> {
    let rows = store::named_rows(db, actor, counted, skip, most).await?;
    Ok(rows
        .into_iter()
        .map(|row| Behind {
            href: event_href(row.event),
            words: words(
                actor.lang,
                &row.person,
                row.party.as_ref().map(|party| &party.0),
                &row.title,
            ),
        })
        .collect())
}

async fn only_named(db: &Db, actor: &Actor, counted: &Counted<'_>, span: Span) -> Found {
    Ok((
        named(db, actor, counted, span).await?,
        store::named_number(db, counted, None).await?,
    ))
}

/// Names first, then headcount lines.
async fn attendances(db: &Db, actor: &Actor, counted: &Counted<'_>, (skip, most): Span) -> Found {
    let lines = store::heads_number(db, counted).await?;
    let in_all = store::named_number(db, counted, None).await? + lines;
    let mut rows = named(db, actor, counted, (skip, most)).await?;
    let left = most - len(&rows);
    if left > 0 && lines > 0 {
        let before = store::named_number(db, counted, Some(actor)).await?;
        let skip = (skip - before).max(0);
        let found = store::heads_rows(db, actor, counted, skip, left).await?;
        rows.extend(found.into_iter().map(|line| {
            let who = t!(actor.lang, "measure-row-headcount", n = line.number);
            Behind {
                href: event_href(line.event),
                words: words(
                    actor.lang,
                    &who,
                    line.party.as_ref().map(|party| &party.0),
                    &line.title,
                ),
            }
        }));
    }
    Ok((rows, in_all))
}

pub(super) async fn participations(
    db: &Db,
    profile: &Profile,
    actor: &Actor,
    ask: &Ask,
    span: Span,
) -> Found {
    attendances(db, actor, &Counted::everywhere(profile, ask), span).await
}

pub(super) async fn officers_trained(
    db: &Db,
    profile: &Profile,
    actor: &Actor,
    ask: &Ask,
    span: Span,
) -> Found {
    attendances(db, actor, &Counted::at_trainings(profile, ask), span).await
}

pub(super) async fn women(db: &Db, profile: &Profile, actor: &Actor, ask: &Ask, span: Span) -> Found {
    only_named(
        db,
        actor,
        &Counted::everywhere(profile, ask).also(Also::Woman),
        span,
    )
    .await
}

pub(super) async fn completions(db: &Db, profile: &Profile, actor: &Actor, ask: &Ask, span: Span) -> Found {
    only_named(
        db,
        actor,
        &Counted::at_trainings(profile, ask).also(Also::Completed),
        span,
    )
    .await
}

/// Who took both tests: that is said by the row's audience of marks alone, so the
/// rows here are the trainings themselves.
pub(super) async fn learning_gain(db: &Db, profile: &Profile, actor: &Actor, ask: &Ask, span: Span) -> Found {
    trainings(db, profile, actor, ask, span).await
}

pub(super) async fn trainers(db: &Db, profile: &Profile, actor: &Actor, ask: &Ask, span: Span) -> Found {
    only_named(db, actor, &Counted::trainers(profile, ask), span).await
}

async fn persons(db: &Db, actor: &Actor, counted: &Counted<'_>, (skip, most): Span) -> Found {
    let rows = store::people_rows(db, actor, counted, skip, most).await?;
    let in_all = store::people_number(db, counted).await?;
    let rows = rows
        .into_iter()
        .map(|(id, written)| Behind {
            href: format!("/app/directory/people/{id}"),
            words: written,
        })
        .collect();
    Ok((rows, in_all))
}

pub(super) async fn people(db: &Db, profile: &Profile, actor: &Actor, ask: &Ask, span: Span) -> Found {
    persons(db, actor, &Counted::everywhere(profile, ask), span).await
}

pub(super) async fn people_trained(
    db: &Db,
    profile: &Profile,
    actor: &Actor,
    ask: &Ask,
    span: Span,
) -> Found {
    persons(db, actor, &Counted::at_trainings(profile, ask), span).await
}

async fn events_of(db: &Db, actor: &Actor, counted: &Counted<'_>, (skip, most): Span) -> Found {
    let (rows, in_all) = if counted.is_about_people() {
        let rows = store::events_of_people_rows(db, actor, counted, skip, most).await?;
        (rows, store::events_of_people_number(db, counted).await?)
    } else {
        let rows = store::event_rows(db, actor, counted, skip, most).await?;
        (rows, store::event_number(db, counted).await?)
    };
    let rows = rows
        .into_iter()
        .map(|(id, title, code)| Behind {
            href: event_href(id),
            words: format!("{title} ({code})"),
        })
        .collect();
    Ok((rows, in_all))
}

pub(super) async fn events(db: &Db, profile: &Profile, actor: &Actor, ask: &Ask, span: Span) -> Found {
    events_of(db, actor, &Counted::everywhere(profile, ask), span).await
}

pub(super) async fn trainings(db: &Db, profile: &Profile, actor: &Actor, ask: &Ask, span: Span) -> Found {
    events_of(db, actor, &Counted::at_trainings(profile, ask), span).await
}

pub(super) async fn dialogues(db: &Db, profile: &Profile, actor: &Actor, ask: &Ask, span: Span) -> Found {
    events_of(db, actor, &Counted::at_dialogues(profile, ask), span).await
}

pub(super) async fn external_events(
    db: &Db,
    _: &Profile,
    actor: &Actor,
    ask: &Ask,
    (skip, most): Span,
) -> Found {
    let rows = store::external_rows(db, actor, ask, skip, most).await?;
    let in_all = store::external_number(db, ask).await?;
    let rows = rows
        .into_iter()
        .map(|(id, title)| Behind {
            href: list_or_form(actor, "/app/events/external", id),
            words: title,
        })
        .collect();
    Ok((rows, in_all))
}

pub(super) async fn inputs(db: &Db, _: &Profile, actor: &Actor, ask: &Ask, (skip, most): Span) -> Found {
    let rows = store::input_rows(db, actor, ask, skip, most).await?;
    let in_all = store::input_number(db, ask).await?;
    let rows = rows
        .into_iter()
        .map(|(id, body, meeting)| Behind {
            href: list_or_form(actor, "/app/events/inputs", id),
            words: format!("{body}: {meeting}"),
        })
        .collect();
    Ok((rows, in_all))
}
