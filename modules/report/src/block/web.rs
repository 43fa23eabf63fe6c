//! Handlers of blocks.

use balai_kernel::{
    Error, Id, Result,
    audit::{self, Act, Change},
    error::FieldConflict,
    policy::Action,
    store::Json,
    t,
    text::Lang,
    translation,
    web::{Answer, Cx, Form, axum::extract::Path, redirect_with},
};
use serde::Deserialize;

use balai_evidence::{consent::What, photograph, quote};

use super::{Block, Kind, Placed, Settings, free_slug, pages, slug_of, store};
use crate::{
    clearance, drawn,
    edition::{self, compose},
    picture, printed,
    report::{
        Report, store as reports,
        web::{found, is_released},
    },
};

/// Longest text of a block, in characters.
const LONGEST: usize = 60_000;

/// A block of a report that the reader may act on.
pub(crate) async fn placed(cx: &Cx, id: Id<Report>, block: Id<Block>, action: Action) -> Result<Placed> {
    let report = found(cx, id).await?;
    let block = store::find(&cx.app.db, id, block).await?.ok_or(Error::NotFound)?;
    let placed = Placed { report, block };
    cx.may(action, &placed)?;
    Ok(placed)
}

/// What the form of a block says.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Sent {
    /// The version that was edited.
    pub version: i64,
    /// The heading.
    pub heading: String,
    /// The text.
    pub body: String,
    /// See [`Settings`].
    pub subtitle: String,
    /// See [`Settings`].
    pub signatures: String,
    /// See [`Settings`].
    pub figures: String,
    /// See [`Settings`].
    pub initiative: String,
    /// See [`Settings`].
    pub measure: String,
    /// See [`Settings`].
    pub chart: String,
    /// See [`Settings`].
    pub finding: String,
    /// See [`Settings`].
    pub rows: String,
    /// See [`Settings`].
    pub source: String,
    /// See [`Settings`].
    pub said_by: String,
    /// See [`Settings`].
    pub draws: String,
    /// See [`Settings`].
    pub quote: String,
    /// See [`Settings`].
    pub photograph: String,
    /// `yes` when the list of thanks is drawn from the events.
    pub drawn: String,
    /// `preview` shows the block without saving it.
    pub then: String,
}

impl Sent {
    fn into_block(self, block: &Block) -> Block {
        let tidy = |text: &str| text.replace("\r\n", "\n").trim().to_owned();
        Block {
            heading: tidy(&self.heading).replace('\n', " "),
            body: tidy(&self.body),
            settings: Json(Settings {
                subtitle: tidy(&self.subtitle),
                signatures: tidy(&self.signatures),
                figures: tidy(&self.figures),
                initiative: tidy(&self.initiative),
                measure: tidy(&self.measure),
                chart: tidy(&self.chart),
                finding: tidy(&self.finding),
                rows: tidy(&self.rows),
                source: tidy(&self.source),
                said_by: tidy(&self.said_by),
                draws: tidy(&self.draws),
                quote: tidy(&self.quote),
                photograph: tidy(&self.photograph),
                session: block.settings.0.session.clone(),
                drawn: self.drawn == "yes",
            }),
            version: self.version,
            ..block.clone()
        }
    }
}

/// The form of a block, with its preview and what the checker found in it.
pub async fn edit(cx: Cx, Path((id, block)): Path<(Id<Report>, Id<Block>)>) -> Answer {
    let placed = placed(&cx, id, block, Action::Change).await?;
    show(&cx, placed, None).await
}

