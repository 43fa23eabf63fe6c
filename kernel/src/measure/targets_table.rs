//! Targets as a fast table: all measures of a year on one page, with baseline, target and what
//! whoever answers for a figure says of it. Only what was changed is kept.

use std::collections::BTreeMap;

use axum::{
    http::StatusCode,
    response::{IntoResponse, Response},
};
use maud::{Markup, html};

use super::{
    Measure, Reading, Target, TargetWords, Unit, store,
    targets::{baseline_year, read, typed},
    web::Wanted,
};
use crate::{
    audit::{self, Act, Change},
    error::{Error, FieldConflict, Result},
    policy::{self, Action},
    t,
    text::Lang,
    web::{
        Answer, Cx, Form, Page, Query, crumbs, redirect_with,
        ui::{Column, Field, FieldKind, Form as UiForm, Link, PageHead, Row, Table, error_summary, hidden},
    },
};

/// Where the table stands.
pub(super) const PATH: &str = "/app/measures/targets-table";
/// What is typed of each measure.
const FIELDS: [&str; 4] = ["baseline", "from", "aim", "said"];
/// How long a sentence may be.
const LONGEST: usize = 500;

type Pairs = BTreeMap<String, String>;

/// What stands there of one measure.
struct Kept {
    measure: Measure,
    target: Option<Target>,
    said: String,
}

async fn kept(cx: &Cx, conn: &impl crate::store::Conn, year: i16) -> Result<Vec<Kept>> {
    let targets = store::targets(conn, year.into()).await?;
    let words = store::words(conn, year.into()).await?;
    let said = |code: &str| {
        let mine = |one: &&TargetWords| one.measure == code;
        words
            .iter()
            .rfind(mine)
            .map_or_else(String::new, |one| one.words.clone())
    };
    let target = |code: &str| {
        let mine = |one: &&Target| one.measure == code && one.about.is_empty();
        targets.iter().find(mine).cloned()
    };
    let measures = cx.app.measures().into_iter();
    Ok(measures
        .map(|measure| Kept {
            target: target(measure.code),
            said: said(measure.code),
            measure,
        })
        .collect())
}

fn name(field: &str, code: &str) -> String {
    format!("{field}-{code}")
}

/// What stands there, as the form's fields.
fn pairs_of(all: &[Kept]) -> Pairs {
    let mut pairs = Pairs::new();
    for one in all {
        let (code, unit) = (one.measure.code, one.measure.unit);
        let number = |value: Option<f64>| value.map_or_else(String::new, |n| typed(unit, n));
        let target = one.target.as_ref();
        let year = target.and_then(|target| target.baseline_year);
        pairs.insert(
            name("baseline", code),
            number(target.and_then(|target| target.baseline)),
        );
        pairs.insert(
            name("from", code),
            year.map_or_else(String::new, |year| year.to_string()),
        );
        pairs.insert(name("aim", code), number(target.and_then(|target| target.aim)));
        pairs.insert(name("said", code), one.said.clone());
        pairs.insert(
            name("version", code),
            target.map_or(0, |target| target.version).to_string(),
        );
    }
    pairs
}

/// The table.
pub(super) async fn edit(cx: Cx, Query(wanted): Query<Wanted>) -> Answer {
    policy::may(&cx.actor, Action::Change, None::<&Target>)?;
    let reading = Reading::begin(&cx.app, &cx.actor, cx.lang()).await?;
    let year = wanted.year(&reading).await?;
    let all = kept(&cx, &cx.app.db, year).await?;
    Ok(page(&cx, year, &all, &pairs_of(&all), &[]))
}

/// What was typed of one measure and differs from what stood on the page.
struct Typed {
    target: Option<Target>,
    said: Option<String>,
    code: &'static str,
}

type Wrong = Vec<(String, String)>;

