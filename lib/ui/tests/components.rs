//! What must hold for every component: words are escaped, ids lead somewhere, no style or handler stands in
//! the markup, everything is on the style page, and the style sheet knows every class and keeps its contrast.

#![allow(clippy::unwrap_used, reason = "a test may stop at what it did not expect")]

use balai_ui::style::{samples, style_page};
use balai_ui::{
    Choice, Dir, Document, Field, FieldKind, Link, Radios, Shell, ShellTexts, Table, Theme, badge,
    error_summary, shell,
};
use maud::{Markup, Render, html};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

fn page() -> String {
    style_page(&samples(), &[Link::new("Light", "#"), Link::new("Dark", "#")]).into_string()
}

/// Every value of an attribute in a page, in order.
fn values(page: &str, attribute: &str) -> Vec<String> {
    let open = format!(" {attribute}=\"");
    page.split(&open)
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .map(str::to_owned)
        .collect()
}

fn source_files() -> Vec<String> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src");
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.sort();
    files
        .iter()
        .map(|path| std::fs::read_to_string(path).unwrap())
        .collect()
}

fn sheet() -> String {
    std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../../assets/style.css")).unwrap()
}

#[test]
fn every_component_is_on_the_style_page() {
    let shown: BTreeSet<&str> = samples().iter().map(|sample| sample.component).collect();
    // Whole documents cannot stand inside a page, and the page cannot stand inside itself.
    let apart = ["workspace", "public", "style_page"];
    let mut missing = Vec::new();
    for file in source_files() {
        let mut name = String::new();
        for line in file.lines() {
            if !line.starts_with(' ') && line.contains("fn ") {
                let rest = line.strip_prefix("pub fn ").unwrap_or_default();
                name = rest.split(['(', '<']).next().unwrap_or_default().to_owned();
            }
            if let Some(rest) = line.strip_prefix("impl Render for ") {
                let component = rest.trim_end_matches(" {");
                if !shown.contains(component) {
                    missing.push(component.to_owned());
                }
            }
            if !line.starts_with(' ') && line.ends_with("-> Markup {") && !name.is_empty() {
                if !shown.contains(name.as_str()) && !apart.contains(&name.as_str()) {
                    missing.push(name.clone());
                }
                name.clear();
            }
        }
    }
    assert!(missing.is_empty(), "not on the style page: {missing:?}");
}

#[test]
fn no_component_carries_style_or_handlers() {
    let shell = frame("Today", "x");
    for page in [page(), shell] {
        let tags = page
            .split('<')
            .map(|part| part.split('>').next().unwrap_or_default());
        for tag in tags {
            // Values may hold any words; only names of attributes matter.
            let names = tag.split('"').step_by(2).collect::<String>().to_lowercase();
            assert!(!names.contains(" style="), "style attribute in <{tag}>");
            assert!(!names.contains(" on"), "handler in <{tag}>");
            assert!(!names.starts_with("style"), "style element");
        }
        assert!(!page.contains("javascript:"));
    }
}

#[test]
fn ids_are_unique_and_every_reference_has_its_id() {
    let page = page();
    let mut ids = BTreeMap::new();
    for id in values(&page, "id") {
        *ids.entry(id).or_insert(0) += 1;
    }
    let twice: Vec<_> = ids.iter().filter(|(_, times)| **times > 1).collect();
    assert!(twice.is_empty(), "ids that stand twice: {twice:?}");
    for attribute in [
        "for",
        "aria-labelledby",
        "aria-describedby",
        "popovertarget",
        "list",
    ] {
        for value in values(&page, attribute) {
            for id in value.split(' ') {
                assert!(
                    ids.contains_key(id),
                    "{attribute} leads to {id}, which is not on the page"
                );
            }
        }
    }
    for href in values(&page, "href")
        .iter()
        .filter_map(|href| href.strip_prefix('#'))
        .filter(|id| !id.is_empty())
    {
        assert!(
            ids.contains_key(href),
            "a link leads to #{href}, which is not on the page"
        );
    }
}

