//! What the checker must find, and what it must leave alone.

mod scopes;

use balai_kernel::store::Json;
use jiff::civil::date;

use super::*;
use crate::{
    block::Settings,
    figure::{Binding, Figure, Part, Period},
};

const NONE: &str = "00000000000000000000000000000000";

fn fact(measure: &str, part: Part, period: Period, value: f64) -> Fact {
    Fact {
        measure: measure.to_owned(),
        part,
        period,
        value,
    }
}

fn facts() -> Vec<Fact> {
    let whole = |measure, value| fact(measure, Part::Whole, Period::Year, value);
    let third = || Part::Initiative("3".to_owned());
    vec![
        whole("participations", 1188.0),
        whole("people", 977.0),
        whole("parties", 49.0),
        whole("activities", 56.0),
        whole("trainings", 12.0),
        whole("officers-trained", 461.0),
        whole("dialogues", 29.0),
        whole("alumni", 223.0),
        whole("external-events", 67.0),
        whole("women-share", 52.4),
        fact("parties", Part::Members, Period::Year, 42.0),
        fact("parties", Part::MemberStates, Period::Year, 38.0),
        fact("participations", Part::Members, Period::Year, 1181.0),
        fact("participations", Part::MemberStates, Period::Year, 1177.0),
        fact("participations", Part::Observers, Period::Year, 7.0),
        fact("participations", Part::Whole, first_half(), 683.0),
        fact("officers-trained", Part::Whole, june(), 84.0),
        fact("participations", third(), Period::Year, 240.0),
        fact("officers-trained", third(), Period::Year, 90.0),
        fact("participations", Part::Whole, Period::ToDate, 4350.0),
        fact("participations", Part::Whole, Period::Other(2023), 950.0),
        fact("trainings", Part::Purpose("2".to_owned()), Period::Year, 11.0),
    ]
}

fn june() -> Period {
    Period::Span(date(2024, 6, 1), date(2024, 6, 30))
}

fn first_half() -> Period {
    Period::Span(date(2024, 1, 1), date(2024, 6, 30))
}

fn cited() -> Vec<Cited> {
    let one = |code: &str, value, unit: &str, population: &str| Cited {
        code: code.to_owned(),
        value,
        unit: unit.to_owned(),
        population: population.to_owned(),
        source: "Someone (2025). Something.".to_owned(),
        period: CitedPeriod::Year(2024),
    };
    vec![
        one("interviews", 612.0, "interviews", "migrants and key informants"),
        one("no-regular-route", 85.0, "per cent", "surveyed migrants"),
        one("website-users", 12_000.0, "new users", "website"),
        Cited {
            period: CitedPeriod::ToDate(date(2024, 6, 30)),
            ..one("calls", 64_500.0, "calls", "everyone who called")
        },
        Cited {
            period: CitedPeriod::Span(date(2024, 1, 1), date(2024, 6, 30)),
            ..one("arrivals", 3_300.0, "arrivals", "arrivals by sea")
        },
    ]
}

fn block(kind: Kind, body: &str, settings: Settings) -> Block {
    Block {
        id: NONE.parse().unwrap(),
        report: NONE.parse().unwrap(),
        position: 1,
        kind: kind.code().to_owned(),
        slug: "text".to_owned(),
        heading: "Text".to_owned(),
        body: body.to_owned(),
        settings: Json(settings),
        version: 1,
    }
}

