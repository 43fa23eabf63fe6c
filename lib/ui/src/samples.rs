//! Samples of the parts of a page, of lists and of messages.

use crate::style::Sample;
use crate::{
    Change, Empty, Entry, Fact, Icon, Item, Kind, Link, Moment, PageHead, Progress, Section, Stat, StepState,
    Tab, badge, breadcrumbs, dialog, dialog_button, diff, disclosure, disclosure_open, facts, flash, history,
    icon, items, note, person, prose, stats, steps, tabs, timeline, two, when,
};
use maud::{Render, html};

pub(crate) fn samples() -> Vec<Sample> {
    let mut all = page();
    all.extend(lists());
    all.extend(messages());
    all
}

fn page() -> Vec<Sample> {
    let head = PageHead::new("Regional workshop on border management by air")
        .eyebrow("Training · Smuggling and trafficking at the border")
        .lede("3 to 7 June 2024, Jakarta. With two co-organisers.")
        .badge(badge(Kind::Good, "completed"))
        .audience(
            "The event is seen by members; names by the office, each focal point and the people in the room",
        )
        .primary(&Link::new("Record attendance", "#"))
        .action(Link::new("Edit", "#").classed("button"));
    let section = Section::new("Who came", html! { p { "Thirty officers from five members." } })
        .link(Link::new("All 30", "#"))
        .id("who-came");
    let text = html! {
        h2 { "Key figures" }
        p { "The office held " span.bound { "56" } " activities" sup { "1" } " with its partners." }
        blockquote { "We met on Monday and called one another on Tuesday." }
        p { "A focal point, after the workshop" }
    };
    let about = Link::new("Overview", "#").current(true);
    vec![
        Sample::new(
            "PageHead",
            vec![
                ("title alone", PageHead::new("Today").render()),
                ("with everything", head.render()),
            ],
        ),
        Sample::new(
            "breadcrumbs",
            vec![(
                "",
                breadcrumbs(
                    "You are here",
                    &[Link::new("Plan", "#"), Link::new("Initiative 4", "#")],
                    "Border management",
                ),
            )],
        ),
        Sample::new(
            "tabs",
            vec![(
                "",
                tabs(
                    "Of this event",
                    &[
                        Tab::new(about),
                        Tab::new(Link::new("People", "#")).count("30"),
                        Tab::new(Link::new("Agenda", "#")),
                        Tab::new(Link::new("Documents", "#")).count("7"),
                        Tab::new(Link::new("History", "#")),
                    ],
                ),
            )],
        ),
        Sample::new("Section", vec![("with a link", section.render())]),
        Sample::new(
            "two",
            vec![(
                "",
                two(
                    html! { p { "The main part, wide enough for a table." } },
                    html! { p { "What stands beside it." } },
                ),
            )],
        ),
        Sample::new(
            "disclosure",
            vec![(
                "closed",
                disclosure(
                    "How this was counted",
                    html! { p { "One person once an event." } },
                ),
            )],
        ),
        Sample::new(
            "disclosure_open",
            vec![(
                "",
                disclosure_open(
                    "What the columns mean",
                    html! { p { "Two of nine are left out." } },
                ),
            )],
        ),
        Sample::new("prose", vec![("", prose(&text))]),
        Sample::new(
            "Link",
            vec![(
                "in text, as a button, as the first button",
                html! { p { (Link::new("The list of members", "#")) } div.actions { (Link::new("Calendar", "#").classed("button")) (Link::new("Plan an activity", "#").classed("button primary")) } },
            )],
        ),
        Sample::new(
            "icon",
            vec![
                (
                    "",
                    html! { p { @for each in [Icon::Search, Icon::Menu, Icon::Eye, Icon::Check, Icon::Warning, Icon::Stop, Icon::Info, Icon::Download, Icon::Up, Icon::Down, Icon::UpDown, Icon::Next, Icon::Previous, Icon::Close, Icon::Columns, Icon::Globe, Icon::Inbox, Icon::Person, Icon::Key] { (icon(each)) " " } } },
                ),
                ("mark", html! { span.mark { (crate::icon::mark()) } }),
            ],
        ),
        Sample::new(
            "mark",
            vec![(
                "with a name",
                html! { span.mark { (crate::icon::mark()) span { "Balai" small { "Regional Support Office" } } } },
            )],
        ),
    ]
}

