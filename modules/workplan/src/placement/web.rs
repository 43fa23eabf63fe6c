//! Handlers of placements.

use balai_kernel::{
    Error, Id, Result,
    account::employment::{self, Employed},
    actor::{Employer, Role},
    audit::{self, Act, Change},
    policy::Action,
    text::Message,
    web::{
        Answer, Cx,
        axum::{extract::Path, http::StatusCode, response::IntoResponse},
        redirect_with,
    },
};

use super::{Placement, pages, store};
use crate::{
    level::{Levels, Project, Rank, levels},
    sent::{Problems, Sent},
    span::{self, Span},
};

/// Where the placements stand.
pub(super) const PATH: &str = "/app/plan/placements";

/// What the page shows.
pub(super) struct Shown {
    pub placements: Vec<Placement>,
    pub levels: Levels,
    /// Whom a placement can be given to: staff whom a party lends and who do not lead the office.
    pub lent: Vec<Employed>,
}

async fn gather(cx: &Cx) -> Result<Shown> {
    let (db, today) = (&cx.app.db, cx.app.today());
    let mut lent = employment::staff(db, today).await?;
    let leads = |one: &Employed| one.role == Role::CoManager.code();
    let leaders: Vec<_> = lent
        .iter()
        .filter(|one| leads(one))
        .map(|one| one.account)
        .collect();
    lent.retain(|one| matches!(one.employer(), Employer::Lender(_)) && !leaders.contains(&one.account));
    lent.dedup_by_key(|one| one.account);
    Ok(Shown {
        placements: store::from(db, today).await?,
        levels: levels(db, &cx.actor).await?,
        lent,
    })
}

pub(crate) async fn list(cx: Cx) -> Answer {
    let shown = gather(&cx).await?;
    Ok(pages::list(&cx, &shown, &Sent::default(), &Problems::none()).workspace(&cx))
}

pub(crate) async fn add(cx: Cx, sent: Sent) -> Answer {
    let shown = gather(&cx).await?;
    let (account, project, term) = match read(&shown, &sent) {
        Ok(read) => read,
        Err(wrong) => {
            let page = pages::list(&cx, &shown, &sent, &wrong).workspace(&cx);
            return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
        }
    };
    let (app, actor) = (&cx.app, &cx.actor);
    app.db
        .write("placement.add", |tx| async move {
            let id = store::insert(&tx, &app.clock, account, project, term.from, term.to).await?;
            let changes = audit::changed([
                Change::between("project", None::<String>, Some(project.to_string())),
                Change::between("until", None::<jiff::civil::Date>, Some(term.to)),
            ]);
            let act = Act::on("created", "placement", id).changing(&changes);
            audit::record(&tx, &app.clock, actor, act).await
        })
        .await?;
    Ok(redirect_with(PATH, "placement-made"))
}

type Read = (Id<balai_kernel::account::Account>, Id<Project>, Span);

fn read(shown: &Shown, sent: &Sent) -> std::result::Result<Read, Problems> {
    let mut wrong = Problems::none();
    let account = sent
        .id("account")
        .filter(|id| shown.lent.iter().any(|one| one.account == *id));
    if account.is_none() {
        wrong.add("account", Message::new("sent-choose"));
    }
    let project = shown.levels.by_code(Rank::Project, sent.get("project"));
    if project.is_none() {
        wrong.add("project", Message::new("sent-choose"));
    }
    let term = match span::read(sent.get("term")) {
        Ok(Some(term)) if matches!(term.precision, "day" | "range") => Some(term),
        Ok(_) => {
            wrong.add("term", Message::new("placement-term-wrong"));
            None
        }
        Err(why) => {
            wrong.add("term", why);
            None
        }
    };
    match (account, project, term) {
        (Some(account), Some(project), Some(term)) => Ok((account, project.id(), term)),
        _ => Err(wrong),
    }
}

/// A placement ends yesterday, so that nothing of it is seen from now on.
pub(crate) async fn end(cx: Cx, Path(id): Path<Id<Placement>>) -> Answer {
    let placement = store::find(&cx.app.db, id).await?.ok_or(Error::NotFound)?;
    cx.may(Action::Change, &placement)?;
    let last = cx.app.today().yesterday().unwrap_or(cx.app.today());
    let (app, actor, was) = (&cx.app, &cx.actor, placement.until_on.0);
    app.db
        .write("placement.end", |tx| async move {
            if store::end(&tx, id, last).await? == 0 {
                return Ok(());
            }
            let changes = audit::changed([Change::between("until", Some(was), Some(last))]);
            let act = Act::on("ended", "placement", id).changing(&changes);
            audit::record(&tx, &app.clock, actor, act).await
        })
        .await?;
    Ok(redirect_with(PATH, "placement-ended"))
}
