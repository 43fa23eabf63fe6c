//! Samples of what pages show: shells apart, every part that is not a form.

use crate::style::Sample;
use crate::{
    Bar, Card, Change, Column, Empty, Entry, Fact, Figure, Hall, Icon, Item, Kind, Lane, Link, Moment, PageHead,
    Pager, Progress, Row, Row12, Section, Sort, Stat, StepState, Tab, Table, Tile, badge, board, breadcrumbs,
    column_chooser, dialog, dialog_button, diff, disclosure, exports, facts, flash, hero, history, icon, items, legend,
    note, person, prose, quarters, stats, steps, tabs, timeline, toolbar, two, when,
};
use maud::{Markup, PreEscaped, Render, html};

pub(crate) fn samples() -> Vec<Sample> {
    let mut all = page();
    all.extend(lists());
    all.extend(messages());
    all.extend(tables());
    all.extend(pictures());
    all
}

fn page() -> Vec<Sample> {
    let head = PageHead::new("Regional workshop on border management by air")
        .eyebrow("Training · Smuggling and trafficking at the border")
        .lede("3 to 7 June 2024, Jakarta. With two co-organisers.")
        .badge(badge(Kind::Good, "completed"))
        .audience("The event is seen by members; names by the office, each focal point and the people in the room")
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
        Sample::new("PageHead", vec![("title alone", PageHead::new("Today").render()), ("with everything", head.render())]),
        Sample::new("breadcrumbs", vec![("", breadcrumbs("You are here", &[Link::new("Plan", "#"), Link::new("Initiative 4", "#")], "Border management"))]),
        Sample::new("tabs", vec![("", tabs("Of this event", &[Tab::new(about), Tab::new(Link::new("People", "#")).count("30"), Tab::new(Link::new("Agenda", "#")), Tab::new(Link::new("Documents", "#")).count("7"), Tab::new(Link::new("History", "#"))]))]),
        Sample::new("Section", vec![("with a link", section.render())]),
        Sample::new("two", vec![("", two(html! { p { "The main part, wide enough for a table." } }, html! { p { "What stands beside it." } }))]),
        Sample::new("disclosure", vec![("closed", disclosure("How this was counted", html! { p { "One person once an event." } }))]),
        Sample::new("prose", vec![("", prose(&text))]),
        Sample::new("Link", vec![("in text, as a button, as the first button", html! { p { (Link::new("The list of members", "#")) } div.actions { (Link::new("Calendar", "#").classed("button")) (Link::new("Plan an activity", "#").classed("button primary")) } })]),
        Sample::new("icon", vec![("", html! { p { @for each in [Icon::Search, Icon::Menu, Icon::Eye, Icon::Check, Icon::Warning, Icon::Stop, Icon::Info, Icon::Download, Icon::Up, Icon::Down, Icon::UpDown, Icon::Next, Icon::Previous, Icon::Close, Icon::Columns, Icon::Globe, Icon::Inbox, Icon::Person] { (icon(each)) " " } } }), ("mark", html! { span.mark { (crate::icon::mark()) } })]),
        Sample::new("mark", vec![("with a name", html! { span.mark { (crate::icon::mark()) span { "Balai" small { "Regional Support Office" } } } })]),
    ]
}

fn lists() -> Vec<Sample> {
    vec![
        Sample::new("stats", vec![("", stats(&[
            Stat::new("23", "activities so far this year, of 56 planned").href("#"),
            Stat::new("512", "participations").href("#").note("14 not recorded yet"),
            Stat::new("31", "members and observers reached, of 76"),
            Stat::new("48 %", "women, of those whose sex is known").note("n 466"),
        ]))]),
        Sample::new("items", vec![("tasks", items(&[
            Item::new("Choose 25 officers for Border management by air").href("#").why("41 nominated by five members; two members have sent none").due(badge(Kind::Bad, "late 2 days")),
            Item::new("Confirm 6 people who may be the same").href("#").why("from participants-may.xlsx, imported yesterday").due(badge(Kind::Warn, "today")),
            Item::new("Write the outcome report of the experts meeting").href("#").why("attendance and 14 recommendations are in already").due(badge(Kind::Plain, "12 June")),
        ])), ("records", items(&[Item::new("Toolkit for inclusive civil registration").href("#").why("Updated 2023 · English, Bahasa Indonesia").due("PDF, 2.1 MB")]))]),
        Sample::new("timeline", vec![("", timeline(&[
            Moment::new(when("2024-06-06T09:12+07:00", "09:12"), "Fourteen of 17 focal points were confirmed").past(true),
            Moment::new(when("2024-07-15", "15 to 17 July 2024, Ulaanbaatar"), "Open-source investigation, part 2"),
        ]))]),
        Sample::new("facts", vec![("", facts(&[Fact::new("State", badge(Kind::Good, "completed")), Fact::new("Owner", person("Ratna Widodo", None)), Fact::new("Core purpose", "2, operational capacity building"), Fact::new("Gain", "+24 points (n 27, 95 % 20 to 28)")]))]),
        Sample::new("person", vec![("with their own script", person("Suwannarat, Kanya", Some(("กัญญา สุวรรณรัตน์", "th")))), ("Latin alone", person("Nugroho, Hendra", None))]),
        Sample::new("when", vec![("", when("2024-06-05", "5 June 2024"))]),
        Sample::new("history", vec![("", history(&[
            Entry::new(when("2024-06-06T10:05+07:00", "6 June 2024, 10:05"), "Ratna Widodo", "moved the event").changes(diff(["Field", "Before", "After"], "nothing", &[Change::new("Dates", Some("3 to 6 June 2024"), Some("3 to 7 June 2024"))])),
            Entry::new(when("2024-05-02T15:40+07:00", "2 May 2024, 15:40"), "An import", "made the event from activities-2024.xlsx, row 31"),
        ]))]),
        Sample::new("diff", vec![("", diff(["Field", "Before", "After"], "nothing", &[Change::new("Place", Some("Bangkok"), Some("Jakarta")), Change::new("Host", None::<&str>, Some("Indonesia")), Change::new("Note", Some("to be confirmed"), None::<&str>)]))]),
    ]
}

