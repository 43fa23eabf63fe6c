//! Setting a baseline and a target of a measure for a year.

use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use maud::html;
use serde::Deserialize;

use super::{Dim, Measure, Reading, Target, Unit, store, web::Wanted};
use crate::{
    audit::{self, Act, Change},
    error::{Error, FieldConflict, Result},
    policy::{self, Action},
    t,
    web::{
        Answer, Cx, Form, Page, Query, crumbs, redirect_with,
        ui::{Choice, Field, FieldKind, Form as UiForm, Link, PageHead, error_summary, hidden},
    },
};

/// What the form holds, as typed.
#[derive(Debug, Clone, Default, Deserialize)]
pub(super) struct Typed {
    year: i16,
    #[serde(default)]
    about: String,
    #[serde(default)]
    baseline: String,
    #[serde(default)]
    baseline_year: String,
    #[serde(default)]
    aim: String,
    #[serde(default)]
    version: i64,
}

#[derive(Debug, Clone, Default, Deserialize)]
pub(super) struct About {
    #[serde(default)]
    about: String,
}

fn measure(cx: &Cx, code: &str) -> Result<Measure> {
    cx.app.measure(code).ok_or(Error::NotFound)
}

/// What a target can be about beside the whole office, with its name: an initiative of
/// the profile or a project of one, where the measure can be split by them.
fn subjects(cx: &Cx, measure: &Measure) -> Vec<(String, String)> {
    let lang = cx.lang();
    let mut all = Vec::new();
    for initiative in &cx.app.profile.initiatives {
        if measure.splits_by(Dim::Initiative) {
            let about = format!("initiative:{}", initiative.code);
            all.push((about, initiative.name.get(lang).to_owned()));
        }
        if measure.splits_by(Dim::Project) {
            all.extend(initiative.projects.iter().map(|project| {
                let about = format!("project:{}", project.code);
                (about, format!("{}: {}", initiative.code, project.name.get(lang)))
            }));
        }
    }
    all
}

/// The form.
pub(super) async fn edit(
    cx: Cx,
    Path(code): Path<String>,
    Query(wanted): Query<Wanted>,
    Query(about): Query<About>,
) -> Answer {
    let measure = measure(&cx, &code)?;
    let reading = Reading::begin(&cx.app, &cx.actor, cx.lang()).await?;
    let year = wanted.year(&reading).await?;
    let found = store::targets_of(&cx.app.db, measure.code, year.into()).await?;
    let target = found.into_iter().find(|target| target.about == about.about);
    let shown = |value: Option<f64>| value.map_or_else(String::new, |n| typed(measure.unit, n));
    let form = match target {
        Some(target) => Typed {
            year,
            about: target.about,
            baseline: shown(target.baseline),
            baseline_year: target
                .baseline_year
                .map_or_else(String::new, |year| year.to_string()),
            aim: shown(target.aim),
            version: target.version,
        },
        None => Typed {
            year,
            about: about.about,
            ..Typed::default()
        },
    };
    policy::may(&cx.actor, Action::Change, None::<&Target>)?;
    Ok(page(&cx, &measure, &form, &[]))
}

/// Keeps what was typed.
pub(super) async fn save(cx: Cx, Path(code): Path<String>, Form(form): Form<Typed>) -> Answer {
    let measure = measure(&cx, &code)?;
    policy::may(&cx.actor, Action::Change, None::<&Target>)?;
    let lang = cx.lang();
    let mut errors = Vec::new();
    let mut number = |field: &'static str, text: &str| match read(measure.unit, text) {
        Ok(number) => number,
        Err(()) => {
            errors.push((field, t!(lang, "target-not-a-number")));
            None
        }
    };
    let (baseline, aim) = (number("baseline", &form.baseline), number("aim", &form.aim));
    let baseline_year = baseline_year(&form.baseline_year).unwrap_or_else(|()| {
        errors.push(("baseline_year", t!(lang, "target-not-a-year")));
        None
    });
    let is_subject = form.about.is_empty()
        || subjects(&cx, &measure)
            .iter()
            .any(|(about, _)| *about == form.about);
    if !is_subject {
        errors.push(("about", t!(lang, "target-about-unknown")));
    }
    if !errors.is_empty() {
        let page = page(&cx, &measure, &form, &errors);
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    }
    let target = Target {
        measure: measure.code.to_owned(),
        year: form.year.into(),
        about: form.about.clone(),
        baseline,
        baseline_year,
        aim,
        version: form.version,
    };
    keep(&cx, &measure, &target).await?;
    let back = format!("/app/measures/{}?year={}", measure.code, form.year);
    Ok(redirect_with(&back, "target-saved"))
}

