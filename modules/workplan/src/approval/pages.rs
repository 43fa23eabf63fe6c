//! What is drawn of approvals.

use balai_kernel::{
    App, Id,
    account::Account,
    actor::Role,
    policy::Action,
    profile::Profile,
    store::Day,
    t,
    text::{self, Lang},
    web::{
        Cx, Page, crumbs,
        ui::{
            Choice, Column, Empty, Fact, Field, FieldKind, Form, Kind, Link, PageHead, Row, Section, Table,
            badge, disclosure, error_summary, facts, hidden, note, when,
        },
    },
};
use maud::{Markup, Render, html};

use super::{Approval, Given, HOWS, Need, Stand, Substance, may_answer, may_submit, store::Present, words};
use crate::{
    activity::{Activity, pages::paragraphs},
    money,
    sent::{Problems, Sent},
    span,
};

/// Those who lead the office.
pub type Managers = Vec<(Id<Account>, String)>;

/// Everything on the page of an activity's approval.
pub struct Shown {
    /// The activity.
    pub activity: Activity,
    /// Whose yes it needs.
    pub needs: Vec<Need>,
    /// Its submissions, first ones first.
    pub all: Vec<Approval>,
    /// How it stands.
    pub stand: Stand,
    /// Those who lead the office today.
    pub managers: Managers,
}

/// The tone in which it is shown how it stands.
pub const fn kind_of(stand: &Stand) -> Kind {
    match stand {
        Stand::Approved => Kind::Good,
        Stand::Returned => Kind::Bad,
        Stand::Waiting | Stand::Lapsed(_) => Kind::Warn,
        _ => Kind::Plain,
    }
}

/// How it stands, as a badge.
pub fn stand_badge(lang: Lang, stand: &Stand) -> Markup {
    badge(
        kind_of(stand),
        t!(lang, &format!("approval-stand-{}", stand.code())),
    )
}

/// How it stands, in a sentence that says who still has to answer or what to do.
pub fn sentence(
    lang: Lang,
    profile: &Profile,
    stand: &Stand,
    needs: &[Need],
    last: Option<&Approval>,
    managers: &Managers,
) -> String {
    match (stand, last) {
        (Stand::NotNeeded, _) => t!(lang, "approval-says-not-needed"),
        (Stand::Waiting, Some(last)) => {
            let who = words::missing(lang, profile, last, managers);
            match last.plan_version {
                Some(_) => t!(lang, "approval-says-waiting-plan", who = who),
                None => t!(lang, "approval-says-waiting", who = who),
            }
        }
        (Stand::Approved, Some(_)) => t!(lang, "approval-says-approved"),
        (Stand::Returned, Some(last)) => {
            let (seat, comment) = last.returned().map_or_else(Default::default, |given| {
                let who = match &given.heard {
                    Some(_) => words::seat(lang, profile, last, &given.seat),
                    None => given.by_name.clone(),
                };
                (who, given.comment.clone().unwrap_or_default())
            });
            t!(lang, "approval-says-returned", who = seat, comment = comment)
        }
        (Stand::Lapsed(fields), _) if fields.is_empty() => t!(lang, "approval-says-lapsed-back"),
        (Stand::Lapsed(fields), _) => {
            let fields: Vec<String> = fields.iter().map(|field| field_name(lang, field)).collect();
            t!(
                lang,
                "approval-says-lapsed",
                fields = words::listed(lang, &fields)
            )
        }
        _ => {
            let who = words::needs(lang, profile, needs);
            t!(lang, "approval-says-not-submitted", who = who)
        }
    }
}

/// A field of the substance by its name.
pub fn field_name(lang: Lang, field: &str) -> String {
    t!(lang, &format!("approval-field-{field}"))
}

