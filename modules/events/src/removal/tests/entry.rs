//! Stories of external events and inputs that are removed, named again by a workbook, and
//! put back; and of their lists as each reader likes them.

use balai_kernel::{
    Module,
    actor::Role,
    import,
    test::{Someone, World, on_both},
    view,
};

use crate::event::tests::party;

const MODULES: [Module; 6] = [
    balai_directory::MODULE,
    balai_workplan::MODULE,
    crate::MODULE,
    import::MODULE,
    view::MODULE,
    balai_kernel::desk::MODULE,
];

/// A list with one entry of it, as a workbook has it.
struct Told {
    list: &'static str,
    kind: &'static str,
    workbook: &'static str,
    word: &'static str,
    count: &'static str,
}

const TOLD: [Told; 2] = [
    Told {
        list: "/app/events/external",
        kind: "external-events",
        workbook: "Event,Date,Contribution\nQuaxconference of ports,12 May 2024,a panel\n",
        word: "Quaxconference",
        count: "select count(*) from external_event",
    },
    Told {
        list: "/app/events/inputs",
        kind: "inputs",
        workbook: "Body,Meeting,Date,Summary\nWGTIP,Quaxmeeting,12 May 2024,a paper\n",
        word: "Quaxmeeting",
        count: "select count(*) from body_input",
    },
];

/// Brings a workbook in up to its preview; gives the batch's page.
async fn previewed(who: &Someone<'_>, told: &Told) -> String {
    let fields = [("kind", told.kind)];
    let sent = who.upload("/app/imports", "list.csv", told.workbook.as_bytes(), &fields);
    sent.await.location.unwrap()
}

async fn imported(who: &Someone<'_>, told: &Told) -> String {
    let batch = previewed(who, told).await;
    let applied = who.post(&format!("{batch}/application"), &[]).await;
    assert_eq!(applied.status, 303, "{}", applied.text);
    batch
}

/// The address of the only entry, without its last part.
async fn only(who: &Someone<'_>, told: &Told) -> String {
    let list = who.get(told.list).await.text;
    let from = list.find(&format!("{}/0", told.list)).expect("an entry");
    let edit = list[from..].split('"').next().expect("its address");
    edit.trim_end_matches("/edit").to_owned()
}

async fn removed(who: &Someone<'_>, entry: &str) {
    let said = [("version", "1"), ("reason", "It was <i>never</i> held.")];
    let gone = who.post(&format!("{entry}/removal"), &said).await;
    assert_eq!(gone.status, 303, "{}", gone.text);
}

#[tokio::test]
async fn what_ratna_removed_stays_removed_when_its_workbook_comes_again_until_she_puts_it_back() {
    on_both(&MODULES, async |world: World| {
        let ratna = world.person("Ratna Example", Role::ProgrammeOfficer, None).await;
        let thai = party(&world, "TH").await;
        let kanya = world.person("Kanya Example", Role::FocalPoint, Some(thai)).await;
        for told in &TOLD {
            let batch = imported(&ratna, told).await;
            let entry = only(&ratna, told).await;
            removed(&ratna, &entry).await;
            assert_eq!(world.number(told.count).await, 0);

            // The preview says why nothing of it is added, and where it can be put back.
            let again = previewed(&ratna, told).await;
            let same = ratna.get(&format!("{again}?standing=same")).await;
            let removals = format!("{}/removals", told.list);
            assert!(
                same.shows("Ratna Example removed this")
                    && same.shows("It was &lt;i&gt;never")
                    && same.shows(&removals),
                "{}",
                same.text
            );
            assert!(!same.shows("/application\""), "there is nothing to apply");
            assert_eq!(world.number(told.count).await, 0);
            // What the first import made is no longer as it made it.
            assert_eq!(ratna.post(&format!("{batch}/reversal"), &[]).await.status, 422);

            // Nobody else reads the reason or puts it back.
            assert!(!kanya.get(told.list).await.shows(&removals));
            assert_eq!(kanya.get(&removals).await.status, 404);
            let restoration = format!("{entry}/restoration");
            assert_eq!(kanya.post(&restoration, &[]).await.status, 403);
            let list = ratna.get(&removals).await;
            assert!(list.shows(&restoration) && list.shows(told.word), "{}", list.text);
            assert_eq!(ratna.post(&restoration, &[]).await.status, 303);
            assert_eq!(ratna.post(&restoration, &[]).await.status, 404);
            assert_eq!(world.number(told.count).await, 1);
            assert!(!ratna.get(&removals).await.shows(told.word));
            let found = ratna.get(&format!("/app/search?q={}", told.word)).await;
            assert!(found.shows(told.word), "{}", found.text);
            let known = previewed(&ratna, told).await;
            let known = ratna.get(&format!("{known}?standing=same")).await;
            assert!(known.shows("Says what is known already."), "{}", known.text);
        }
    })
    .await;
}

#[tokio::test]
async fn what_was_entered_again_meanwhile_is_not_put_back_beside_it() {
    on_both(&MODULES, async |world: World| {
        let ratna = world.person("Ratna Example", Role::ProgrammeOfficer, None).await;
        let told = &TOLD[0];
        imported(&ratna, told).await;
        let first = only(&ratna, told).await;
        removed(&ratna, &first).await;
        let fields = [("title", "Quaxconference of Ports"), ("when", "May 2024")];
        assert_eq!(ratna.post(told.list, &fields).await.status, 303);
        let twice = ratna.post(&format!("{first}/restoration"), &[]).await;
        assert_eq!(twice.status, 422, "{}", twice.text);
        assert_eq!(world.number(told.count).await, 1);
    })
    .await;
}

#[tokio::test]
async fn dewi_takes_away_the_columns_she_chose_and_keeps_her_view_of_the_list() {
    on_both(&MODULES, async |world: World| {
        let dewi = world.person("Dewi Example", Role::ProgrammeOfficer, None).await;
        for (told, chosen, heads, left_out) in [
            (
                &TOLD[0],
                "title,contribution",
                "\"Event\",\"Contribution\"",
                "12 May",
            ),
            (&TOLD[1], "meeting,summary", "\"Meeting\",\"Summary\"", "12 May"),
        ] {
            imported(&dewi, told).await;
            let usual = dewi.get(told.list).await;
            assert!(usual.shows("12 May 2024") && usual.shows("/app/views/columns"));
            // The latest stand first, which is a falling order.
            assert!(usual.shows("aria-sort=\"descending\""), "{}", usual.text);
            let oldest = dewi.get(&format!("{}?sort=-latest", told.list)).await;
            assert!(oldest.shows("aria-sort=\"ascending\""), "{}", oldest.text);

            let query = format!("columns={chosen}");
            let page = dewi.get(&format!("{}?{query}", told.list)).await;
            assert!(page.shows(told.word) && !page.shows(left_out), "{}", page.text);
            let file = dewi.get(&format!("{}/export/csv?{query}", told.list)).await.text;
            assert_eq!(
                file.trim_start_matches('\u{feff}').lines().next(),
                Some(heads),
                "{file}"
            );
            assert!(file.contains(told.word) && !file.contains(left_out));

            let view = [("path", told.list), ("query", &query), ("name", "What we gave")];
            assert_eq!(dewi.post("/app/views", &view).await.status, 303);
            assert!(dewi.get(told.list).await.shows("What we gave"));
        }
    })
    .await;
}
