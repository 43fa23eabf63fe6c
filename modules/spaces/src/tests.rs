//! Stories of teams, through the pages. The bytes are invented: what seals them is tried in the
//! browser's own stories.

use balai_kernel::{
    account,
    actor::Role,
    test::{Seen, Someone, World, on_both},
};
use serde_json::json;

use crate::{MODULE, wire};

const MODULES: &[balai_kernel::Module] = &[MODULE];
const TEAM: &str = "0b6d1a529a354e0e8a431f0b8f6f0a11";
const ITEM: &str = "4f0e6a8c3f0e4b2d9d0b6d6a1c1a7e22";

fn bytes(count: usize, first: u8) -> String {
    let mut all = vec![9; count];
    all[0] = first;
    wire::write(&all)
}

fn given(seed: u8) -> String {
    let mut all = vec![seed; 65 + 28 + 32];
    all[0] = 4;
    wire::write(&all)
}

/// Keeps a sealing key, as a browser would.
async fn make_key(who: &Someone<'_>) {
    let ways = json!([{ "id": null, "salt": bytes(32, 1), "wrapped": bytes(28 + 138, 1) }]).to_string();
    let sent = who
        .post(
            "/app/me/sealing-key",
            &[("point", &bytes(65, 4)), ("ways", &ways)],
        )
        .await;
    assert_eq!(
        sent.location.as_deref(),
        Some("/app/me/sealing-key?told=sealing-key-kept")
    );
}

/// Founds the team of these stories.
async fn found(leader: &Someone<'_>) {
    make_key(leader).await;
    let sent = leader
        .post(
            "/app/teams",
            &[
                ("team", TEAM),
                ("name", "Moderators"),
                ("copy", &given(1)),
                ("vouched", &bytes(32, 1)),
            ],
        )
        .await;
    assert_eq!(
        sent.location,
        Some(format!("/app/teams/{TEAM}?told=team-founded"))
    );
}

/// Asks somebody in, who says yes.
async fn join(leader: &Someone<'_>, other: &Someone<'_>, address: &str) -> String {
    leader
        .post(&format!("/app/teams/{TEAM}/members"), &[("address", address)])
        .await;
    let page = other.get("/app/teams").await;
    let asked = between(&page.text, "/app/teams/members/", "/acceptance").expect("they are asked");
    other
        .post(&format!("/app/teams/members/{asked}/acceptance"), &[])
        .await;
    asked
}

fn between(text: &str, from: &str, to: &str) -> Option<String> {
    let end = text.find(to)?;
    let start = text[..end].rfind(from)? + from.len();
    Some(text[start..end].to_owned())
}

async fn admit(by: &Someone<'_>, member: &str) -> Seen {
    by.post(
        &format!("/app/teams/{TEAM}/members/{member}/admission"),
        &[("number", "1"), ("copy", &given(2)), ("vouched", &bytes(32, 2))],
    )
    .await
}

async fn write(who: &Someone<'_>, number: &str) -> Seen {
    who.post(
        &format!("/app/teams/{TEAM}/items"),
        &[
            ("item", ITEM),
            ("number", number),
            ("item_key", &bytes(60, 1)),
            ("head", &bytes(60, 1)),
            ("body", &bytes(90, 1)),
        ],
    )
    .await
}

#[tokio::test]
async fn a_team_is_there_for_its_members_alone_whatever_the_others_are() {
    on_both(MODULES, async |world| {
        let leader = world.person("Rani Sinta", Role::ProgrammeOfficer, None).await;
        found(&leader).await;
        write(&leader, "1").await;
        assert_eq!(leader.get(&format!("/app/teams/{TEAM}")).await.status, 200);
        for (name, role) in [
            ("Ada Min", Role::Administrator),
            ("Co Manager", Role::CoManager),
            ("Mona Torin", Role::MonitoringOfficer),
        ] {
            let other = world.person(name, role, None).await;
            make_key(&other).await;
            for path in [
                format!("/app/teams/{TEAM}"),
                format!("/app/teams/{TEAM}/members"),
                format!("/app/teams/{TEAM}/escrow"),
                format!("/app/teams/{TEAM}/items/{ITEM}"),
                format!("/app/teams/{TEAM}/items/{ITEM}/file"),
            ] {
                assert_eq!(other.get(&path).await.status, 404, "{name} at {path}");
            }
            assert!(!other.get("/app/teams").await.shows("Moderators"), "{name}");
            assert_eq!(write(&other, "1").await.status, 404, "{name}");
        }
    })
    .await;
}

