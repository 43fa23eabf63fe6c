//! Who is asked, answers, and takes the answer back.

use balai_kernel::{actor::Role, test::on_both};

use super::{EMAIL, MODULES, WORDS, agree, ask, link, party_of, place, quote, ratna, shown};

#[tokio::test]
async fn words_stand_nowhere_until_the_speaker_agrees_by_a_link_and_never_after_they_withdraw() {
    on_both(MODULES, async |world| {
        let ratna = ratna(&world).await;
        let page = quote(&ratna, WORDS).await;
        assert!(ratna.get(&page).await.shows("consent is recorded"));
        let consent = ask(&ratna, &page, &[]).await;
        assert!(ratna.get(&page).await.shows("Malee Srisai has not answered"));
        let link = link(&world, &ratna, &consent).await;
        let malee = world.stranger();
        // Mail programs open every link: looking agrees to nothing.
        for _ in 0..2 {
            let seen = malee.get(&link).await;
            assert!(seen.shows(WORDS) && seen.shows("Malee Srisai, Immigration officer, Thailand"));
        }
        assert!(ratna.get(&page).await.shows("has not answered"));
        let agreed = agree(&malee, &link, &[("until_on", "31 December 2030")]).await;
        assert_eq!(agreed.status, 303, "{}", agreed.text);
        let seen = ratna.get(&page).await;
        assert!(!seen.shows("has not answered") && seen.shows("did not agree to: Social media"), "{}", seen.text);
        assert!(seen.shows("<dd>Malee</dd>"), "named as she chose: {}", seen.text);

        let back = malee.get(&link).await;
        assert!(back.shows("You agreed, until 31 December 2030"), "{}", back.text);
        let withdrawn = malee.post(&format!("{link}/withdrawal"), &[]).await;
        assert_eq!(withdrawn.status, 303, "{}", withdrawn.text);
        assert!(malee.get(&link).await.shows("is withdrawn"));
        assert_eq!(malee.post(&format!("{link}/withdrawal"), &[]).await.status, 422, "once");
        assert!(ratna.get(&page).await.shows("Malee Srisai withdrew"));
        let lines = "select count(*) from audit_line where noun = 'consent' and actor = 'Malee Srisai' and act in ('agreed', 'withdrawn') and account is null";
        assert_eq!(world.number(lines).await, 2);
        assert_eq!(world.number("select count(*) from mail where not secret").await, 0);
    })
    .await;
}

