//! Handlers of the plan's versions.

use std::collections::BTreeMap;

use balai_kernel::{
    Actor, Audience, Error, Id, Result,
    audit::{self, Act},
    policy::Action,
    store::{Conn, Day},
    text::Message,
    web::{
        Answer, Cx, Page, Query,
        axum::{extract::Path, http::StatusCode, response::IntoResponse},
        redirect_with,
    },
};

use super::{Differences, KINDS, Line, PlanVersion, Reasons, differences, pages, store};
use crate::{
    activity,
    approval::{self, NotPossible, Stand, may_submit, needs},
    sent::{Problems, Sent},
    span,
};

type Pairs = BTreeMap<String, String>;

fn year_in(cx: &Cx, pairs: &Pairs) -> Option<i64> {
    let asked = pairs.get("year")?.trim().parse().ok()?;
    let now = i64::from(cx.app.today().year());
    ((now - 100)..=(now + 20)).contains(&asked).then_some(asked)
}

/// The versions of a year, and what became of the plan since the last one.
pub async fn list(cx: Cx, Query(pairs): Query<Pairs>) -> Answer {
    let (db, actor) = (&cx.app.db, &cx.actor);
    let years = activity::years(db, actor).await?;
    let now = i64::from(cx.app.today().year());
    let latest = || {
        if years.contains(&now) {
            Some(now)
        } else {
            years.first().copied()
        }
    };
    let year = year_in(&cx, &pairs).or_else(latest).unwrap_or(now);
    let versions = store::of_year(db, actor, year).await?;
    let plan = Plan::of(db, year).await?;
    let shown = pages::Year {
        since: plan.last.as_ref().map(|_| plan.differences.clone()),
        count: plan.lines.len(),
        last: plan.last,
        year,
        years,
        versions,
    };
    Ok(pages::year(&cx, &shown).workspace(&cx))
}

/// The plan of a year today, beside its last version.
struct Plan {
    last: Option<PlanVersion>,
    lines: Vec<Line>,
    differences: Differences,
}

impl Plan {
    async fn of(conn: &impl Conn, year: i64) -> Result<Self> {
        let last = store::last_approved(conn, year).await?;
        let lines = store::present(conn, year).await?;
        let (before, _) = match &last {
            Some(last) => store::lines(conn, last.id).await?,
            None => Default::default(),
        };
        let first = differences(&before, &lines, &Reasons::new());
        let gone: Vec<_> = first.dropped.iter().map(|(line, _)| line.activity).collect();
        let reasons = store::stopped(conn, &gone).await?;
        Ok(Self {
            differences: differences(&before, &lines, &reasons),
            last,
            lines,
        })
    }

    /// The same with the reasons that were typed.
    fn because(&mut self, typed: &Reasons) {
        for (line, reason) in &mut self.differences.dropped {
            if let Some(words) = typed.get(&line.activity) {
                *reason = Some(words.clone());
            }
        }
    }
}

/// A version, and what became of the plan since the one before, or since another one.
pub async fn show(cx: Cx, Path(id): Path<Id<PlanVersion>>, Query(pairs): Query<Pairs>) -> Answer {
    let shown = gather(&cx, id, pairs.get("with").and_then(|id| id.parse().ok())).await?;
    Ok(pages::show(&cx, &shown, &Sent::default(), &Problems::none()).workspace(&cx))
}

/// The page of a version again, with what was typed and what is wrong with it.
///
/// # Errors
/// [`Error::NotFound`] where the reader may not know of it.
pub(crate) async fn page(cx: &Cx, id: Id<PlanVersion>, sent: &Sent, wrong: &Problems) -> Result<Page> {
    let shown = gather(cx, id, None).await?;
    Ok(pages::show(cx, &shown, sent, wrong))
}