async fn show(cx: &Cx, placed: Placed, wrong: Option<&'static str>) -> Answer {
    let mut material = edition::gather(&cx.app, &placed.report).await?;
    // What was typed is previewed and checked, saved or not.
    for block in &mut material.blocks {
        if block.id == placed.block.id {
            *block = placed.block.clone();
        }
    }
    let blocks = &material.blocks;
    material.evidence = printed::gather(&cx.app.db, &cx.app, &placed.report, blocks).await?;
    let wanted: Vec<_> = placed.block.bindings();
    let typed = crate::figure::compute(&cx.app, placed.report.extent(), &wanted).await?;
    material.figures.0.extend(typed.0);
    if let Some(draw) = placed.block.drawn_table()
        && placed.report.frozen_at.is_none()
    {
        let drawn = drawn::draw(&cx.app, &[draw], &placed.report, Lang::EN).await?;
        material.tables.extend(drawn);
    }
    let mut findings = material.findings(&cx.app).await?;
    findings.retain(|finding| finding.block == Some(placed.block.id));
    let mut edition = compose(&material);
    edition.parts.retain(|part| part.slug == placed.block.slug);
    let picture = material
        .pictures
        .iter()
        .find(|picture| picture.block == placed.block.id);
    let offered = offered(cx, &placed.block).await?;
    let shown = pages::Shown {
        placed: &placed,
        edition: &edition,
        picture,
        findings: &findings,
        offered: &offered,
    };
    Ok(pages::edit(cx, &shown, wrong))
}

/// The quotes or photographs among which the reader can choose for a block, by id and beginning.
async fn offered(cx: &Cx, block: &Block) -> Result<Vec<(String, String)>> {
    let (db, actor) = (&cx.app.db, &cx.actor);
    Ok(match block.kind() {
        Kind::Story => {
            let quotes = quote::store::latest(db, actor).await?;
            quotes
                .iter()
                .map(|one| (one.id.to_string(), one.title()))
                .collect()
        }
        Kind::Picture => {
            let all = photograph::store::latest(db, actor).await?;
            all.iter().map(|one| (one.id.to_string(), one.title())).collect()
        }
        _ => Vec::new(),
    })
}

/// Refuses evidence that the reader may not see; what stood there already may stay.
async fn evidence_is_seen(cx: &Cx, old: &Block, new: &Block) -> Result<()> {
    let is_seen = match new.draws_on() {
        what if what == old.draws_on() => true,
        Some(What::Quote(id)) => {
            let found = quote::store::find(&cx.app.db, id).await?;
            found.is_some_and(|one| cx.can(Action::Read, &one))
        }
        Some(What::Photograph(id)) => {
            let found = photograph::store::find(&cx.app.db, id).await?;
            found.is_some_and(|one| cx.can(Action::Read, &one))
        }
        None => true,
    };
    if is_seen {
        Ok(())
    } else {
        Err(Error::refused("block-evidence-unknown"))
    }
}

/// Saves a block, or previews what was typed.
pub async fn save(
    cx: Cx,
    Path((id, block)): Path<(Id<Report>, Id<Block>)>,
    Form(form): Form<Sent>,
) -> Answer {
    let placed = placed(&cx, id, block, Action::Change).await?;
    let only_preview = form.then == "preview";
    let new = form.into_block(&placed.block);
    evidence_is_seen(&cx, &placed.block, &new).await?;
    let too_long = new.body.chars().count() > LONGEST || new.heading.chars().count() > 200;
    if only_preview || too_long {
        let report = placed.report;
        return show(
            &cx,
            Placed { report, block: new },
            too_long.then_some("block-too-long"),
        )
        .await;
    }
    let changes = audit::changed([
        Change::between("heading", Some(&placed.block.heading), Some(&new.heading)),
        Change::between("body", Some(&placed.block.body), Some(&new.body)),
        Change::between(
            "settings",
            serde_json::to_string(&placed.block.settings.0).ok(),
            serde_json::to_string(&new.settings.0).ok(),
        ),
    ]);
    let (app, actor, new, changes) = (&cx.app, &cx.actor, &new, &changes);
    app.db
        .write("report.block.change", |tx| async move {
            if !reports::touch(&tx, id).await? {
                return Err(Error::refused("report-is-frozen"));
            }
            if !store::save(&tx, new).await? {
                let now = store::find(&tx, id, block).await?.ok_or(Error::NotFound)?;
                return Err(conflict(actor.lang, new, &now));
            }
            audit::record(
                &tx,
                &app.clock,
                actor,
                Act::on("changed", "report block", block).changing(changes),
            )
            .await
        })
        .await?;
    Ok(redirect_with(
        &format!("/app/reports/{id}/blocks/{block}"),
        "block-saved",
    ))
}