/// How an activity stands, for its own page: a badge, a sentence, the way to its approval. Nothing
/// where nobody's yes is needed.
pub fn section(cx: &Cx, activity: &Activity, last: Option<&Approval>) -> Markup {
    let (lang, profile) = (cx.lang(), &cx.app.profile);
    let needs = super::needs_of(profile, activity);
    if needs.is_empty() || !cx.can_any::<Approval>(Action::List) {
        return Markup::default();
    }
    let stand = super::stand_of(&needs, last, &Substance::of(activity));
    let link = Link::new(t!(lang, "approval-open"), super::href_of(activity.id));
    // What is over and was never submitted was brought in from elsewhere: nothing is missing.
    let is_past = !super::is_ahead(activity, cx.app.today());
    let says = match (&stand, is_past) {
        (Stand::NotSubmitted, true) => t!(lang, "approval-says-past"),
        _ => sentence(lang, profile, &stand, &needs, last, &Vec::new()),
    };
    let body = html! {
        @if !(is_past && stand == Stand::NotSubmitted) { p { (stand_badge(lang, &stand)) } }
        p { (says) }
        p { (link) }
    };
    Section::new(t!(lang, "approval-title"), body)
        .id("approval")
        .render()
}

/// The page of an activity's approval.
pub fn show(cx: &Cx, shown: &Shown, sent: &Sent, wrong: &Problems) -> Page {
    let (lang, app) = (cx.lang(), &cx.app);
    let activity = &shown.activity;
    let last = shown.all.last();
    let title = t!(lang, "approval-of", title = activity.title.as_str());
    let above = [
        Link::new(t!(lang, "plan-title"), "/app/plan"),
        Link::new(t!(lang, "approvals-title"), "/app/plan/approvals"),
    ];
    let says = sentence(
        lang,
        &app.profile,
        &shown.stand,
        &shown.needs,
        last,
        &shown.managers,
    );
    let current = last.filter(|_| shown.stand != Stand::NotNeeded);
    Page::new(&title)
        .body(&crumbs(lang, &above, &activity.title))
        .body(
            &PageHead::new(&title)
                .lede(says)
                .badge(stand_badge(lang, &shown.stand))
                .action(Link::new(t!(lang, "sent-back"), activity.href()).classed("button")),
        )
        .body(&error_summary(&t!(lang, "form-errors"), &wrong.summary(lang)))
        .body(&html! {
            @if let Some(last) = current {
                (Section::new(t!(lang, "approval-answers"), answers(cx, last, &shown.stand)))
                (forms(cx, last, &shown.stand, sent, wrong))
            }
            @if shown.stand.lets_submit() { (submit(cx, shown, sent, wrong)) }
            @if let Some(last) = current {
                (Section::new(t!(lang, "approval-what"), what(cx, last, activity)))
            }
            @if shown.all.len() > 1 {
                (Section::new(t!(lang, "approval-earlier"), earlier(cx, shown)))
            }
        })
}

/// What was submitted, beside what stands there now where that differs.
fn what(cx: &Cx, approval: &Approval, activity: &Activity) -> Markup {
    let (lang, app) = (cx.lang(), &cx.app);
    let Some(then) = &approval.substance else {
        return Markup::default();
    };
    let now = Substance::of(activity);
    let differing = then.differs_in(&now);
    let list: Vec<Fact> = FIELDS
        .iter()
        .map(|field| {
            let value = value_of(lang, app, then, field);
            let shown = html! {
                (value)
                @if differing.contains(field) {
                    " " (badge(Kind::Warn, t!(lang, "approval-now", value = value_of(lang, app, &now, field))))
                }
            };
            Fact::new(field_name(lang, field), shown)
        })
        .collect();
    html! {
        p {
            (t!(lang, "approval-submitted-by", who = approval.by_name.as_str())) " "
            (when(&approval.at.to_string(), text::instant(lang, approval.at, &app.zone())))
        }
        @if let Some(words) = &approval.note { (paragraphs(words)) }
        (facts(&list))
    }
}

const FIELDS: [&str; 6] = ["title", "kind", "when", "place", "budget", "funder"];

