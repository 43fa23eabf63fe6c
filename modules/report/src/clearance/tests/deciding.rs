//! What becomes of objections, of changes that are proposed, and of words that change later.

use super::*;

#[tokio::test]
async fn an_objection_blocks_and_is_answered_by_asking_again() {
    on_both(&modules(), async |world| {
        let report = scene(&world).await;
        let ploy = sent(&world, &report).await;
        agree(&world.stranger(), &link_to(&world, "lan.sample@vn.example").await).await;
        let link = link_to(&world, "somchai.example@th.example").await;
        let desk = world.stranger();
        let mute = answer(&desk, &link, "border posts", "object", "").await;
        assert!(mute.status == 422 && mute.shows("Write why"), "{}", mute.text);
        let said = answer(
            &desk,
            &link,
            "border posts",
            "object",
            "The posts are not <b>ours</b>.",
        )
        .await;
        assert_eq!(said.status, 303, "{}", said.text);
        let [sari, _] = two_managers(&world).await;
        let refused = sari.post(&format!("{report}/approvals"), &[]).await;
        assert!(
            refused.status == 422 && refused.shows("objected: 1"),
            "{}",
            refused.text
        );
        assert!(ploy.get("/app").await.shows("was objected to"));

        let page = page_of(&ploy, &report, "Thailand").await;
        let shown = ploy.get(&page).await;
        assert!(
            shown.shows("The posts are not &lt;b&gt;ours&lt;/b&gt;."),
            "{}",
            shown.text
        );
        let reply = shown
            .text
            .split("/passages/")
            .find(|part| part.contains("/reply\""))
            .unwrap();
        let passage = reply.split('/').next().unwrap();
        let reply = format!("{page}/passages/{passage}/reply");
        let told = ploy
            .post(&reply, &[("reply", "We mean the posts on the river.")])
            .await;
        assert_eq!(told.status, 303, "{}", told.text);
        // Nothing leaves by itself, and the second press finds nothing to answer.
        assert_eq!(letters(&world).await, 2);
        assert_eq!(ploy.post(&reply, &[("reply", "Again.")]).await.status, 404);
        assert_eq!(ploy.post(&format!("{page}/sending"), &[]).await.status, 303);
        let link = link_to(&world, "somchai.example@th.example").await;
        assert!(desk.get(&link).await.shows("We mean the posts on the river."));
        assert_eq!(agree(&desk, &link).await.status, 303);
        assert!(
            ploy.get(&format!("{report}/clearance"))
                .await
                .shows("All 4 passages")
        );
    })
    .await;
}

#[tokio::test]
async fn words_that_are_taken_over_stand_in_the_report_and_only_those_who_cleared_them_are_asked_again() {
    on_both(&modules(), async |world| {
        let report = scene(&world).await;
        let ploy = sent(&world, &report).await;
        agree(&world.stranger(), &link_to(&world, "lan.sample@vn.example").await).await;
        let link = link_to(&world, "somchai.example@th.example").await;
        let other = "Thai immigration officers met Vietnamese colleagues.";
        let said = answer(&world.stranger(), &link, "Thai police", "change", other).await;
        assert_eq!(said.status, 303, "{}", said.text);
        let page = page_of(&ploy, &report, "Thailand").await;
        let shown = ploy.get(&page).await;
        let at = shown.text.find("/acceptance\"").expect("a button");
        let from = shown.text[..at].rfind('"').unwrap();
        let accept = &shown.text[from + 1..at + "/acceptance".len()];
        assert_eq!(ploy.post(accept, &[]).await.status, 303);
        assert_eq!(ploy.post(accept, &[]).await.status, 404);
        assert!(ploy.get(&format!("{report}/preview")).await.shows(other));
        // Thailand's own words; Viet Nam cleared others.
        let thailand = ploy.get(&page).await;
        assert!(
            !thailand.shows("Words changed") && !thailand.shows("Change proposed<"),
            "{}",
            thailand.text
        );
        let viet_nam = ploy.get(&page_of(&ploy, &report, "Viet Nam").await).await;
        assert!(viet_nam.shows("Words changed: ask again"), "{}", viet_nam.text);
        assert!(
            viet_nam.shows("immigration officers") && viet_nam.shows("police"),
            "the difference is not shown"
        );
        assert!(viet_nam.shows(OF_VIET_NAM) && viet_nam.shows("Cleared"));
    })
    .await;
}

#[tokio::test]
async fn a_sentence_about_another_can_change_without_asking_again() {
    on_both(&modules(), async |world| {
        let report = scene(&world).await;
        let ploy = sent(&world, &report).await;
        for address in ["somchai.example@th.example", "lan.sample@vn.example"] {
            agree(&world.stranger(), &link_to(&world, address).await).await;
        }
        let all = "All 4 passages that name somebody are cleared.";
        assert!(ploy.get(&format!("{report}/clearance")).await.shows(all));
        let changed = BODY.replace("sent trainers", "sent eight trainers");
        world
            .script(&format!("update report_block set body = '{changed}'"))
            .await;
        world.script("update report set version = version + 1").await;
        let table = ploy.get(&format!("{report}/clearance")).await;
        assert!(table.shows("3 of 4 passages are cleared"), "{}", table.text);
        assert!(
            ploy.get(&page_of(&ploy, &report, "Viet Nam").await)
                .await
                .shows("<ins>\u{201c}eight\u{201d}</ins>")
        );
        assert!(
            !ploy
                .get(&page_of(&ploy, &report, "Thailand").await)
                .await
                .shows("Words changed")
        );
        // Proposed and sent anew, it is one passage; the answer before is kept.
        ploy.post(&format!("{report}/clearance/proposal"), &[]).await;
        assert_eq!(
            ploy.post(&format!("{report}/clearance/sending"), &[])
                .await
                .status,
            303
        );
        assert_eq!(letters(&world).await, 3);
        let link = link_to(&world, "lan.sample@vn.example").await;
        let page = world.stranger().get(&link).await;
        assert!(
            page.shows("eight trainers") && answers_on(&page.text).len() == 1,
            "{}",
            page.text
        );
        let viet_nam = ploy.get(&page_of(&ploy, &report, "Viet Nam").await).await;
        assert!(viet_nam.shows("1 earlier answer"), "{}", viet_nam.text);
    })
    .await;
}