/// What the second of two editors typed beside what the first one saved.
fn conflict(lang: Lang, yours: &Block, theirs: &Block) -> Error {
    let pairs = texts(yours).into_iter().zip(texts(theirs));
    Error::conflict(
        pairs.map(|((label, yours), (_, theirs))| FieldConflict::between(t!(lang, label), yours, theirs)),
    )
}

/// Everything that is written in a block, each by the label of its field.
fn texts(block: &Block) -> [(&'static str, &str); 15] {
    let settings = &block.settings.0;
    [
        ("report-block-heading", &block.heading),
        ("block-body", &block.body),
        ("block-subtitle", &settings.subtitle),
        ("block-signatures", &settings.signatures),
        ("block-figures", &settings.figures),
        ("block-initiative-code", &settings.initiative),
        ("block-measure", &settings.measure),
        ("block-chart-kind", &settings.chart),
        ("block-finding", &settings.finding),
        ("block-rows", &settings.rows),
        ("block-source", &settings.source),
        ("block-said-by", &settings.said_by),
        ("block-draws", &settings.draws),
        ("block-quote", &settings.quote),
        ("block-photograph", &settings.photograph),
    ]
}

/// What the form for a new block says.
#[derive(Debug, Deserialize)]
pub struct NewBlock {
    #[serde(default)]
    kind: String,
    /// A block of another report that is taken over as it stands there.
    #[serde(default)]
    copy_of: String,
    #[serde(default)]
    heading: String,
    #[serde(default)]
    after: String,
}

/// Adds a block: an empty one, or one as it stands in another report.
pub async fn add(cx: Cx, Path(id): Path<Id<Report>>, Form(form): Form<NewBlock>) -> Answer {
    let report = found(&cx, id).await?;
    cx.may(Action::Change, &report)?;
    let model = match form.copy_of.parse::<Id<Block>>() {
        Ok(other) => {
            let found = store::of_another(&cx.app.db, &cx.actor, id, other).await?;
            Some(found.ok_or(Error::NotFound)?)
        }
        Err(_) => None,
    };
    let kind = match &model {
        Some(model) => model.kind(),
        None => Kind::from_code(&form.kind).ok_or_else(|| Error::refused("error-form"))?,
    };
    let after: Option<Id<Block>> = form.after.parse().ok();
    let heading: String = match &model {
        Some(model) => model.heading.clone(),
        None => form.heading.trim().chars().take(200).collect(),
    };
    let (app, actor, heading, model) = (&cx.app, &cx.actor, &heading, &model);
    let new = app
        .db
        .write("report.block.add", |tx| async move {
            if !reports::touch(&tx, id).await? {
                return Err(Error::refused("report-is-frozen"));
            }
            let mut order = store::of(&tx, id).await?;
            let taken: Vec<&str> = order.iter().map(|block| block.slug.as_str()).collect();
            let wanted = slug_of(if heading.is_empty() { kind.code() } else { heading });
            let block = Block {
                id: app.clock.id(),
                report: id,
                position: 0,
                kind: kind.code().to_owned(),
                slug: free_slug(&wanted, &taken),
                heading: heading.clone(),
                body: model
                    .as_ref()
                    .map_or_else(String::new, |model| model.body.clone()),
                // A session is of one event: its rule does not go along.
                settings: Json(model.as_ref().map_or_else(Settings::default, |model| Settings {
                    session: String::new(),
                    ..model.settings.0.clone()
                })),
                version: 1,
            };
            store::insert(&tx, &block).await?;
            if let Some(model) = model {
                picture::store::copy(&tx, &app.clock, model, &block).await?;
            }
            let at = after
                .and_then(|after| order.iter().position(|block| block.id == after))
                .map_or(order.len(), |at| at + 1);
            let new = block.id;
            order.insert(at, block);
            renumber(&tx, &order).await?;
            audit::record(&tx, &app.clock, actor, Act::on("created", "report block", new)).await?;
            Ok(new)
        })
        .await?;
    let told = match model {
        Some(_) => taken_over(&cx, id, new).await?,
        None => "block-added",
    };
    Ok(redirect_with(&format!("/app/reports/{id}/blocks/{new}"), told))
}

/// How it stands with those who are named in a block that was taken over: what they cleared for more
/// than the report from which it comes is cleared here.
async fn taken_over(cx: &Cx, id: Id<Report>, block: Id<Block>) -> Result<&'static str> {
    let report = found(cx, id).await?;
    if !is_released(&cx.app, &report) {
        return Ok("block-taken");
    }
    let material = edition::gather(&cx.app, &report).await?;
    let own = material.blocks.iter().find(|own| own.id == block);
    let slug = own.map_or("", |own| own.slug.as_str());
    let round = clearance::round(&cx.app, &material).await?;
    let named: Vec<_> = round.all.iter().filter(|one| one.need.slug == slug).collect();
    Ok(match named.iter().all(|one| one.stand.lets_print()) {
        _ if named.is_empty() => "block-taken",
        true => "block-taken-cleared",
        false => "block-taken-ask",
    })
}