fn found(blocks: &[Block]) -> Vec<Finding> {
    let mut figures = Figures::default();
    for binding in blocks.iter().flat_map(Block::bindings) {
        let value = match binding.code.as_str() {
            "participations" => Value::Count { value: 1188.0 },
            "women-share" => Value::Share { value: 0.524 },
            code @ ("no-regular-route" | "calls" | "arrivals" | "interviews") => Value::Cited {
                value: match code {
                    "interviews" => "612".into(),
                    "calls" => "64,500".into(),
                    "arrivals" => "3,300".into(),
                    _ => "85".into(),
                },
                unit: if code == "no-regular-route" {
                    "per cent".into()
                } else {
                    code.into()
                },
                population: "surveyed migrants".into(),
                source: "Someone".into(),
                href: None,
            },
            _ => Value::None {
                why: Message::new("report-no-measure"),
            },
        };
        let name = binding.name();
        figures.0.insert(
            name.clone(),
            Figure {
                name,
                measure: binding.code,
                value,
                definition: String::new(),
                version: 1,
            },
        );
    }
    let (facts, cited) = (facts(), cited());
    check(&Desk {
        period: crate::period::Period::year(2024),
        blocks,
        figures: &figures,
        facts: &facts,
        cited: &cited,
        givers: &[],
        others: &[
            (
                "Regional workshop on returns".to_owned(),
                2023,
                "completed".to_owned(),
            ),
            (
                "Roundtable on missing migrants".to_owned(),
                2024,
                "postponed".to_owned(),
            ),
        ],
        places: &places(),
        signatories: &[],
        pictures: &[],
    })
}

fn places() -> BTreeMap<String, String> {
    ["Fiji", "Bangladesh", "Dhaka", "Bangkok", "Viet Nam"]
        .map(|name| (name.to_lowercase(), name.to_owned()))
        .into()
}

/// Keys of what is found in a text, under an initiative where one is named.
fn keys(text: &str, initiative: Option<&str>) -> Vec<String> {
    let mut blocks = Vec::new();
    if let Some(code) = initiative {
        let settings = Settings {
            initiative: code.to_owned(),
            ..Settings::default()
        };
        blocks.push(block(Kind::Initiative, "Opening words.", settings));
    }
    blocks.push(block(Kind::Text, text, Settings::default()));
    found(&blocks)
        .into_iter()
        .map(|finding| finding.message.key.into_owned())
        .collect()
}

const CONTRADICTION: &str = "finding-contradiction";
const SCOPE: &str = "finding-wrong-scope";
const MEASURE: &str = "finding-wrong-measure";
const BASE: &str = "finding-wrong-base";
const SOURCE: &str = "finding-no-source";
const OUTSIDE: &str = "finding-outside-year";
const PERIOD: &str = "finding-cited-period";

