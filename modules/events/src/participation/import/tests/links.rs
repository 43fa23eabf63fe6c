//! What lists say beside an activity's own fields, and lines that somebody took off.

use balai_kernel::{
    Actor, Id,
    actor::Role,
    args,
    import::{self, Standing},
    store::{Conn as _, Sql},
    test::on_both,
};

use super::{ACTIVITIES, MODULES, bring, shown};

const HEAD: &str = "Code,Title,Type,Start,Status,Initiative,Part of,Co-organisers\n";

#[tokio::test]
async fn a_list_names_programmes_further_initiatives_and_co_organisers() {
    on_both(MODULES, async |world| {
        let app = &world.app;
        // The parts stand before their whole, as in many lists.
        let plan = format!(
            "{HEAD}P-1,First module,training,3 June 2024,completed,4; also 2,PRG,UNODC\n\
             P-2,Second module,training,5 June 2024,completed,4,Programme on documents,\n\
             PRG,Programme on documents,training,2024,completed,4,,\n\
             P-3,Third module,training,6 June 2024,completed,4; also 99,PRG,\n\
             P-4,Fourth module,training,7 June 2024,completed,4,A programme of others,\n\
             P-5,Fifth module,training,8 June 2024,completed,4,P-1,\n"
        );
        let summary = bring(app, "plan.csv", plan.as_bytes()).await;
        assert_eq!(summary.count(Standing::New), 3, "{}", shown(&summary));
        assert_eq!(summary.count(Standing::Parked), 3, "{}", shown(&summary));
        let told = shown(&summary);
        for sentence in [
            "“also 99” is nothing that the plan knows",
            "There is no activity “A programme of others”",
            "“P-1” cannot be the whole of this one",
        ] {
            assert!(told.contains(sentence), "{told}");
        }
        let parts =
            "select count(*) from activity p join activity w on w.id = p.part_of where w.code = 'PRG'";
        assert_eq!(world.number(parts).await, 2);
        let primary =
            "select count(*) from activity a join initiative i on i.id = a.initiative where i.code = '4'";
        assert_eq!(world.number(primary).await, 3);
        let also = "select count(*) from activity_initiative";
        let organisers = "select count(*) from co_organiser";
        assert_eq!((world.number(also).await, world.number(organisers).await), (1, 1));

        // A later workbook adds to what is known and takes nothing away.
        let later = format!("{HEAD}P-1,First module,training,3 June 2024,completed,4 and 3,PRG,IOM; unodc\n");
        let summary = bring(app, "later.csv", later.as_bytes()).await;
        assert_eq!(summary.count(Standing::Changes), 1, "{}", shown(&summary));
        assert!(
            shown(&summary).contains("Changes: Other initiatives, Co-organisers."),
            "{}",
            shown(&summary)
        );
        assert_eq!((world.number(also).await, world.number(organisers).await), (2, 2));
        let placed =
            "select count(*) from co_organiser where name = 'IOM' and position = 1 and party is not null";
        assert_eq!(world.number(placed).await, 1);
        let again = bring(app, "later.csv", later.as_bytes()).await;
        assert_eq!(again.count(Standing::Same), 1, "{}", shown(&again));
        import::undo(app, &Actor::office_job(), summary.batch)
            .await
            .expect("nothing depends on it");
        assert_eq!((world.number(also).await, world.number(organisers).await), (1, 1));
        assert_eq!(world.number(parts).await, 2);
    })
    .await;
}

#[tokio::test]
async fn whoever_was_taken_off_a_list_does_not_come_back_with_the_same_workbook() {
    on_both(MODULES, async |world| {
        let app = &world.app;
        bring(app, "activities.csv", ACTIVITIES.as_bytes()).await;
        let list = "Event,Name,Country,E-mail,Attended,Duration,Number\n\
            X-1,Somchai Example,Thailand,som@th.example,yes,1h30,\n\
            X-1,Malee Sample,Thailand,,yes,2 days,\n\
            X-1,,Nepal,,,,7\n\
            X-1,Anan Person,Thailand,anan@th.example,yes,a while,\n";
        let first = bring(app, "list.csv", list.as_bytes()).await;
        assert_eq!(first.count(Standing::New), 3, "{}", shown(&first));
        assert!(
            shown(&first).contains("“a while” is no length of time that can be read."),
            "{}",
            shown(&first)
        );
        let dewi = world.person("Dewi Example", Role::ProgrammeOfficer, None).await;
        let ids = async |sql: &'static str| -> Vec<(Id<()>, Id<()>)> {
            app.db.all(Sql::Same(sql), args![]).await.expect("ids")
        };
        let said = [("version", "1"), ("reason", "Not there.")];
        for (sql, what) in [
            ("select event, id from participation", "people"),
            ("select event, id from headcount_line", "headcounts"),
        ] {
            for (event, row) in ids(sql).await {
                let gone = dewi
                    .post(&format!("/app/events/{event}/{what}/{row}/removal"), &said)
                    .await;
                assert_eq!(gone.status, 303, "{}", gone.text);
            }
        }
        let again = bring(app, "list-again.csv", format!("{list}\n").as_bytes()).await;
        assert_eq!(again.count(Standing::New), 0, "{}", shown(&again));
        assert_eq!(again.count(Standing::Same), 3, "{}", shown(&again));
        assert_eq!(world.number("select count(*) from participation").await, 0);
        assert_eq!(world.number("select count(*) from headcount_line").await, 0);
        assert_eq!(world.number("select count(*) from person").await, 2);
        // What a removal rests on is not pulled away under it.
        let undone = import::undo(app, &Actor::office_job(), first.batch).await;
        assert!(undone.is_err(), "removed lines of the batch wait to be put back");
    })
    .await;
}