#[tokio::test]
async fn consent_is_for_these_words_and_ends_on_its_day() {
    on_both(MODULES, async |world| {
        let ratna = ratna(&world).await;
        let page = quote(&ratna, WORDS).await;
        let consent = ask(&ratna, &page, &[]).await;
        let link = link(&world, &ratna, &consent).await;
        let malee = world.stranger();
        let read = shown(&malee.get(&link).await);
        let other = [
            ("version", "1"),
            ("kind", "quote"),
            ("said", "Now I know whom to blame."),
            ("said_in", "en"),
            ("place", "Chiang Mai"),
            ("said_on", "5 June 2024"),
        ];
        assert_eq!(ratna.post(&format!("{page}/edit"), &other).await.status, 303);
        // What she read is no longer what stands there.
        let answer = [
            ("shown", read.as_str()),
            ("answer", "given"),
            ("name_form", "none"),
            ("in_web", "yes"),
        ];
        let late = malee.post(&format!("{link}/answer"), &answer).await;
        assert_eq!(late.status, 422);
        assert!(late.shows("changed while you read"), "{}", late.text);
        assert!(malee.get(&link).await.shows("whom to blame"));
        assert_eq!(
            agree(&malee, &link, &[("until_on", "1 March 2025")]).await.status,
            303
        );
        assert!(!ratna.get(&page).await.shows("ask again"));

        let back = [
            ("version", "2"),
            ("kind", "quote"),
            ("said", WORDS),
            ("said_in", "en"),
            ("place", "Chiang Mai"),
            ("said_on", "5 June 2024"),
        ];
        assert_eq!(ratna.post(&format!("{page}/edit"), &back).await.status, 303);
        assert!(ratna.get(&page).await.shows("changed since; ask again"));
        assert!(
            malee
                .get(&link)
                .await
                .shows("used nowhere until you answer again")
        );
        assert_eq!(
            agree(&malee, &link, &[("until_on", "1 March 2025")]).await.status,
            303
        );
        // Another post would be printed: she is asked again.
        let post = [
            ("version", "4"),
            ("full_name", "Malee Srisai"),
            ("first_name", "Malee"),
            ("post", "Chief"),
            ("party", "TH"),
            ("email", EMAIL),
        ];
        let version = ratna.get(&format!("{consent}/edit")).await;
        let from = version.text.find("name=\"version\" value=\"").unwrap() + 22;
        let number: String = version.text[from..]
            .chars()
            .take_while(char::is_ascii_digit)
            .collect();
        let mut post = post.to_vec();
        post[0].1 = &number;
        assert_eq!(ratna.post(&format!("{consent}/edit"), &post).await.status, 303);
        assert!(ratna.get(&page).await.shows("changed since; ask again"));
        assert_eq!(
            agree(&malee, &link, &[("until_on", "1 March 2025")]).await.status,
            303
        );
        assert!(!ratna.get(&page).await.shows("ended on"));
        world.app.clock.advance(21 * 24 * 3600);
        let ratna = world.person("Ratna W", Role::ProgrammeOfficer, None).await;
        assert!(
            ratna
                .get(&page)
                .await
                .shows("The consent of Malee Srisai ended on 1 March 2025")
        );
        // Whoever was second is told what stands there.
        let second = ratna.post(&format!("{page}/edit"), &other).await;
        assert_eq!(second.status, 409, "{}", second.text);
    })
    .await;
}

#[tokio::test]
async fn of_a_serving_officer_the_agency_agrees_by_its_focal_point_and_by_no_other() {
    on_both(MODULES, async |world| {
        let (thailand, nepal) = (party_of(&world, "TH").await, party_of(&world, "NP").await);
        let ratna = ratna(&world).await;
        let somchai = world
            .person("Somchai Dee", Role::FocalPoint, Some(thailand))
            .await;
        let sita = world.person("Sita Rai", Role::FocalPoint, Some(nepal)).await;
        let page = quote(&ratna, WORDS).await;
        let nameless = ratna
            .post(
                &format!("{page}/consents/new"),
                &[
                    ("full_name", "Malee Srisai"),
                    ("first_name", "Malee"),
                    ("is_serving", "yes"),
                ],
            )
            .await;
        assert_eq!(nameless.status, 422, "its agency is named");
        let consent = ask(
            &ratna,
            &page,
            &[("is_serving", "yes"), ("agency", "Immigration Bureau")],
        )
        .await;
        let link = link(&world, &ratna, &consent).await;
        assert_eq!(agree(&world.stranger(), &link, &[]).await.status, 303);
        assert!(
            ratna
                .get(&page)
                .await
                .shows("Immigration Bureau has not answered")
        );

        let today = somchai.get("/app").await;
        assert!(today.shows("Immigration Bureau is asked"), "{}", today.text);
        assert!(!sita.get("/app").await.shows("Immigration Bureau"));
        let list = somchai.get("/app/evidence/consents").await;
        let from = list.text.find("/app/evidence/consents/").expect("a question");
        let asked: String = list.text[from..].chars().take_while(|c| *c != '"').collect();
        let seen = somchai.get(&asked).await;
        assert!(seen.shows(WORDS), "{}", seen.text);
        let read = shown(&seen);
        let answer = [
            ("shown", read.as_str()),
            ("answer", "given"),
            ("in_report", "yes"),
            ("in_web", "yes"),
        ];
        for outsider in [&sita, &ratna] {
            assert_ne!(
                outsider.post(&format!("{asked}/decision"), &answer).await.status,
                303
            );
        }
        assert_eq!(sita.get(&asked).await.status, 404);
        // The officer's own consent is not the focal point's to read.
        assert_eq!(somchai.get(&consent).await.status, 404);
        let given = somchai.post(&format!("{asked}/decision"), &answer).await;
        assert_eq!(given.status, 303, "{}", given.text);
        let seen = ratna.get(&page).await;
        assert!(
            !seen.shows("has not answered") && !seen.shows("Nowhere yet"),
            "{}",
            seen.text
        );
        assert_eq!(
            somchai.post(&format!("{asked}/withdrawal"), &[]).await.status,
            303
        );
        assert!(ratna.get(&page).await.shows("Immigration Bureau withdrew"));
    })
    .await;
}

