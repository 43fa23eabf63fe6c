//! What the search says of each kind of thing.

use balai_kernel::{
    store::{Conn as _, Sql},
    text::{Lang, catalogue},
};

use crate::on_demo;

#[tokio::test(flavor = "multi_thread")]
async fn every_kind_of_thing_that_can_be_found_has_a_name_in_every_language() {
    on_demo(async |world| {
        let app = &world.app;
        for reindex in app.modules.iter().filter_map(|module| module.reindex) {
            reindex(app).await.unwrap();
        }
        let sql = Sql::Same("select distinct noun from search_doc order by noun");
        let nouns: Vec<(String,)> = app.db.all(sql, Vec::new()).await.unwrap();
        let nouns: Vec<&str> = nouns.iter().map(|(noun,)| noun.as_str()).collect();
        for known in [
            "body-input",
            "external-event",
            "initiative",
            "project",
            "publication",
        ] {
            assert!(nouns.contains(&known), "{known} is not among {nouns:?}");
        }
        for lang in app.profile.office.languages.iter() {
            let lang = catalogue().language(lang).unwrap_or(Lang::EN);
            for noun in &nouns {
                let key = format!("search-noun-{noun}");
                assert!(catalogue().has(lang, &key), "{key} is missing in {}", lang.code());
            }
        }
    })
    .await;
}
