//! Workbooks as people keep them: other headings, odd cells, what nobody can decide alone.

use balai_kernel::{
    Actor, Error,
    import::{self, Report, Standing, import_file},
    test::on_both,
};

use super::{ACTIVITIES, MODULES, bring, pairs, shown};

#[tokio::test]
async fn a_list_in_another_language_with_all_its_oddities_is_understood() {
    on_both(MODULES, async |world| {
        let app = &world.app;
        bring(app, "kegiatan-2025.csv", "Rencana kerja 2025;;;;\n;;;;\nKode Kegiatan;Judul Kegiatan;Jenis Kegiatan;Tanggal Mulai;Tanggal Selesai;Keterangan;Status\n\
            P-1;Pelatihan dokumen;pelatihan;13/01/2025;15/01/2025;;selesai\nP-2;Rapat meja;rapat;03/02/2025;03/02/2025;;dibatalkan\nP-3;Lokakarya;lokakarya;Maret 2025;;;ditunda\n".as_bytes()).await;
        let states = pairs(app, "select state, cast(month as bigint) from activity order by code").await;
        assert_eq!(states, vec![("completed".into(), 1), ("cancelled".into(), 2), ("postponed".into(), 3)]);
        let list = "Daftar hadir\n\nKode Kegiatan,Nama Lengkap,Jenis Kelamin,Instansi,Negara,Surel,Peran,Hadir,Tes awal,Tes akhir\n\
            P-1,Siti Example,perempuan,Direktorat Jenderal Imigrasi,Indonesia,siti@id.example,peserta; narasumber,ya,0.5,0.78\n\
            P-1,Budi Example,laki-laki,Polri,INDONESIA,budi@id.example,peserta,tidak,,\n\
            P-1,Aung Example,,Police,Burma,aung@mm.example,peserta,,0.4,0.4\n\
            P-1,Delegasi Thailand 8 orang,,,Thailand,,,,,\n\
            P-1,Rita Example,memilih tidak menyebutkan,Office,Narnia,rita@x.example,peserta,ya,,\n\
            Jumlah,12,,,,,,,,\n";
        let summary = bring(app, "hadir.csv", list.as_bytes()).await;
        assert_eq!(summary.count(Standing::New), 4, "{}", shown(&summary));
        assert_eq!(summary.count(Standing::Parked), 1, "{}", shown(&summary));
        let statuses = pairs(app, "select status, count(*) from participation group by status order by status").await;
        assert_eq!(statuses, vec![("absent".into(), 1), ("attended".into(), 1), ("not-recorded".into(), 1)]);
        assert_eq!(world.number("select count(*) from participation where roles = 'participant speaker' and counted_role = 'participant' and pre_score = 50 and post_score = 78").await, 1);
        assert_eq!(world.number("select number from headcount_line").await, 8);
        assert_eq!(world.number("select count(*) from agency where kind = 'immigration'").await, 1);
    })
    .await;
}

#[tokio::test]
async fn a_shared_mailbox_and_a_short_name_identify_nobody() {
    on_both(MODULES, async |world| {
        let app = &world.app;
        bring(app, "activities.csv", ACTIVITIES.as_bytes()).await;
        let list = "Event,Name,Country,E-mail,Attended\n\
            X-1,Somchai Example,Thailand,info@th.example,yes\nX-1,Malee Sample,Thailand,info@th.example,yes\n\
            X-2,Somchai Example,Thailand,info@th.example,yes\nX-2,Anan Person,Thailand,anan@th.example,yes\nX-1,Anan Persno,Thailand,ANAN@th.example,yes\n";
        let summary = bring(app, "participants.csv", list.as_bytes()).await;
        assert_eq!(summary.count(Standing::New), 5, "{}", shown(&summary));
        assert_eq!(world.number("select count(*) from person").await, 4);
        assert_eq!(world.number("select count(*) from same_person").await, 1);
    })
    .await;
}