#[tokio::test]
async fn what_came_on_paper_or_by_word_of_mouth_is_recorded_with_its_proof() {
    on_both(MODULES, async |world| {
        let ratna = ratna(&world).await;
        let page = quote(&ratna, WORDS).await;
        let consent = ask(&ratna, &page, &[("email", "")]).await;
        assert_eq!(ratna.post(&format!("{consent}/links"), &[]).await.status, 422, "no address");
        let read = shown(&ratna.get(&consent).await);
        let answers = format!("{consent}/answers");
        let base = [("shown", read.as_str()), ("answer", "given"), ("name_form", "post"), ("in_report", "yes"), ("given_on", "5 June 2024")];
        let mut spoken = base.to_vec();
        spoken.push(("how", "spoken"));
        let nobody = ratna.upload(&answers, "", b"", &spoken).await;
        assert_eq!(nobody.status, 422);
        assert!(nobody.shows("Name who heard it"), "{}", nobody.text);
        let mut signed = base.to_vec();
        signed.push(("how", "signed"));
        assert!(ratna.upload(&answers, "", b"", &signed).await.shows("scan of the signed sheet"));
        let wrong = ratna.upload(&answers, "sheet.exe", b"MZ\x90", &signed).await;
        assert!(wrong.status == 422 && wrong.shows("neither a PDF"), "{}", wrong.text);
        let kept = ratna.upload(&answers, "sheet.pdf", b"%PDF-1.7 signed", &signed).await;
        assert_eq!(kept.status, 303, "{}", kept.text);
        let seen = ratna.get(&page).await;
        assert!(seen.shows("Immigration officer, Thailand"), "{}", seen.text);
        let sheet = ratna.follow(&format!("{consent}/sheet")).await;
        assert!(sheet.text.starts_with("%PDF-1.7 signed"), "{}", sheet.status);
        let opened = "select count(*) from audit_line where act = 'opened' and noun = 'consent' and fields = 'for:sheet'";
        assert_eq!(world.number(opened).await, 1);
        // It is answered: it stays on record, and is withdrawn instead.
        assert_eq!(ratna.post(&format!("{consent}/removal"), &[]).await.status, 422);
        assert_eq!(ratna.post(&format!("{consent}/withdrawal"), &[]).await.status, 303);
        assert_eq!(ratna.post(&format!("{consent}/withdrawal"), &[]).await.status, 422);
        assert!(ratna.get(&page).await.shows("withdrew their consent"));
    })
    .await;
}

