//! What a workbook leaves unsure is asked, not guessed and not lost.

use balai_kernel::{
    Actor,
    actor::Role,
    import::{Standing, import_file},
    test::on_both,
};

use super::{ACTIVITIES, MODULES, bring, pairs, shown};

#[tokio::test]
async fn an_answer_nobody_knows_and_a_mark_out_of_range_wait_for_somebody() {
    on_both(MODULES, async |world| {
        let app = &world.app;
        bring(app, "activities.csv", ACTIVITIES.as_bytes()).await;
        let dewi = world.person("Dewi Example", Role::ProgrammeOfficer, None).await;
        let list = b"Event,Name,Country,E-mail,Came,Test 1\n\
            X-1,Ana Tester,Fiji,ana@fj.example,late,40\n\
            X-1,Bo Tester,Fiji,bo@fj.example,Yes (online),105 of 100\n\
            X-1,Cy Tester,Fiji,cy@fj.example,virtual,50\n";
        let sent = dewi.upload("/app/imports", "list.csv", list, &[]).await;
        let batch = sent.location.expect("the batch's page");
        for value in ["attended", "leave"] {
            let page = dewi.get(&batch).await.text;
            let from = page.find("/answer\"").expect("a question");
            let begin = page[..from].rfind("action=\"").expect("its form") + 8;
            let said = dewi
                .post(&page[begin..from + 7], &[("value", value), ("back", "needs")])
                .await;
            assert!(said.status.is_redirection(), "{said:?}");
        }
        let applied = dewi.post(&format!("{batch}/application"), &[]).await;
        assert!(applied.status.is_redirection(), "{applied:?}");
        let ways = pairs(
            app,
            "select way, count(*) from participation where status = 'attended' group by way order by way",
        )
        .await;
        assert_eq!(ways, vec![("online".into(), 2), ("room".into(), 1)]);
        assert_eq!(
            world
                .number("select count(*) from participation where pre_score is null")
                .await,
            1
        );
    })
    .await;
}

#[tokio::test]
async fn a_title_of_an_event_is_never_a_number_of_people() {
    on_both(MODULES, async |world| {
        let app = &world.app;
        let plan = "Code,Title,Type,Start,Status\nG1,Contact group meeting 5,meeting,5 May 2025,held\n\
            G2,Rapid response team training 2025,training,5 June 2025,held\nG3,Course for 20 officers,training,5 July 2025,held\n";
        bring(app, "plan.csv", plan.as_bytes()).await;
        let list = "Activity code,Activity name,Family name,Given name,Country,Attended\n\
            G1,Contact group meeting 5,Example,Ana,Fiji,yes\n\
            G2,Rapid response team training 2025,Example,Bo,Fiji,yes\n\
            ,Course for 20 officers,Example,Cy,Fiji,yes\n";
        let summary = bring(app, "list.csv", list.as_bytes()).await;
        assert_eq!(summary.count(Standing::New), 3, "{}", shown(&summary));
        assert_eq!(world.number("select count(*) from headcount_line").await, 0);
        assert_eq!(world.number("select count(distinct event) from participation").await, 3);
    })
    .await;
}

#[tokio::test]
async fn what_did_not_take_place_is_not_counted_unasked() {
    on_both(MODULES, async |world| {
        let app = &world.app;
        let plan = "Code,Title,Type,Start,Delivery status\n\
            A-1,Training on forms,training,45417,Done\n\
            A-2,Workshop on forms,workshop,45418,CANCELLED\n\
            A-3,Dialogue on forms (cancelled),dialogue,45419,\n\
            A-4,Visit to an airport,Study visit,45420,Done\n\
            A-5,Training workshop,Training / workshop,45421,Done\n";
        let summary = bring(app, "plan.csv", plan.as_bytes()).await;
        assert_eq!(summary.count(Standing::New), 2, "{}", shown(&summary));
        assert_eq!(summary.count(Standing::Parked), 3, "{}", shown(&summary));
        let states = pairs(
            app,
            "select state, cast(month as bigint) from activity order by code",
        )
        .await;
        assert_eq!(states, vec![("completed".into(), 5), ("cancelled".into(), 5)]);
        // That bare numbers were read as days is said.
        assert!(
            shown(&summary).contains("45417 was read as 5 May 2024"),
            "{}",
            shown(&summary)
        );
    })
    .await;
}

#[tokio::test]
async fn columns_of_which_nothing_is_taken_are_named() {
    on_both(MODULES, async |world| {
        let app = &world.app;
        bring(app, "activities.csv", ACTIVITIES.as_bytes()).await;
        let list = "No,Event,Name,Nationality,Attended,Shoe size\n1,X-1,Ana Tester,Fiji,yes,40\n2,X-1,Bo Tester,Fiji,yes,41\n3,X-1,Cy Tester,Fiji,yes,\n";
        let summary = bring(app, "list.csv", list.as_bytes()).await;
        let told = shown(&summary);
        assert!(told.contains("Nothing is taken of these columns: Nationality, Shoe size."), "{told}");
        assert_eq!(world.number("select count(*) from participation where party is not null").await, 0);
    })
    .await;
}

