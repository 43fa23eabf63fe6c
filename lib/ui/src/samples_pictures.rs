//! Samples of tables, pictures and plans.

use crate::style::Sample;
use crate::{
    Bar, Card, Choice, Column, Field, FieldKind, Figure, Hall, Kind, Lane, Link, Pager, Row, Sort, Table,
    Tile, YearRow, badge, board, column_chooser, exports, hero, legend, person, quarters, toolbar,
};
use maud::{Markup, PreEscaped, Render, html};

pub(crate) fn samples() -> Vec<Sample> {
    let mut all = tables();
    all.extend(pictures());
    all
}

/// What the columns of a file mean, each to be chosen; one of them is left out.
fn asked() -> Table {
    let row = |name: &str, example: &str, means: &str| {
        let choices = vec![
            Choice::new("", "Leave it out"),
            Choice::new("name", "Name"),
            Choice::new("agency", "Agency"),
        ];
        let field = Field::new(FieldKind::Select(choices), format!("means-{name}"), name)
            .value(means)
            .quiet_label();
        Row::new(vec![
            html! { (name) },
            html! { small { (example) } },
            field.render(),
        ])
    };
    let columns = vec![
        Column::new("Column").tight(),
        Column::new("For instance"),
        Column::new("Means"),
    ];
    Table::new("asked", "Columns of the file", columns)
        .quiet_caption()
        .cards()
        .rows(vec![
            row("Participant", "Nugroho, Hendra", "name"),
            row("Room", "204", "").quiet(),
        ])
}

/// Two records side by side.
fn compared() -> Table {
    let row =
        |name: &str, one: &str, two: &str| Row::new(vec![html! { (name) }, html! { (one) }, html! { (two) }]);
    let columns = ["Field", "First record", "Second record"];
    Table::new(
        "compared",
        "Two records beside one another",
        columns.map(Column::new).to_vec(),
    )
    .even()
    .row_headers()
    .rows(vec![
        row("Name", "Hendra Nugroho", "HENDRA NUGROHO"),
        row(
            "Agency",
            "Directorate General of Immigration",
            "Directorate General of Immigration",
        ),
        row("Telephone", "+62 21 555 0100", ""),
    ])
}

fn in_groups() -> Table {
    let row = |name: &str, value: &str| Row::new(vec![html! { (name) }, html! { (value) }]);
    Table::new(
        "grouped",
        "Figures of 2024, in groups",
        vec![Column::new("Figure"), Column::number("2024")],
    )
    .row_headers()
    .group(
        "Participation",
        vec![row("Participations", "1,188"), row("People", "934")],
    )
    .group("Women", vec![row("Women's share", "50.1%")])
}