#[tokio::test]
async fn who_is_asked_says_yes_themselves_and_opens_what_is_sealed_once_let_in() {
    on_both(MODULES, async |world| {
        let leader = world.person("Rani Sinta", Role::ProgrammeOfficer, None).await;
        let other = world.person("Tomi Hartono", Role::ProgrammeOfficer, None).await;
        found(&leader).await;
        make_key(&other).await;
        let member = join(&leader, &other, "tomi.hartono@test.example").await;
        let page = other.get(&format!("/app/teams/{TEAM}")).await;
        assert_eq!(page.status, 200);
        assert!(page.shows("You are a member. What is sealed opens once"));
        // Whoever waits lets nobody in, themselves included: they have no key to give.
        assert_eq!(admit(&other, &member).await.status, 422);
        assert_eq!(admit(&leader, &member).await.status, 303);
        let page = other.get(&format!("/app/teams/{TEAM}")).await;
        assert!(page.shows(&given(2)), "the key has come");
        assert!(!page.shows(&given(1)), "the leader's copy is the leader's");
    })
    .await;
}

#[tokio::test]
async fn nobody_says_yes_for_somebody_else() {
    on_both(MODULES, async |world| {
        let leader = world.person("Rani Sinta", Role::ProgrammeOfficer, None).await;
        let other = world.person("Tomi Hartono", Role::ProgrammeOfficer, None).await;
        found(&leader).await;
        leader
            .post(
                &format!("/app/teams/{TEAM}/members"),
                &[("address", "tomi.hartono@test.example")],
            )
            .await;
        let page = other.get("/app/teams").await;
        let asked = between(&page.text, "/app/teams/members/", "/acceptance").unwrap();
        let path = format!("/app/teams/members/{asked}/acceptance");
        assert_eq!(leader.post(&path, &[]).await.status, 403);
        assert_eq!(other.get(&format!("/app/teams/{TEAM}")).await.status, 404);
    })
    .await;
}

#[tokio::test]
async fn an_address_that_nobody_answers_to_is_answered_like_one_that_somebody_does() {
    on_both(MODULES, async |world| {
        let leader = world.person("Rani Sinta", Role::ProgrammeOfficer, None).await;
        world.person("Tomi Hartono", Role::ProgrammeOfficer, None).await;
        found(&leader).await;
        let path = format!("/app/teams/{TEAM}/members");
        let known = leader
            .post(&path, &[("address", "tomi.hartono@test.example")])
            .await;
        let unknown = leader
            .post(&path, &[("address", "nobody.at.all@test.example")])
            .await;
        assert_eq!(known.location, unknown.location);
        let page = leader.get(&path).await;
        assert!(page.shows("tomi.hartono@test.example") && page.shows("nobody.at.all@test.example"));
        assert!(!page.shows("Tomi Hartono"), "the name comes with the yes");
    })
    .await;
}

#[tokio::test]
async fn nothing_in_the_clear_is_taken_for_sealed() {
    on_both(MODULES, async |world| {
        let leader = world.person("Rani Sinta", Role::ProgrammeOfficer, None).await;
        found(&leader).await;
        let sent = leader
            .post(
                &format!("/app/teams/{TEAM}/items"),
                &[
                    ("item", ITEM),
                    ("number", "1"),
                    ("item_key", "none"),
                    ("head", "The title"),
                    ("body", "What was said in the room."),
                ],
            )
            .await;
        assert_eq!(sent.status, 422);
        assert_eq!(world.number("select count(*) from sealed_item").await, 0);
    })
    .await;
}

#[tokio::test]
async fn the_pages_have_no_field_that_would_send_what_is_typed() {
    on_both(MODULES, async |world| {
        let leader = world.person("Rani Sinta", Role::ProgrammeOfficer, None).await;
        found(&leader).await;
        let page = leader.get(&format!("/app/teams/{TEAM}/items/new")).await;
        assert!(page.shows("data-field=\"title\"") && page.shows("data-field=\"text\""));
        for name in ["title", "text", "file", "paper"] {
            assert!(!page.shows(&format!(" name=\"{name}\"")), "{name} would be sent");
        }
    })
    .await;
}

