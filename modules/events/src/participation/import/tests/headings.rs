//! Headings as other offices write them: each beside a few that are beyond doubt.

use std::sync::Arc;

use balai_kernel::{
    import::{ImportKind, understand},
    test::on_both,
};

use super::MODULES;

type Kinds = [Arc<dyn ImportKind>];
/// A field, the cell below its heading, and headings that mean it.
type Case = (&'static str, &'static str, &'static [&'static str]);

/// Kind of a one-sheet table, and heading to field.
fn fields(kinds: &Kinds, rows: &[&[&str]]) -> (Option<&'static str>, Vec<(String, String)>) {
    let text: Vec<String> = rows.iter().map(|row| row.join("\t")).collect();
    let mut sheets = understand("Sheet1.csv", text.join("\n").as_bytes(), kinds).expect("a table");
    let (kind, mapping) = sheets.remove(0);
    let fields = mapping.columns.into_iter();
    (
        kind,
        fields.filter_map(|one| Some((one.heading, one.field?))).collect(),
    )
}

fn field_of(kinds: &Kinds, rows: &[&[&str]], heading: &str) -> Option<String> {
    let found = fields(kinds, rows).1.into_iter();
    found
        .filter(|(own, _)| own == heading)
        .map(|(_, field)| field)
        .next()
}

/// Puts each heading beside others and tells those that were taken for something else.
fn missed(kinds: &Kinds, beside: &[(&str, &str, &str)], cases: &[Case]) -> Vec<String> {
    let mut missed = Vec::new();
    for (field, cell, headings) in cases {
        let others = beside.iter().filter(|(_, _, means)| {
            let names = ["name", "given", "family"];
            means != field && !(names.contains(field) && *field == "name" && names.contains(means))
        });
        let (heads, cells): (Vec<&str>, Vec<&str>) = others.map(|(head, cell, _)| (*head, *cell)).unzip();
        for heading in *headings {
            let (heads, cells) = (
                [heads.as_slice(), &[heading]].concat(),
                [cells.as_slice(), &[cell]].concat(),
            );
            let found = field_of(kinds, &[&heads, &cells], heading);
            if found.as_deref() != Some(*field) {
                missed.push(format!("{heading}: {found:?}, not {field}"));
            }
        }
    }
    missed
}

const ACTIVITIES: &[Case] = &[
    (
        "code",
        "X1",
        &[
            "Activity #",
            "Event no.",
            "Ref. no.",
            "ID",
            "Activity number",
            "Event reference",
        ],
    ),
    (
        "title",
        "Some event",
        &[
            "Name",
            "Activity/event",
            "Name of the activity",
            "Description",
            "What",
        ],
    ),
    (
        "kind",
        "Training",
        &[
            "Format",
            "Kind of event",
            "Modality type",
            "Activity category",
            "Event category",
            "Nature of event",
            "Type of event",
        ],
    ),
    (
        "initiative",
        "3",
        &[
            "Init.",
            "Initiative #",
            "Workstream",
            "RSO initiative",
            "Strategic initiative",
            "Programme area",
        ],
    ),
    (
        "purpose",
        "2",
        &[
            "CP",
            "Core purpose #",
            "Purpose no.",
            "Core objective",
            "RSO core purpose",
            "Pillar",
        ],
    ),
    (
        "start",
        "5 May 2025",
        &[
            "Starts",
            "Date (from)",
            "Start day",
            "Commences",
            "Opening date",
            "From date",
        ],
    ),
    (
        "end",
        "6 May 2025",
        &["Ends", "Date (to)", "To", "Until", "Closing date", "Finish"],
    ),
    (
        "dates",
        "5 May 2025",
        &["When", "Date(s)", "Event dates", "Period", "Held on", "Timing"],
    ),
    (
        "place",
        "Suva, Fiji",
        &[
            "Venue",
            "Where",
            "City",
            "Host city",
            "Venue country",
            "Country",
            "City / country",
        ],
    ),
    (
        "state",
        "completed",
        &[
            "Progress",
            "Implementation status",
            "State of play",
            "Did it happen?",
            "Outcome",
            "Held?",
            "Delivery status",
            "Stage",
            "RAG status",
        ],
    ),
    (
        "co_organisers",
        "IOM",
        &[
            "Co-hosts",
            "Jointly with",
            "Partner organisations",
            "In partnership with",
            "Co-organizing partners",
        ],
    ),
    (
        "mode",
        "online",
        &[
            "Format",
            "Format (in person/online)",
            "Modality",
            "Delivery mode",
            "Mode of delivery",
            "Delivery",
            "Type of event",
        ],
    ),
];

