//! Writes the style page, a workspace page and a public page as files, to be looked at in a browser.
//! Usage: `cargo run -p balai-ui --example style -- FOLDER`, with `assets` beside the folder's files.

use balai_ui::{
    Brand, Dir, Document, Hall, Item, Kind, Language, Link, Moment, NavItem, PageHead, Person, PublicShell,
    Search, Section, Shell, ShellTexts, Stat, Theme, badge, flash, hero, items, shell, stats, style,
    timeline, two,
};
use maud::{Markup, Render, html};
use std::path::Path;

fn nav() -> Vec<NavItem<'static>> {
    let item = |label, count: Option<&str>, current| NavItem {
        href: "#",
        label,
        count: count.map(str::to_owned),
        current,
    };
    vec![
        item("Today", None, true),
        item("Directory", Some("76"), false),
        item("Plan", Some("7"), false),
        item("Events", Some("56"), false),
        item("Library", None, false),
        item("Reports", None, false),
    ]
}

fn workspace(title: &str, theme: Option<Theme>, dir: Dir, flash: Markup, main: Markup) -> String {
    let texts = ShellTexts {
        skip: "Skip to the main content",
        menu: "Menu",
        sections: "Sections",
        language: "Language",
        sign_out: "Sign out",
    };
    let languages = vec![
        Language {
            code: "en",
            name: "English",
            href: "#",
            current: true,
        },
        Language {
            code: "id",
            name: "Bahasa Indonesia",
            href: "#",
            current: false,
        },
    ];
    let person = Person {
        name: "Ratna W.",
        links: vec![Link::new("Account and devices", "#")],
        sign_out: "#",
        inbox: Some((html! { span.word { "Inbox" } b { "3" } }, "#")),
    };
    shell::workspace(&Shell {
        document: Document {
            lang: "en",
            dir,
            title,
            theme,
            asset_version: "1",
            ..Document::default()
        },
        brand: Brand {
            name: "Balai",
            line: "Regional Support Office",
            href: "#",
            mark: balai_ui::icon::mark(),
        },
        texts,
        nav: nav(),
        search: Some(Search {
            action: "#",
            label: "Search people, events, documents",
            query: "",
        }),
        languages,
        person: Some(person),
        flash,
        main,
        footer: Markup::default(),
    })
    .into_string()
}

fn today() -> Markup {
    let waiting = items(&[
        Item::new("Choose 25 officers for Border management by air")
            .href("#")
            .why("41 nominated by five members; two members have sent none")
            .due(badge(Kind::Bad, "late 2 days")),
        Item::new("Confirm 6 people who may be the same")
            .href("#")
            .why("from participants-may.xlsx, imported yesterday")
            .due(badge(Kind::Warn, "today")),
        Item::new("Write the outcome report of the experts meeting in Jakarta")
            .href("#")
            .why("attendance and 14 recommendations are in already")
            .due(badge(Kind::Plain, "12 June")),
    ]);
    let since = timeline(&[
        Moment::new("09:12", "Thailand confirmed 14 of its 17 focal points"),
        Moment::new("Wed 16:40", "Nuwan F. filed his return-to-work action plan"),
    ]);
    html! {
        (PageHead::new("Today").lede("Thursday 6 June 2024, Bangkok. Three things wait for you; one is late.").primary(&Link::new("Plan an activity", "#")))
        (stats(&[
            Stat::new("23", "activities so far this year, of 56 planned").href("#"),
            Stat::new("512", "participations").href("#").note("14 not recorded yet"),
            Stat::new("31", "members and observers reached, of 76").href("#"),
            Stat::new("48 %", "women, of those whose sex is known").href("#"),
        ]))
        (two(Section::new("Waiting for you", waiting).link(Link::new("All 3", "#")), Section::new("Since Tuesday", since)))
    }
}

fn public(hall: &Hall) -> String {
    let texts = ShellTexts {
        skip: "Skip to the main content",
        menu: "Menu",
        sections: "Pages",
        language: "Language",
        sign_out: "",
    };
    let library = items(&[
        Item::new("New frontiers: artificial intelligence and trafficking in persons")
            .href("#")
            .why("Policy brief, November 2024 · English")
            .due("PDF, 2.1 MB"),
        Item::new("Toolkit for inclusive civil registration")
            .href("#")
            .why("Updated 2023 · English, Bahasa Indonesia")
            .due("read online"),
    ]);
    let next = timeline(&[
        Moment::new(
            "15 to 17 July 2024, Ulaanbaatar",
            "Open-source investigation, part 2",
        ),
        Moment::new(
            "2 October 2024, Manila",
            "Thematic dialogue on cyber-scam centres",
        ),
    ]);
    let main = html! {
        (hero("Cooperation across borders, in practice", "The office supports 45 states and four organisations against people smuggling and trafficking in persons: training, dialogue, research, and a place to work together.", &[Link::new("What the office does", "#"), Link::new("Next events", "#")], hall))
        (stats(&[Stat::new("1,188", "participations in 2024").href("#"), Stat::new("56", "events and activities").href("#"), Stat::new("49", "members and observers took part").href("#"), Stat::new("461", "officers trained (attendances at trainings)").href("#")]))
        (two(Section::new("Latest from the library", library).link(Link::new("All", "#")), Section::new("Next events", next).link(Link::new("Calendar", "#"))))
    };
    shell::public(&PublicShell {
        document: Document { lang: "en", title: "Regional Support Office", asset_version: "1", ..Document::default() },
        brand: Brand { name: "Balai", line: "Regional Support Office", href: "#", mark: balai_ui::icon::mark() },
        texts,
        nav: nav().into_iter().skip(1).map(|item| NavItem { count: None, ..item }).collect(),
        languages: vec![Language { code: "en", name: "English", href: "#", current: true }, Language { code: "id", name: "Bahasa Indonesia", href: "#", current: false }],
        sign_in: Some(Link::new("Sign in", "#")),
        main,
        footer: html! { p { "Names of members are written as the process writes them." } ul { li { a href="#" { "About" } } li { a href="#" { "Privacy" } } } },
        ..PublicShell::default()
    })
    .into_string()
}

fn main() -> std::io::Result<()> {
    let folder = std::env::args()
        .nth(1)
        .unwrap_or_else(|| "target/style".to_owned());
    let folder = Path::new(&folder);
    std::fs::create_dir_all(folder)?;
    let page = || {
        style::style_page(
            &style::samples(),
            &[
                Link::new("Light", "style-light.html"),
                Link::new("Dark", "style-dark.html"),
            ],
        )
    };
    let saved = flash(Kind::Good, "Saved. 12 focal points will be asked on Monday.").render();
    std::fs::write(
        folder.join("style-light.html"),
        workspace("Style", Some(Theme::Light), Dir::Ltr, Markup::default(), page()),
    )?;
    std::fs::write(
        folder.join("style-dark.html"),
        workspace("Style", Some(Theme::Dark), Dir::Ltr, Markup::default(), page()),
    )?;
    std::fs::write(
        folder.join("today.html"),
        workspace("Today", None, Dir::Ltr, saved, today()),
    )?;
    std::fs::write(
        folder.join("today-dark.html"),
        workspace("Today", Some(Theme::Dark), Dir::Ltr, Markup::default(), today()),
    )?;
    std::fs::write(
        folder.join("today-rtl.html"),
        workspace("Today", None, Dir::Rtl, Markup::default(), today()),
    )?;
    std::fs::write(folder.join("public.html"), public(&style::sample_hall()))
}