#[tokio::test]
async fn whoever_is_removed_is_out_at_once_and_their_copy_of_the_key_is_gone() {
    on_both(MODULES, async |world| {
        let leader = world.person("Rani Sinta", Role::ProgrammeOfficer, None).await;
        let other = world.person("Tomi Hartono", Role::ProgrammeOfficer, None).await;
        found(&leader).await;
        make_key(&other).await;
        let member = join(&leader, &other, "tomi.hartono@test.example").await;
        admit(&leader, &member).await;
        leader
            .post(&format!("/app/teams/members/{member}/removal"), &[])
            .await;
        assert_eq!(other.get(&format!("/app/teams/{TEAM}")).await.status, 404);
        let left = "select count(*) from team_key_copy where wrapped is not null";
        assert_eq!(world.number(left).await, 1);
        let page = leader.get(&format!("/app/teams/{TEAM}")).await;
        assert!(page.shows("Somebody who has left still knows the key"));
    })
    .await;
}

#[tokio::test]
async fn a_new_key_goes_to_members_alone() {
    on_both(MODULES, async |world| {
        let leader = world.person("Rani Sinta", Role::ProgrammeOfficer, None).await;
        let other = world.person("Tomi Hartono", Role::ProgrammeOfficer, None).await;
        found(&leader).await;
        make_key(&other).await;
        let key = key_of(&world, other.account).await;
        let copies = json!([{ "key": key, "copy": given(3), "vouched": bytes(32, 3) }]).to_string();
        let new_key = [
            ("number", "2"),
            ("before", &bytes(60, 1)),
            ("copies", &copies),
            ("parts", "[]"),
        ];
        let sent = leader.post(&format!("/app/teams/{TEAM}/key"), &new_key).await;
        assert_eq!(sent.status, 422);
        assert_eq!(world.number("select count(*) from team_key").await, 1);
    })
    .await;
}

async fn key_of(world: &World, account: Option<balai_kernel::Id<account::Account>>) -> String {
    let key = crate::sealing_key::store::of(&world.app.db, account.unwrap()).await;
    key.unwrap().unwrap().id.to_string()
}

#[tokio::test]
async fn what_was_sealed_with_an_older_key_is_not_kept() {
    on_both(MODULES, async |world| {
        let leader = world.person("Rani Sinta", Role::ProgrammeOfficer, None).await;
        found(&leader).await;
        let key = key_of(&world, leader.account).await;
        let copies = json!([{ "key": key, "copy": given(3), "vouched": bytes(32, 3) }]).to_string();
        let before = bytes(60, 1);
        let new_key = [
            ("number", "2"),
            ("before", before.as_str()),
            ("copies", &copies),
            ("parts", "[]"),
        ];
        let sent = leader.post(&format!("/app/teams/{TEAM}/key"), &new_key).await;
        assert_eq!(
            sent.location,
            Some(format!("/app/teams/{TEAM}?told=team-key-changed"))
        );
        assert_eq!(write(&leader, "1").await.status, 422);
        assert_eq!(write(&leader, "2").await.status, 303);
    })
    .await;
}

/// Gives halves of the team's key to two people, who make their keys first.
async fn give_halves(world: &World, leader: &Someone<'_>, holders: [&Someone<'_>; 2]) -> Seen {
    let mut parts = Vec::new();
    for who in holders {
        make_key(who).await;
        let key = key_of(world, who.account).await;
        parts.push(json!({ "account": who.account, "key": key, "part": given(5), "vouched": bytes(32, 5) }));
    }
    let parts = json!(parts).to_string();
    leader
        .post(
            &format!("/app/teams/{TEAM}/escrow"),
            &[("number", "1"), ("parts", &parts)],
        )
        .await
}

#[tokio::test]
async fn nobody_holds_both_halves() {
    on_both(MODULES, async |world| {
        let leader = world.person("Rani Sinta", Role::ProgrammeOfficer, None).await;
        let one = world.person("Olga Nei", Role::CoManager, None).await;
        found(&leader).await;
        assert_eq!(give_halves(&world, &leader, [&one, &one]).await.status, 422);
        assert_eq!(world.number("select count(*) from escrow_part").await, 0);
    })
    .await;
}

#[tokio::test]
async fn one_holder_alone_gives_no_key_and_whoever_asks_answers_nothing() {
    on_both(MODULES, async |world| {
        let leader = world.person("Rani Sinta", Role::ProgrammeOfficer, None).await;
        let one = world.person("Olga Nei", Role::CoManager, None).await;
        let two = world.person("Tuah Dua", Role::CoManager, None).await;
        found(&leader).await;
        assert_eq!(give_halves(&world, &leader, [&one, &two]).await.status, 303);
        let asked = leader
            .post(
                &format!("/app/teams/{TEAM}/escrow/requests"),
                &[("reason", "The paper burnt with the house.")],
            )
            .await;
        let location = asked.location.expect("the request's page");
        let request = location.split('?').next().unwrap().to_owned();
        let answer = format!("{request}/answer");
        let taking = format!("{request}/taking");
        let taken = [("number", "1"), ("copy", &*given(6)), ("vouched", &*bytes(32, 6))];
        assert_eq!(leader.post(&answer, &[("answer", &given(7))]).await.status, 403);
        assert_eq!(one.post(&answer, &[("answer", &given(7))]).await.status, 303);
        assert_eq!(leader.post(&taking, &taken).await.status, 422);
        // The same one twice is still one.
        one.post(&answer, &[("answer", &given(8))]).await;
        assert_eq!(leader.post(&taking, &taken).await.status, 422);
        two.post(&answer, &[("answer", &given(9))]).await;
        assert_eq!(one.post(&taking, &taken).await.status, 403);
        assert_eq!(leader.post(&taking, &taken).await.status, 303);
    })
    .await;
}