const PARTICIPANTS: &[Case] = &[
    (
        "event",
        "X-1",
        &[
            "Ref",
            "Event ref",
            "Event no.",
            "Course title",
            "Programme",
            "Which event",
            "Event attended",
        ],
    ),
    (
        "name",
        "Ana Tester",
        &[
            "Participant",
            "Name of delegate",
            "Attendee",
            "Full name (as in passport)",
        ],
    ),
    (
        "given",
        "Ana",
        &["First", "Given name(s)", "Forename(s)", "Other names"],
    ),
    (
        "family",
        "Tester",
        &["Last", "SURNAME", "Family", "Family name (CAPS)"],
    ),
    (
        "sex",
        "F",
        &["Gender", "M / F", "Gender (M/F/X)", "Male / Female"],
    ),
    (
        "party",
        "Fiji",
        &[
            "Delegation",
            "Country represented",
            "State",
            "Member / observer",
            "Member State / Organisation",
            "Delegation of",
            "Sending country",
            "Country/Org",
        ],
    ),
    (
        "agency",
        "Police",
        &[
            "Organisation",
            "Ministry / agency",
            "Home agency",
            "Department / agency",
            "Organization / unit",
        ],
    ),
    (
        "role",
        "participant",
        &[
            "Role(s)",
            "Capacity",
            "Participant type",
            "Type",
            "Participating as",
            "Role in the event",
            "Category",
        ],
    ),
    (
        "attended",
        "yes",
        &[
            "Attendance",
            "Present?",
            "Did they come?",
            "Showed up",
            "Present (Y/N)",
            "Came",
            "Turned up",
        ],
    ),
    (
        "pre_test",
        "40",
        &[
            "Pre-test %",
            "Pre",
            "Baseline",
            "Baseline score",
            "Entry test",
            "Before (%)",
            "Pre-course test",
            "Test 1",
            "Pre-assessment",
            "Initial score",
        ],
    ),
    (
        "post_test",
        "60",
        &[
            "Post-test %",
            "Post",
            "Endline",
            "Exit test",
            "After (%)",
            "Post-course test",
            "Test 2",
            "Post-assessment",
            "Final score",
        ],
    ),
    (
        "number",
        "4",
        &[
            "Number of people",
            "No. of persons",
            "Total",
            "How many",
            "Number",
            "# participants",
            "Head count",
        ],
    ),
    (
        "women",
        "2",
        &["Of whom women", "Female", "No. of women", "F", "# women"],
    ),
    ("men", "2", &["Of whom men", "Male", "No. of men", "M", "# men"]),
    (
        "way",
        "online",
        &[
            "How",
            "Online / in person",
            "Attended via",
            "In room / online",
            "Mode of attendance",
        ],
    ),
];

#[tokio::test]
async fn the_headings_of_other_offices_are_understood() {
    on_both(MODULES, async |world| {
        let kinds = world.app.imports();
        let plain = [
            ("Code", "X1", "code"),
            ("Title", "Some event", "title"),
            ("Type", "training", "kind"),
            ("Date", "5 May 2025", "dates"),
            ("Status", "completed", "state"),
        ];
        // A date in two columns stands in place of the one.
        let spans = [
            ("Code", "X1", "code"),
            ("Title", "Some event", "title"),
            ("Type", "training", "kind"),
            ("Status", "completed", "state"),
        ];
        for case in ACTIVITIES {
            let beside: &[(&str, &str, &str)] = if ["start", "end"].contains(&case.0) {
                &spans
            } else {
                &plain
            };
            assert_eq!(missed(&kinds, beside, &[*case]), Vec::<String>::new());
        }
        let people = [
            ("Activity code", "X-1", "event"),
            ("Family name", "Tester", "family"),
            ("Given name", "Ana", "given"),
            ("Country", "Fiji", "party"),
            ("Attended", "yes", "attended"),
        ];
        assert_eq!(missed(&kinds, &people, PARTICIPANTS), Vec::<String>::new());
    })
    .await;
}

