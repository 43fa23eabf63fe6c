//! Lists of national focal points, as an office keeps them.

use balai_kernel::{
    App, Module,
    actor::Role,
    import::{self, Standing, Summary, import_file},
    test::on_both,
    text::Lang,
};

use super::{focal, party_of};
use crate::MODULE;

const MODULES: &[Module] = &[MODULE, import::MODULE, balai_kernel::view::MODULE];

const LIST: &str = "List of national focal points 2025,,,,,,\n\
    Country,Name,Position,Agency,E-mail,Focal point since,Type\n\
    Thailand,Kanya Suwan,Director of intelligence,Immigration Bureau,kanya@th.example,3 March 2024,Primary\n\
    Thailand,Prasert Chai,Deputy director,Immigration Bureau,prasert@th.example,12 May 2024,Alternate\n\
    Viet Nam,Linh Tran,Head of division,Immigration Department,linh@vn.example,,\n\
    Indonesia,Sari Example,Officer,Directorate General of Immigration,sari@id.example,1 June 2024,no\n";

async fn bring(app: &App, name: &str, text: &str) -> Summary {
    let actor = balai_kernel::Actor::office_job();
    let bytes = text.as_bytes().to_vec();
    import_file(app, &actor, None, name, bytes, false, true, &|_, _, _| {})
        .await
        .unwrap_or_else(|error| panic!("{error:?}"))
}

fn reasons(summary: &Summary) -> Vec<String> {
    let sheets = summary.sheets.iter();
    sheets
        .flat_map(|sheet| &sheet.reasons)
        .map(|(standing, _, cell, why)| format!("{standing} {cell:?} {}", import::reason(Lang::EN, why)))
        .collect()
}

const POINTS: &str = "select count(*) from focal_point";

#[tokio::test]
async fn ratna_sees_who_becomes_a_focal_point_before_it_is_so_and_can_take_it_back() {
    on_both(MODULES, async |world| {
        let thailand = party_of(&world, "TH").await;
        let ratna = world.person("Ratna Wibowo", Role::ProgrammeOfficer, None).await;
        let sent = ratna
            .upload("/app/imports", "focal points.csv", LIST.as_bytes(), &[])
            .await;
        let batch = sent.location.expect("the batch's page");
        let page = ratna.get(&batch).await;
        for words in [
            "holds: People",
            "Becomes national focal point of Thailand from 3 March 2024.",
            "Becomes alternate national focal point of Thailand from 12 May 2024.",
            // The list gives no date: from the day of the import on.
            "Becomes national focal point of Viet Nam from 10 February 2025.",
        ] {
            assert!(page.shows(words), "{words}: {}", page.text);
        }
        assert!(!page.shows("focal point of Indonesia"), "the list says no");
        assert_eq!(
            world.number(POINTS).await,
            0,
            "nothing is so before it is applied"
        );
        let applied = ratna.post(&format!("{batch}/application"), &[]).await;
        assert!(applied.status.is_redirection(), "{applied:?}");

        let page = ratna.get("/app/directory/focal-points").await;
        for words in ["Kanya Suwan", "Prasert Chai", "alternate", "Linh Tran"] {
            assert!(page.shows(words), "{words}: {}", page.text);
        }
        assert!(!page.shows("Sari Example"), "{}", page.text);
        let somchai = focal(&world, "Somchai Dee", thailand).await;
        let page = somchai.get("/app/directory/focal-points").await;
        assert!(
            page.shows("Kanya Suwan") && !page.shows("Linh Tran"),
            "{}",
            page.text
        );
        assert!(
            ratna
                .get("/app/directory/parties/TH")
                .await
                .shows("Director of intelligence")
        );
        let held = "select count(*) from post_holding where from_on is null";
        assert_eq!(
            world.number(held).await,
            4,
            "since when they hold their posts the list does not say"
        );

        let again = bring(&world.app, "list.csv", LIST).await;
        assert_eq!(again.count(Standing::Same), 4, "{:?}", reasons(&again));
        assert_eq!(world.number(POINTS).await, 3);
        let undone = ratna.post(&format!("{batch}/reversal"), &[]).await;
        assert!(undone.status.is_redirection(), "{undone:?}");
        assert_eq!(world.number(POINTS).await, 0);
        assert_eq!(world.number("select count(*) from person").await, 0);
    })
    .await;
}