async fn gather(cx: &Cx, id: Id<PlanVersion>, with: Option<Id<PlanVersion>>) -> Result<pages::Shown> {
    let db = &cx.app.db;
    let version = store::find(db, id).await?.ok_or(Error::NotFound)?;
    cx.may(Action::Read, &version)?;
    let (lines, mut reasons) = store::lines(db, id).await?;
    // Between two that do not follow each other, those between say why.
    if let (Some(number), true) = (version.number, with.is_some()) {
        let earlier = store::dropped_until(db, version.year, number).await?;
        reasons = earlier.into_iter().chain(reasons).collect();
    }
    let mut others = store::of_year(db, &cx.actor, version.year).await?;
    others.retain(|other| other.number.is_some() && other.id != id);
    let is_before = |other: &&PlanVersion| version.number.is_none() || other.number < version.number;
    let before = match with {
        Some(with) => Some(
            others
                .iter()
                .find(|other| other.id == with)
                .ok_or(Error::NotFound)?,
        ),
        None => others.iter().filter(is_before).max_by_key(|other| other.number),
    };
    let before = before.cloned();
    let found = match &before {
        Some(before) => {
            let (was, _) = store::lines(db, before.id).await?;
            Some(differences(&was, &lines, &reasons))
        }
        None => None,
    };
    Ok(pages::Shown {
        approval: approval::store::of_version(db, id).await?,
        managers: if version.is_open() {
            approval::store::managers(db, cx.app.today()).await?
        } else {
            Vec::new()
        },
        version,
        lines,
        before,
        differences: found,
        others,
    })
}

/// The form by which the plan of a year is submitted.
pub async fn new(cx: Cx, Query(pairs): Query<Pairs>) -> Answer {
    let year = year_in(&cx, &pairs).ok_or(Error::NotFound)?;
    form_page(&cx, year, &Sent::of(pairs), &Problems::none()).await
}

async fn form_page(cx: &Cx, year: i64, sent: &Sent, wrong: &Problems) -> Answer {
    let db = &cx.app.db;
    let plan = Plan::of(db, year).await?;
    let form = pages::New {
        year,
        needs: needs(&cx.app.profile, &cx.app.profile.approvals.plan, None),
        is_open: store::open_of(db, year).await?.is_some(),
        last: plan.last,
        count: plan.lines.len(),
        differences: plan.differences,
    };
    let page = pages::new(cx, &form, sent, wrong).workspace(cx);
    Ok(if wrong.is_empty() {
        page
    } else {
        (StatusCode::UNPROCESSABLE_ENTITY, page).into_response()
    })
}

/// What is typed besides the reasons.
struct Draft {
    year: i64,
    kind: &'static str,
    review_on: Option<Day>,
    summary: String,
    note: String,
}

fn read(cx: &Cx, sent: &Sent, is_first: bool, wrong: &mut Problems) -> Option<Draft> {
    let year = year_in(
        cx,
        &Pairs::from([("year".to_owned(), sent.get("year").to_owned())]),
    )?;
    let kind = if is_first {
        KINDS[0]
    } else {
        sent.one_of("kind", &[KINDS[1], KINDS[2]], wrong)
    };
    let summary = sent.lines("summary", 8000, !is_first, wrong);
    let review_on = match span::read(sent.get("review_on")) {
        _ if kind != KINDS[1] => None,
        Ok(Some(day)) if day.precision == "day" => Some(Day(day.from)),
        Ok(_) => {
            wrong.add("review_on", Message::new("version-review-day"));
            None
        }
        Err(why) => {
            wrong.add("review_on", why);
            None
        }
    };
    Some(Draft {
        year,
        kind,
        review_on,
        summary,
        note: sent.lines("note", 2000, false, wrong),
    })
}

/// The reasons that were typed for what is dropped.
fn reasons_in(sent: &Sent, all: &Differences) -> Reasons {
    let typed = |line: &Line| {
        let words = crate::sent::tidy(sent.get(&pages::reason_field(line)), true);
        let words: String = words.chars().take(1000).collect();
        (!words.is_empty()).then_some((line.activity, words))
    };
    all.dropped.iter().filter_map(|(line, _)| typed(line)).collect()
}

