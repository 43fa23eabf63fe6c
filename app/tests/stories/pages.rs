//! Every page answers, for everyone, in every language.

use balai_kernel::actor::Role;

use crate::{crawl::walk, on_demo, on_empty, participant, party};

#[tokio::test(flavor = "multi_thread")]
async fn every_page_answers_for_every_role_in_both_languages() {
    on_demo(async |world| {
        let thailand = party(&world.app, "TH").await;
        let officer = participant(&world.app, "TH").await;
        let mut wrong = Vec::new();
        for (role, of, person) in [
            (Role::Administrator, None, None),
            (Role::CoManager, None, None),
            (Role::ProgrammeOfficer, None, None),
            (Role::MonitoringOfficer, None, None),
            (Role::FocalPoint, Some(thailand), None),
            (Role::FrontlineOfficer, Some(thailand), Some(officer)),
        ] {
            let name = format!("Someone {}", role.code());
            let someone = world.person_of(&name, role, of, person).await;
            for start in ["/app", "/app?lang=id"] {
                let seen = walk(&someone, &[start, "/"], 120, 2).await;
                wrong.extend(
                    seen.wrong
                        .into_iter()
                        .map(|line| format!("{}: {line}", role.code())),
                );
                let indonesian: Vec<String> = seen
                    .pages
                    .keys()
                    .map(|path| format!("{path}{}lang=id", if path.contains('?') { '&' } else { '?' }))
                    .collect();
                if start == "/app" {
                    for path in indonesian {
                        let page = someone.get(&path).await;
                        if page.status.is_server_error() || page.text.contains('\u{27e6}') {
                            wrong.push(format!("{}: {path}: {}", role.code(), page.status));
                        }
                    }
                }
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_empty_office_has_no_broken_page() {
    on_empty(async |world| {
        let officer = world.person("Nicha Phanit", Role::ProgrammeOfficer, None).await;
        let seen = walk(&officer, &["/app", "/"], 150, 2).await;
        assert!(seen.wrong.is_empty(), "{}", seen.wrong.join("\n"));
        assert!(
            seen.pages.len() > 20,
            "only {} pages were reached",
            seen.pages.len()
        );
    })
    .await;
}
