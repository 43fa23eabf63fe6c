//! Handlers of photographs.

use std::collections::BTreeMap;

use balai_kernel::{
    Actor, App, Audience, Error, Id, Result,
    audit::{self, Act},
    file::{self, Written},
    policy::Action,
    search,
    store::{Conn, Tx},
    t,
    text::Message,
    web::{Answer, Cx, Listing, Query, Upload, axum::extract::Path, redirect_with},
};
use balai_pictures::{Refusal, sizes};
use balai_workplan::sent::{Problems, Sent};

use super::{PURPOSES, Photograph, SIDES, pages, store};
use crate::{
    consent::{self, What, web::inline},
    form,
};

/// A photograph that the reader may act on.
pub(crate) async fn found(
    conn: &impl Conn,
    actor: &Actor,
    id: Id<Photograph>,
    action: Action,
) -> Result<Photograph> {
    let photograph = store::find(conn, id).await?.ok_or(Error::NotFound)?;
    balai_kernel::policy::may(actor, action, Some(&photograph))?;
    Ok(photograph)
}

/// The list.
pub async fn list(cx: Cx, Query(pairs): Query<BTreeMap<String, String>>) -> Answer {
    let listing = Listing::of(pairs);
    let db = &cx.app.db;
    let rows = store::list(db, &cx.actor, &listing).await?;
    let count = store::count(db, &cx.actor, &listing).await?;
    let whats: Vec<What> = rows.iter().map(|row| What::Photograph(row.id)).collect();
    let consents = consent::store::of_several(db, &whats).await?;
    Ok(pages::list(&cx, &listing, &rows, &consents, count).workspace(&cx))
}

/// One photograph with who agreed to it.
pub async fn show(cx: Cx, Path(id): Path<Id<Photograph>>) -> Answer {
    let db = &cx.app.db;
    let photograph = found(db, &cx.actor, id, Action::Read).await?;
    let consents = consent::store::of(db, What::Photograph(id)).await?;
    let activity = form::activity(&cx, photograph.activity).await?;
    let history = audit::history_of(db, id.uuid()).await?;
    Ok(pages::show(&cx, &photograph, &consents, activity.as_ref(), &history).workspace(&cx))
}

/// The picture as a page shows it, or smaller.
pub async fn picture(cx: Cx, Path((id, size)): Path<(Id<Photograph>, String)>) -> Answer {
    let photograph = found(&cx.app.db, &cx.actor, id, Action::Read).await?;
    let file = match size.as_str() {
        "page" => photograph.for_page,
        "list" => photograph.for_list,
        _ => None,
    };
    inline(&cx.app, file.ok_or(Error::NotFound)?).await
}

/// The form of a new one.
pub async fn new(cx: Cx) -> Answer {
    let activities = form::activities(&cx).await?;
    Ok(pages::form(&cx, None, &Sent::default(), &Problems::none(), &activities).workspace(&cx))
}

const FIELDS: [&str; 7] = [
    "caption",
    "alternative",
    "credit",
    "place",
    "taken_on",
    "faces",
    "activity",
];

/// Reads the words of the form.
async fn read(cx: &Cx, sent: &Sent, wrong: &mut Problems) -> Result<store::Draft> {
    Ok(store::Draft {
        caption: sent.line("caption", 500, false, wrong),
        alternative: sent.line("alternative", 500, true, wrong),
        credit: sent.line("credit", 200, false, wrong),
        place: sent.line("place", 200, false, wrong),
        taken_on: form::day_past(cx, sent, "taken_on", wrong),
        faces: sent.number("faces", 500, wrong),
        activity: form::chosen_activity(cx, sent, wrong).await?,
    })
}

fn sent_of_upload(upload: &Upload) -> Sent {
    let names = FIELDS.into_iter().chain(["version"]);
    names.fold(Sent::default(), |sent, name| sent.with(name, upload.text(name)))
}

/// What was written before the transaction: the original and the three sizes, and their type.
struct Drawn {
    name: String,
    kind: &'static str,
    original: Written,
    sizes: Vec<Written>,
}

