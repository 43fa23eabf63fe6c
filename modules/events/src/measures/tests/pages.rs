//! What people see of the figures.

use balai_kernel::{Id, actor::Role, test::on_both};

use super::{MODULES, scene::year_2031};
use crate::event::tests::party;

#[tokio::test]
async fn the_office_sees_every_measure_with_definition_and_year_before() {
    on_both(MODULES, async |world| {
        year_2031(&world).await;
        let officer = world.person("Olga Officer", Role::ProgrammeOfficer, None).await;
        let list = officer.get("/app/measures?year=2031").await;
        assert_eq!(list.status, 200);
        for words in [
            "Participations",
            "Officers trained",
            "attendances at trainings",
            "2030",
        ] {
            assert!(list.shows(words), "{words}");
        }
        let page = officer
            .get("/app/measures/participations?year=2031&by=party")
            .await;
        assert_eq!(page.status, 200);
        for words in [
            "Party AA", "Party BB", "Party CC", "Party DD", "<svg", ">25<", ">13<",
        ] {
            assert!(page.shows(words), "{words}");
        }
        let file = officer
            .get("/app/measures/participations/export?year=2031&by=party&format=csv")
            .await;
        assert_eq!(file.status, 200);
        assert!(file.shows("\"AA\",\"Party AA\",13"), "{}", file.text);
        let book = officer
            .get("/app/measures/participations/export?year=2031&by=party&format=xlsx")
            .await;
        assert!(book.text.starts_with("PK"));
        assert_eq!(
            officer
                .get("/app/measures/export?year=2031&format=csv")
                .await
                .status,
            200
        );
        assert_eq!(officer.get("/app/measures/no-such").await.status, 404);
    })
    .await;
}

#[tokio::test]
async fn every_page_of_every_measure_opens_in_every_split_and_language() {
    on_both(MODULES, async |world| {
        year_2031(&world).await;
        let officer = world.person("Olga Officer", Role::MonitoringOfficer, None).await;
        for measure in super::measures() {
            for lang in ["en", "id"] {
                let path = format!("/app/measures/{}", measure.code);
                assert_eq!(
                    officer.get(&format!("{path}?year=2031&lang={lang}")).await.status,
                    200,
                    "{path}"
                );
                let rows = officer.get(&format!("{path}/rows?year=2031&lang={lang}")).await;
                assert_eq!(rows.status, 200, "{path}");
            }
            for dim in measure.dims {
                let path = format!("/app/measures/{}?year=2031&by={}", measure.code, dim.code());
                assert_eq!(officer.get(&path).await.status, 200, "{path}");
                let rows = format!(
                    "/app/measures/{}/rows?year=2031&by={}&key=",
                    measure.code,
                    dim.code()
                );
                assert_eq!(officer.get(&rows).await.status, 200, "{rows}");
            }
        }
    })
    .await;
}

#[tokio::test]
async fn a_focal_point_sees_its_own_line_only() {
    on_both(MODULES, async |world| {
        let year = year_2031(&world).await;
        let focal = world
            .person("Fay Focal", Role::FocalPoint, Some(Id::of(year.aa)))
            .await;
        let list = focal.get("/app/measures?year=2031").await;
        assert_eq!(list.status, 200);
        assert!(list.shows("Party AA"));
        // Thirteen participations are its own; the office's 25 are not told.
        let page = focal.get("/app/measures/participations?year=2031&by=party").await;
        assert!(page.shows(">13<"));
        assert!(!page.shows(">25<"));
        assert!(!page.shows("Party BB"));
        let others = focal
            .get("/app/measures/participations/export?year=2031&by=party&format=csv")
            .await;
        assert!(!others.shows("Party BB"), "{}", others.text);
        // Three of BB are under ten: its focal point is not told the number here.
        let other = world
            .person("Bea Focal", Role::FocalPoint, Some(Id::of(year.bb)))
            .await;
        let page = other.get("/app/measures/participations?year=2031").await;
        assert!(page.shows("held back"));
        let by_type = focal.get("/app/measures/participations?year=2031&by=type").await;
        assert!(!by_type.shows(">12<"), "twelve of thirteen tell of the one");
    })
    .await;
}

#[tokio::test]
async fn rows_show_to_those_who_may_read_them_and_the_number_in_all_to_the_office() {
    on_both(MODULES, async |world| {
        let year = year_2031(&world).await;
        let officer = world.person("Olga Officer", Role::ProgrammeOfficer, None).await;
        let rows = officer.get("/app/measures/participations/rows?year=2031").await;
        assert!(rows.shows("Ana Aran"));
        assert!(rows.shows("Lena Lim"));
        assert!(rows.shows("13 in all"), "eleven names and two lines of heads");
        let focal = world
            .person("Fay Focal", Role::FocalPoint, Some(Id::of(year.aa)))
            .await;
        let rows = focal.get("/app/measures/participations/rows?year=2031").await;
        assert!(rows.shows("Ana Aran"));
        assert!(!rows.shows("Lena Lim"));
        assert!(!rows.shows("in all"));
        let sly = focal
            .get("/app/measures/participations/rows?year=2031&by=party&key=BB")
            .await;
        assert!(!sly.shows("Lena Lim"));
    })
    .await;
}