async fn renumber(tx: &balai_kernel::store::Tx, order: &[Block]) -> Result<()> {
    for (at, block) in (1..).zip(order) {
        if block.position != at {
            store::place(tx, block.id, at).await?;
        }
    }
    Ok(())
}

/// Where a block goes.
#[derive(Debug, Deserialize)]
pub struct Move {
    /// `up` or `down`.
    to: String,
}

/// Moves a block one place up or down.
pub async fn place(
    cx: Cx,
    Path((id, block)): Path<(Id<Report>, Id<Block>)>,
    Form(form): Form<Move>,
) -> Answer {
    placed(&cx, id, block, Action::Change).await?;
    let up = form.to == "up";
    let (app, actor) = (&cx.app, &cx.actor);
    app.db
        .write("report.block.move", |tx| async move {
            if !reports::touch(&tx, id).await? {
                return Err(Error::refused("report-is-frozen"));
            }
            let mut order = store::of(&tx, id).await?;
            let at = order
                .iter()
                .position(|own| own.id == block)
                .ok_or(Error::NotFound)?;
            let other = if up {
                at.saturating_sub(1)
            } else {
                (at + 1).min(order.len() - 1)
            };
            order.swap(at, other);
            renumber(&tx, &order).await?;
            audit::record(&tx, &app.clock, actor, Act::on("moved", "report block", block)).await
        })
        .await?;
    Ok(redirect_with(
        &format!("/app/reports/{id}/blocks/{block}"),
        "block-moved",
    ))
}

/// Takes a block out.
pub async fn remove(cx: Cx, Path((id, block)): Path<(Id<Report>, Id<Block>)>) -> Answer {
    placed(&cx, id, block, Action::Erase).await?;
    let (app, actor) = (&cx.app, &cx.actor);
    app.db
        .write("report.block.remove", |tx| async move {
            if !reports::touch(&tx, id).await? {
                return Err(Error::refused("report-is-frozen"));
            }
            picture::store::remove(&tx, block).await?;
            translation::remove_part(&tx, block.uuid()).await?;
            store::remove(&tx, block).await?;
            audit::record(&tx, &app.clock, actor, Act::on("removed", "report block", block)).await
        })
        .await?;
    Ok(redirect_with(&format!("/app/reports/{id}"), "block-removed"))
}