#[tokio::test]
async fn somebody_known_becomes_a_focal_point_as_a_change_that_is_shown() {
    on_both(MODULES, async |world| {
        let roster = "Country,Name,Agency,E-mail\nThailand,Kanya Suwan,Immigration Bureau,kanya@th.example\n";
        bring(&world.app, "roster.csv", roster).await;
        let list = bring(&world.app, "list.csv", LIST).await;
        assert_eq!(list.count(Standing::Changes), 1, "{:?}", reasons(&list));
        let said = reasons(&list).join("\n");
        assert!(
            said.contains("Takes up the post “Director of intelligence”."),
            "{said}"
        );
        assert!(
            said.contains("Becomes national focal point of Thailand"),
            "{said}"
        );
        assert_eq!((list.applied.made, list.applied.changed), (3, 1));
        assert_eq!(world.number("select count(*) from person").await, 4);
        // Once the party confirmed it, taking the list back would lose that.
        let ratna = world.person("Ratna Wibowo", Role::ProgrammeOfficer, None).await;
        let page = ratna.get("/app/directory/focal-points").await.text;
        let at = page.find("/app/directory/focal-points/").expect("a focal point");
        let confirm: String = page[at..].chars().take_while(|c| *c != '"').collect();
        ratna.post(&confirm, &[]).await;
        let kept = ratna
            .post(&format!("/app/imports/{}/reversal", list.batch), &[])
            .await;
        assert!(kept.status.is_client_error(), "{kept:?}");
        assert_eq!(world.number(POINTS).await, 3);
    })
    .await;
}

#[tokio::test]
async fn a_list_of_contacts_makes_nobody_a_focal_point_unless_a_cell_says_so() {
    on_both(MODULES, async |world| {
        let contacts = "Contacts and focal points,,,,\nCountry,Name,Agency,E-mail,Focal point\n\
            Thailand,Kanya Suwan,Immigration Bureau,kanya@th.example,\n\
            Thailand,Prasert Chai,Immigration Bureau,prasert@th.example,Focal point for returns\n\
            Thailand,Malee Sample,Immigration Bureau,malee@th.example,No\n\
            Thailand,Anan Sample,Immigration Bureau,anan@th.example,yes\n\
            ,Pat Sample,,pat@example.org,yes\n";
        let summary = bring(&world.app, "contacts.csv", contacts).await;
        assert_eq!(summary.count(Standing::New), 5, "{:?}", reasons(&summary));
        assert_eq!(world.number(POINTS).await, 2);
        assert_eq!(
            world
                .number("select count(*) from focal_point where theme = 'returns' and is_national = false")
                .await,
            1
        );
        assert_eq!(
            world
                .number("select count(*) from focal_point where theme = '' and is_national = false")
                .await,
            1
        );
    })
    .await;
}

#[tokio::test]
async fn posts_are_held_since_the_day_that_a_roster_gives() {
    on_both(MODULES, async |world| {
        let roster = "Country,Name,Position,Agency,E-mail,In post since\n\
            Thailand,Kanya Suwan,Director,Immigration Bureau,kanya@th.example,3 March 2024\n\
            Thailand,Prasert Chai,Officer,Immigration Bureau,prasert@th.example,03/04/2024\n";
        let ratna = world.person("Ratna Wibowo", Role::ProgrammeOfficer, None).await;
        let sent = ratna
            .upload(
                "/app/imports",
                "roster.csv",
                roster.as_bytes(),
                &[("kind", "people")],
            )
            .await;
        let batch = sent.location.expect("the batch's page");
        let page = ratna.get(&batch).await;
        assert!(page.shows("Day or month first?"), "{}", page.text);
        let form = {
            let from = page.text.find("/answer\"").expect("a question");
            let begin = page.text[..from].rfind("action=\"").expect("its form") + 8;
            page.text[begin..from + 7].to_owned()
        };
        ratna
            .post(&form, &[("value", "day-first"), ("back", "needs")])
            .await;
        ratna.post(&format!("{batch}/application"), &[]).await;
        assert_eq!(
            world
                .number("select count(*) from post_holding where from_on = '2024-03-03'")
                .await,
            1
        );
        assert_eq!(
            world
                .number("select count(*) from post_holding where from_on = '2024-04-03'")
                .await,
            1
        );
        assert_eq!(world.number(POINTS).await, 0);
    })
    .await;
}
