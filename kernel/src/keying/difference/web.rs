//! Handlers of differences: looked at beside the picture, settled cell by cell.

use std::collections::BTreeMap;

use axum::extract::Path;

use super::{Choice, Compared, LEFT_OUT, Said, TAKEN, WHOLE, pages, store};
use crate::{
    audit::{self, Act},
    error::{Error, Result},
    id::Id,
    keying::{Keying, Stage, batch, entry::reading::tidied, store as keyings, web::found},
    policy::Action,
    web::{Answer, Cx, Form, Query, redirect_with},
};

type Pairs = BTreeMap<String, String>;

/// Lines with differences on one page of the form.
pub(in crate::keying) const SHOWN: usize = 30;

/// A sheet whose entries are both done: before, nobody may see them beside each other.
fn comparable(keying: &Keying) -> Result<()> {
    let is_over = keying.first_done_at.is_some() && keying.second_done_at.is_some();
    if is_over { Ok(()) } else { Err(Error::NotFound) }
}

pub(in crate::keying) async fn show(
    cx: Cx,
    Path(id): Path<Id<Keying>>,
    Query(pairs): Query<Pairs>,
) -> Answer {
    let keying = found(&cx.app.db, &cx.actor, id, Action::Read).await?;
    comparable(&keying)?;
    let (lines, agreement) = batch::compared(&cx.app.db, &keying).await?;
    let number = |name: &str| pairs.get(name).and_then(|text| text.parse::<usize>().ok());
    let view = pages::View {
        keying: &keying,
        lines: &lines,
        agreement,
        from: number("from").unwrap_or(0),
        page: number("page").and_then(|page| i64::try_from(page).ok()),
        zoom: u8::try_from(number("zoom").unwrap_or(1)).unwrap_or(1).clamp(1, 3),
        is_open: keying.stage() == Stage::Differences || keying.stage() == Stage::Ready,
    };
    Ok(pages::show(&cx, &view).workspace(&cx))
}

/// What a form settles of the differences that there are: `ROW.FIELD` says which (`first`, `second`,
/// `other`, `unread`; of a row `taken` or `left-out`), `ROW.FIELD.text` the other text.
pub(super) fn settled(lines: &[Compared], sent: &Pairs) -> Vec<Choice> {
    let mut choices = Vec::new();
    for line in lines {
        for one in &line.differences {
            let name = format!("{}.{}", line.anchor, one.field);
            let Some(which) = sent.get(&name) else { continue };
            let cell: Option<Said> = if one.field == WHOLE {
                [TAKEN, LEFT_OUT]
                    .into_iter()
                    .find(|word| word == which)
                    .map(|word| Some(word.to_owned()))
            } else {
                match which.as_str() {
                    "first" => Some(one.first.clone()),
                    "second" => Some(one.second.clone()),
                    "unread" => Some(None),
                    "other" => {
                        let text = sent.get(&format!("{name}.text"));
                        Some(Some(text.map(|text| tidied(text)).unwrap_or_default()))
                    }
                    _ => None,
                }
            };
            if let Some(cell) = cell
                && one.settled.as_ref() != Some(&cell)
            {
                choices.push(Choice {
                    keyed_row: line.anchor,
                    field: one.field.clone(),
                    first: one.first.clone(),
                    second: one.second.clone(),
                    cell,
                });
            }
        }
    }
    choices
}

pub(in crate::keying) async fn settle(cx: Cx, Path(id): Path<Id<Keying>>, Form(sent): Form<Pairs>) -> Answer {
    let keying = found(&cx.app.db, &cx.actor, id, Action::Decide).await?;
    comparable(&keying)?;
    let (app, actor, sent) = (&cx.app, &cx.actor, &sent);
    let is_over = app
        .db
        .write("keying.settle", |tx| async move {
            let keying = keyings::find(&tx, id).await?.ok_or(Error::NotFound)?;
            if keying.stage() == Stage::Handed {
                return Err(Error::refused("keying-handed-already"));
            }
            let (lines, _) = batch::compared(&tx, &keying).await?;
            let choices = settled(&lines, sent);
            store::save(&tx, &app.clock, id, actor.account, &choices).await?;
            let (lines, _) = batch::compared(&tx, &keying).await?;
            let is_over = !lines.iter().any(Compared::is_open);
            let at = is_over.then(|| app.clock.now());
            keyings::set_settled(&tx, id, actor.account, at).await?;
            audit::record(&tx, &app.clock, actor, Act::on("decided", "keying", id)).await?;
            Ok(is_over)
        })
        .await?;
    let href = keying.href();
    Ok(if is_over {
        redirect_with(&href, "keying-settled")
    } else {
        redirect_with(&format!("{href}/differences"), "keying-settled-some")
    })
}