async fn keep(cx: &Cx, measure: &Measure, target: &Target) -> Result<()> {
    let (app, actor) = (&cx.app, &cx.actor);
    app.db
        .write("target.save", |tx| async move {
            let found = store::targets_of(&tx, &target.measure, target.year).await?;
            let old = found.iter().find(|old| old.about == target.about);
            let rows = match old {
                None => store::insert_target(&tx, target).await?,
                Some(_) => store::update_target(&tx, target).await?,
            };
            if rows == 0 {
                return Err(Error::Conflict(conflict(measure, target, old)));
            }
            let changes: Vec<Change> = [
                Change::between("baseline", old.and_then(|old| old.baseline), target.baseline),
                Change::between(
                    "baseline_year",
                    old.and_then(|old| old.baseline_year),
                    target.baseline_year,
                ),
                Change::between("aim", old.and_then(|old| old.aim), target.aim),
            ]
            .into_iter()
            .flatten()
            .collect();
            let act = Act::about("changed", "target").changing(&changes);
            audit::record(&tx, &app.clock, actor, act).await
        })
        .await
}

fn conflict(measure: &Measure, yours: &Target, theirs: Option<&Target>) -> Vec<FieldConflict> {
    let shown = |value: Option<f64>| value.map_or_else(String::new, |n| typed(measure.unit, n));
    let field = |field: &str, yours: Option<f64>, theirs: Option<f64>| FieldConflict {
        field: field.to_owned(),
        yours: shown(yours),
        theirs: shown(theirs),
    };
    vec![
        field("baseline", yours.baseline, theirs.and_then(|t| t.baseline)),
        field("aim", yours.aim, theirs.and_then(|t| t.aim)),
    ]
}

/// Reads the year of a baseline; empty is none.
pub(super) fn baseline_year(text: &str) -> Result<Option<i64>, ()> {
    match text.trim() {
        "" => Ok(None),
        text => match text.parse() {
            Ok(year @ 1900..=2200) => Ok(Some(year)),
            _ => Err(()),
        },
    }
}

/// A number as people type it into the form: a share in per cent.
pub(super) fn typed(unit: Unit, n: f64) -> String {
    let n = if unit == Unit::Share { n * 100.0 } else { n };
    // Away with the last digits of binary fractions: 0.55 is 55.
    ((n * 1e6).round() / 1e6).to_string()
}

/// Reads a number as people type it: `1,200`, `1.200`, `12.5`, `50 %`; empty is none.
/// A comma or point before exactly three digits parts thousands in a count.
pub(super) fn read(unit: Unit, text: &str) -> Result<Option<f64>, ()> {
    let text: String = text
        .trim()
        .trim_end_matches('%')
        .chars()
        .filter(|c| !c.is_whitespace())
        .collect();
    if text.is_empty() {
        return Ok(None);
    }
    let plain = if unit == Unit::Count {
        let mut groups = text.split([',', '.']);
        let first = groups.next().unwrap_or_default();
        let rest: Vec<&str> = groups.collect();
        if rest.iter().any(|group| group.len() != 3) {
            return Err(());
        }
        format!("{first}{}", rest.concat())
    } else {
        text.replace(',', ".")
    };
    let n: f64 = plain.parse().map_err(|_| ())?;
    let n = if unit == Unit::Share { n / 100.0 } else { n };
    let most = match unit {
        Unit::Count => 1e9,
        Unit::Share => 1.0,
        Unit::Points => 100.0,
    };
    (n.is_finite() && n.abs() <= most && (n >= 0.0 || unit == Unit::Points))
        .then_some(Some(n))
        .ok_or(())
}

