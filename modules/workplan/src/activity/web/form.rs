//! An activity's form: from what was typed to a draft, and back.

use balai_kernel::{Id, profile::Profile, text::Message};

use crate::{
    activity::{Activity, CO_ORGANISER_ROLES, CoOrganiser, CoOrganiserDraft, Draft, Links},
    level::{LevelRow, Levels, Rank},
    money,
    sent::{Problems, Sent, tidy},
    span,
};

/// Reads an activity's form.
///
/// # Errors
/// Everything that is wrong with it.
pub fn read(sent: &Sent, levels: &Levels, profile: &Profile) -> Result<Draft, Problems> {
    let mut wrong = Problems::none();
    let title = sent.line("title", 300, true, &mut wrong);
    let kind = sent.get("kind").to_owned();
    let known = profile.activity_kind(&kind);
    if known.is_none() {
        wrong.add("kind", Message::new("sent-choose"));
    }
    let span = span::read(sent.get("when")).unwrap_or_else(|why| {
        wrong.add("when", why);
        None
    });
    let project = one(sent, "project", Rank::Project, levels, &mut wrong);
    let mut initiative = one(sent, "initiative", Rank::Initiative, levels, &mut wrong);
    if let Some(project) = project {
        match initiative {
            // The project says which initiative it belongs to.
            None => initiative = levels.0.iter().find(|row| Some(row.id) == project.parent),
            Some(initiative) if Some(initiative.id) != project.parent => {
                wrong.add("project", Message::new("activity-project-elsewhere"));
            }
            Some(_) => {}
        }
    }
    let purpose = one(sent, "purpose", Rank::Purpose, levels, &mut wrong);
    let owner = sent.id("owner");
    let links = Links {
        initiatives: several(sent, "also_initiative", Rank::Initiative, levels, initiative),
        purposes: several(sent, "also_purpose", Rank::Purpose, levels, purpose),
        areas: several(sent, "area", Rank::Area, levels, None),
    };
    let draft = Draft {
        code: sent.line("code", 60, false, &mut wrong),
        title,
        is_event: known.is_some_and(|kind| kind.is_event),
        kind,
        initiative: initiative.map(LevelRow::id),
        project: project.map(LevelRow::id),
        core_purpose: purpose.map(LevelRow::id),
        span,
        place: sent.maybe_line("place", 200, &mut wrong),
        owner,
        is_unlisted: sent.is_ticked("unlisted"),
        summary: Some(sent.lines("summary", 4000, false, &mut wrong)).filter(|text| !text.is_empty()),
        budget: money::read(sent.get("budget"), &profile.office.currency).unwrap_or_else(|why| {
            wrong.add("budget", why);
            None
        }),
        links,
        co_organisers: co_organisers(sent, &mut wrong),
    };
    if wrong.is_empty() { Ok(draft) } else { Err(wrong) }
}

/// What is wrong when another activity has the code.
pub fn code_taken() -> Problems {
    let mut wrong = Problems::none();
    wrong.add("code", Message::new("activity-code-taken"));
    wrong
}

fn one<'a>(
    sent: &Sent,
    field: &'static str,
    rank: Rank,
    levels: &'a Levels,
    wrong: &mut Problems,
) -> Option<&'a LevelRow> {
    let code = sent.some(field)?;
    let found = levels.by_code(rank, code);
    if found.is_none() {
        wrong.add(field, Message::new("sent-choose"));
    }
    found
}

/// Secondary ones, each once, without the one that counts.
fn several<T>(
    sent: &Sent,
    field: &str,
    rank: Rank,
    levels: &Levels,
    counted: Option<&LevelRow>,
) -> Vec<Id<T>> {
    let mut out = Vec::new();
    for code in sent.all(field) {
        let Some(row) = levels.by_code(rank, code) else {
            continue;
        };
        let is_counted = counted.is_some_and(|counted| counted.id == row.id);
        if !is_counted && !out.contains(&row.id()) {
            out.push(row.id());
        }
    }
    out
}

fn co_organisers(sent: &Sent, wrong: &mut Problems) -> Vec<CoOrganiserDraft> {
    let roles: Vec<&str> = sent.all("co_role").collect();
    let mut out = Vec::new();
    for (at, name) in sent.all("co_name").enumerate() {
        let name = tidy(name, false);
        if name.is_empty() {
            continue;
        }
        if name.chars().count() > 200 {
            wrong.add("co_name", Message::new("sent-too-long").with("most", 200));
        }
        let role = roles.get(at).copied().unwrap_or("");
        let role = CO_ORGANISER_ROLES.into_iter().find(|known| *known == role);
        out.push(CoOrganiserDraft {
            name,
            role: role.unwrap_or(CO_ORGANISER_ROLES[0]).to_owned(),
        });
    }
    out
}

/// The form as it stands for an activity that is kept.
pub fn sent_of(activity: &Activity, links: &Links, co: &[CoOrganiser], levels: &Levels) -> Sent {
    let code = |row: Option<&LevelRow>| row.map(|row| row.code.clone()).unwrap_or_default();
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let mut sent = Sent::default()
        .with("version", activity.version.to_string())
        .with("title", &*activity.title)
        .with("kind", &*activity.kind)
        .with(
            "when",
            span::typed(activity.from_on, activity.to_on, &activity.precision),
        )
        .with("place", text(&activity.place))
        .with(
            "budget",
            money::typed(activity.budget, activity.currency.as_deref()),
        )
        .with("initiative", code(levels.by_id(activity.initiative)))
        .with("project", code(levels.by_id(activity.project)))
        .with("purpose", code(levels.by_id(activity.core_purpose)))
        .with(
            "owner",
            activity.owner.map(|id| id.to_string()).unwrap_or_default(),
        )
        .with("summary", text(&activity.summary))
        .with("code", &*activity.code)
        .with("unlisted", if activity.is_unlisted { "yes" } else { "" });
    for id in &links.initiatives {
        sent = sent.with("also_initiative", code(levels.by_id(Some(*id))));
    }
    for id in &links.purposes {
        sent = sent.with("also_purpose", code(levels.by_id(Some(*id))));
    }
    for id in &links.areas {
        sent = sent.with("area", code(levels.by_id(Some(*id))));
    }
    for one in co {
        sent = sent.with("co_name", &*one.name).with("co_role", &*one.role);
    }
    sent
}