fn lists() -> Vec<Sample> {
    vec![
        Sample::new(
            "stats",
            vec![(
                "",
                stats(&[
                    Stat::new("23", "activities so far this year, of 56 planned").href("#"),
                    Stat::new("512", "participations")
                        .href("#")
                        .note("14 not recorded yet"),
                    Stat::new("31", "members and observers reached, of 76"),
                    Stat::new("48 %", "women, of those whose sex is known").note("n 466"),
                ]),
            )],
        ),
        Sample::new(
            "items",
            vec![
                (
                    "tasks",
                    items(&[
                        Item::new("Choose 25 officers for Border management by air")
                            .href("#")
                            .why("41 nominated by five members; two members have sent none")
                            .due(badge(Kind::Bad, "late 2 days")),
                        Item::new("Confirm 6 people who may be the same")
                            .href("#")
                            .why("from participants-may.xlsx, imported yesterday")
                            .due(badge(Kind::Warn, "today")),
                        Item::new("Write the outcome report of the experts meeting")
                            .href("#")
                            .why("attendance and 14 recommendations are in already")
                            .due(badge(Kind::Plain, "12 June")),
                    ]),
                ),
                (
                    "records",
                    items(&[Item::new("Toolkit for inclusive civil registration")
                        .href("#")
                        .why("Updated 2023 · English, Bahasa Indonesia")
                        .due("PDF, 2.1 MB")]),
                ),
            ],
        ),
        Sample::new(
            "timeline",
            vec![(
                "",
                timeline(&[
                    Moment::new(
                        when("2024-06-06T09:12+07:00", "09:12"),
                        "Fourteen of 17 focal points were confirmed",
                    )
                    .past(true),
                    Moment::new(
                        when("2024-07-15", "15 to 17 July 2024, Ulaanbaatar"),
                        "Open-source investigation, part 2",
                    ),
                ]),
            )],
        ),
        Sample::new(
            "facts",
            vec![(
                "",
                facts(&[
                    Fact::new("State", badge(Kind::Good, "completed")),
                    Fact::new("Owner", person("Ratna Widodo", None)),
                    Fact::new("Core purpose", "2, operational capacity building"),
                    Fact::new("Gain", "+24 points (n 27, 95 % 20 to 28)"),
                ]),
            )],
        ),
        Sample::new(
            "person",
            vec![
                (
                    "with their own script",
                    person("Suwannarat, Kanya", Some(("กัญญา สุวรรณรัตน์", "th"))),
                ),
                ("Latin alone", person("Nugroho, Hendra", None)),
            ],
        ),
        Sample::new("when", vec![("", when("2024-06-05", "5 June 2024"))]),
        Sample::new(
            "history",
            vec![(
                "",
                history(&[
                    Entry::new(
                        when("2024-06-06T10:05+07:00", "6 June 2024, 10:05"),
                        "Ratna Widodo",
                        "moved the event",
                    )
                    .changes(diff(
                        ["Field", "Before", "After"],
                        "nothing",
                        &[Change::new(
                            "Dates",
                            Some("3 to 6 June 2024"),
                            Some("3 to 7 June 2024"),
                        )],
                    )),
                    Entry::new(
                        when("2024-05-02T15:40+07:00", "2 May 2024, 15:40"),
                        "An import",
                        "made the event from activities-2024.xlsx, row 31",
                    ),
                ]),
            )],
        ),
        Sample::new(
            "diff",
            vec![(
                "",
                diff(
                    ["Field", "Before", "After"],
                    "nothing",
                    &[
                        Change::new("Place", Some("Bangkok"), Some("Jakarta")),
                        Change::new("Host", None::<&str>, Some("Indonesia")),
                        Change::new("Note", Some("to be confirmed"), None::<&str>),
                    ],
                ),
            )],
        ),
    ]
}

fn messages() -> Vec<Sample> {
    let kinds = [Kind::Plain, Kind::Good, Kind::Warn, Kind::Bad];
    let log = vec![
        html! { "09:12 read 1,200 rows" },
        html! { "09:13 recognised 48 parties" },
    ];
    vec![
        Sample::new("badge", vec![("good, warn, bad, plain", html! { p { (badge(Kind::Good, "under way")) " " (badge(Kind::Warn, "needs a venue")) " " (badge(Kind::Bad, "late 2 days")) " " (badge(Kind::Plain, "12 June")) } })]),
        Sample::new("note", kinds.iter().map(|kind| (kind.class(), note(*kind, html! { p { b { "Two members have sent no names." } " The list closes on 14 June 2024; a reminder goes out on Monday." } }))).collect()),
        Sample::new("flash", vec![("good", flash(Kind::Good, "Saved. 12 focal points will be asked on Monday.")), ("bad", flash(Kind::Bad, "Not saved: someone else changed the dates at 10:05. What you typed is still here."))]),
        Sample::new("Empty", vec![("", Empty::new("No event matches", "There are 56 events in 2024; none of them is in Suva and cancelled.").next(Link::new("Show all 56 events", "#")).render())]),
        Sample::new("Progress", vec![
            ("going on", Progress::new("import", "Importing participants-may.xlsx").part(312, 1200).text("312 of 1,200 rows, about 2 minutes left").log(log).stop(Link::new("Stop the import", "#")).render()),
            ("unknown length", Progress::new("match", "Looking for the same people").text("so far 6 suggestions").render()),
            ("done", Progress::new("report", "Report of 2024").part(30, 30).text("30 pages").result(Link::new("Open the report", "#")).render()),
        ]),
        Sample::new("steps", vec![("", steps("Steps of the import", &[("Choose the file", StepState::Done), ("Match the columns", StepState::Now), ("Look at the rows", StepState::Ahead), ("Import", StepState::Ahead)]))]),
        Sample::new("dialog", vec![("press to open", html! { (dialog_button("postpone-dialog", "Postpone")) (dialog("postpone-dialog", "Postpone this event?", html! { p { "The 30 people invited are told, and the dates become open." } }, Link::new("Postpone", "#").classed("button primary"), "Keep the dates")) })]),
        Sample::new("dialog_button", vec![("", dialog_button("postpone-dialog", "Postpone"))]),
    ]
}