#[test]
fn a_wrong_field_says_so_to_eye_and_ear() {
    let field = Field::new(FieldKind::Email, "e mail", "E-mail")
        .help("Yours")
        .error(Some("Not an address"))
        .value("a@");
    assert_eq!(field.id_on_page(), "f-e-mail");
    let shown = field.render().into_string();
    assert!(shown.contains(r#"<label for="f-e-mail">"#));
    assert!(shown.contains(r#"aria-invalid="true""#));
    assert!(shown.contains(r#"aria-describedby="f-e-mail-help f-e-mail-error""#));
    assert!(shown.contains(r#"value="a@""#));
    let group = Radios::new("way", "Way", vec![Choice::new("a", "A"), Choice::new("b", "B")])
        .error(Some("Choose one"));
    let summary = error_summary("One thing", &[("f-way".to_owned(), "Choose one".to_owned())]).into_string();
    assert!(summary.contains(r##"href="#f-way""##));
    assert!(group.render().into_string().contains(r#"id="f-way""#));
    assert_eq!(error_summary("Nothing", &[]).into_string(), "");
}

#[test]
fn a_password_is_never_written_back() {
    let shown = Field::new(FieldKind::Password, "password", "Password")
        .value("correct horse")
        .render()
        .into_string();
    assert!(!shown.contains("correct horse"));
}

#[test]
fn a_textarea_keeps_a_first_empty_line() {
    let shown = Field::new(FieldKind::Textarea(3), "about", "About")
        .value("\nsecond line")
        .render()
        .into_string();
    // The reader of HTML drops one line break after the tag; ours is the one that is dropped.
    assert!(shown.contains(">\n\nsecond line</textarea>"));
}

fn frame(title: &str, name: &str) -> String {
    shell::workspace(&Shell {
        document: Document {
            lang: "prs",
            dir: Dir::Rtl,
            title,
            theme: Some(Theme::Dark),
            asset_version: "abc",
            ..Document::default()
        },
        texts: ShellTexts {
            skip: "Skip",
            menu: "Menu",
            sections: "Sections",
            ..ShellTexts::default()
        },
        brand: balai_ui::Brand {
            name,
            ..balai_ui::Brand::default()
        },
        main: html! { h1 { (title) } },
        ..Shell::default()
    })
    .into_string()
}

#[test]
fn the_frame_declares_language_direction_look_and_landmarks() {
    let page = frame("Today", "Balai");
    assert!(page.starts_with(r#"<!DOCTYPE html><html lang="prs" dir="rtl" data-theme="dark">"#));
    assert!(page.contains("<title>Today · Balai</title>"));
    assert!(page.contains("/assets/style.css?v=abc") && page.contains("/assets/app.js?v=abc"));
    assert!(page.contains(r##"href="#main""##) && page.contains(r#"<main id="main""#));
    assert_eq!(page.matches("<main").count(), 1);
    assert!(page.contains("<header") && page.contains("<nav"));
}

#[test]
fn the_style_sheet_knows_every_class_and_stays_small() {
    let sheet = sheet();
    // Sent compressed it is less than a quarter of this. A scan beside its rows needs what nothing
    // else has: two boxes that scroll by themselves, and a table of bare fields.
    assert!(
        sheet.len() < 48 * 1024,
        "the style sheet has {} bytes",
        sheet.len()
    );
    let shown = page() + &frame("Today", "x");
    let classes: BTreeSet<String> = values(&shown, "class")
        .iter()
        .flat_map(|list| list.split(' ').map(str::to_owned).collect::<Vec<_>>())
        .collect();
    // The narrowest tile, the bar's own place and a scan that fits need no rule.
    let bare = ["w1", "", "flash", "zoom-1"];
    let known = |class: &str| {
        sheet.match_indices(&format!(".{class}")).any(|(at, found)| {
            sheet[at + found.len()..]
                .chars()
                .next()
                .is_some_and(|next| !next.is_ascii_alphanumeric() && next != '-' && next != '_')
        })
    };
    let unknown: Vec<_> = classes
        .iter()
        .filter(|class| !bare.contains(&class.as_str()) && !known(class))
        .collect();
    assert!(unknown.is_empty(), "no rule for {unknown:?}");
}

/// The two values of a token, light and dark, as red, green and blue from 0 to 255.
fn token(sheet: &str, name: &str) -> [[f64; 3]; 2] {
    let start = sheet
        .find(&format!("--{name}: light-dark("))
        .unwrap_or_else(|| panic!("no token {name}"));
    let inside = sheet[start..].split(['(', ')']).nth(1).unwrap();
    let mut both = inside.split(',').map(|hex| {
        let hex = hex.trim().trim_start_matches('#');
        [0, 2, 4].map(|at| f64::from(u8::from_str_radix(&hex[at..at + 2], 16).unwrap()))
    });
    [both.next().unwrap(), both.next().unwrap()]
}

/// Contrast of two colours by WCAG 2, from 1 to 21.
fn contrast(one: [f64; 3], other: [f64; 3]) -> f64 {
    let light = |colour: [f64; 3]| {
        let [r, g, b] = colour.map(|part| {
            let part = part / 255.0;
            if part <= 0.040_45 {
                part / 12.92
            } else {
                ((part + 0.055) / 1.055).powf(2.4)
            }
        });
        0.2126 * r + 0.7152 * g + 0.0722 * b
    };
    let (a, b) = (light(one), light(other));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

#[test]
fn text_has_a_contrast_of_four_and_a_half_and_shapes_of_three() {
    let sheet = sheet();
    let mut weak = Vec::new();
    let mut check = |front: &str, back: &str, least: f64| {
        let (fronts, backs) = (token(&sheet, front), token(&sheet, back));
        for (n, look) in ["light", "dark"].iter().enumerate() {
            let ratio = contrast(fronts[n], backs[n]);
            if ratio < least {
                weak.push(format!("{front} on {back}, {look}: {ratio:.2}"));
            }
        }
    };
    for back in ["paper", "paper-2"] {
        for front in ["ink", "ink-2", "ink-3", "accent", "good", "warn", "bad"] {
            check(front, back, 4.5);
        }
        for n in 2..=8 {
            check(&format!("c{n}"), back, 3.0);
        }
        check("rule-2", back, 3.0);
    }
    for soft in ["accent-soft", "good-soft", "warn-soft", "bad-soft", "paper-3"] {
        check("ink", soft, 4.5);
        check("ink-2", soft, 4.5);
    }
    check("accent", "warn-soft", 4.5);
    check("bad", "bad-soft", 4.5);
    check("accent-ink", "accent", 4.5);
    assert!(weak.is_empty(), "{weak:#?}");
}

proptest! {
    #[test]
    fn words_never_become_markup(words in r#"[<>&"'a-z/= ]{1,40}"#) {
        let draw = |words: &str| -> Vec<String> {
            let parts: [Markup; 7] = [
                badge(balai_ui::Kind::Plain, words),
                Link::new(words, words).render(),
                Field::text("name", words).value(words).help(words).error(Some(words)).render(),
                Field::new(FieldKind::Textarea(2), "a", "b").value(words).render(),
                Field::new(FieldKind::Select(vec![Choice::new(words, words)]), "a", "b").render(),
                Table::new("t", words, vec![]).render(),
                error_summary(words, &[(words.to_owned(), words.to_owned())]),
            ];
            parts.into_iter().map(Markup::into_string).collect()
        };
        // Whatever was typed, the page has exactly the tags and attributes that harmless words give it.
        let shape = |page: &String| ['<', '>', '"'].map(|sign| page.matches(sign).count());
        for (typed, harmless) in draw(&words).iter().zip(draw("harmless").iter()) {
            prop_assert_eq!(shape(typed), shape(harmless), "{}", typed);
        }
    }

    #[test]
    fn a_bar_always_lies_inside_the_year(from in 0u16..=2400, to in 0u16..=2400) {
        let shown = balai_ui::Bar::new("x", "#", from, to, "when").render().into_string();
        let percent = |key: &str| -> f64 {
            let found = values(&shown, key).into_iter().find_map(|value| value.strip_suffix('%')?.parse().ok());
            found.unwrap()
        };
        let (start, long) = (percent("x"), percent("width"));
        prop_assert!(start >= 0.0 && long >= 1.0 && start + long <= 100.0, "{}", shown);
    }
}