/// Submits the plan of a year as it stands. Where the profile asks nobody, it is a version at once.
pub async fn submit(cx: Cx, sent: Sent) -> Answer {
    let db = &cx.app.db;
    let mut wrong = Problems::none();
    let asked = sent.get("year").parse().unwrap_or(0);
    let is_first = store::last_approved(db, asked).await?.is_none();
    let draft = read(&cx, &sent, is_first, &mut wrong).ok_or(Error::NotFound)?;
    let mut plan = Plan::of(db, draft.year).await?;
    plan.because(&reasons_in(&sent, &plan.differences));
    if plan.differences.without_reason().next().is_some() {
        wrong.add("reasons", Message::new("version-reason-needed"));
    }
    if plan.lines.is_empty() {
        wrong.add("year", Message::new("version-empty"));
    }
    if !wrong.is_empty() {
        return form_page(&cx, draft.year, &sent, &wrong).await;
    }
    let account = cx.actor.account.ok_or(Error::SignedOut)?;
    let (app, actor, draft, sent_ref) = (&cx.app, &cx.actor, &draft, &sent);
    let id: Id<PlanVersion> = app.clock.id();
    let needs = &needs(&app.profile, &app.profile.approvals.plan, None);
    let is_asked = !needs.is_empty();
    app.db
        .write("version.submit", |tx| async move {
            if store::open_of(&tx, draft.year).await?.is_some() {
                return Err(Error::refused("version-open"));
            }
            let managers = approval::store::managers(&tx, app.today()).await?;
            let refused = |why: NotPossible| Error::Refused(why.message());
            if is_asked {
                may_submit(
                    &Stand::NotSubmitted,
                    needs,
                    account,
                    &managers,
                    &app.profile.approvals,
                )
                .map_err(refused)?;
            }
            // The plan as it stands in this moment, which may be later than the page.
            let mut plan = Plan::of(&tx, draft.year).await?;
            plan.because(&reasons_in(sent_ref, &plan.differences));
            if plan.differences.without_reason().next().is_some() {
                return Err(Error::refused("version-reason-needed"));
            }
            let at = app.clock.now();
            let new = store::New {
                year: draft.year,
                kind: draft.kind,
                review_on: draft.review_on,
                summary: Some(draft.summary.as_str()).filter(|text| !text.is_empty()),
                by: account,
                at,
            };
            let audience = Audience::office().keep(&tx).await?;
            store::insert(&tx, id, &new, &audience).await?;
            let kept = plan.lines.iter().map(|line| (line, None));
            let dropped = plan.differences.dropped.iter();
            let dropped = dropped.map(|(line, reason)| (line, reason.as_deref()));
            store::insert_lines(&tx, id, kept.chain(dropped)).await?;
            audit::record(&tx, &app.clock, actor, Act::on("submitted", "plan-version", id)).await?;
            if !is_asked {
                return super::freeze(&tx, app, actor, id, at).await;
            }
            ask(&tx, app, actor, id, needs, draft, account).await
        })
        .await?;
    let told = if is_asked {
        "version-submitted"
    } else {
        "version-frozen"
    };
    Ok(redirect_with(&super::href_of(id), told))
}

async fn ask(
    tx: &balai_kernel::store::Tx,
    app: &balai_kernel::App,
    actor: &Actor,
    id: Id<PlanVersion>,
    needs: &[approval::Need],
    draft: &Draft,
    account: Id<balai_kernel::account::Account>,
) -> Result<()> {
    let new = approval::store::New {
        activity: None,
        plan_version: Some(id),
        substance: None,
        needs,
        note: Some(draft.note.as_str()).filter(|text| !text.is_empty()),
        by: account,
        at: app.clock.now(),
    };
    let approval = approval::store::insert(tx, &app.clock, &new).await?;
    audit::record(tx, &app.clock, actor, Act::on("submitted", "approval", approval)).await?;
    approval::mail::ask(tx, app, approval).await
}