/// Draws what was sent anew, in three sizes, and writes all of it.
async fn draw(app: &App, name: &str, bytes: Vec<u8>, wrong: &mut Problems) -> Result<Option<Drawn>> {
    let outcome = tokio::task::spawn_blocking(move || {
        let made = sizes(&bytes, &SIDES);
        (made, bytes)
    });
    let (made, bytes) = outcome
        .await
        .map_err(|_| Error::refused("photograph-not-known"))?;
    let (made, kind) = match made {
        Ok(made) => made,
        Err(why) => {
            wrong.add(
                "file",
                Message::new(match why {
                    Refusal::TooLarge => "photograph-too-large",
                    Refusal::NotKnown => "photograph-not-known",
                }),
            );
            return Ok(None);
        }
    };
    let mut sizes = Vec::new();
    for size in &made {
        sizes.push(app.files.write(&app.clock, size).await?);
    }
    Ok(Some(Drawn {
        name: name.chars().take(200).collect(),
        kind,
        original: app.files.write(&app.clock, &bytes).await?,
        sizes,
    }))
}

/// Names what was written, for the office; the original for nobody but who opens it for a purpose.
async fn keep(tx: &Tx, app: &App, actor: &Actor, drawn: &Drawn) -> Result<store::Files> {
    let by = actor.account;
    let nobody = Audience::of(["original"]);
    let original = file::keep(tx, app, &drawn.original, &drawn.name, drawn.kind, &nobody, by).await?;
    let mut kept = Vec::new();
    for size in &drawn.sizes {
        let office = Audience::office();
        kept.push(file::keep(tx, app, size, &drawn.name, drawn.kind, &office, by).await?);
    }
    let drawn: [_; 3] = kept
        .try_into()
        .map_err(|_| Error::refused("photograph-not-known"))?;
    Ok(store::Files { original, drawn })
}

/// Makes a photograph findable by its words.
pub(crate) async fn index(tx: &Tx, id: Id<Photograph>) -> Result<()> {
    let photograph = store::find(tx, id).await?.ok_or(Error::NotFound)?;
    search::put(tx, &photograph.doc()).await
}

/// Adds a photograph.
pub async fn create(cx: Cx, mut upload: Upload) -> Answer {
    let sent = sent_of_upload(&upload);
    let mut wrong = Problems::none();
    let draft = read(&cx, &sent, &mut wrong).await?;
    let drawn = match upload.file()? {
        Some((name, bytes)) => draw(&cx.app, &name, bytes, &mut wrong).await?,
        None => {
            wrong.add("file", Message::new("photograph-no-file"));
            None
        }
    };
    let Some(drawn) = drawn.filter(|_| wrong.is_empty()) else {
        let activities = form::activities(&cx).await?;
        return form::again(&cx, pages::form(&cx, None, &sent, &wrong, &activities));
    };
    let (app, actor, draft, drawn) = (&cx.app, &cx.actor, &draft, &drawn);
    let id = app
        .db
        .write("photograph.create", |tx| async move {
            let id = insert(&tx, app, actor, draft, drawn).await?;
            audit::record(&tx, &app.clock, actor, Act::on("created", "photograph", id)).await?;
            Ok(id)
        })
        .await?;
    Ok(redirect_with(&What::Photograph(id).href(), "photograph-created"))
}

async fn insert(
    tx: &Tx,
    app: &App,
    actor: &Actor,
    draft: &store::Draft,
    drawn: &Drawn,
) -> Result<Id<Photograph>> {
    let id = store::insert(tx, &app.clock, actor.account, draft).await?;
    let files = keep(tx, app, actor, drawn).await?;
    store::put(tx, id, Some(files)).await?;
    index(tx, id).await?;
    Ok(id)
}

/// Adds a photograph whose bytes are at hand: for the demo.
pub(super) async fn add(
    app: &App,
    actor: &Actor,
    draft: &store::Draft,
    name: &str,
    bytes: Vec<u8>,
) -> Result<Id<Photograph>> {
    let mut wrong = Problems::none();
    let drawn = draw(app, name, bytes, &mut wrong).await?;
    let drawn = &drawn.ok_or_else(|| Error::refused("photograph-not-known"))?;
    app.db
        .write("photograph.add", |tx| async move {
            let id = insert(&tx, app, actor, draft, drawn).await?;
            audit::record(&tx, &app.clock, actor, Act::on("created", "photograph", id)).await?;
            Ok(id)
        })
        .await
}