#[tokio::test]
async fn answers_that_say_too_little_and_links_of_others_are_refused() {
    on_both(MODULES, async |world| {
        let ratna = ratna(&world).await;
        let page = quote(&ratna, "<script>alert(1)</script> {figure:participations}").await;
        let seen = ratna.get(&page).await;
        assert!(!seen.shows("<script>alert(1)") && seen.shows("{figure:participations}"));
        let consent = ask(&ratna, &page, &[]).await;
        let link = link(&world, &ratna, &consent).await;
        let malee = world.stranger();
        for (more, words) in [
            (
                vec![("in_report", ""), ("in_web", "")],
                "Choose at least one place",
            ),
            (vec![("name_form", "full-and-more")], "Choose"),
            (vec![("answer", "perhaps")], "Choose"),
            (vec![("until_on", "5 June 2024")], "This day is over"),
            (vec![("shown", "")], "changed while you read"),
        ] {
            let seen = agree(&malee, &link, &more).await;
            assert_eq!(seen.status, 422, "{more:?}");
            assert!(seen.shows(words), "{words}: {}", seen.text);
        }
        assert_eq!(
            world
                .number("select count(*) from consent where answer <> ''")
                .await,
            0
        );
        // A link for something else, cut or altered, shows nothing; another letter ends it.
        for path in [
            format!("{}x", &link[..link.len() - 3]),
            "/consent/none".to_owned(),
            link.replace("/consent/", "/details/"),
        ] {
            let seen = malee.get(&path).await;
            assert!(
                seen.status == 422 || seen.status == 404,
                "{path}: {}",
                seen.status
            );
            assert!(!seen.shows("figure:participations"));
        }
        let second = super::link(&world, &ratna, &consent).await;
        assert_eq!(malee.get(&link).await.status, 422);
        let refused = agree(&malee, &second, &[("answer", "refused")]).await;
        assert_eq!(refused.status, 303);
        assert!(ratna.get(&page).await.shows("Malee Srisai refused"));
        for lang in ["en", "id"] {
            for path in [
                &page,
                &consent,
                &format!("{consent}/edit"),
                &"/app/evidence/quotes".to_owned(),
                &"/app/evidence/consents".to_owned(),
            ] {
                let seen = ratna.get(&format!("{path}?lang={lang}")).await;
                assert_eq!(seen.status, 200);
                assert!(!seen.shows("\u{27e6}"), "{path}: {}", seen.text);
            }
            assert!(
                !malee
                    .get(&format!("{second}?lang={lang}"))
                    .await
                    .shows("\u{27e6}")
            );
        }
    })
    .await;
}

#[tokio::test]
async fn quotes_are_the_offices_and_nobody_elses() {
    on_both(MODULES, async |world| {
        let thailand = party_of(&world, "TH").await;
        let ratna = ratna(&world).await;
        let page = quote(&ratna, WORDS).await;
        let consent = ask(&ratna, &page, &[]).await;
        let focal = world
            .person("Somchai Dee", Role::FocalPoint, Some(thailand))
            .await;
        let officer = world
            .person("Anan Dee", Role::FrontlineOfficer, Some(thailand))
            .await;
        let admin = world.person("Ada Example", Role::Administrator, None).await;
        for outsider in [&focal, &officer, &admin] {
            for path in [&page, &consent, &format!("{page}/edit")] {
                let seen = outsider.get(path).await;
                assert!(
                    matches!(seen.status.as_u16(), 403 | 404),
                    "{path}: {}",
                    seen.status
                );
                assert!(!seen.shows("whom to call") && !seen.shows("Malee"));
            }
            assert!(!outsider.get("/app/search?q=whom").await.shows("whom to call"));
            assert_ne!(
                outsider.post(&format!("{consent}/withdrawal"), &[]).await.status,
                303
            );
        }
        let stranger = world.stranger();
        assert_ne!(stranger.get(&page).await.status, 200);
        // Staff whom Thailand lends, and to whom it does not entrust its people, see neither.
        let second = ratna
            .post(
                &format!("{page}/consents/new"),
                &[("full_name", "Other Example"), ("first_name", "Other")],
            )
            .await;
        assert_eq!(second.status, 422, "words have one speaker");
        assert_eq!(
            place(&ratna.get_once("/app/evidence").await),
            "/app/evidence/quotes"
        );
        assert_eq!(
            place(&focal.get_once("/app/evidence").await),
            "/app/evidence/consents"
        );
    })
    .await;
}