/// What a field of the substance holds, in words.
pub fn value_of(lang: Lang, app: &App, substance: &Substance, field: &str) -> String {
    let or_nothing = |text: &Option<String>| text.clone().unwrap_or_else(|| t!(lang, "approval-nothing"));
    match field {
        "title" => substance.title.clone(),
        "kind" => app
            .profile
            .activity_kind(&substance.kind)
            .map_or_else(|| substance.kind.clone(), |kind| kind.name.get(lang).to_owned()),
        "when" => span::words(
            lang,
            substance.from.map(Day),
            substance.to.map(Day),
            &substance.precision,
        ),
        "place" => or_nothing(&substance.place),
        "budget" => substance.budget.map_or_else(
            || t!(lang, "approval-nothing"),
            |all| money::words(lang, all, substance.currency.as_deref()),
        ),
        _ => or_nothing(&substance.funder),
    }
}

/// Who was asked, and what each of them answered.
pub fn answers(cx: &Cx, approval: &Approval, stand: &Stand) -> Table {
    let (lang, profile) = (cx.lang(), &cx.app.profile);
    let mut rows: Vec<Row> = approval
        .answers
        .iter()
        .map(|given| answered(cx, approval, given))
        .collect();
    // Of what is no longer open nobody is waited for.
    let open = if *stand == Stand::Waiting {
        approval.missing()
    } else {
        Vec::new()
    };
    for missing in open {
        let who = match &missing {
            super::Missing::CoManagers(n) => t!(lang, "voice-co-managers-left", n = *n),
            super::Missing::Other(need) => words::need(lang, profile, need),
        };
        rows.push(Row::new(vec![
            html! { (who) },
            badge(Kind::Warn, t!(lang, "approval-not-answered")),
            Markup::default(),
            Markup::default(),
        ]));
    }
    let columns = [
        "approval-who",
        "approval-answer",
        "approval-when",
        "approval-said",
    ]
    .map(|key| Column::new(t!(lang, key)));
    let id = format!("answers-{}", approval.id);
    Table::new(&id, t!(lang, "approval-answers"), columns.to_vec())
        .quiet_caption()
        .rows(rows)
        .row_headers()
        .cards()
}

fn answered(cx: &Cx, approval: &Approval, given: &Given) -> Row {
    let (lang, app) = (cx.lang(), &cx.app);
    let seat = words::seat(lang, &app.profile, approval, &given.seat);
    let who = match &given.heard {
        None => format!("{}, {seat}", given.by_name),
        Some(_) => seat,
    };
    let (kind, key) = if given.is_yes {
        (Kind::Good, "approval-yes")
    } else {
        (Kind::Bad, "approval-back")
    };
    let at = when(&given.at.to_string(), text::instant(lang, given.at, &app.zone()));
    let said = html! {
        @if let Some(heard) = &given.heard {
            (t!(lang, "approval-heard",
                who = heard.by.as_str(),
                how = t!(lang, &format!("approval-how-{}", heard.how)),
                day = text::day(lang, heard.on),
                officer = given.by_name.as_str()))
            @if given.comment.is_some() { " " }
        }
        @if let Some(comment) = &given.comment { (comment) }
    };
    Row::new(vec![html! { (who) }, badge(kind, t!(lang, key)), at, said])
}