#[tokio::test]
async fn words_cleared_for_any_product_are_not_asked_about_again() {
    on_both(&modules(), async |world| {
        let report = scene(&world).await;
        let ploy = sent(&world, &report).await;
        let desk = world.stranger();
        let link = link_to(&world, "somchai.example@th.example").await;
        let action = action_of(&desk.get(&link).await, &link);
        let until = |day: &'static str| {
            [
                WHO[0],
                WHO[1],
                ("then", "all"),
                ("scope", "until"),
                ("until", day),
            ]
        };
        let past = desk.post(&action, &until("1 February 2025")).await;
        assert!(
            past.status == 422 && past.shows("Write a day from today on"),
            "{}",
            past.text
        );
        assert_eq!(desk.post(&action, &until("31 March 2025")).await.status, 303);
        agree(&world.stranger(), &link_to(&world, "lan.sample@vn.example").await).await;

        let next = report_of(&world, 2025, BODY).await;
        let table = ploy.get(&format!("{next}/clearance")).await;
        assert!(table.shows("2 of 4 passages are cleared"), "{}", table.text);
        world.app.clock.advance(60 * 24 * 3600);
        let ploy = world.person_again("ploy.example@test.example").await;
        let table = ploy.get(&format!("{next}/clearance")).await;
        assert!(table.shows("0 of 4 passages are cleared"), "{}", table.text);
    })
    .await;
}

#[tokio::test]
async fn the_officer_takes_out_adds_and_writes_to_another_before_anything_leaves() {
    on_both(&modules(), async |world| {
        let report = scene(&world).await;
        let ploy = world.person("Ploy Example", Role::ProgrammeOfficer, None).await;
        let base = format!("{report}/clearance");
        ploy.post(&format!("{base}/proposal"), &[]).await;
        let viet_nam = page_of(&ploy, &report, "Viet Nam").await;
        let mute = ploy
            .post(&format!("{viet_nam}/removal"), &[("because", " ")])
            .await;
        assert_eq!(mute.status, 422);
        let because = [("because", "Published by the party itself.")];
        assert_eq!(
            ploy.post(&format!("{viet_nam}/removal"), &because).await.status,
            303
        );
        let shown = ploy.get(&viet_nam).await;
        assert!(shown.shows("Published by the party itself."), "{}", shown.text);

        let thailand = page_of(&ploy, &report, "Thailand").await;
        let wrong = ploy
            .post(&format!("{thailand}/address"), &[("sent-to", "nobody")])
            .await;
        assert!(
            wrong.status == 422 && wrong.shows("no e-mail address"),
            "{}",
            wrong.text
        );
        let other = [("sent-to", "desk@mfa.example"), ("sent-name", "The desk")];
        assert_eq!(
            ploy.post(&format!("{thailand}/address"), &other).await.status,
            303
        );

        let fiji = party_of(&world, "FJ").await.to_string();
        let add = [("party", fiji.as_str()), ("piece", "borders text:2")];
        assert_eq!(ploy.post(&format!("{base}/added"), &add).await.status, 303);
        assert_eq!(ploy.post(&format!("{base}/added"), &add).await.status, 422);
        let none = ploy
            .post(&format!("{base}/added"), &[("party", "x"), ("piece", "y")])
            .await;
        assert_eq!(none.status, 422);

        assert_eq!(ploy.post(&format!("{base}/sending"), &[]).await.status, 303);
        assert_eq!(
            letters(&world).await,
            1,
            "Fiji has no address, Viet Nam is not asked"
        );
        link_to(&world, "desk@mfa.example").await;
        let table = ploy.get(&base).await;
        assert!(
            table.shows("2 of 5 passages are cleared") && table.shows("No address"),
            "{}",
            table.text
        );
        // What was added by hand follows its paragraph.
        let changed = BODY.replace("held a dialogue", "held one dialogue");
        world
            .script(&format!("update report_block set body = '{changed}'"))
            .await;
        world.script("update report set version = version + 1").await;
        let fiji = ploy.get(&page_of(&ploy, &report, "Fiji").await).await;
        assert!(fiji.shows("one dialogue"), "{}", fiji.text);
    })
    .await;
}

#[tokio::test]
async fn a_letter_to_another_address_makes_the_old_link_die() {
    on_both(&modules(), async |world| {
        let report = scene(&world).await;
        let ploy = sent(&world, &report).await;
        let link = link_to(&world, "somchai.example@th.example").await;
        let page = page_of(&ploy, &report, "Thailand").await;
        ploy.post(&format!("{page}/address"), &[("sent-to", "desk@mfa.example")])
            .await;
        let desk = world.stranger();
        assert_eq!(desk.get(&link).await.status, 422);
        assert_eq!(ploy.post(&format!("{page}/sending"), &[]).await.status, 303);
        assert_eq!(
            desk.get(&link_to(&world, "desk@mfa.example").await).await.status,
            200
        );
    })
    .await;
}
