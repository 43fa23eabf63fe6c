//! Figures that are asked for together: the same ones, by few statements.

use balai_kernel::{
    App, Module,
    actor::Role,
    measure::{Ask, Cell, Dim, Measure, Question, Reading},
    store::with_statement_count,
    test::{Someone, on_both},
    text::Lang,
};

use super::{MODULES, SOURCE, measures, scene::year_2031};
use crate::event::tests::{MODULES as OWN, completed, party, planned};

/// Every question to every measure: the year and the one before, the whole and each
/// split, of everyone, of one party and of one initiative.
fn every_question() -> Vec<Question> {
    let mut all = Vec::new();
    for measure in measures() {
        let splits = measure.dims.iter().map(|dim| Some(*dim)).chain([None]);
        for by in splits {
            for year in [2031, 2030] {
                let ask = Ask {
                    by,
                    ..Ask::year(year)
                };
                let asks = [
                    ask.clone(),
                    ask.clone().only(Dim::Party, "AA"),
                    ask.clone().only(Dim::Initiative, "1"),
                    ask.only(Dim::Month, "2031-05"),
                ];
                let asks = asks.into_iter().filter(|ask| measure.fits(ask));
                all.extend(asks.map(|ask| Question {
                    code: measure.code,
                    ask,
                }));
            }
        }
    }
    all
}

async fn answers(app: &App, questions: &[Question]) -> Vec<Vec<Cell>> {
    let mut out = Vec::new();
    // As many at once as a page may ask for.
    for some in questions.chunks(100) {
        let answers = (SOURCE.count)(&app.db, &app.profile, Lang::EN, some).await;
        out.extend(answers.unwrap());
    }
    out
}

#[tokio::test]
async fn a_figure_that_is_asked_for_alone_is_the_one_that_is_asked_for_with_all_others() {
    on_both(MODULES, async |world| {
        year_2031(&world).await;
        let app = &world.app;
        let questions = every_question();
        let together = answers(app, &questions).await;
        assert_eq!(together.len(), questions.len());
        let mut numbers = 0;
        for (question, together) in questions.iter().zip(together) {
            let measure = app.measure(question.code).unwrap();
            let alone = (measure.count)(&app.db, &app.profile, Lang::EN, &question.ask).await;
            assert_eq!(alone.unwrap(), together, "{question:?}");
            numbers += together
                .iter()
                .filter(|cell| cell.as_number() > Some(0.0))
                .count();
        }
        assert!(numbers > 500, "the invented year answers few of them: {numbers}");
    })
    .await;
}

#[tokio::test]
async fn what_is_prepared_is_read_without_a_further_statement() {
    on_both(MODULES, async |world| {
        year_2031(&world).await;
        let app = &world.app;
        let wanted: Vec<(Measure, Ask)> = measures()
            .into_iter()
            .flat_map(|measure| [2031, 2030].map(|year| (measure, Ask::year(year))))
            .collect();
        let reading = Reading::of_office(app, Lang::EN).await.unwrap();
        let (prepared, statements) = with_statement_count(reading.prepare(&wanted)).await;
        prepared.unwrap();
        // Attendances, things, suggestions, differences of tests.
        assert_eq!(statements, 4);
        for (measure, ask) in &wanted {
            let (cells, statements) = with_statement_count(reading.cells(measure, ask)).await;
            assert_eq!(statements, 0, "{}", measure.code);
            let alone = (measure.count)(&app.db, &app.profile, Lang::EN, ask).await;
            assert_eq!(*cells.unwrap(), alone.unwrap(), "{}", measure.code);
        }
    })
    .await;
}

#[tokio::test]
async fn a_question_that_a_measure_does_not_have_is_not_prepared_and_harms_no_other() {
    on_both(MODULES, async |world| {
        year_2031(&world).await;
        let app = &world.app;
        let measure = |code| app.measure(code).unwrap();
        let party = Dim::Party;
        let wanted = [
            (measure("inputs"), Ask::year(2031).by(party)),
            (measure("people"), Ask::year(2031).by(party)),
        ];
        let reading = Reading::of_office(app, Lang::EN).await.unwrap();
        reading.prepare(&wanted).await.unwrap();
        assert!(reading.cells(&wanted[0].0, &wanted[0].1).await.is_err());
        assert_eq!(reading.cells(&wanted[1].0, &wanted[1].1).await.unwrap().len(), 4);
    })
    .await;
}

/// Writes something, so that no figure is kept any longer.
async fn touch(mei: &Someone<'_>, version: &mut u32) {
    let (now, path) = (version.to_string(), "/app/measures/women/target");
    let fields = [("year", "2040"), ("aim", "5"), ("version", now.as_str())];
    let saved = mei.post(path, &fields).await;
    assert_eq!(saved.status, 303, "{}", saved.text);
    *version += 1;
}

#[tokio::test]
async fn the_first_page_after_a_save_counts_everything_again_in_few_statements() {
    let modules: Vec<Module> = OWN
        .into_iter()
        .chain([balai_kernel::measure::MODULE, balai_kernel::desk::MODULE])
        .collect();
    on_both(&modules, async |world| {
        let mei = world.person("Mei Monitor", Role::MonitoringOfficer, None).await;
        let thai = party(&world, "TH").await;
        let kanya = world.person("Kanya Focal", Role::FocalPoint, Some(thai)).await;
        let event = planned(&mei, "Course", "3-7 June 2024", false).await;
        completed(&mei, &event).await;
        for family in ["Alpha", "Beta", "Gamma"] {
            let fields = [("family", family), ("party", "TH"), ("status", "attended")];
            let seen = mei.post(&format!("{event}/people"), &fields).await;
            assert_eq!(seen.status, 303, "{}", seen.text);
        }
        for measure in ["women", "events", "people", "trainings"] {
            for target_year in ["2023", "2024"] {
                let fields = [
                    ("year", target_year),
                    ("about", "initiative:2"),
                    ("aim", "9"),
                    ("version", "0"),
                ];
                let path = format!("/app/measures/{measure}/target");
                assert_eq!(mei.post(&path, &fields).await.status, 303);
            }
        }
        let mut version = 0;
        // Of a party's own noughts it is looked up whether the office's are noughts too; of a focal
        // point, which agencies show them names and whether their party chairs the process. To the
        // office what is said of the figures is told, too.
        for (page, office, focal) in [
            ("/app/measures?year=2024", 11, 15),
            ("/app/measures", 12, 16),
            ("/app/measures/participations?year=2024&by=party", 7, 8),
            ("/app/measures/people?year=2024&by=month", 7, 8),
            ("/app/measures/events?year=2024&by=region", 7, 8),
            ("/app/measures/export?year=2024&format=csv", 10, 14),
            ("/app/plan/initiatives/2", 9, 11),
            ("/app/plan/projects/rilon", 9, 11),
            // Among them what waits for approval, what was promised, what of the registers is due.
            ("/app", 17, 17),
        ] {
            for (who, most) in [(&mei, office), (&kanya, focal)] {
                touch(&mei, &mut version).await;
                let seen = who.get(page).await;
                assert_eq!(seen.status, 200, "{page}");
                assert!(seen.statements <= most, "{page}: {} statements", seen.statements);
            }
        }
    })
    .await;
}