/// What the reader can do about something that waits.
pub fn forms(cx: &Cx, approval: &Approval, stand: &Stand, sent: &Sent, wrong: &Problems) -> Markup {
    let lang = cx.lang();
    let Some(account) = cx.actor.account.filter(|_| *stand == Stand::Waiting) else {
        return Markup::default();
    };
    let is_manager = cx.actor.is_own(Role::CoManager);
    let mine = may_answer(approval, stand, account, is_manager, &cx.app.profile.approvals);
    let may_answer = cx.can(Action::Decide, approval) && mine.is_ok();
    let seat = super::seat_of(account);
    let has_answered = approval.answers.iter().any(|given| given.seat == seat);
    let own = is_manager && mine == Err(super::NotPossible::Own);
    let open: Vec<&Need> = approval
        .missing()
        .iter()
        .filter_map(|one| match one {
            super::Missing::Other(need) => approval.needs.iter().find(|other| *other == need),
            super::Missing::CoManagers(_) => None,
        })
        .collect();
    let is_record = !sent.get("seat").is_empty();
    let nothing = (Sent::default(), Problems::none());
    let (here, there) = if is_record {
        ((&nothing.0, &nothing.1), (sent, wrong))
    } else {
        ((sent, wrong), (&nothing.0, &nothing.1))
    };
    html! {
        @if own { (note(Kind::Plain, html! { p { (t!(lang, "approval-own")) } })) }
        @if is_manager && has_answered && cx.can(Action::Decide, approval) {
            (Form::post(format!("/app/plan/approvals/{}/answers/withdrawal", approval.id), html! {})
                .submit(t!(lang, "approval-take-back"))
                .secondary())
        }
        @if may_answer { (Section::new(t!(lang, "approval-yours"), answer_form(lang, approval, here.0, here.1)).id("answer")) }
        @if !open.is_empty() && cx.can(Action::Change, approval) {
            @let form = record_form(cx, approval, &open, there.0, there.1);
            @if may_answer && !is_record { (disclosure(t!(lang, "approval-record"), form)) }
            @else { (Section::new(t!(lang, "approval-record"), form).id("record")) }
        }
        @if approval.by == account {
            (Form::post(format!("/app/plan/approvals/{}/withdrawal", approval.id), html! {})
                .submit(t!(lang, "approval-withdraw"))
                .secondary())
        }
    }
}

fn answer_fields(lang: Lang, sent: &Sent, wrong: &Problems, prefix: &str) -> Markup {
    let choice =
        |value: &str, key: &str| Choice::new(value, t!(lang, key)).chosen(sent.get("answer") == value);
    html! {
        (Field::new(FieldKind::Select(vec![
            Choice::new("", t!(lang, "sent-none")),
            choice("approve", "approval-choose-yes"),
            choice("return", "approval-choose-back"),
        ]), "answer", t!(lang, "approval-answer")).id(format!("{prefix}-answer")).required().error(wrong.of(lang, "answer")))
        (Field::new(FieldKind::Textarea(3), "comment", t!(lang, "approval-comment"))
            .id(format!("{prefix}-comment"))
            .help(t!(lang, "approval-comment-help")).value(sent.get("comment")).error(wrong.of(lang, "comment")))
    }
}

fn answer_form(lang: Lang, approval: &Approval, sent: &Sent, wrong: &Problems) -> Form {
    Form::post(
        format!("/app/plan/approvals/{}/answers", approval.id),
        answer_fields(lang, sent, wrong, "f"),
    )
    .submit(t!(lang, "approval-send"))
}

fn record_form(cx: &Cx, approval: &Approval, open: &[&Need], sent: &Sent, wrong: &Problems) -> Form {
    let (lang, profile) = (cx.lang(), &cx.app.profile);
    let prefix = if sent.get("seat").is_empty() { "r" } else { "f" };
    let seats = open.iter().filter_map(|need| {
        let seat = need.seat()?;
        let chosen = sent.get("seat") == seat;
        Some(Choice::new(seat, words::need(lang, profile, need)).chosen(chosen))
    });
    let hows = HOWS.iter().map(|how| {
        let chosen = sent.get("said_how") == *how;
        Choice::new(*how, t!(lang, &format!("approval-how-{how}"))).chosen(chosen)
    });
    let on = sent.some("said_on").map_or_else(
        || span::typed(Some(Day(cx.app.today())), None, "day"),
        str::to_owned,
    );
    let field = |name: &str, kind: FieldKind, key: &str| {
        Field::new(kind, name, t!(lang, key))
            .id(format!("{prefix}-{name}"))
            .error(wrong.of(lang, name))
            .required()
    };
    let body = html! {
        p { (t!(lang, "approval-record-why")) }
        (field("seat", FieldKind::Select(seats.collect()), "approval-who"))
        (field("said_by", FieldKind::Text, "approval-said-by").value(sent.get("said_by")).help(t!(lang, "approval-said-by-help")).max_length(200))
        (field("said_how", FieldKind::Select(hows.collect()), "approval-said-how"))
        (field("said_on", FieldKind::Date, "approval-said-on").value(on))
        (answer_fields(lang, sent, wrong, prefix))
    };
    Form::post(format!("/app/plan/approvals/{}/records", approval.id), body)
        .submit(t!(lang, "approval-record-save"))
        .secondary()
}

