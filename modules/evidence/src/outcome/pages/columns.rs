//! The columns of the list of outcomes, of which everyone chooses theirs, and of its file.

use balai_kernel::{
    t,
    text::Lang,
    view::{Column, date, text},
    web::ui::{Kind, Markup, badge},
};
use balai_workplan::span::{day, words};
use maud::html;

use super::super::{Concerned, Outcome, Stand};

/// An outcome as a row of the list.
pub struct Line {
    outcome: Outcome,
    parties: String,
    stand: Stand,
}

impl Line {
    /// Outcomes with the parties that they concern.
    pub fn of_all(rows: Vec<Outcome>, all: &[Concerned], lang: Lang) -> Vec<Self> {
        rows.into_iter()
            .map(|outcome| {
                let own: Vec<Concerned> = all
                    .iter()
                    .filter(|one| one.outcome == outcome.id)
                    .cloned()
                    .collect();
                let names: Vec<&str> = own.iter().map(|one| one.name.get(lang)).collect();
                Self {
                    parties: names.join(", "),
                    stand: outcome.stand(&own),
                    outcome,
                }
            })
            .collect()
    }
}

/// How it stands, as a badge.
pub fn stand(lang: Lang, stand: Stand) -> Markup {
    let kind = match stand {
        Stand::Claimed => Kind::Plain,
        Stand::Verified => Kind::Warn,
        Stand::Cleared => Kind::Good,
        Stand::Objected => Kind::Bad,
    };
    badge(kind, t!(lang, &format!("outcome-stand-{}", stand.code())))
}

fn is_office(actor: &balai_kernel::Actor) -> bool {
    actor.is_office()
}

/// What the list offers.
pub static COLUMNS: [Column<Line>; 11] = [
    Column::<Line>::new(
        "words",
        "outcome-words",
        |_, one| html! { a href=(one.outcome.href()) { (one.outcome.title()) } },
        |_, one| text(Some(&one.outcome.words)),
    )
    .fixed()
    .wide(60),
    Column::<Line>::new(
        "kind",
        "outcome-kind",
        |cx, one| html! { (kind(cx.lang(), &one.outcome.kind)) },
        |cx, one| text(Some(&kind(cx.lang(), &one.outcome.kind))),
    )
    .sorted("kind")
    .wide(24),
    Column::<Line>::new(
        "when",
        "outcome-when",
        |cx, one| html! { (when(cx.lang(), &one.outcome)) },
        |cx, one| text(Some(&when(cx.lang(), &one.outcome))),
    )
    .sorted_latest_first("latest")
    .tight()
    .wide(24),
    Column::<Line>::new(
        "parties",
        "outcome-parties",
        |_, one| html! { (one.parties) },
        |_, one| text(Some(&one.parties)),
    )
    // Which other parties an outcome concerns is for the office.
    .for_those(is_office)
    .wide(30),
    Column::<Line>::new(
        "stand",
        "outcome-stand",
        |cx, one| stand(cx.lang(), one.stand),
        |cx, one| {
            let words = t!(cx.lang(), &format!("outcome-stand-{}", one.stand.code()));
            text(Some(&words))
        },
    )
    .wide(24),
    Column::<Line>::new(
        "agencies",
        "outcome-agencies",
        |_, one| html! { (one.outcome.agencies) },
        |_, one| text(Some(&one.outcome.agencies)),
    )
    .extra()
    .wide(30),
    Column::<Line>::new(
        "number",
        "outcome-number",
        |_, one| html! { @if let Some(n) = one.outcome.number { (n) } },
        |_, one| text(one.outcome.number.map(|n| n.to_string()).as_deref()),
    )
    .extra()
    .number(),
    Column::<Line>::new(
        "claimed-by",
        "outcome-claimed-by",
        |_, one| html! { bdi { (one.outcome.claimed_by) } },
        |_, one| text(Some(&one.outcome.claimed_by)),
    )
    .extra()
    .for_those(is_office)
    .wide(30),
    Column::<Line>::new(
        "claimed-on",
        "outcome-claimed-on",
        |cx, one| html! { (day(cx.lang(), one.outcome.claimed_on)) },
        |_, one| date(one.outcome.claimed_on),
    )
    .extra()
    .for_those(is_office)
    .wide(12),
    Column::<Line>::new(
        "evidence",
        "outcome-evidence",
        |_, one| html! { (one.outcome.evidence) },
        |_, one| text(Some(&one.outcome.evidence)),
    )
    .extra()
    .for_those(is_office)
    .wide(40),
    Column::<Line>::new(
        "verified-by",
        "outcome-verified-by",
        |_, one| html! { (one.outcome.verified_by_name.as_deref().unwrap_or("")) },
        |_, one| text(one.outcome.verified_by_name.as_deref()),
    )
    .extra()
    .for_those(is_office)
    .wide(24),
];

/// What changed, by its kind.
pub fn kind(lang: Lang, kind: &str) -> String {
    t!(lang, &format!("outcome-kind-{kind}"))
}

/// When.
pub fn when(lang: Lang, outcome: &Outcome) -> String {
    words(lang, outcome.from_on, outcome.to_on, &outcome.precision)
}