#[tokio::test]
async fn a_holder_sees_the_request_and_nothing_of_the_team() {
    on_both(MODULES, async |world| {
        let leader = world.person("Rani Sinta", Role::ProgrammeOfficer, None).await;
        let one = world.person("Olga Nei", Role::CoManager, None).await;
        let two = world.person("Tuah Dua", Role::CoManager, None).await;
        found(&leader).await;
        assert_eq!(give_halves(&world, &leader, [&one, &two]).await.status, 303);
        assert_eq!(one.get(&format!("/app/teams/{TEAM}")).await.status, 404);
        let asked = leader
            .post(
                &format!("/app/teams/{TEAM}/escrow/requests"),
                &[("reason", "Lost.")],
            )
            .await;
        let location = asked.location.unwrap();
        let request = location.split('?').next().unwrap();
        let page = one.get(request).await;
        assert!(page.shows("Lost.") && page.shows("Rani Sinta"));
        assert_eq!(one.get(&format!("/app/teams/{TEAM}")).await.status, 404);
    })
    .await;
}

#[tokio::test]
async fn neither_search_nor_letter_nor_the_audit_tells_of_what_is_in_a_team() {
    on_both(MODULES, async |world| {
        let leader = world.person("Rani Sinta", Role::ProgrammeOfficer, None).await;
        let other = world.person("Tomi Hartono", Role::ProgrammeOfficer, None).await;
        found(&leader).await;
        make_key(&other).await;
        join(&leader, &other, "tomi.hartono@test.example").await;
        write(&leader, "1").await;
        let named = "select count(*) from mail where body like '%Moderators%' or subject like '%Moderators%'";
        assert_eq!(world.number(named).await, 0);
        let entries = "select count(*) from search_doc where noun in ('team', 'sealed-item')";
        assert_eq!(world.number(entries).await, 0);
        let told = "select count(*) from audit_value v join audit_line l on l.id = v.line where l.noun in ('team', 'team-member', 'sealed-item', 'sealing-key')";
        assert_eq!(world.number(told).await, 0);
    })
    .await;
}

#[tokio::test]
async fn whoever_has_no_role_any_more_is_out_of_every_team() {
    on_both(MODULES, async |world| {
        let leader = world.person("Rani Sinta", Role::ProgrammeOfficer, None).await;
        found(&leader).await;
        world
            .script("update role_grant set until_on = '2025-01-31'")
            .await;
        assert_ne!(leader.get(&format!("/app/teams/{TEAM}")).await.status, 200);
    })
    .await;
}

#[tokio::test]
async fn whoever_is_erased_leaves_their_teams_and_no_address_there() {
    on_both(MODULES, async |world| {
        let leader = world.person("Rani Sinta", Role::ProgrammeOfficer, None).await;
        let person = world.app.clock.id();
        let other = world
            .person_of("Tomi Hartono", Role::ProgrammeOfficer, None, Some(person))
            .await;
        found(&leader).await;
        make_key(&other).await;
        let member = join(&leader, &other, "tomi.hartono@test.example").await;
        admit(&leader, &member).await;
        let app = &world.app;
        app.db
            .write("test.erase", |tx| async move {
                balai_kernel::retention::person::empty(&tx, app, person)
                    .await
                    .map(drop)
            })
            .await
            .unwrap();
        for nothing in [
            "select count(*) from team_member where address <> '' or (account is not null and ended_at is null and not is_leader)",
            "select count(*) from team_key_copy c join sealing_key k on k.id = c.sealing_key where c.wrapped is not null and k.replaced_at is not null",
            "select count(*) from sealing_key k join sealing_key_way w on w.sealing_key = k.id where k.replaced_at is not null",
        ] {
            assert_eq!(world.number(nothing).await, 0, "{nothing}");
        }
    })
    .await;
}