fn page(cx: &Cx, measure: &Measure, form: &Typed, errors: &[(&str, String)]) -> Response {
    let lang = cx.lang();
    let title = t!(
        lang,
        "target-title",
        measure = measure.name(lang),
        year = form.year.to_string()
    );
    let error = |name: &str| {
        errors
            .iter()
            .find(|(field, _)| *field == name)
            .map(|(_, words)| words.clone())
    };
    let number = |name: &'static str, label: String, value: &str| {
        Field::new(FieldKind::Number, name, label)
            .value(value)
            .optional(t!(lang, "form-optional"))
            .error(error(name))
            .help(match measure.unit {
                Unit::Count => t!(lang, "target-unit-count"),
                Unit::Share => t!(lang, "target-unit-share"),
                Unit::Points => t!(lang, "target-unit-points"),
            })
    };
    let mut choices = vec![Choice::new("", t!(lang, "measure-scope-office"))];
    let named = subjects(cx, measure).into_iter();
    choices.extend(named.map(|(about, name)| Choice::new(about, name)));
    let about = Field::new(FieldKind::Select(choices), "about", t!(lang, "target-about"))
        .value(&form.about)
        .error(error("about"));
    let summary: Vec<(String, String)> = errors
        .iter()
        .map(|(field, words)| (format!("f-{field}"), words.clone()))
        .collect();
    let fields = html! {
        (error_summary(&t!(lang, "form-errors"), &summary))
        (hidden("year", &form.year.to_string()))
        (hidden("version", &form.version.to_string()))
        (about)
        (number("baseline", t!(lang, "measure-column-baseline"), &form.baseline))
        (Field::new(FieldKind::Number, "baseline_year", t!(lang, "target-baseline-year"))
            .value(&form.baseline_year).optional(t!(lang, "form-optional")).error(error("baseline_year")))
        (number("aim", t!(lang, "measure-column-target"), &form.aim))
    };
    let back = format!("/app/measures/{}?year={}", measure.code, form.year);
    let crumbs = crumbs(
        lang,
        &[
            Link::new(t!(lang, "measures-title"), "/app/measures"),
            Link::new(measure.name(lang), &back),
        ],
        t!(lang, "target-edit"),
    );
    Page::new(&title)
        .body(&crumbs)
        .body(&PageHead::new(&title).lede(measure.rule(lang)))
        .body(
            &UiForm::post(format!("/app/measures/{}/target", measure.code), fields)
                .submit(t!(lang, "target-save"))
                .also(Link::new(t!(lang, "form-cancel"), back)),
        )
        .workspace(cx)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_people_type_them() {
        assert_eq!(read(Unit::Count, "1,200"), Ok(Some(1200.0)));
        assert_eq!(read(Unit::Count, "1.200"), Ok(Some(1200.0)));
        assert_eq!(read(Unit::Count, " 1 200 "), Ok(Some(1200.0)));
        assert_eq!(read(Unit::Count, ""), Ok(None));
        assert_eq!(read(Unit::Count, "12.5"), Err(()));
        assert_eq!(read(Unit::Share, "50 %"), Ok(Some(0.5)));
        assert_eq!(read(Unit::Share, "120"), Err(()));
        assert_eq!(read(Unit::Points, "20,8"), Ok(Some(20.8)));
        assert_eq!(read(Unit::Count, "many"), Err(()));
        assert_eq!(read(Unit::Count, "NaN"), Err(()));
    }

    #[test]
    fn what_the_form_shows_is_read_back_as_the_same_number() {
        for (unit, n) in [(Unit::Count, 1200.0), (Unit::Share, 0.55), (Unit::Points, 20.8)] {
            assert_eq!(read(unit, &typed(unit, n)), Ok(Some(n)));
        }
    }
}
