//! Editions as files for translators' own tools, out and back.

use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse as _, Response},
};
use balai_xliff::{File, Limits, Refusal, Unit};
use uuid::Uuid;

use super::{
    Pair, State, link, memory, pages, store,
    store::Keep,
    web::{self, At, Desk},
};
use crate::{
    Error, Result,
    errand::{self, Dead},
    policy::Action,
    text::{Lang, Message, tidy},
    web::{Answer, Cx, Upload, attachment},
};

/// The name of a paragraph in a file: its part, its field, its place, and what its translation was
/// when the file was made, so that what somebody else wrote meanwhile is not overwritten.
fn name_of(part: Uuid, pair: &Pair) -> String {
    let was = memory::digest(&pair.words);
    format!(
        "{}.{}.{}.{}",
        part.simple(),
        pair.unit.field,
        pair.unit.position,
        was.get(..12).unwrap_or_default()
    )
}

fn as_file(desk: &Desk, lang: Lang) -> File {
    let all = desk.record.pairs(&desk.language.code, &desk.kept);
    let units = all.iter().flat_map(|(part, pairs)| {
        let title = desk.record.part(*part).map(|part| part.title.clone());
        let title = title.unwrap_or_default();
        pairs.iter().map(move |pair| Unit {
            id: name_of(*part, pair),
            source: pair.unit.source.clone(),
            target: pair.words.clone(),
            note: format!("{title}: {}", pages::label(lang, pair)),
            is_done: pair.state == State::Current,
        })
    });
    File {
        original: desk.record.title.clone(),
        from: Lang::EN.code().to_owned(),
        to: desk.language.code.clone(),
        units: units.collect(),
    }
}

fn handed(cx: &Cx, desk: &Desk) -> Response {
    let text = balai_xliff::write(&as_file(desk, cx.lang()));
    let name = format!(
        "{}-{}-{}.xlf",
        desk.record.noun, desk.record.id, desk.language.code
    );
    attachment(&name, balai_xliff::MEDIA_TYPE, text)
}

pub(super) async fn give(cx: Cx, Path(at): Path<At>) -> Answer {
    let desk = web::found(&cx, &at, Action::Export).await?;
    Ok(handed(&cx, &desk))
}

pub(super) async fn give_by_link(cx: Cx, Path(token): Path<String>) -> Answer {
    match link::desk(&cx, &token).await? {
        Ok(desk) => Ok(handed(&cx, &desk)),
        Err(dead) => Ok(dead),
    }
}

/// A paragraph of a file that was not taken.
pub(super) struct Refused {
    /// Where it stands, in words.
    pub place: String,
    /// What the file translates.
    pub source: String,
    /// Its translation there.
    pub words: String,
    /// Why not.
    pub why: Message,
}

/// What a file would change.
#[derive(Default)]
pub(super) struct Plan {
    /// What is kept, whole parts at a time.
    keeps: Vec<(Uuid, Vec<Keep>)>,
    /// How many paragraphs are written.
    pub taken: usize,
    /// How many say what is there already.
    pub same: usize,
    /// How many the file leaves open.
    pub open: usize,
    /// How many the record no longer has.
    pub unknown: usize,
    /// Those that were not taken.
    pub refused: Vec<Refused>,
}

/// Compares a file with what is there, paragraph by paragraph.
pub(super) fn plan(desk: &Desk, lang: Lang, file: &File) -> Plan {
    let mut plan = Plan::default();
    let mut used = vec![false; file.units.len()];
    for (part, pairs) in desk.record.pairs(&desk.language.code, &desk.kept) {
        let mut keeps = Vec::new();
        let mut is_changed = false;
        for pair in &pairs {
            let place = || format!("{}.{}.{}.", part.simple(), pair.unit.field, pair.unit.position);
            let of_field = format!("{}.{}.", part.simple(), pair.unit.field);
            let is_same = |unit: &&Unit| {
                unit.id.starts_with(&of_field) && tidy(&unit.source, true) == tidy(&pair.unit.source, true)
            };
            // A paragraph that moved since is known by its words, one that changed by its place.
            let found = file
                .units
                .iter()
                .position(|unit| is_same(&unit))
                .or_else(|| file.units.iter().position(|unit| unit.id.starts_with(&place())))
                .filter(|at| !used.get(*at).copied().unwrap_or(true));
            let unit = found.and_then(|at| {
                if let Some(used) = used.get_mut(at) {
                    *used = true;
                }
                file.units.get(at)
            });
            let as_it_is = || {
                pair.kept.as_ref().map(|kept| Keep {
                    unit: pair.unit.clone(),
                    source: kept.source.clone(),
                    words: pair.words.clone(),
                    before: pair.kept.clone(),
                    is_read: false,
                })
            };
            match unit.map(|unit| one(desk, pair, unit)) {
                None => keeps.extend(as_it_is()),
                Some(Found::Open) => {
                    plan.open += 1;
                    keeps.extend(as_it_is());
                }
                Some(Found::Same) => {
                    plan.same += 1;
                    keeps.extend(as_it_is());
                }
                Some(Found::Wrong(words, why)) => {
                    let title = desk.record.part(part).map(|part| part.title.clone());
                    plan.refused.push(Refused {
                        place: format!("{}: {}", title.unwrap_or_default(), pages::label(lang, pair)),
                        source: pair.unit.source.clone(),
                        words,
                        why,
                    });
                    keeps.extend(as_it_is());
                }
                Some(Found::New(source, words)) => {
                    plan.taken += 1;
                    is_changed = true;
                    keeps.push(Keep {
                        unit: pair.unit.clone(),
                        source,
                        words,
                        before: pair.kept.clone(),
                        is_read: false,
                    });
                }
            }
        }
        if is_changed {
            plan.keeps.push((part, keeps));
        }
    }
    plan.unknown = used.iter().filter(|used| !**used).count();
    plan
}