fn messages() -> Vec<Sample> {
    let kinds = [Kind::Plain, Kind::Good, Kind::Warn, Kind::Bad];
    let log = vec![html! { "09:12 read 1,200 rows" }, html! { "09:13 recognised 48 parties" }];
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

fn tables() -> Vec<Sample> {
    let columns = vec![Column::new("Name").sort("?sort=name", Sort::Ascending), Column::new("Agency").sort("?sort=agency", Sort::None), Column::new("Member"), Column::new("Attended"), Column::number("Before"), Column::number("After").sort("?sort=after", Sort::None)];
    let row = |name: Markup, agency: &str, member: &str, state: Markup, before: &str, after: &str| Row::new(vec![name, html! { (agency) }, html! { (member) }, state, html! { (before) }, html! { (after) }]);
    let rows = vec![
        row(html! { a href="#" { (person("Suwannarat, Kanya", Some(("กัญญา สุวรรณรัตน์", "th")))) } }, "Immigration Bureau", "Thailand", badge(Kind::Good, "5 of 5 days"), "52", "81"),
        row(html! { a href="#" { "Nugroho, Hendra" } }, "Directorate General of Immigration", "Indonesia", badge(Kind::Good, "5 of 5 days"), "47", "74"),
        row(html! { a href="#" { "Dela Cruz, Maria Cristina" } }, "Bureau of Immigration", "Philippines", badge(Kind::Warn, "3 of 5 days"), "61", "not taken").kind(Kind::Warn),
    ];
    let table = Table::new("people", "Three of 30 people, by name", columns).rows(rows).foot(vec![html! { "Mean" }, html! {}, html! {}, html! {}, html! { "53" }, html! { "78" }]);
    let page = |n: &str, now: bool| Some(Link::new(n, "#").current(now));
    vec![
        Sample::new("Table", vec![("sorted, with a sum and a tinted row", table.render())]),
        Sample::new("toolbar", vec![("", toolbar("30 people", Link::new("Add a person", "#").classed("button")))]),
        Sample::new("Pager", vec![("", Pager::new("Pages", "51 to 100 of 223").previous(Some(Link::new("Previous", "#"))).pages(vec![page("1", false), page("2", true), page("3", false), None, page("5", false)]).next(Some(Link::new("Next", "#"))).render())]),
        Sample::new("exports", vec![("", exports("Export these 30 rows", &[Link::new("CSV", "#"), Link::new("XLSX", "#")]))]),
        Sample::new("column_chooser", vec![("press to open", column_chooser("Columns", "Show these columns", "#", &[("agency", "Agency", true), ("post", "Post", false), ("email", "E-mail", false)], &[("sort", "name")]))]),
    ]
}

fn pictures() -> Vec<Sample> {
    let bars = [("Indonesia", 8), ("Thailand", 7), ("Malaysia", 6), ("Philippines", 5), ("India", 4)];
    let chart = html! {
        svg.chart viewBox="0 0 560 148" role="img" aria-label="Participants by member: Indonesia 8, Thailand 7, Malaysia 6, Philippines 5, India 4" {
            @for (n, (name, value)) in bars.iter().enumerate() {
                @let y = n * 28;
                text.ink x="0" y=(y + 20) { (name) }
                rect.c1 x="100" y=(y + 7) width=(value * 50) height="18" rx="2" {}
                text.ink x=(value * 50 + 108) y=(y + 21) { (value) }
            }
        }
    };
    let eight = html! {
        svg.chart viewBox="0 0 560 90" role="img" aria-label="The eight colours as stacked parts and a line" {
            line.grid x1="0" y1="60" x2="560" y2="60" {}
            @for n in 1..=8 { rect class={ "seg c" (n) } x=((n - 1) * 70) y="8" width="70" height="28" {} }
            (PreEscaped(r#"<path class="line c2" d="M0 84L140 62 280 74 420 50 560 56"/>"#))
        }
    };
    let behind = Table::new("by-member", "Participants by member", vec![Column::new("Member"), Column::number("Participants")])
        .rows(bars.iter().map(|(name, value)| Row::new(vec![html! { (name) }, html! { (value) }])).collect())
        .row_headers();
    let figure = Figure::new("Five travel hubs sent 30 officers; 13 were women", chart)
        .source("Participations, counted 6 June 2024 from the attendance list (definition 2)")
        .table("The table behind this picture", &behind)
        .downloads("Download", vec![Link::new("SVG", "#"), Link::new("PNG", "#"), Link::new("CSV", "#")]);
    let parts = Figure::new("The eight colours of the palette", eight).legend(legend(&["Training", "Dialogue", "Workshop", "Round table", "Meeting", "Expert meeting", "Briefing", "Other"]));
    let card = Card::new("Workshop on national legal frameworks", "#").meta("6 June 2024, Jakarta · Ratna W.");
    let lanes = [
        Lane::new("Planned", "2", vec![card.clone(), Card::new("Victim identification", "#").meta("20 August 2024, Suva").badge(badge(Kind::Warn, "needs a venue"))], ""),
        Lane::new("Under way", "1", vec![card], ""),
        Lane::new("Completed", "0", vec![], "Nothing here yet"),
    ];
    let year = [
        Row12::new(Link::new("Border management", "#"), vec![Bar::new("By air", "#", 2, 6, "February to June").kind(Kind::Good), Bar::new("By sea", "#", 9, 11, "September to November")]),
        Row12::new("Open-source investigation", vec![Bar::new("Part 1", "#", 1, 1, "January").kind(Kind::Good), Bar::new("Part 2", "#", 7, 7, "15 to 17 July").kind(Kind::Warn), Bar::new("All year: mentoring", "#", 1, 12, "January to December").kind(Kind::Plain)]),
    ];
    let hall = hall();
    vec![
        Sample::new("Figure", vec![("bars with table and downloads", figure.render()), ("with a legend", parts.render())]),
        Sample::new("legend", vec![("", legend(&["Women", "Men", "Not known"]))]),
        Sample::new("Hall", vec![("", hall.render())]),
        Sample::new("Tile", vec![("place and organisation", html! { div.hall { ul { (Tile::new("TH", "Thailand").href("#")) (Tile::new("UNODC", "United Nations Office on Drugs and Crime").organisation()) } } })]),
        Sample::new("hero", vec![("", hero("Cooperation across borders, in practice", "The office supports 45 states and four organisations against people smuggling and trafficking in persons.", &[Link::new("What the office does", "#"), Link::new("Next events", "#")], hall))]),
        Sample::new("board", vec![("", board("Activities by state", &lanes))]),
        Sample::new("Card", vec![("", Card::new("Victim identification", "#").meta("20 August 2024, Suva").render())]),
        Sample::new("quarters", vec![("", quarters("The plan of 2024 by quarter", ["January to March", "April to June", "July to September", "October to December"], &year))]),
        Sample::new("Bar", vec![("", html! { div.quarters { div { ul { (Bar::new("One month", "#", 5, 5, "May")) } } } })]),
    ]
}

pub(crate) fn hall() -> Hall {
    let members = "AF Afghanistan|AU Australia|BD Bangladesh|BT Bhutan|BN Brunei Darussalam|KH Cambodia|FJ Fiji|IN India|ID Indonesia|JP Japan|JO Jordan|KI Kiribati|MY Malaysia|MV Maldives|MN Mongolia|NR Nauru|NP Nepal|NZ New Zealand|PK Pakistan|PW Palau|PG Papua New Guinea|PH Philippines|WS Samoa|SG Singapore|SB Solomon Islands|LK Sri Lanka|TH Thailand|TL Timor-Leste|TO Tonga|TR Türkiye|VU Vanuatu|VN Viet Nam";
    let observers = "AT Austria|BE Belgium|CA Canada|DK Denmark|FI Finland|DE Germany|IT Italy|NO Norway|ZA South Africa|SE Sweden|CH Switzerland";
    let tiles = |list: &str, organisations: &[(&str, &str)]| {
        list.split('|')
            .filter_map(|pair| pair.split_once(' '))
            .map(|(code, name)| Tile::new(code, name).href("#"))
            .chain(organisations.iter().map(|(code, name)| Tile::new(*code, *name).href("#").organisation()))
            .collect::<Vec<_>>()
    };
    Hall::new("Members in the middle, observers around them; organisations have round places.")
        .inner("36 members", tiles(members, &[("IOM", "International Organization for Migration"), ("ILO", "International Labour Organization"), ("UNHCR", "Office of the United Nations High Commissioner for Refugees"), ("UNODC", "United Nations Office on Drugs and Crime")]))
        .outer("14 observers", tiles(observers, &[("ADB", "Asian Development Bank"), ("ICRC", "International Committee of the Red Cross"), ("INTERPOL", "International Criminal Police Organization")]))
        .link(Link::new("As a list", "#"))
}