fn submit(cx: &Cx, shown: &Shown, sent: &Sent, wrong: &Problems) -> Markup {
    let (lang, app) = (cx.lang(), &cx.app);
    let Some(account) = cx
        .actor
        .account
        .filter(|_| cx.can(Action::Change, &shown.activity))
    else {
        return Markup::default();
    };
    let rules = &app.profile.approvals;
    if let Err(why) = may_submit(&shown.stand, &shown.needs, account, &shown.managers, rules) {
        return note(Kind::Warn, html! { p { (why.message().say(lang)) } });
    }
    let now = Substance::of(&shown.activity);
    let list: Vec<Fact> = FIELDS
        .iter()
        .map(|field| Fact::new(field_name(lang, field), value_of(lang, app, &now, field)))
        .collect();
    let body = html! {
        p { (t!(lang, "approval-submit-why")) }
        (facts(&list))
        (hidden("version", &shown.activity.version.to_string()))
        (Field::new(FieldKind::Textarea(3), "note", t!(lang, "approval-note"))
            .help(t!(lang, "approval-note-help")).value(sent.get("note")).error(wrong.of(lang, "note"))
            .optional(t!(lang, "form-optional")))
    };
    let again = if shown.all.is_empty() {
        "approval-submit"
    } else {
        "approval-submit-again"
    };
    let form = Form::post(super::href_of(shown.activity.id), body).submit(t!(lang, again));
    Section::new(t!(lang, again), form).id("submit").render()
}

/// What was submitted before, and how it ended.
fn earlier(cx: &Cx, shown: &Shown) -> Markup {
    let (lang, app) = (cx.lang(), &cx.app);
    let before = shown.all.iter().rev().skip(1);
    html! {
        @for one in before {
            @let stand = one.stand(one.substance.as_ref());
            @let on = text::day(lang, one.at.day_in(&app.zone()));
            (disclosure(
                html! { (t!(lang, "approval-earlier-of", day = on, who = one.by_name.as_str())) " " (stand_badge(lang, &stand)) },
                html! { (answers(cx, one, &stand)) (what(cx, one, &shown.activity)) },
            ))
        }
    }
}

/// What was submitted and is not over, with who still has to answer.
pub fn list(cx: &Cx, present: &[Present], managers: &Managers) -> Page {
    let (lang, app) = (cx.lang(), &cx.app);
    let title = t!(lang, "approvals-title");
    let mut lines: Vec<(&Present, Stand)> = present.iter().map(|one| (one, one.stand())).collect();
    // What waits comes before what does not.
    lines.sort_by_key(|(_, stand)| *stand == Stand::Approved);
    let rows: Vec<Row> = lines
        .iter()
        .map(|(one, stand)| {
            let approval = &one.approval;
            let says = sentence(
                lang,
                &app.profile,
                stand,
                &approval.needs,
                Some(approval),
                managers,
            );
            let day = text::day(lang, approval.at.day_in(&app.zone()));
            Row::new(vec![
                html! { (Link::new(one.title(lang), approval.href())) },
                stand_badge(lang, stand),
                html! { (says) },
                html! { (t!(lang, "approval-by-on", who = approval.by_name.as_str(), day = day)) },
            ])
        })
        .collect();
    let columns = [
        "activity-title",
        "approval-stand",
        "approval-next",
        "approval-submitted",
    ]
    .map(|key| Column::new(t!(lang, key)));
    let body = if rows.is_empty() {
        Empty::new(t!(lang, "approvals-none"), t!(lang, "approvals-none-why")).render()
    } else {
        Table::new("approvals", &title, columns.to_vec())
            .quiet_caption()
            .rows(rows)
            .row_headers()
            .cards()
            .render()
    };
    Page::new(&title)
        .body(&crumbs(
            lang,
            &[Link::new(t!(lang, "plan-title"), "/app/plan")],
            &title,
        ))
        .body(&PageHead::new(&title).lede(t!(lang, "approvals-lede")))
        .body(&body)
}
