//! Stories of what an event's history tells of those who came, and to whom.

use balai_kernel::{
    Id,
    actor::Role,
    args,
    store::{Conn as _, Sql},
    test::{Someone, World, on_both},
};

use crate::{
    event::tests::{MODULES, completed, party, planned},
    participation::Participation,
};

/// The line of somebody by family name.
async fn line(world: &World, family: &'static str) -> Id<Participation> {
    let sql =
        Sql::Same("select p.id from participation p join person q on q.id = p.person where q.family = $1");
    let (id,): (Id<Participation>,) = world.app.db.one(sql, args![family]).await.unwrap();
    id
}

async fn add(who: &Someone<'_>, event: &str, family: &str, code: &str) {
    let fields = [
        ("given", "Some"),
        ("family", family),
        ("party", code),
        ("status", "expected"),
        ("role", "participant"),
    ];
    let seen = who.post(&format!("{event}/people"), &fields).await;
    assert_eq!(seen.status, 303, "{}", seen.text);
}

#[tokio::test]
async fn what_is_done_to_the_people_of_an_event_stands_in_its_history_and_in_theirs() {
    on_both(&MODULES, async |world| {
        let ratna = world.person("Ratna Example", Role::ProgrammeOfficer, None).await;
        let thai = party(&world, "TH").await;
        let lanka = party(&world, "LK").await;
        let event = planned(&ratna, "Workshop", "3-7 June 2024", false).await;
        completed(&ratna, &event).await;
        add(&ratna, &event, "Quaxley", "TH").await;
        let row = line(&world, "Quaxley").await;
        let change = [
            ("version", "1"),
            ("party", "VN"),
            ("status", "absent"),
            ("role", "participant"),
        ];
        let saved = ratna.post(&format!("{event}/people/{row}"), &change).await;
        assert_eq!(saved.status, 303, "{}", saved.text);
        let heads = [("party", "TH"), ("number", "7"), ("basis", "counted")];
        assert_eq!(
            ratna.post(&format!("{event}/headcounts"), &heads).await.status,
            303
        );

        let history = format!("{event}/history");
        let page = ratna.get(&history).await;
        for words in [
            "added Some Quaxley",
            "changed the line of Some Quaxley",
            ">Attendance</th>",
            "expected",
            "absent",
            "Viet Nam",
            "added Thailand, headcount of 7",
        ] {
            assert!(page.shows(words), "{words}: {}", page.text);
        }
        assert!(!page.shows("Nothing yet"));

        // Who may not see the name reads that a line was changed, and no more.
        let elsewhere = world.person("Dilini Focal", Role::FocalPoint, Some(lanka)).await;
        let page = elsewhere.get(&history).await;
        assert!(page.shows("changed the line of a participant"), "{}", page.text);
        for words in ["Quaxley", "absent", "Ratna", "headcount of 7"] {
            // Above it stands what became of the event, which names its office.
            let (_, own) = page.text.split_once("<h2>History</h2>").unwrap();
            assert!(!own.contains(words), "{words}: {own}");
        }
        // Since the line is Viet Nam's now, it is no longer Thailand's to see.
        let kanya = world.person("Kanya Focal", Role::FocalPoint, Some(thai)).await;
        assert!(!kanya.get(&history).await.shows("Quaxley"));

        // The person's own page tells it in words, and does not say that they took part.
        let sql = Sql::Same("select person from participation where id = $1");
        let (person,): (uuid::Uuid,) = world.app.db.one(sql, args![row]).await.unwrap();
        let person = Id::<Participation>::of(person);
        let page = ratna.get(&format!("/app/directory/people/{person}")).await;
        for words in [
            "put them on the list of",
            "changed their line at",
            "Viet Nam",
            ">Attendance</th>",
        ] {
            assert!(page.shows(words), "{words}: {}", page.text);
        }
        assert!(
            page.shows("Other events on whose lists they stand"),
            "{}",
            page.text
        );
    })
    .await;
}

#[tokio::test]
async fn what_was_taken_off_a_list_and_put_back_stays_in_the_history() {
    on_both(&MODULES, async |world| {
        let ratna = world.person("Ratna Example", Role::ProgrammeOfficer, None).await;
        let event = planned(&ratna, "Workshop", "3-7 June 2024", false).await;
        add(&ratna, &event, "Quaxley", "TH").await;
        let row = line(&world, "Quaxley").await;
        let why = [("version", "1"), ("reason", "Came to another event")];
        let gone = ratna.post(&format!("{event}/people/{row}/removal"), &why).await;
        assert_eq!(gone.status, 303, "{}", gone.text);
        let history = format!("{event}/history");
        let page = ratna.get(&history).await;
        assert!(page.shows("took Some Quaxley off the list"), "{}", page.text);
        let back = ratna
            .post(&format!("{event}/removals/{row}/restoration"), &[])
            .await;
        assert_eq!(back.status, 303, "{}", back.text);
        let page = ratna.get(&history).await;
        assert!(page.shows("put Some Quaxley back on the list"), "{}", page.text);
        assert!(page.shows("took Some Quaxley off the list"));
    })
    .await;
}

#[tokio::test]
async fn the_second_editor_reads_words_and_finds_back_to_the_line() {
    on_both(&MODULES, async |world| {
        let ratna = world.person("Ratna Example", Role::ProgrammeOfficer, None).await;
        let event = planned(&ratna, "Workshop", "3-7 June 2024", false).await;
        add(&ratna, &event, "Quaxley", "TH").await;
        let row = line(&world, "Quaxley").await;
        let path = format!("{event}/people/{row}");
        let mut change = vec![
            ("version", "1"),
            ("party", "VN"),
            ("status", "partly"),
            ("way", "room"),
            ("role", "participant"),
        ];
        assert_eq!(ratna.post(&path, &change).await.status, 303);
        change[1..4].clone_from_slice(&[("party", "Thailand"), ("status", "attended"), ("way", "online")]);
        let late = ratna.post(&path, &change).await;
        assert_eq!(late.status, 409);
        for words in [
            "Viet Nam",
            "Thailand",
            "attended in part",
            "in the room",
            "online",
            "Open it again",
        ] {
            assert!(late.shows(words), "{words}: {}", late.text);
        }
        for code in ["<td>VN</td>", "<td>partly</td>", "<td>room</td>"] {
            assert!(!late.shows(code), "{code}: {}", late.text);
        }
        let back = format!("{path}/edit");
        assert!(late.shows(&format!("href=\"{back}\"")), "{}", late.text);
        assert_eq!(ratna.get(&back).await.status, 200);
        // An address that holds no id is one that nothing stands under.
        let nowhere = ratna.get("/app/events/not-an-id").await;
        assert_eq!(nowhere.status, 404);
        assert!(nowhere.shows("There is no such page"), "{}", nowhere.text);
    })
    .await;
}
