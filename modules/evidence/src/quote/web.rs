//! Handlers of quotes.

use std::collections::BTreeMap;

use balai_kernel::{
    Actor, Error, Id, Result,
    audit::{self, Act},
    policy::Action,
    search,
    store::{Conn, Tx},
    t,
    web::{Answer, Cx, Listing, Query, axum::extract::Path, redirect_with},
};
use balai_workplan::sent::{Problems, Sent};

use super::{KINDS, LANGUAGES, OTHER, Quote, pages, store};
use crate::{
    consent::{self, What},
    form,
};

/// A quote that the reader may act on.
pub(crate) async fn found(conn: &impl Conn, actor: &Actor, id: Id<Quote>, action: Action) -> Result<Quote> {
    let quote = store::find(conn, id).await?.ok_or(Error::NotFound)?;
    balai_kernel::policy::may(actor, action, Some(&quote))?;
    Ok(quote)
}

/// The list.
pub async fn list(cx: Cx, Query(pairs): Query<BTreeMap<String, String>>) -> Answer {
    let listing = Listing::of(pairs);
    let db = &cx.app.db;
    let rows = store::list(db, &cx.actor, &listing).await?;
    let count = store::count(db, &cx.actor, &listing).await?;
    let whats: Vec<What> = rows.iter().map(|row| What::Quote(row.id)).collect();
    let consents = consent::store::of_several(db, &whats).await?;
    Ok(pages::list(&cx, &listing, &rows, &consents, count).workspace(&cx))
}

/// One quote with who agreed to it.
pub async fn show(cx: Cx, Path(id): Path<Id<Quote>>) -> Answer {
    let db = &cx.app.db;
    let quote = found(db, &cx.actor, id, Action::Read).await?;
    let consents = consent::store::of(db, What::Quote(id)).await?;
    let activity = form::activity(&cx, quote.activity).await?;
    let history = audit::history_of(db, id.uuid()).await?;
    Ok(pages::show(&cx, &quote, &consents, activity.as_ref(), &history).workspace(&cx))
}

/// The form of a new one.
pub async fn new(cx: Cx) -> Answer {
    let sent = Sent::of([("kind", KINDS[0]), ("said_in", LANGUAGES[0])]);
    Ok(pages::form(&cx, None, &sent, &Problems::none(), &form::activities(&cx).await?).workspace(&cx))
}

const FIELDS: [&str; 7] = [
    "kind",
    "said",
    "said_in",
    "translated",
    "place",
    "said_on",
    "activity",
];

/// Reads the form.
async fn read(cx: &Cx, sent: &Sent) -> Result<Result<store::Draft, Problems>> {
    let mut wrong = Problems::none();
    let languages: Vec<&'static str> = LANGUAGES.into_iter().chain([OTHER]).collect();
    let draft = store::Draft {
        kind: sent.one_of("kind", &KINDS, &mut wrong).to_owned(),
        said: sent.lines("said", 8_000, true, &mut wrong),
        said_in: sent.one_of("said_in", &languages, &mut wrong).to_owned(),
        translated: sent.lines("translated", 8_000, false, &mut wrong),
        place: sent.line("place", 200, false, &mut wrong),
        said_on: form::day_past(cx, sent, "said_on", &mut wrong),
        activity: form::chosen_activity(cx, sent, &mut wrong).await?,
    };
    Ok(if wrong.is_empty() { Ok(draft) } else { Err(wrong) })
}

/// Adds a quote.
pub async fn create(cx: Cx, sent: Sent) -> Answer {
    let draft = match read(&cx, &sent).await? {
        Ok(draft) => draft,
        Err(wrong) => {
            let activities = form::activities(&cx).await?;
            return form::again(&cx, pages::form(&cx, None, &sent, &wrong, &activities));
        }
    };
    let (app, actor, draft) = (&cx.app, &cx.actor, &draft);
    let id = app
        .db
        .write("quote.create", |tx| async move {
            let id = store::insert(&tx, &app.clock, actor.account, draft).await?;
            index(&tx, id).await?;
            audit::record(&tx, &app.clock, actor, Act::on("created", "quote", id)).await?;
            Ok(id)
        })
        .await?;
    // The next step is who spoke.
    Ok(redirect_with(
        &format!("{}/consents/new", What::Quote(id).href()),
        "quote-created",
    ))
}

/// Makes a quote findable by its words.
pub(crate) async fn index(tx: &Tx, id: Id<Quote>) -> Result<()> {
    let quote = store::find(tx, id).await?.ok_or(Error::NotFound)?;
    search::put(tx, &quote.doc()).await
}

/// A quote as its form shows it.
fn sent_of(quote: &Quote) -> Sent {
    Sent::default()
        .with("version", quote.version.to_string())
        .with("kind", &*quote.kind)
        .with("said", &*quote.said)
        .with("said_in", &*quote.said_in)
        .with("translated", &*quote.translated)
        .with("place", &*quote.place)
        .with("said_on", form::typed(quote.said_on))
        .with("activity", form::id_text(quote.activity))
}

/// The form of one.
pub async fn edit(cx: Cx, Path(id): Path<Id<Quote>>) -> Answer {
    let quote = found(&cx.app.db, &cx.actor, id, Action::Change).await?;
    let activities = form::activities(&cx).await?;
    Ok(pages::form(
        &cx,
        Some(&quote),
        &sent_of(&quote),
        &Problems::none(),
        &activities,
    )
    .workspace(&cx))
}

/// Saves a quote. Other words void what was agreed to.
pub async fn save(cx: Cx, Path(id): Path<Id<Quote>>, sent: Sent) -> Answer {
    let quote = found(&cx.app.db, &cx.actor, id, Action::Change).await?;
    let draft = match read(&cx, &sent).await? {
        Ok(draft) => draft,
        Err(wrong) => {
            let activities = form::activities(&cx).await?;
            return form::again(&cx, pages::form(&cx, Some(&quote), &sent, &wrong, &activities));
        }
    };
    let (app, actor, draft, sent) = (&cx.app, &cx.actor, &draft, &sent);
    app.db
        .write("quote.change", |tx| async move {
            let before = store::find(&tx, id).await?.ok_or(Error::NotFound)?;
            let old = sent_of(&before);
            if store::update(&tx, id, sent.version(), draft).await? == 0 {
                let label = |field: &str| t!(actor.lang, &format!("quote-{}", field.replace('_', "-")));
                return Err(sent.conflict_with(&old, FIELDS, label));
            }
            index(&tx, id).await?;
            let changes = old.changes_to(sent, FIELDS);
            let act = Act::on("changed", "quote", id).changing(&changes);
            audit::record(&tx, &app.clock, actor, act).await
        })
        .await?;
    Ok(redirect_with(&quote.href(), "quote-saved"))
}