#[tokio::test]
async fn figures_are_not_for_everyone() {
    on_both(MODULES, async |world| {
        let year = year_2031(&world).await;
        let stranger = world.stranger();
        assert_ne!(stranger.get("/app/measures").await.status, 200);
        let administrator = world.person("Ada Admin", Role::Administrator, None).await;
        assert_eq!(administrator.get("/app/measures").await.status, 404);
        assert_eq!(
            administrator.get("/app/measures/participations").await.status,
            404
        );
        let frontline = world
            .person("Fred Front", Role::FrontlineOfficer, Some(Id::of(year.aa)))
            .await;
        assert_eq!(
            frontline.get("/app/measures/participations/rows").await.status,
            404
        );
    })
    .await;
}

#[tokio::test]
async fn a_target_stands_beside_its_figure_and_the_second_editor_is_told() {
    on_both(MODULES, async |world| {
        year_2031(&world).await;
        let officer = world.person("Olga Officer", Role::ProgrammeOfficer, None).await;
        let monitor = world.person("Mona Monitor", Role::MonitoringOfficer, None).await;
        let path = "/app/measures/participations/target";
        let typed = [
            ("year", "2031"),
            ("about", ""),
            ("baseline", "1,000"),
            ("aim", "1,234"),
            ("version", "0"),
        ];
        assert_eq!(officer.post(path, &typed).await.status, 403);
        let wrong = [
            ("year", "2031"),
            ("baseline", "many"),
            ("aim", "1,234"),
            ("version", "0"),
        ];
        let refused = monitor.post(path, &wrong).await;
        assert_eq!(refused.status, 422);
        assert!(refused.shows("value=\"many\""), "what was typed is kept");
        assert_eq!(monitor.post(path, &typed).await.status, 303);
        let list = monitor.get("/app/measures?year=2031").await;
        assert!(list.shows("1,234"));
        // Version 0 was the empty form: somebody has set a target since.
        assert_eq!(monitor.post(path, &typed).await.status, 409);
    })
    .await;
}

#[tokio::test]
async fn a_cited_figure_is_checked_by_someone_else_and_again_after_a_change() {
    on_both(MODULES, async |world| {
        let officer = world.person("Olga Officer", Role::ProgrammeOfficer, None).await;
        let monitor = world.person("Mona Monitor", Role::MonitoringOfficer, None).await;
        let typed = [
            ("code", "website-users"),
            ("label", "Users of the website"),
            ("year", "2031"),
            ("value", "41,000"),
            ("unit", "users"),
            ("population", "everyone, January to December 2031"),
            ("source", "Statistics of the website, 3 January 2032"),
            ("audience", "members"),
        ];
        let incomplete = officer.post("/app/measures/cited", &typed[..6]).await;
        assert_eq!(incomplete.status, 422);
        assert!(incomplete.shows("41,000"));
        let made = officer.post("/app/measures/cited", &typed).await;
        assert_eq!(made.status, 303, "{}", made.text);
        let place = made.location.unwrap();
        let place = place.split('?').next().unwrap().to_owned();
        assert_eq!(
            officer.post("/app/measures/cited", &typed).await.status,
            422,
            "the code is taken"
        );
        // Whoever entered it cannot check it.
        let check = format!("{place}/check");
        assert_eq!(officer.post(&check, &[("version", "1")]).await.status, 403);
        assert_eq!(monitor.post(&check, &[("version", "1")]).await.status, 303);
        let page = officer.get(&place).await;
        assert!(page.shows("Mona Monitor"));
        assert!(page.shows("Statistics of the website"));
        let mut changed = typed.to_vec();
        changed[3] = ("value", "42,000");
        changed.push(("version", "2"));
        assert_eq!(officer.post(&format!("{place}/edit"), &changed).await.status, 303);
        let page = officer.get(&place).await;
        assert!(page.shows("not checked"));
        assert!(page.shows("41,000 → 42,000"), "the history keeps both");
        assert_eq!(officer.post(&format!("{place}/edit"), &changed).await.status, 409);
        let stranger = world.stranger();
        assert_ne!(stranger.get(&place).await.status, 200);
    })
    .await;
}