fn tables() -> Vec<Sample> {
    let columns = vec![
        Column::new("Name").sort("?sort=name", Sort::Ascending),
        Column::new("Agency").sort("?sort=agency", Sort::None),
        Column::new("Member"),
        Column::new("Attended"),
        Column::number("Before"),
        Column::number("After").sort("?sort=after", Sort::None),
    ];
    let row = |name: Markup, agency: &str, member: &str, state: Markup, before: &str, after: &str| {
        Row::new(vec![
            name,
            html! { (agency) },
            html! { (member) },
            state,
            html! { (before) },
            html! { (after) },
        ])
    };
    let rows = vec![
        row(
            html! { a href="#" { (person("Suwannarat, Kanya", Some(("กัญญา สุวรรณรัตน์", "th")))) } },
            "Immigration Bureau",
            "Thailand",
            badge(Kind::Good, "5 of 5 days"),
            "52",
            "81",
        ),
        row(
            html! { a href="#" { "Nugroho, Hendra" } },
            "Directorate General of Immigration",
            "Indonesia",
            badge(Kind::Good, "5 of 5 days"),
            "47",
            "74",
        ),
        row(
            html! { a href="#" { "Dela Cruz, Maria Cristina" } },
            "Bureau of Immigration",
            "Philippines",
            badge(Kind::Warn, "3 of 5 days"),
            "61",
            "not taken",
        )
        .kind(Kind::Warn),
    ];
    let table = Table::new("people", "Three of 30 people, by name", columns)
        .rows(rows)
        .foot(vec![
            html! { "Mean" },
            html! {},
            html! {},
            html! {},
            html! { "53" },
            html! { "78" },
        ]);
    let page = |n: &str, now: bool| Some(Link::new(n, "#").current(now));
    vec![
        Sample::new(
            "Table",
            vec![
                ("sorted, with a sum and a tinted row", table.render()),
                ("in groups", in_groups().render()),
                (
                    "cards on a narrow screen, one row standing back",
                    asked().render(),
                ),
                (
                    "columns of one width, to compare two records",
                    compared().render(),
                ),
            ],
        ),
        Sample::new(
            "toolbar",
            vec![(
                "",
                toolbar("30 people", Link::new("Add a person", "#").classed("button")),
            )],
        ),
        Sample::new(
            "Pager",
            vec![(
                "",
                Pager::new("Pages", "51 to 100 of 223")
                    .previous(Some(Link::new("Previous", "#")))
                    .pages(vec![
                        page("1", false),
                        page("2", true),
                        page("3", false),
                        None,
                        page("5", false),
                    ])
                    .next(Some(Link::new("Next", "#")))
                    .render(),
            )],
        ),
        Sample::new(
            "exports",
            vec![(
                "",
                exports(
                    "Export these 30 rows",
                    &[Link::new("CSV", "#"), Link::new("XLSX", "#")],
                ),
            )],
        ),
        Sample::new(
            "column_chooser",
            vec![(
                "press to open",
                column_chooser(
                    "Columns",
                    "Show these columns",
                    "#",
                    &[
                        ("agency", "Agency", true),
                        ("post", "Post", false),
                        ("email", "E-mail", false),
                    ],
                    &[("sort", "name")],
                ),
            )],
        ),
    ]
}

fn pictures() -> Vec<Sample> {
    let bars = [
        ("Indonesia", 8),
        ("Thailand", 7),
        ("Malaysia", 6),
        ("Philippines", 5),
        ("India", 4),
    ];
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
            line.line-rule x1="0" y1="60" x2="560" y2="60" {}
            @for n in 1..=8 { rect class={ "c" (n) " line-paper" } x=((n - 1) * 70) y="8" width="70" height="28" {} }
            (PreEscaped(r#"<path class="line-c2" fill="none" stroke-width="2" d="M0 84L140 62 280 74 420 50 560 56"/>"#))
        }
    };
    let behind = Table::new(
        "by-member",
        "Participants by member",
        vec![Column::new("Member"), Column::number("Participants")],
    )
    .rows(
        bars.iter()
            .map(|(name, value)| Row::new(vec![html! { (name) }, html! { (value) }]))
            .collect(),
    )
    .row_headers();
    let figure = Figure::new("Five travel hubs sent 30 officers; 13 were women", chart)
        .source("Participations, counted 6 June 2024 from the attendance list (definition 2)")
        .table("The table behind this picture", &behind)
        .downloads(
            "Download",
            vec![
                Link::new("SVG", "#"),
                Link::new("PNG", "#"),
                Link::new("CSV", "#"),
            ],
        );
    let parts = Figure::new("The eight colours of the palette", eight).legend(legend(&[
        "Training",
        "Dialogue",
        "Workshop",
        "Round table",
        "Meeting",
        "Expert meeting",
        "Briefing",
        "Other",
    ]));
    let card =
        Card::new("Workshop on national legal frameworks", "#").meta("6 June 2024, Jakarta · Ratna W.");
    let lanes = [
        Lane::new(
            "Planned",
            "2",
            vec![
                card.clone(),
                Card::new("Victim identification", "#")
                    .meta("20 August 2024, Suva")
                    .badge(badge(Kind::Warn, "needs a venue")),
            ],
        ),
        Lane::new("Under way", "1", vec![card]),
        Lane::new("Completed", "0", vec![]),
    ];
    let year = [
        YearRow::new(
            Link::new("Border management", "#"),
            vec![
                Bar::new("By air", "#", 100, 600, "February to June")
                    .kind(Kind::Good)
                    .vague(),
                Bar::new("By sea", "#", 845, 1050, "14 September to 15 November"),
            ],
        ),
        YearRow::new(
            "Open-source investigation",
            vec![
                Bar::new("Part 1", "#", 26, 35, "9 to 11 January").kind(Kind::Good),
                Bar::new("Part 2", "#", 645, 655, "15 to 17 July").kind(Kind::Warn),
                Bar::new("All year: mentoring", "#", 0, 1200, "January to December").kind(Kind::Plain),
            ],
        ),
    ];
    let hall = hall();
    vec![
        Sample::new(
            "Figure",
            vec![
                ("bars with table and downloads", figure.render()),
                ("with a legend", parts.render()),
            ],
        ),
        Sample::new("legend", vec![("", legend(&["Women", "Men", "Not known"]))]),
        Sample::new("Hall", vec![("", hall.render())]),
        Sample::new(
            "Tile",
            vec![(
                "place and organisation",
                html! { div.hall { ul { (Tile::new("TH", "Thailand").href("#")) (Tile::new("UNODC", "United Nations Office on Drugs and Crime").organisation()) } } },
            )],
        ),
        Sample::new(
            "hero",
            vec![(
                "",
                hero(
                    "Cooperation across borders, in practice",
                    "The office supports 45 states and four organisations against people smuggling and trafficking in persons.",
                    &[
                        Link::new("What the office does", "#"),
                        Link::new("Next events", "#"),
                    ],
                    hall,
                ),
            )],
        ),
        Sample::new(
            "board",
            vec![("", board("Activities by state", &lanes, "Nothing in these"))],
        ),
        Sample::new(
            "Card",
            vec![(
                "",
                Card::new("Victim identification", "#")
                    .meta("20 August 2024, Suva")
                    .render(),
            )],
        ),
        Sample::new(
            "quarters",
            vec![(
                "",
                quarters(
                    "The plan of 2024 by quarter",
                    [
                        "January to March",
                        "April to June",
                        "July to September",
                        "October to December",
                    ],
                    &year,
                ),
            )],
        ),
        Sample::new(
            "Bar",
            vec![(
                "",
                html! { div.quarters { ul { (Bar::new("One month", "#", 400, 500, "May").vague()) } } },
            )],
        ),
    ]
}