#[tokio::test]
async fn one_person_in_two_rows_of_a_list_comes_in_twice_with_the_question_open() {
    on_both(MODULES, async |world| {
        let app = &world.app;
        bring(app, "activities.csv", ACTIVITIES.as_bytes()).await;
        let list = "Event,Family name,Given name,Sex,Agency,Country,Role,Attended\n\
            X-1,Two,Roles,F,Police,Thailand,participant,yes\nX-1,Two,Roles,F,Police,Thailand,speaker,yes\n\
            X-1,Namesake,Nam,M,Police,Thailand,participant,yes\nX-1,Namesake,Nam,M,Customs,Thailand,participant,yes\n\
            X-1,Officer,Rso,F,RSO,Thailand,RSO staff; speaker,yes\nX-1,Moder,Ator,F,RSO,IOM,\"Moderator, secretariat\",yes\n";
        let summary = bring(app, "participants.csv", list.as_bytes()).await;
        assert_eq!(summary.count(Standing::New), 6, "{}", shown(&summary));
        // Nothing is merged by itself, and those of two agencies are two people.
        assert_eq!(world.number("select count(*) from person where merged_into is null").await, 6);
        assert_eq!(world.number("select count(*) from same_person where decided_at is null").await, 1);
        assert_eq!(
            world.number("select count(*) from same_person s join person p on p.id = s.person where p.family = 'Two' and cast(s.evidence as text) like '%import-evidence-same-list%' and cast(s.evidence as text) like '%same-person-agency%'").await,
            1
        );
        // Who works for the office at an event is in no figure, whatever else they did.
        assert_eq!(world.number("select count(*) from participation where counted_role = 'office'").await, 2);
        assert_eq!(world.number("select count(*) from participation where roles = 'speaker office'").await, 2);
        // The same list again finds them both, and asks nothing new.
        let again = bring(app, "participants-again.csv", format!("{list}\n").as_bytes()).await;
        assert_eq!(again.count(Standing::New), 0, "{}", shown(&again));
        assert_eq!(world.number("select count(*) from same_person").await, 1);
    })
    .await;
}

#[tokio::test]
async fn one_address_with_two_names_waits_for_somebody() {
    on_both(MODULES, async |world| {
        let app = &world.app;
        bring(app, "activities.csv", ACTIVITIES.as_bytes()).await;
        let list = "Event,Name,Country,E-mail,Attended\nX-1,Somchai Example,Thailand,som@th.example,yes\nX-1,Boonmee Other,Thailand,som@th.example,yes\n";
        let actor = Actor::office_job();
        let waits = import_file(app, &actor, None, "list.csv", list.into(), false, false, &|_, _, _| {}).await.expect("read");
        assert_eq!(waits.count(Standing::Needs), 1, "{}", shown(&waits));
        assert!(matches!(import::apply(app, &actor, waits.batch).await, Err(Error::Refused(_))));
        assert_eq!(world.number("select count(*) from participation").await, 0);
    })
    .await;
}

#[tokio::test]
async fn dates_that_can_be_read_in_two_ways_are_asked_about() {
    on_both(MODULES, async |world| {
        let app = &world.app;
        let actor = Actor::office_job();
        let list = "Code,Title,Type,Start,Status\nA-1,One,training,03/04/2024,completed\nA-2,Two,training,05/06/2024,completed\n";
        let asked = import_file(app, &actor, None, "plan.csv", list.into(), false, false, &|_, _, _| {}).await.expect("read");
        assert_eq!(asked.count(Standing::Needs), 2, "{}", shown(&asked));
        // One date that can only be read one way tells for the column.
        let told = format!("{list}A-3,Three,training,25/06/2024,completed\n");
        let summary = bring(app, "plan-2.csv", told.as_bytes()).await;
        assert_eq!(summary.count(Standing::New), 3, "{}", shown(&summary));
        assert_eq!(world.number("select cast(month as bigint) from activity where code = 'A-1'").await, 4);
    })
    .await;
}

#[tokio::test]
async fn hostile_names_and_odd_rows_get_a_sentence_or_come_in_harmless() {
    on_both(MODULES, async |world| {
        let app = &world.app;
        bring(app, "activities.csv", ACTIVITIES.as_bytes()).await;
        let long = "a".repeat(2_000);
        let list = format!(
            "Event,Name,Country,E-mail,Attended,Post-test\n\
             X-1,<script>alert(1)</script> Example,Thailand,,yes,\nX-1,\u{202e}Anan\u{202c} Example,Thailand,,yes,\n\
             X-1,{long},Thailand,,yes,\nX-1,,Thailand,x@th.example,yes,\nX-9,Malee Example,Thailand,,yes,\n\
             X-1,Nok Example,Thailand,,blue,\nX-1,Dao Example,Thailand,,yes,140\nX-1,Ploy Example,France,,yes,\n"
        );
        let summary = bring(app, "list.csv", list.as_bytes()).await;
        assert_eq!(summary.count(Standing::New), 3, "{}", shown(&summary));
        // What is wrong with an answer or a mark is asked; it costs nobody their place.
        assert_eq!(summary.count(Standing::Cannot), 2, "{}", shown(&summary));
        assert_eq!(summary.count(Standing::Parked), 3, "{}", shown(&summary));
        assert_eq!(world.number("select count(*) from person where written like '%\u{202e}%'").await, 0);
    })
    .await;
}