#[tokio::test]
async fn other_programs_read_public_figures_and_never_by_party() {
    on_both(MODULES, async |world| {
        let year = year_2031(&world).await;
        let stranger = world.stranger();
        let all = stranger.get("/api/v1/measures?year=2031").await;
        assert_eq!(all.status, 200);
        assert!(all.shows("\"code\":\"participations\""));
        assert!(all.shows("\"value\":25"));
        assert!(!all.shows("cells"));
        let by_party = stranger
            .get("/api/v1/measures/participations?year=2031&by=party")
            .await;
        assert_eq!(by_party.status, 422);
        assert!(!by_party.shows("Party"), "{}", by_party.text);
        let by_type = stranger
            .get("/api/v1/measures/participations?year=2031&by=type")
            .await;
        assert_eq!(by_type.status, 200);
        assert!(!by_type.shows("\"value\":3"), "{}", by_type.text);
        assert!(by_type.shows("held back"));
        // A focal point reads its own party's line here too.
        let focal = world
            .person("Fay Focal", Role::FocalPoint, Some(Id::of(year.aa)))
            .await;
        let own = focal.get("/api/v1/measures/participations?year=2031").await;
        assert!(own.shows("\"value\":13"), "{}", own.text);
        for wrong in ["/api/v1/measures/nothing", "/api/v1/nothing"] {
            let missing = stranger.get(wrong).await;
            assert_eq!(missing.status, 404);
        }
        assert_eq!(stranger.get("/api/v1/measures?year=last").await.status, 422);
        assert_eq!(
            stranger.get("/api/v1/measures/people?by=colour").await.status,
            422
        );
        assert_eq!(stranger.get("/api/v1/measures/inputs?by=type").await.status, 422);
    })
    .await;
}

#[tokio::test]
async fn a_year_of_which_there_is_nothing_is_said_to_be_so_once() {
    on_both(MODULES, async |world| {
        let year = year_2031(&world).await;
        let officer = world.person("Olga Officer", Role::MonitoringOfficer, None).await;
        let nothing = officer.get("/app/measures?year=2019").await;
        assert!(nothing.shows("No data for 2019 yet"), "{}", nothing.text);
        assert!(nothing.shows("/app/imports/new") && nothing.shows("name=\"year\""));
        assert!(!nothing.shows("Participations"), "no row of noughts");
        let some = officer.get("/app/measures?year=2031").await;
        assert!(some.shows("Participations") && !some.shows("No data for"));
        // A party's focal point is told of the party alone, and cannot import.
        let focal = world
            .person("Fay Focal", Role::FocalPoint, Some(Id::of(year.aa)))
            .await;
        let own = focal.get("/app/measures?year=2019").await;
        assert!(own.shows("No figures of Party AA for 2019") && !own.shows("/app/imports"));
        // What is held back is not nothing: three of BB.
        let other = world
            .person("Bea Focal", Role::FocalPoint, Some(Id::of(year.bb)))
            .await;
        assert!(other.get("/app/measures?year=2031").await.shows("held back"));
    })
    .await;
}

#[tokio::test]
async fn no_rows_are_held_back_where_there_are_none() {
    const NONE: &str = "There are none: the figure is nought";
    const HELD: &str = "There are some, held back";
    const UNTOLD: &str = "There are none, or none that you can read";
    on_both(MODULES, async |world| {
        year_2031(&world).await;
        let dd = party(&world, "DD").await;
        let focal = world.person("Dina Focal", Role::FocalPoint, Some(dd)).await;
        for (measure, year, said) in [
            // Inputs are told to all: two in 2031, which are the office's to read, none in 2019.
            ("inputs", 2031, HELD),
            ("inputs", 2019, NONE),
            ("participations", 2019, NONE),
            ("womens-share", 2019, NONE),
            ("learning-gain", 2019, NONE),
            // Few of DD were at trainings: that none of them completed one is not told.
            ("completions", 2031, UNTOLD),
        ] {
            let page = focal
                .get(&format!("/app/measures/{measure}/rows?year={year}"))
                .await;
            assert_eq!(page.status, 200);
            for one in [NONE, HELD, UNTOLD] {
                assert_eq!(page.shows(one), one == said, "{measure} {year}: {one}");
            }
        }
        // A split of nothing is nothing, for the focal point and for the office.
        let officer = world.person("Olga Officer", Role::MonitoringOfficer, None).await;
        for who in [&focal, &officer] {
            for measure in ["participations", "womens-share", "learning-gain"] {
                let page = who
                    .get(&format!("/app/measures/{measure}?year=2019&by=type"))
                    .await;
                assert!(
                    page.shows("Nothing to show") && !page.shows("Held back"),
                    "{measure}"
                );
            }
        }
        // Where three participations were would tell what was held back of the whole.
        let page = focal.get("/app/measures/participations?year=2031&by=type").await;
        assert!(page.shows("Held back"), "{}", page.text);
    })
    .await;
}