#[tokio::test]
async fn what_an_event_is_called_is_nobodys_name_or_title() {
    on_both(MODULES, async |world| {
        let kinds = world.app.imports();
        for (code, title) in [
            ("Activity code", "Activity name"),
            ("Event code", "Event name"),
            ("Event ref", "Name of event"),
            ("Ref", "Name of event"),
            ("Name of event", "Ref"),
            ("Activity code", "Course title"),
            ("Code", "Event"),
        ] {
            let heads = [code, title, "Family name", "Given name", "Country", "Attended"];
            let cells = [
                "G2",
                "Rapid response team training 2025",
                "Example",
                "Ana",
                "Fiji",
                "yes",
            ];
            let (kind, found) = fields(&kinds, &[&heads, &cells]);
            assert_eq!(kind, Some("participants"), "{code}, {title}");
            let both: Vec<&str> = found.iter().take(2).map(|(_, field)| field.as_str()).collect();
            assert!(
                both == ["event", "event_title"] || both == ["event_title", "event"],
                "{code}, {title}: {found:?}"
            );
            assert!(
                found.iter().all(|(_, field)| field != "name" && field != "title"),
                "{found:?}"
            );
        }
        let beside = [
            "Activity code",
            "Name",
            "Nationality",
            "Date of birth",
            "Attended",
        ];
        let cells = ["X-1", "Ana Tester", "Fiji", "5 May 1980", "yes"];
        for heading in ["Nationality", "Date of birth"] {
            assert_eq!(field_of(&kinds, &[&beside, &cells], heading), None);
        }
        let (kind, found) = fields(
            &kinds,
            &[
                &["Working group", "Date of meeting", "Meeting"],
                &["WGTIP", "May 2025", "Eighth"],
            ],
        );
        assert_eq!(kind, Some("inputs"));
        assert!(
            found.contains(&("Date of meeting".into(), "date".into())),
            "{found:?}"
        );
    })
    .await;
}

#[tokio::test]
async fn contents_tell_a_column_whose_heading_nobody_knows() {
    on_both(MODULES, async |world| {
        let kinds = world.app.imports();
        let plan: [&[&str]; 4] = [
            &["Code", "Title", "Date", "Zzz"],
            &["X-1", "Training on forms", "5 May 2024", "Done"],
            &["X-2", "Workshop on forms", "6 May 2024", "Cancelled"],
            &["X-3", "Dialogue on forms", "7 May 2024", "Held"],
        ];
        assert_eq!(field_of(&kinds, &plan, "Zzz").as_deref(), Some("state"));
        let list: [&[&str]; 4] = [
            &["Event", "Name", "Country", "Zzz", "Photo consent"],
            &["X-1", "Ana Tester", "Fiji", "Present", "yes"],
            &["X-1", "Bo Tester", "Fiji", "No-show", "no"],
            &["X-1", "Cy Tester", "Fiji", "yes", "yes"],
        ];
        assert_eq!(field_of(&kinds, &list, "Zzz").as_deref(), Some("attended"));
        assert_eq!(field_of(&kinds, &list, "Photo consent"), None);
    })
    .await;
}

#[tokio::test]
async fn numbers_by_delegation_are_participants_and_totals_of_events_are_not() {
    on_both(MODULES, async |world| {
        let kinds = world.app.imports();
        let heads = ["Event ref", "Delegation", "Number", "Women", "Men"];
        let rows: [&[&str]; 4] = [
            &heads,
            &["X-1", "Fiji", "10", "6", "4"],
            &["X-1", "Nepal", "8", "2", "1"],
            &["X-2", "Fiji", "3", "1", "1"],
        ];
        assert_eq!(fields(&kinds, &rows).0, Some("participants"));
        assert_eq!(fields(&kinds, &rows[..2]).0, Some("participants"));
        let plan: [&[&str]; 3] = [
            &[
                "Code",
                "Title",
                "Type",
                "Country",
                "No. of participants",
                "Women",
                "Men",
            ],
            &["X-1", "Training on forms", "training", "Fiji", "20", "10", "10"],
            &["X-2", "Workshop on forms", "workshop", "Nepal", "30", "10", "20"],
        ];
        assert_eq!(fields(&kinds, &plan).0, Some("activities"));
        // What counts the rows counts no people.
        let serial: [&[&str]; 4] = [
            &["Number", "Event", "Name", "Country", "Attended"],
            &["1", "X-1", "Ana Tester", "Fiji", "yes"],
            &["2", "X-1", "Bo Tester", "Fiji", "yes"],
            &["3", "X-1", "Cy Tester", "Fiji", "yes"],
        ];
        assert_eq!(field_of(&kinds, &serial, "Number"), None);
    })
    .await;
}