#[tokio::test]
async fn files_that_cannot_be_read_leave_nothing_behind() {
    on_both(MODULES, async |world| {
        let app = &world.app;
        let actor = Actor::office_job();
        let whole = super::demo_file("activities-2024.xlsx");
        let cut = whole[..whole.len() / 2].to_vec();
        for (name, bytes) in [
            ("empty.xlsx", Vec::new()),
            ("cut.xlsx", cut),
            ("picture.png", b"\x89PNG\r\n\x1a\n0000".to_vec()),
        ] {
            let refused = import_file(app, &actor, None, name, bytes, false, true, &|_, _, _| {}).await;
            assert!(matches!(refused, Err(Error::Refused(_))), "{name}");
        }
        assert_eq!(world.number("select count(*) from import_batch").await, 0);
        assert_eq!(world.number("select count(*) from file").await, 0);
    })
    .await;
}

#[tokio::test]
async fn duplicate_codes_and_a_dry_run_keep_the_plan_clean() {
    on_both(MODULES, async |world| {
        let app = &world.app;
        let actor = Actor::office_job();
        let twice = format!("{ACTIVITIES}X-1,Another training,training,9 June 2024,9 June 2024,completed\n");
        let looked = import_file(
            app,
            &actor,
            None,
            "plan.csv",
            twice.clone().into(),
            true,
            false,
            &|_, _, _| {},
        )
        .await
        .expect("read");
        assert_eq!(looked.count(Standing::New), 2, "{}", shown(&looked));
        assert_eq!(looked.count(Standing::Needs), 1, "{}", shown(&looked));
        assert_eq!(world.number("select count(*) from import_batch").await, 0);
        assert_eq!(world.number("select count(*) from staged_activity").await, 0);
        bring(app, "plan.csv", twice.as_bytes()).await;
        assert_eq!(world.number("select count(*) from activity").await, 2);
    })
    .await;
}

#[tokio::test]
async fn planning_that_was_cut_short_and_begun_again_makes_nobody_twice() {
    on_both(MODULES, async |world| {
        let app = &world.app;
        bring(app, "activities.csv", ACTIVITIES.as_bytes()).await;
        let actor = Actor::office_job();
        let mut list = "Event,Name,Country,E-mail,Attended\n".to_owned();
        for n in 0..600 {
            list.push_str(&format!("X-1,Person{n} Example,Thailand,p{n}@th.example,yes\n"));
        }
        let summary = import_file(app, &actor, None, "list.csv", list.into(), false, false, &|_, _, _| {}).await.expect("read");
        // As a second worker does after the first was killed between two runs of rows.
        world.script("delete from import_row where row_number > 300; update import_batch set state = 'staging' where state = 'planned'").await;
        import::plan(app, summary.batch, &Report::Silent).await.expect("planned");
        import::plan(app, summary.batch, &Report::Silent).await.expect("planned again");
        import::apply(app, &actor, summary.batch).await.expect("applied");
        assert_eq!(world.number("select count(*) from participation").await, 299);
        assert_eq!(world.number("select count(*) from person").await, 299);
        assert_eq!(world.number("select count(*) from staged_person").await, 0);
    })
    .await;
}

#[tokio::test]
async fn a_list_waits_until_the_addresses_of_the_one_before_are_written() {
    on_both(MODULES, async |world| {
        let app = &world.app;
        bring(app, "activities.csv", ACTIVITIES.as_bytes()).await;
        bring(app, "first.csv", b"Event,Name,Country,E-mail,Attended\nX-1,Malee Sample,Thailand,malee@th.example,yes\n").await;
        // As the first import stands between its records and their addresses.
        world
            .script(
                "insert into staged_address (id, batch, person, kind, value, folded, shared) select id, batch, person, kind, value, folded, shared from person_address; \
                 delete from person_address; delete from person_key; \
                 update import_batch set is_finishing = true where file_name = 'first.csv'",
            )
            .await;
        let second = bring(app, "second.csv", b"Event,Name,Country,E-mail,Attended\nX-2,Malee Sample,Thailand,malee@th.example,yes\n");
        let finishing = async {
            tokio::time::sleep(std::time::Duration::from_millis(500)).await;
            world
                .script(
                    "insert into person_address (id, person, kind, value, folded, shared, batch) select id, person, kind, value, folded, shared, batch from staged_address; \
                     update import_batch set is_finishing = false",
                )
                .await;
        };
        tokio::join!(second, finishing);
        assert_eq!(world.number("select count(*) from person").await, 1);
        assert_eq!(world.number("select count(*) from participation").await, 2);
    })
    .await;
}