pub(crate) fn hall() -> Hall {
    let members = "AF Afghanistan|AU Australia|BD Bangladesh|BT Bhutan|BN Brunei Darussalam|KH Cambodia|FJ Fiji|IN India|ID Indonesia|JP Japan|JO Jordan|KI Kiribati|MY Malaysia|MV Maldives|MN Mongolia|NR Nauru|NP Nepal|NZ New Zealand|PK Pakistan|PW Palau|PG Papua New Guinea|PH Philippines|WS Samoa|SG Singapore|SB Solomon Islands|LK Sri Lanka|TH Thailand|TL Timor-Leste|TO Tonga|TR Türkiye|VU Vanuatu|VN Viet Nam";
    let observers = "AT Austria|BE Belgium|CA Canada|DK Denmark|FI Finland|DE Germany|IT Italy|NO Norway|ZA South Africa|SE Sweden|CH Switzerland";
    let tiles = |list: &str, organisations: &[(&str, &str)]| {
        list.split('|')
            .filter_map(|pair| pair.split_once(' '))
            .map(|(code, name)| Tile::new(code, name).href("#"))
            .chain(
                organisations
                    .iter()
                    .map(|(code, name)| Tile::new(*code, *name).href("#").organisation()),
            )
            .collect::<Vec<_>>()
    };
    Hall::new("Members in the middle, observers around them; organisations have round places.")
        .inner(
            "36 members",
            tiles(
                members,
                &[
                    ("IOM", "International Organization for Migration"),
                    ("ILO", "International Labour Organization"),
                    (
                        "UNHCR",
                        "Office of the United Nations High Commissioner for Refugees",
                    ),
                    ("UNODC", "United Nations Office on Drugs and Crime"),
                ],
            ),
        )
        .outer(
            "14 observers",
            tiles(
                observers,
                &[
                    ("ADB", "Asian Development Bank"),
                    ("ICRC", "International Committee of the Red Cross"),
                    ("INTERPOL", "International Criminal Police Organization"),
                ],
            ),
        )
        .link(Link::new("As a list", "#"))
}