fn typed_of(lang: Lang, year: i16, one: &Kept, sent: &Pairs, wrong: &mut Wrong) -> Typed {
    let code = one.measure.code;
    let get = |field: &str| sent.get(&name(field, code)).map_or("", |text| text.trim());
    let mut bad = |field: &str, key: &str| wrong.push((name(field, code), t!(lang, key)));
    let mut number = |field: &str| {
        read(one.measure.unit, get(field)).unwrap_or_else(|()| {
            bad(field, "target-not-a-number");
            None
        })
    };
    let (baseline, aim) = (number("baseline"), number("aim"));
    let from = baseline_year(get("from")).unwrap_or_else(|()| {
        wrong.push((name("from", code), t!(lang, "target-not-a-year")));
        None
    });
    let said = get("said").split_whitespace().collect::<Vec<_>>().join(" ");
    if said.chars().count() > LONGEST {
        wrong.push((name("said", code), t!(lang, "target-said-long", most = LONGEST)));
    }
    let before = pairs_of(std::slice::from_ref(one));
    let new = Target {
        measure: code.to_owned(),
        year: year.into(),
        about: String::new(),
        baseline,
        baseline_year: from,
        aim,
        version: get("version").parse().unwrap_or(0),
    };
    let was = one.target.as_ref();
    let is_same = was
        .map(|old| (old.baseline, old.baseline_year, old.aim))
        .unwrap_or_default()
        == (baseline, from, aim);
    // Whether a field was touched is told by what stands there now, at worst a conflict is said
    // where two typed the same.
    Typed {
        target: (!is_same).then_some(new),
        said: (before.get(&name("said", code)) != Some(&said)).then_some(said),
        code,
    }
}

/// Keeps what was changed, all of it or nothing.
pub(super) async fn save(cx: Cx, Query(wanted): Query<Wanted>, Form(sent): Form<Pairs>) -> Answer {
    policy::may(&cx.actor, Action::Change, None::<&Target>)?;
    let account = cx.actor.account.ok_or(Error::SignedOut)?;
    let reading = Reading::begin(&cx.app, &cx.actor, cx.lang()).await?;
    let year = wanted.year(&reading).await?;
    let all = kept(&cx, &cx.app.db, year).await?;
    let mut wrong = Wrong::new();
    let lang = cx.lang();
    let typed: Vec<Typed> = all
        .iter()
        .map(|one| typed_of(lang, year, one, &sent, &mut wrong))
        .collect();
    if !wrong.is_empty() {
        let page = page(&cx, year, &all, &sent, &wrong);
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    }
    let (cx, typed) = (&cx, &typed);
    let (app, actor) = (&cx.app, &cx.actor);
    app.db
        .write("targets.save", |tx| async move {
            let now = kept(cx, &tx, year).await?;
            for one in typed {
                let mut changes = Vec::new();
                let Some(there) = now.iter().find(|there| there.measure.code == one.code) else {
                    continue;
                };
                if let Some(target) = &one.target {
                    let old = there.target.as_ref();
                    let rows = match old {
                        None => store::insert_target(&tx, target).await?,
                        Some(_) => store::update_target(&tx, target).await?,
                    };
                    if rows == 0 {
                        return Err(conflict(actor.lang, &there.measure, target, old));
                    }
                    changes.extend(Change::between("aim", old.and_then(|old| old.aim), target.aim));
                    changes.extend(Change::between(
                        "baseline",
                        old.and_then(|old| old.baseline),
                        target.baseline,
                    ));
                }
                if let Some(said) = &one.said {
                    store::say(&tx, &app.clock, one.code, year.into(), said, account).await?;
                    changes.extend(Change::between("said", Some(&there.said), Some(said)));
                }
                if one.target.is_some() || one.said.is_some() {
                    changes.extend(Change::between("measure", None::<&str>, Some(one.code)));
                    let act = Act::about("changed", "target").changing(&changes);
                    audit::record(&tx, &app.clock, actor, act).await?;
                }
            }
            Ok(())
        })
        .await?;
    Ok(redirect_with(&format!("{PATH}?year={year}"), "targets-saved"))
}