#[tokio::test]
async fn a_name_beside_a_surname_is_the_given_one() {
    on_both(MODULES, async |world| {
        let app = &world.app;
        bring(app, "activities.csv", ACTIVITIES.as_bytes()).await;
        let list =
            "Event,Name,Surname,Country,Attended\nX-1,Ana,Tester,Fiji,yes\nX-1,Bo Sample,SAMPLE,Fiji,yes\n";
        let summary = bring(app, "list.csv", list.as_bytes()).await;
        assert_eq!(summary.count(Standing::New), 2, "{}", shown(&summary));
        assert_eq!(
            world
                .number("select count(*) from person where given = 'Ana' and family = 'Tester'")
                .await,
            1
        );
        assert_eq!(
            world
                .number("select count(*) from person where written = 'Bo Sample'")
                .await,
            1
        );
    })
    .await;
}

#[tokio::test]
async fn what_a_sheet_was_said_to_be_is_remembered_for_the_same_headings() {
    on_both(MODULES, async |world| {
        let app = &world.app;
        bring(app, "activities.csv", ACTIVITIES.as_bytes()).await;
        let dewi = world.person("Dewi Example", Role::ProgrammeOfficer, None).await;
        // Without a word about any event these are people.
        let list =
            |name: &str| format!("Name,Country,E-mail,Comment\n{name} Tester,Fiji,{name}@fj.example,x\n");
        let sent = dewi
            .upload("/app/imports", "a.csv", list("ana").as_bytes(), &[])
            .await;
        let batch = sent.location.expect("the batch's page");
        let page = dewi.get(&batch).await.text;
        let begin = page.find(&format!("{batch}/sheets/")).expect("the sheet's form");
        let end = begin + page[begin..].find('"').expect("its end");
        let said = dewi.post(&page[begin..end], &[("kind", "alumni")]).await;
        assert!(said.status.is_redirection(), "{said:?}");
        let applied = dewi.post(&format!("{batch}/application"), &[]).await;
        assert!(applied.status.is_redirection(), "{applied:?}");
        let next = import_file(
            app,
            &Actor::office_job(),
            None,
            "b.csv",
            list("bo").into(),
            true,
            true,
            &|_, _, _| {},
        )
        .await
        .expect("read");
        assert_eq!(next.sheets[0].kind.as_deref(), Some("alumni"), "{}", shown(&next));
    })
    .await;
}

#[tokio::test]
async fn a_list_says_who_left_the_network_and_undoing_takes_them_back() {
    on_both(MODULES, async |world| {
        let app = &world.app;
        let head = "First name,Surname,Country,E-mail,Member since,Left on\n";
        let first = format!("{head}Ann,Tester,Fiji,ann@fj.example,12 March 2019,\nOld,Tester,Fiji,old@fj.example,12 March 2019,1 May 2020\n");
        let summary = bring(app, "Alumni 2023.csv", first.as_bytes()).await;
        assert_eq!(summary.count(Standing::New), 2, "{}", shown(&summary));
        let today = "select count(*) from body_member where person is not null and until_on is null";
        assert_eq!(world.number(today).await, 1);
        let again = bring(app, "Alumni 2023 again.csv", format!("{first}\n").as_bytes()).await;
        assert_eq!(again.count(Standing::Same), 2, "{}", shown(&again));
        let later = format!("{head}Ann,Tester,Fiji,ann@fj.example,12 March 2019,2 June 2024\n");
        let summary = bring(app, "Alumni 2024.csv", later.as_bytes()).await;
        assert_eq!(summary.count(Standing::Changes), 1, "{}", shown(&summary));
        assert_eq!(world.number(today).await, 0);
        assert_eq!(world.number("select count(*) from body_member where until_on = '2024-06-02'").await, 1);
        balai_kernel::import::undo(app, &Actor::office_job(), summary.batch).await.expect("nothing depends on it");
        assert_eq!(world.number(today).await, 1);
        let wrong = format!("{head}Bo,Tester,Fiji,bo@fj.example,12 March 2019,2 June 2018\n");
        let summary = bring(app, "Alumni wrong.csv", wrong.as_bytes()).await;
        assert_eq!(summary.count(Standing::Cannot), 1, "{}", shown(&summary));
    })
    .await;
}

#[tokio::test]
async fn a_list_of_parties_may_say_suspended_and_changes_nothing_by_it() {
    on_both(MODULES, async |world| {
        let list = "Code,Name,Type,Status,Since\nIR,Iran,State,Suspended,1 March 2025\nZZ,Newland,State,Suspended,1 March 2025\n";
        let summary = bring(&world.app, "Members.csv", list.as_bytes()).await;
        let told = shown(&summary);
        assert_eq!(summary.count(Standing::Cannot), 2, "{told}");
        assert!(told.contains("another status than the directory") && told.contains("needs a status such as"), "{told}");
    })
    .await;
}

#[tokio::test]
async fn two_known_names_in_one_cell_are_two_co_organisers() {
    on_both(MODULES, async |world| {
        let plan = "Code,Title,Type,Start,Status,Jointly with\nA-1,One,training,5 May 2024,done,UNODC and Interpol\n\
            A-2,Two,training,6 May 2024,done,Ministry of Law and Justice\n";
        let summary = bring(&world.app, "plan.csv", plan.as_bytes()).await;
        assert_eq!(summary.count(Standing::New), 2, "{}", shown(&summary));
        let names = pairs(&world.app, "select name, position from co_organiser order by name").await;
        let names: Vec<&str> = names.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["Interpol", "Ministry of Law and Justice", "UNODC"]);
    })
    .await;
}