enum Found {
    Open,
    Same,
    New(String, String),
    Wrong(String, Message),
}

fn one(desk: &Desk, pair: &Pair, unit: &Unit) -> Found {
    let words = tidy(&unit.target, true);
    if words.is_empty() {
        return Found::Open;
    }
    let source = tidy(&unit.source, true);
    let is_now = source == tidy(&pair.unit.source, true);
    if words == tidy(&pair.words, true) {
        return Found::Same;
    }
    // Somebody wrote something else since the file was made.
    let was = memory::digest(&pair.words);
    let was = was.get(..12).unwrap_or_default();
    if !pair.words.is_empty() && !unit.id.ends_with(was) {
        return Found::Wrong(words, Message::new("translation-file-meanwhile"));
    }
    let of = if is_now { &pair.unit.source } else { &source };
    match (desk.kind.faithful)(of, &words) {
        Err(why) => Found::Wrong(words, why),
        // A translation of what stood there before is kept, as out of date.
        Ok(()) => Found::New(of.clone(), words),
    }
}

/// Why a file cannot be read, as the one who sent it is told.
fn refused(why: &Refusal) -> Error {
    let key = match why {
        Refusal::Large => "translation-file-large",
        Refusal::Damaged(_) | Refusal::Entities => "translation-file-damaged",
        Refusal::Other => "translation-file-other",
    };
    Error::refused(key)
}

async fn planned(cx: &Cx, desk: &Desk, mut sent: Upload) -> Result<Plan> {
    let (_, bytes) = sent.file()?.ok_or_else(|| Error::refused("upload-none"))?;
    let file = tokio::task::spawn_blocking(move || balai_xliff::read(&bytes, &Limits::default()));
    let file = file
        .await
        .map_err(|_| Error::refused("translation-file-damaged"))?;
    let file = file.map_err(|why| refused(&why))?;
    let is_other = !file.to.is_empty() && !file.to.eq_ignore_ascii_case(&desk.language.code);
    let primary = |code: &str| code.split('-').next().unwrap_or_default().to_ascii_lowercase();
    if is_other && primary(&file.to) != primary(&desk.language.code) {
        return Err(Error::Refused(
            Message::new("translation-file-language").with("code", file.to.as_str()),
        ));
    }
    Ok(plan(desk, cx.lang(), &file))
}

/// Keeps what a file brings; false where the link has ended since.
async fn kept(cx: &Cx, desk: &Desk, plan: &Plan) -> Result<bool> {
    if plan.keeps.is_empty() {
        return Ok(true);
    }
    let (app, actor, record) = (&cx.app, &link::acting(cx, desk), &desk.record);
    let code = desk.language.code.as_str();
    app.db
        .write("translation.file", |tx| async move {
            if let Some(link) = &desk.bearer
                && !errand::take(&tx, link.id, app.clock.now()).await?
            {
                return Ok(false);
            }
            if store::kept(&tx, record.id, code).await? != desk.kept {
                return Err(Error::refused("translation-file-again"));
            }
            let row = store::begun(&tx, &app.clock, record.noun, record.id, code).await?;
            for (part, all) in &plan.keeps {
                store::keep(&tx, &app.clock, (record.id, *part), code, all, desk.by(actor)).await?;
            }
            if let (Some(index), Some(_)) = (desk.kind.index, row.shown_at) {
                index(&tx, record.id).await?;
            }
            web::record_act(&tx, app, actor, "translated", &row).await?;
            Ok(true)
        })
        .await
}

fn status(plan: &Plan) -> StatusCode {
    if plan.refused.is_empty() {
        StatusCode::OK
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    }
}

pub(super) async fn take(cx: Cx, Path(at): Path<At>, sent: Upload) -> Answer {
    let desk = web::found(&cx, &at, Action::Change).await?;
    let plan = planned(&cx, &desk, sent).await?;
    kept(&cx, &desk, &plan).await?;
    let page = pages::taken(&cx, &desk, &plan).workspace(&cx);
    Ok((status(&plan), page).into_response())
}

pub(super) async fn take_by_link(cx: Cx, Path(token): Path<String>, sent: Upload) -> Answer {
    let desk = match link::desk(&cx, &token).await? {
        Ok(desk) => desk,
        Err(dead) => return Ok(dead),
    };
    let plan = planned(&cx, &desk, sent).await?;
    if !kept(&cx, &desk, &plan).await? {
        return Ok(errand::dead(&cx, &token, Dead::Revoked));
    }
    let page = pages::taken(&cx, &desk, &plan).public(&cx);
    Ok((status(&plan), page).into_response())
}