fn conflict(lang: Lang, measure: &Measure, yours: &Target, theirs: Option<&Target>) -> Error {
    let shown = |value: Option<f64>| value.map_or_else(String::new, |n| typed(measure.unit, n));
    let field = |key: &str, yours: Option<f64>, theirs: Option<f64>| {
        let label = format!("{}: {}", measure.name(lang), t!(lang, key));
        FieldConflict::between(label, shown(yours), shown(theirs))
    };
    Error::conflict([
        field(
            "measure-column-baseline",
            yours.baseline,
            theirs.and_then(|one| one.baseline),
        ),
        field("measure-column-target", yours.aim, theirs.and_then(|one| one.aim)),
    ])
}

fn page(cx: &Cx, year: i16, all: &[Kept], sent: &Pairs, wrong: &[(String, String)]) -> Response {
    let lang = cx.lang();
    let title = t!(lang, "targets-of-year", year = year.to_string());
    let summary: Vec<(String, String)> = wrong
        .iter()
        .map(|(field, words)| (format!("f-{field}"), words.clone()))
        .collect();
    let columns = vec![
        Column::new(t!(lang, "measure-column-measure")),
        Column::new(t!(lang, "measure-column-baseline")),
        Column::new(t!(lang, "target-baseline-year")),
        Column::new(t!(lang, "measure-column-target")),
        Column::new(t!(lang, "measure-column-said")),
    ];
    let cell = |one: &Kept, field: &str| -> Markup {
        let key = name(field, one.measure.code);
        let label = t!(
            lang,
            "target-cell",
            field = t!(lang, &format!("target-cell-{field}")),
            measure = one.measure.name(lang)
        );
        let kind = match field {
            "said" => FieldKind::Textarea(2),
            _ => FieldKind::Number,
        };
        let error = wrong
            .iter()
            .find(|(at, _)| *at == key)
            .map(|(_, words)| words.clone());
        html! {
            (Field::new(kind, &*key, label).quiet_label().value(sent.get(&key).map_or("", String::as_str)).error(error))
        }
    };
    let table = |chapter: &[&Kept]| -> Vec<Row> {
        chapter
            .iter()
            .map(|one| {
                let unit = match one.measure.unit {
                    Unit::Count => "target-unit-count",
                    Unit::Share => "target-unit-share",
                    Unit::Points => "target-unit-points",
                };
                let version = name("version", one.measure.code);
                let mut cells = vec![html! {
                    (one.measure.name(lang))
                    br; small { (t!(lang, unit)) }
                    (hidden(&version, sent.get(&version).map_or("0", String::as_str)))
                }];
                cells.extend(FIELDS.map(|field| cell(one, field)));
                Row::new(cells)
            })
            .collect()
    };
    let refs: Vec<&Kept> = all.iter().collect();
    let whole = refs.chunk_by(|a, b| a.measure.chapter == b.measure.chapter).fold(
        Table::new("targets", &title, columns)
            .quiet_caption()
            .row_headers(),
        |whole, chapter| {
            let heading = chapter.first().map(|one| one.measure.chapter.name(lang));
            whole.group(heading.unwrap_or_default(), table(chapter))
        },
    );
    let back = format!("/app/measures?year={year}");
    let others = [year - 1, year + 1]
        .map(|other| Link::new(other.to_string(), format!("{PATH}?year={other}")).classed("button"));
    let [before, after] = others;
    Page::new(&title)
        .body(&crumbs(
            lang,
            &[Link::new(t!(lang, "measures-title"), &back)],
            &title,
        ))
        .body(
            &PageHead::new(&title)
                .lede(t!(lang, "targets-lede"))
                .action(before)
                .action(after),
        )
        .body(&error_summary(&t!(lang, "form-errors"), &summary))
        .body(
            &UiForm::post(format!("{PATH}?year={year}"), whole)
                .wide()
                .submit(t!(lang, "targets-save"))
                .also(Link::new(t!(lang, "form-cancel"), back)),
        )
        .workspace(cx)
}
