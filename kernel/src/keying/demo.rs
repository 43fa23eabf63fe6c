//! Keyed sheets of the demo office: a sign-in sheet half keyed, and one keyed twice. Every name is
//! invented.

use std::{collections::BTreeMap, fmt::Write as _};

use super::{
    Asked, Cells, Turn,
    entry::{self, EntryRow, SentRow},
    scan, store, suggestion, web,
};
use crate::{
    account::Account,
    actor::Actor,
    audit::{self, Act},
    clock::Clock,
    error::Result,
    id::Id,
    module::App,
    print::{Job, literal},
};

/// Name, agency, party as they stand on the paper.
const LINES: [[&str; 3]; 8] = [
    ["Somchai Example", "Immigration Bureau", "Thailand"],
    ["Dewi Contoh", "Directorate General of Immigration", "Indonesia"],
    ["Nur Sample", "Border Guard", "Bangladesh"],
    ["Aung Example", "Police Force", "Myanmar"],
    ["Maria Halimbawa", "Bureau of Immigration", "Philippines"],
    ["Tran Vi Du", "Immigration Department", "Viet Nam"],
    ["Kamal Udaharana", "Department of Immigration", "Sri Lanka"],
    ["Sione Example", "Customs Service", "Tonga"],
];
const FIELDS: [&str; 3] = ["name", "agency", "party"];

/// The paper: a list as it goes round in a room, a little askew.
fn paper(title: &str) -> String {
    let mut main = String::from(
        "#set document(title: [Sign-in sheet])\n#set text(lang: \"en\", size: 13pt)\n#set page(margin: 22mm)\n",
    );
    // Writing to a String cannot fail.
    let _ = write!(main, "= #{};\n\n", literal(title));
    main.push_str("Please sign in. Organisers keep this list.\n\n#table(columns: (auto, 1fr, 1.3fr, auto, 18mm), inset: 9pt,\n[No], [Name], [Agency], [Country], [Sign],\n");
    for (at, line) in LINES.iter().enumerate() {
        let _ = write!(main, "[{}],", at + 1);
        for text in line {
            let _ = write!(
                main,
                "[#text(style: \"italic\", fill: rgb(\"#1b2f7a\"), {})],",
                literal(text)
            );
        }
        main.push_str("[#text(style: \"italic\", fill: rgb(\"#1b2f7a\"))[~]],\n");
    }
    main.push_str(")\n");
    main
}

fn rows(clock: &Clock, lines: &[[&str; 3]]) -> Vec<SentRow> {
    lines
        .iter()
        .zip(1_u8..)
        .map(|(line, place)| SentRow {
            id: clock.id::<EntryRow>(),
            version: 0,
            page: 1,
            place: f64::from(place),
            cells: FIELDS
                .iter()
                .zip(line)
                .map(|(field, text)| {
                    let said = (*text != "?").then(|| (*text).to_owned());
                    ((*field).to_owned(), said)
                })
                .collect(),
            mark: String::new(),
        })
        .collect()
}

/// Makes them, if the office has two people who can key; `year` is that of the event whose sheets
/// they are.
///
/// # Errors
/// When the paper cannot be set or drawn, or the database fails.
pub async fn demo(app: &App, year: impl std::fmt::Display) -> Result<()> {
    let year = year.to_string();
    let colleagues = store::colleagues(&app.db, app.today()).await?;
    let [(first, _), (second, _), ..] = colleagues.as_slice() else {
        return Ok(());
    };
    let nothing = Cells::new();
    let asked = Asked {
        kind: "participants",
        field: "event",
        typed: &year,
        row: &nothing,
        most: 1,
    };
    let events = suggestion::suggestions(app, &Actor::office_job(), asked).await?;
    let same: BTreeMap<String, String> = events
        .into_iter()
        .map(|event| ("event".to_owned(), event.value))
        .collect();
    let missed = [
        LINES[0],
        ["Dewi Conto", "Directorate General of Immigration", "Indonesia"],
        ["Nur Sample", "?", "Bangladesh"],
        LINES[4],
    ];
    let once = [(Turn::First, *first, &LINES[..4])];
    sheet(app, "Sign-in sheet, first day", &same, &once).await?;
    let twice = [
        (Turn::First, *first, &LINES[..5]),
        (Turn::Second, *second, &missed[..]),
    ];
    sheet(app, "Sign-in sheet, second day", &same, &twice).await
}

/// An entry: which, whose, and its lines.
type Keyed<'a> = (Turn, Id<Account>, &'a [[&'a str; 3]]);

async fn sheet(app: &App, title: &str, same: &BTreeMap<String, String>, entries: &[Keyed<'_>]) -> Result<()> {
    let Some((_, by, _)) = entries.first() else {
        return Ok(());
    };
    let job = Job {
        main: paper(title),
        files: BTreeMap::new(),
        today: app.printed_on(),
    };
    let (pages, pdf) = scan::pages(app.typeset(job).await?.pdf, 1).await?;
    let original = &app.files.write(&app.clock, &pdf).await?;
    let drawn = &web::written(app, &pages).await?;
    let fields: Vec<String> = FIELDS.map(str::to_owned).to_vec();
    let keyed: Vec<(Turn, Id<Account>, Vec<SentRow>)> = entries
        .iter()
        .map(|(turn, hand, lines)| (*turn, *hand, rows(&app.clock, lines)))
        .collect();
    let (fields, keyed) = (&fields, &keyed);
    app.db
        .write("keying.demo", |tx| async move {
            let file = web::keep(&tx, app, original, "sheet.pdf", "application/pdf", Some(*by)).await?;
            let new = store::New {
                title,
                kind: "participants",
                file,
                file_name: "sheet.pdf",
                by: *by,
            };
            let id = store::insert(&tx, &app.clock, &new).await?;
            web::add(&tx, app, id, None, drawn, Some(*by)).await?;
            store::set_columns(&tx, id, 1, title, fields, same).await?;
            let act = Act::on("created", "keying", id);
            audit::record(&tx, &app.clock, &Actor::office_job(), act).await?;
            let now = app.clock.now();
            if keyed.len() > 1 {
                store::set_second(&tx, id, Some(now)).await?;
            }
            for (turn, hand, rows) in keyed {
                store::add_hand(&tx, id, *turn, *hand).await?;
                entry::store::save(&tx, &app.clock, id, *turn, Some(*hand), rows).await?;
                if keyed.len() > 1 {
                    store::set_done(&tx, id, *turn, Some(now)).await?;
                }
            }
            Ok(())
        })
        .await
}
