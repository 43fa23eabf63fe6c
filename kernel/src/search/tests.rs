//! What is put can be found by those who may see it, and by nobody else.

use uuid::Uuid;

use super::{Doc, Hits, MOST, find, put, put_many, remove_those};
use crate::{
    actor::Actor,
    args,
    audience::Audience,
    test::{World, on_both},
};

fn doc(world: &World, title: &str, audience: Audience) -> Doc {
    Doc {
        id: world.app.clock.id::<Doc>().uuid(),
        noun: "person",
        href: "/app".to_owned(),
        title: title.to_owned(),
        lede: String::new(),
        body: String::new(),
        audience,
        on: None,
    }
}

async fn keep(world: &World, docs: &[Doc]) {
    world
        .app
        .db
        .write("test.put", |tx| async move { put_many(&tx, docs).await })
        .await
        .unwrap();
}

async fn found(world: &World, actor: &Actor, question: &str) -> Hits {
    find(&world.app.db, actor, question, 50, 0).await.unwrap()
}

fn officer() -> Actor {
    Actor::office_job()
}

fn stranger() -> Actor {
    Actor::anonymous(crate::text::Lang::EN)
}

#[tokio::test]
async fn many_things_are_found_each_once_also_when_they_are_put_again() {
    on_both(&[], async |world| {
        let mut docs: Vec<Doc> = (0..600)
            .map(|n| doc(&world, &format!("Example number{n}"), Audience::office()))
            .collect();
        keep(&world, &docs).await;
        for doc in &mut docs {
            doc.title = doc.title.replace("Example", "Renamed");
        }
        keep(&world, &docs).await;
        assert_eq!(found(&world, &officer(), "example").await.count, 0);
        assert_eq!(found(&world, &officer(), "renamed").await.count, 600);
        assert_eq!(found(&world, &officer(), "renamed number599").await.count, 1);
    })
    .await;
}

#[tokio::test]
async fn a_narrower_audience_hides_at_once() {
    on_both(&[], async |world| {
        let mut one = doc(&world, "Example", Audience::public());
        keep(&world, std::slice::from_ref(&one)).await;
        assert_eq!(found(&world, &stranger(), "example").await.count, 1);
        one.audience = Audience::office();
        keep(&world, std::slice::from_ref(&one)).await;
        assert_eq!(found(&world, &stranger(), "example").await.count, 0);
        assert_eq!(found(&world, &officer(), "example").await.count, 1);
    })
    .await;
}

#[tokio::test]
async fn what_is_removed_is_found_by_nobody() {
    on_both(&[], async |world| {
        let docs: Vec<Doc> = (0..3)
            .map(|n| doc(&world, &format!("Example {n}"), Audience::public()))
            .collect();
        keep(&world, &docs).await;
        let id: Uuid = docs[1].id;
        world
            .app
            .db
            .write("test.remove", |tx| async move {
                remove_those(&tx, "select id from search_doc where id = $1", args![id]).await
            })
            .await
            .unwrap();
        assert_eq!(found(&world, &stranger(), "example").await.count, 2);
    })
    .await;
}

#[tokio::test]
async fn scripts_without_spaces_and_words_in_latin_letters_find_a_name() {
    on_both(&[], async |world| {
        let thai = doc(&world, "สมชาย ใจดี", Audience::public());
        world
            .app
            .db
            .write("test.put", |tx| {
                let thai = thai.clone();
                async move { put(&tx, &thai).await }
            })
            .await
            .unwrap();
        let latin = any_ascii::any_ascii("สมชาย");
        for question in ["สมชาย", "ใจดี", latin.as_str()] {
            assert_eq!(found(&world, &stranger(), question).await.count, 1, "{question}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_question_is_never_taken_for_the_language_of_the_index() {
    on_both(&[], async |world| {
        let hidden = doc(&world, "Example", Audience::office());
        keep(&world, std::slice::from_ref(&hidden)).await;
        for question in [
            "\"",
            "example OR example",
            "keys:koffice",
            "{keys}: koffice",
            "example*",
            "a & !b",
            "'",
            "(",
            "NEAR(a b)",
            "\\",
            "example') | ('x",
        ] {
            assert_eq!(found(&world, &stranger(), question).await.count, 0, "{question}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_page_past_the_last_one_still_tells_how_many_there_are() {
    on_both(&[], async |world| {
        let docs: Vec<Doc> = (0..3)
            .map(|n| doc(&world, &format!("Example {n}"), Audience::public()))
            .collect();
        keep(&world, &docs).await;
        let past = find(&world.app.db, &stranger(), "example", 2, 40).await.unwrap();
        assert_eq!((past.hits.len(), past.count), (0, 3));
    })
    .await;
}

#[tokio::test]
async fn more_hits_than_are_ranked_are_counted_as_that_many() {
    on_both(&[], async |world| {
        // The oldest fits best, and is not looked at: only the newest are ranked.
        keep(&world, &[doc(&world, "Example", Audience::public())]).await;
        let docs: Vec<Doc> = (0..MOST)
            .map(|n| {
                doc(
                    &world,
                    &format!("Example and many other words {n}"),
                    Audience::public(),
                )
            })
            .collect();
        keep(&world, &docs).await;
        let hits = find(&world.app.db, &stranger(), "example", MOST, 0)
            .await
            .unwrap();
        assert_eq!(hits.count, MOST);
        assert!(hits.hits.iter().all(|hit| hit.title != "Example"));
    })
    .await;
}