/// A photograph as its form shows it.
fn sent_of(photograph: &Photograph) -> Sent {
    let faces = photograph
        .faces
        .map(|faces| faces.to_string())
        .unwrap_or_default();
    Sent::default()
        .with("version", photograph.version.to_string())
        .with("caption", &*photograph.caption)
        .with("alternative", &*photograph.alternative)
        .with("credit", &*photograph.credit)
        .with("place", &*photograph.place)
        .with("taken_on", form::typed(photograph.taken_on))
        .with("faces", faces)
        .with("activity", form::id_text(photograph.activity))
}

/// The form of one.
pub async fn edit(cx: Cx, Path(id): Path<Id<Photograph>>) -> Answer {
    let photograph = found(&cx.app.db, &cx.actor, id, Action::Change).await?;
    let activities = form::activities(&cx).await?;
    let sent = sent_of(&photograph);
    Ok(pages::form(&cx, Some(&photograph), &sent, &Problems::none(), &activities).workspace(&cx))
}

/// Saves the words about a photograph, and another picture if one was sent. Either voids what was
/// agreed to where it shows.
pub async fn save(cx: Cx, Path(id): Path<Id<Photograph>>, mut upload: Upload) -> Answer {
    let photograph = found(&cx.app.db, &cx.actor, id, Action::Change).await?;
    let sent = sent_of_upload(&upload);
    let mut wrong = Problems::none();
    let draft = read(&cx, &sent, &mut wrong).await?;
    let drawn = match upload.file()? {
        Some((name, bytes)) => draw(&cx.app, &name, bytes, &mut wrong).await?,
        None => None,
    };
    if !wrong.is_empty() {
        let activities = form::activities(&cx).await?;
        let page = pages::form(&cx, Some(&photograph), &sent, &wrong, &activities);
        return form::again(&cx, page);
    }
    let (app, actor, draft, sent, drawn) = (&cx.app, &cx.actor, &draft, &sent, &drawn);
    app.db
        .write("photograph.change", |tx| async move {
            let before = store::find(&tx, id).await?.ok_or(Error::NotFound)?;
            let old = sent_of(&before);
            if store::update(&tx, id, sent.version(), draft).await? == 0 {
                let label = |field: &str| t!(actor.lang, &format!("photograph-{}", field.replace('_', "-")));
                return Err(sent.conflict_with(&old, FIELDS, label));
            }
            if let Some(drawn) = drawn {
                let files = keep(&tx, app, actor, drawn).await?;
                store::put(&tx, id, Some(files)).await?;
                let act = Act::on("illustrated", "photograph", id);
                audit::record(&tx, &app.clock, actor, act).await?;
            }
            index(&tx, id).await?;
            let changes = old.changes_to(sent, FIELDS);
            let act = Act::on("changed", "photograph", id).changing(&changes);
            audit::record(&tx, &app.clock, actor, act).await
        })
        .await?;
    Ok(redirect_with(&photograph.href(), "photograph-saved"))
}

/// The original, as it came with all that the camera wrote into it: for a purpose, with a line.
pub async fn original(cx: Cx, Path(id): Path<Id<Photograph>>, sent: Sent) -> Answer {
    let photograph = found(&cx.app.db, &cx.actor, id, Action::Decide).await?;
    let file = photograph.original.ok_or(Error::NotFound)?;
    let purpose = PURPOSES
        .into_iter()
        .find(|purpose| *purpose == sent.get("purpose"))
        .ok_or_else(|| Error::refused("photograph-purpose-needed"))?;
    let row = file::find(&cx.app.db, file).await?.ok_or(Error::NotFound)?;
    let (app, actor) = (&cx.app, &cx.actor);
    app.db
        .write("photograph.open", |tx| async move {
            let act = Act::on("opened", "photograph", id).for_purpose(purpose);
            audit::record(&tx, &app.clock, actor, act).await
        })
        .await?;
    let ending = if row.media_type == "image/png" {
        "png"
    } else {
        "jpg"
    };
    let name = t!(cx.lang(), "photograph-original-name");
    Ok(file::hand_over(&cx.app, &row, &format!("{name}.{ending}")))
}