#[test]
fn sentences_are_read_as_a_careful_colleague_would() {
    let none: &[&str] = &[];
    let table: &[(&str, Option<&str>, &[&str])] = &[
        // Right, however it is put.
        ("In 2024 1,188 participants took part.", None, none),
        ("Some 1,188 participants took part.", None, none),
        ("Some 1,200 participants took part.", None, none),
        ("Nearly 1,200 participants took part.", None, none),
        ("More than 1,100 participants took part.", None, none),
        ("At least 1,188 participants took part.", None, none),
        ("Up to 1,200 participants took part.", None, none),
        ("We held twelve training courses.", None, none),
        ("The office trained 461 officers.", None, none),
        ("Now 223 alumni belong to the network.", None, none),
        ("Some 600 interviews were held.[^source: MMC]", None, none),
        ("Some 600 interviews were held.", None, &[SOURCE]),
        // Numbers that contradict.
        ("More than 1,200 participants took part.", None, &[CONTRADICTION]),
        ("Over 1,188 participants took part.", None, &[CONTRADICTION]),
        ("At least 1,200 participants took part.", None, &[CONTRADICTION]),
        ("1,190 participants took part.", None, &[CONTRADICTION]),
        ("Fewer than 1,100 participants took part.", None, &[CONTRADICTION]),
        ("Up to 1,000 participants took part.", None, &[CONTRADICTION]),
        ("Almost 1,100 participants took part.", None, &[CONTRADICTION]),
        ("Some 1,000 participants took part.", None, &[CONTRADICTION]),
        ("We held fourteen training courses.", None, &[CONTRADICTION]),
        ("The office trained 450 officers.", None, &[CONTRADICTION]),
        ("The office led 60 events and activities.", None, &[CONTRADICTION]),
        ("Some 250 alumni belong to the network.", None, &[CONTRADICTION]),
        ("More than 650 interviews were held.", None, &[CONTRADICTION]),
        ("The website drew 14K new users.", None, &[CONTRADICTION]),
        ("We held two dozen dialogues.", None, &[CONTRADICTION]),
        // Ranges: right where the figure lies inside.
        ("Between 1,100 and 1,200 participants took part.", None, none),
        ("1,100\u{2013}1,200 participants took part.", None, none),
        (
            "Between 1,200 and 1,300 participants took part.",
            None,
            &[CONTRADICTION],
        ),
        ("Some 400 to 450 officers were trained.", None, &[CONTRADICTION]),
        // In Indonesian.
        ("Pada tahun 2024 sebanyak 1.188 peserta hadir.", None, none),
        ("Lebih dari 1.100 peserta hadir.", None, none),
        ("Hampir 1.200 peserta mengikuti kegiatan ini.", None, none),
        ("Antara 1.100 dan 1.200 peserta hadir.", None, none),
        ("Kami mengadakan dua belas pelatihan.", None, none),
        ("Kantor melatih 461 petugas.", None, none),
        ("Kini jaringan itu beranggotakan 223 alumni.", None, none),
        ("Lebih dari 1.200 peserta hadir.", None, &[CONTRADICTION]),
        ("Setidaknya 1.200 peserta hadir.", None, &[CONTRADICTION]),
        ("Sekitar seribu peserta hadir.", None, &[CONTRADICTION]),
        ("Sebanyak 1.190 peserta hadir.", None, &[CONTRADICTION]),
        ("Antara 1.200 dan 1.300 peserta hadir.", None, &[CONTRADICTION]),
        ("Kami mengadakan empat belas pelatihan.", None, &[CONTRADICTION]),
        ("Kantor melatih 450 petugas.", None, &[CONTRADICTION]),
        (
            "Sebanyak 60 kegiatan diadakan oleh kantor.",
            None,
            &[CONTRADICTION],
        ),
        ("Sebanyak 461 peserta hadir.", None, &[MEASURE]),
        ("Sampai sekarang 1.188 peserta hadir.", None, &[SCOPE]),
        ("Sampai sekarang 4.350 peserta hadir.", None, none),
        ("Pada 2023 sebanyak 950 peserta hadir.", None, none),
        ("Di bawah inisiatif 3, 1.188 peserta hadir.", None, &[SCOPE]),
        ("Di bawah inisiatif 3, 240 peserta hadir.", None, none),
        ("Peserta datang dari 49 anggota.", None, &[SCOPE]),
        ("Peserta datang dari 49 anggota dan pengamat.", None, none),
        (
            "Penyelundup mengangkut 40.000 orang ke kawasan itu.",
            None,
            &[SOURCE],
        ),
        ("Lokakarya itu diadakan pada September 2023.", None, &[OUTSIDE]),
        ("Kursus berikutnya akan diadakan pada September 2025.", None, none),
        (
            "Pasal 16 dan ayat 3 dibahas pada 5 Juni 2024 di ruang 12.",
            None,
            none,
        ),
        ("Hubungi telepon 021 5550 1234 untuk bantuan.", None, none),
        (
            "{figure:women-share} adalah perempuan.",
            None,
            &["finding-women-base"],
        ),
        (
            "{figure:women-share} dari yang jenis kelaminnya diketahui adalah perempuan.",
            None,
            none,
        ),
        // Cited figures of another time than the year.
        (
            "To date 64,500 calls were answered.[^source: Someone]",
            None,
            none,
        ),
        (
            "In 2024 64,500 calls were answered.[^source: Someone]",
            None,
            &[PERIOD],
        ),
        ("{cited:calls} calls were answered.", None, &[PERIOD]),
        (
            "By the end of June {cited:calls} calls had been answered.",
            None,
            none,
        ),
        ("Sampai sekarang {cited:calls} panggilan dijawab.", None, none),
        (
            "In the first half of 2024 there were {cited:arrivals} arrivals.",
            None,
            none,
        ),
        ("In 2024 there were {cited:arrivals} arrivals.", None, &[PERIOD]),
        ("To date the website drew 12K new users.", None, &[PERIOD, SOURCE]),
        // A part of it, not the whole: no claim about the figure.
        ("Two training courses were held in Fiji.", None, none),
        ("Three dialogues dealt with the sea.", None, none),
        // The right number of the wrong part or time.
        (
            "Under initiative 3, 1,188 participants took part.",
            None,
            &[SCOPE],
        ),
        ("1,188 participants took part.", Some("3"), &[SCOPE]),
        ("240 participants took part.", Some("3"), none),
        (
            "In all, 1,188 participants took part across the office.",
            Some("3"),
            none,
        ),
        ("In 2024 4,350 participants took part.", None, &[SCOPE]),
        ("To date 4,350 participants took part.", None, none),
        ("To date 1,188 participants took part.", None, &[SCOPE]),
        ("In 2023 1,188 participants took part.", None, &[SCOPE]),
        ("In 2023 950 participants took part.", None, none),
        ("Participants came from 49 members.", None, &[SCOPE]),
        ("Participants came from 49 members and observers.", None, none),
        ("Participants came from 42 members.", None, none),
        ("Participants came from 38 member states.", None, none),
        ("Participants came from 38 countries.", None, none),
        ("In 2024 950 participants took part.", None, &[SCOPE]),
        // The right number of another measure.
        ("461 participants took part.", None, &[MEASURE]),
        ("977 participants took part.", None, &[MEASURE]),
        // Percentages need their base.
        (
            "85 per cent of surveyed migrants did not consider it.[^source: MMC]",
            None,
            none,
        ),
        (
            "85 per cent of migrants did not consider it.[^source: MMC]",
            None,
            &[BASE],
        ),
        (
            "{cited:no-regular-route} of migrants did not consider it.",
            None,
            &[BASE],
        ),
        (
            "{cited:no-regular-route} of those migrants who were surveyed did not.",
            None,
            none,
        ),
        ("{figure:women-share} were women.", None, &["finding-women-base"]),
        (
            "{figure:women-share} of those whose sex is known were women.",
            None,
            none,
        ),
        // Sources.
        ("Smugglers earned from 40,000 travellers.", None, &[SOURCE]),
        (
            "Smugglers moved 40,000 travellers.[^source: UNODC (2024).]",
            None,
            none,
        ),
        (
            "It was held on 5 June 2024 in room 12 under initiative 3.",
            None,
            none,
        ),
        // Other years.
        ("A workshop was held in September 2023.", None, &[OUTSIDE]),
        ("The next course will be held in September 2025.", None, none),
        ("The strategy of 2023 guides this work.", None, none),
        (
            "At the Regional workshop on returns officers spoke.",
            None,
            &["finding-other-year"],
        ),
        (
            "At the Roundtable on missing migrants officers spoke.",
            None,
            &["finding-not-held"],
        ),
        // Marks that lead nowhere.
        ("See {ref:nowhere}.", None, &["finding-broken-ref"]),
        ("It was {figure:nothing}.", None, &["report-no-measure"]),
        (
            "It was {figure:participations|planet=3}.",
            None,
            &["finding-unknown-mark"],
        ),
        (
            "By party {figure:participations|party=TH} came.",
            None,
            &["finding-by-party"],
        ),
    ];
    let wrong: Vec<String> = table
        .iter()
        .filter_map(|(text, initiative, expected)| {
            let found = keys(text, *initiative);
            (found != *expected).then(|| format!("{text}\n  expected {expected:?}\n  found    {found:?}"))
        })
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn a_finding_tells_the_sentence_the_words_and_what_to_write() {
    let text = "The office grew. More than 1,200 participants took part in 2024. It was a good year.";
    let found = found(&[block(Kind::Text, text, Settings::default())]);
    assert_eq!(found.len(), 1);
    assert_eq!(
        found[0].sentence,
        "More than 1,200 participants took part in 2024."
    );
    assert_eq!(found[0].excerpt, "More than 1,200");
    assert_eq!(found[0].severity, Severity::Error);
    let suggestion = format!("{:?}", found[0].suggestion.args);
    assert!(suggestion.contains("{figure:participations}"), "{suggestion}");
}

#[test]
fn a_bound_figure_beside_a_typed_one_does_not_excuse_it() {
    let found = keys(
        "More than 1,200 participants, that is {figure:participations}, took part.",
        None,
    );
    assert_eq!(found, [CONTRADICTION]);
}

#[test]
fn blocks_that_say_nothing_are_found() {
    let empty = |kind| {
        found(&[block(kind, "", Settings::default())])
            .into_iter()
            .map(|finding| finding.message.key.into_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(empty(Kind::Section), ["finding-empty"]);
    assert_eq!(empty(Kind::Foreword), ["finding-empty", "finding-unsigned"]);
    assert_eq!(empty(Kind::Story), ["finding-empty", "finding-nobody-said"]);
    assert_eq!(empty(Kind::Table), ["finding-empty", "finding-table-no-source"]);
    assert_eq!(empty(Kind::Picture), ["finding-no-picture"]);
    assert_eq!(empty(Kind::Endnotes), Vec::<String>::new());
}

#[test]
fn a_picture_without_alternative_text_stops_the_report() {
    let block = block(Kind::Picture, "", Settings::default());
    let picture = |alternative: &str| Picture {
        id: Id::of(block.id.uuid()),
        block: block.id,
        storage_key: String::new(),
        media_type: "image/png".to_owned(),
        audience: String::new(),
        caption: String::new(),
        alternative: alternative.to_owned(),
        credit: String::new(),
    };
    for (alternative, expected) in [("", 1), ("Officers around a table.", 0)] {
        let pictures = [picture(alternative)];
        let found = check(&Desk {
            period: crate::period::Period::year(2024),
            blocks: std::slice::from_ref(&block),
            figures: &Figures::default(),
            facts: &[],
            cited: &[],
            givers: &[],
            others: &[],
            places: &BTreeMap::new(),
            signatories: &[],
            pictures: &pictures,
        });
        assert_eq!(found.len(), expected, "{alternative}");
    }
}

#[test]
fn whoever_gave_is_thanked() {
    let givers = [
        (Gift::Funder, "Department of Home Affairs".to_owned()),
        (Gift::CoOrganiser, "Example Police".to_owned()),
    ];
    let thanks = |drawn| {
        block(
            Kind::Acknowledgements,
            "We thank the department of home affairs.",
            Settings {
                drawn,
                ..Settings::default()
            },
        )
    };
    let count = |blocks: &[Block]| {
        check(&Desk {
            period: crate::period::Period::year(2024),
            blocks,
            figures: &Figures::default(),
            facts: &[],
            cited: &[],
            givers: &givers,
            others: &[],
            places: &BTreeMap::new(),
            signatories: &[],
            pictures: &[],
        })
        .into_iter()
        .map(|finding| finding.excerpt)
        .collect::<Vec<_>>()
    };
    assert_eq!(count(&[thanks(false)]), ["Example Police"]);
    assert_eq!(count(&[thanks(true)]), Vec::<String>::new());
    assert_eq!(count(&[]).len(), 1);
}

#[test]
fn a_binding_is_named_the_same_in_texts_and_lists() {
    let settings = Settings {
        figures: "# Group\n{figure:participations|initiative=3} | came\n".to_owned(),
        ..Settings::default()
    };
    let block = block(Kind::KeyFigures, "", settings);
    let in_text: Vec<String> = block.bindings().iter().map(Binding::name).collect();
    let in_list: Vec<String> = groups(&block.settings.0.figures)
        .into_iter()
        .flat_map(|(_, figures)| figures)
        .filter_map(|(binding, _)| binding.map(|binding| binding.name()))
        .collect();
    assert_eq!(in_text, in_list);
}
