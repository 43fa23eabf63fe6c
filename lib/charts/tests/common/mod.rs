//! One chart of each kind, with invented figures.

use balai_charts::{Chart, Kind, Label};

pub fn samples() -> Vec<Chart> {
    let months = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let months = || months.map(|month| Label::with_short(month, &month[..3]));
    let named =
        |id, kind, title| Chart::new(id, kind, title).source("Invented figures, 6 June 2024 (definition 2).");
    vec![
        named("by-member", Kind::Bars, "Indonesia sent most people")
            .unit("participations")
            .labels([
                "Indonesia",
                "Thailand",
                "Malaysia",
                "Philippines",
                "Democratic Socialist Republic of Sri Lanka",
                "Regional office of the organisation for the protection of people who move & “others”",
            ])
            .gaps(
                "Participations",
                [Some(81.0), Some(70.0), Some(64.5), None, Some(12.0), Some(0.0)],
            ),
        named("by-sex", Kind::GroupedBars, "Women were fewer in every agency")
            .unit("officers trained")
            .labels(["Police", "Immigration", "Coast guard"])
            .series("Women", [24.0, 61.0, 9.0])
            .gaps("Men", [Some(88.0), Some(97.0), Some(41.0)])
            .gaps("Not recorded", [Some(3.0), None, Some(12.0)]),
        named("by-purpose", Kind::StackedBars, "Trainings grew most")
            .unit("events")
            .labels(["2022", "2023", "2024"])
            .series("Trainings", [6.0, 9.0, 12.0])
            .series("Dialogues", [21.0, 24.0, 29.0])
            .series("Meetings", [8.0, 11.0, 9.0])
            .series("Briefings", [2.0, 1.0, 5.0])
            .gaps("Roundtables", [Some(4.0), None, Some(6.0)]),
        named(
            "by-month",
            Kind::Columns,
            "Most work falls between May and August",
        )
        .unit("participations")
        .labels(months())
        .gaps(
            "Participations",
            [
                12.0, 40.0, 96.0, 88.0, 160.0, 175.0, 149.0, 151.0, 120.0, 101.0, 96.0,
            ]
            .map(Some)
            .into_iter()
            .chain([None]),
        ),
        named("by-month-two", Kind::Columns, "More came in 2024 than in 2023")
            .unit("participations")
            .labels(months())
            .series(
                "2023",
                [
                    10.0, 30.0, 76.0, 98.0, 130.0, 145.0, 129.0, 111.0, 110.0, 81.0, 66.0, 12.0,
                ],
            )
            .series(
                "2024",
                [
                    12.0, 40.0, 1096.0, 88.0, 160.0, 175.0, 149.0, 151.0, 120.0, 101.0, 96.0, 20.0,
                ],
            ),
        named("lines", Kind::Line, "Online training caught up with rooms")
            .unit("people")
            .labels(["2019", "2020", "2021", "2022", "2023", "2024"])
            .series("In person", [420.0, 80.0, 60.0, 240.0, 380.0, 461.0])
            .gaps(
                "Online",
                [
                    Some(10.0),
                    Some(210.0),
                    None,
                    Some(300.0),
                    Some(340.0),
                    Some(455.0),
                ],
            )
            .series("Hybrid", [0.0, 20.0, 60.0, 90.0, 120.0, 140.0]),
        named("one-line", Kind::Line, "The network doubled in four years")
            .unit("alumni")
            .labels(["2020", "2021", "2022", "2023", "2024"])
            .series("Alumni", [101.0, 120.0, 160.0, 190.0, 223.0]),
        named("spent", Kind::Donut, "Two thirds went into training")
            .unit("A$ thousand")
            .labels([
                "Training and learning",
                "Dialogues and meetings",
                "Research and publications",
                "Secretariat staff of the office in the host country, with travel",
                "Reserve",
            ])
            .gaps(
                "Expenditure",
                [Some(1240.0), Some(410.0), Some(155.0), Some(290.0), None],
            ),
        named("gain", Kind::Pair, "Every course raised the mean mark")
            .unit("mean mark out of 100")
            .labels([
                "Document examination",
                "Interviewing",
                "Victim identification at the border",
                "Open sources",
            ])
            .gaps("Before", [Some(47.0), Some(52.0), Some(61.0), Some(55.0)])
            .gaps("After", [Some(74.0), Some(81.0), None, Some(53.0)]),
        named("hall", Kind::Hall, "Who belongs")
            .labels(
                [
                    "AF Afghanistan",
                    "AU Australia",
                    "BD Bangladesh",
                    "BT Bhutan",
                    "BN Brunei",
                    "KH Cambodia",
                    "CN China",
                    "FJ Fiji",
                    "IN India",
                    "ID Indonesia",
                    "JP Japan",
                    "KI Kiribati",
                    "LA Lao PDR",
                    "MY Malaysia",
                    "XO An organisation",
                    "XP Another one",
                ]
                .map(|l| Label::with_short(&l[3..], &l[..2])),
            )
            .series("Member states", (0..16).map(|i| f64::from(i < 14)))
            .series("Member organisations", (0..16).map(|i| f64::from(i >= 14))),
        named("nothing", Kind::Bars, "Nothing has been counted yet"),
        named("scripts", Kind::Bars, "Names in their own script")
            .labels([
                "สำนักงานตรวจคนเข้าเมือง",
                "ក្រសួងមហាផ្ទៃ",
                "လူဝင်မှုကြီးကြပ်ရေး",
                "<b>bold</b> \"quoted\"",
            ])
            .series("n", [3.0, 2.0, 1.0, 4.0]),
    ]
}
