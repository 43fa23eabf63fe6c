//! Random worlds: people, parties, agencies, posts, events, publications and everything that
//! keeps one from another, made through the pages where there are some. In each of them every
//! list, count, search and comparison shows exactly what the rule of reading allows, to each of
//! the accounts, with their own eyes and through others'.

mod making;
mod seeing;

use balai::modules::modules;
use balai_kernel::test::{Template, World};
use proptest::{prelude::*, test_runner::TestRunner};
use tokio::sync::OnceCell;

/// A number that chooses one of many.
type Pick = u8;

/// What a world is made of; each number chooses among what is there.
#[derive(Debug, Clone)]
pub struct Plan {
    /// Party, and whether it shows its names.
    pub agencies: Vec<(Pick, bool)>,
    /// Party, agency, reach of the address.
    pub people: Vec<(Pick, Pick, Pick)>,
    /// Agency, holder.
    pub posts: Vec<(Pick, Pick)>,
    /// Party, person, whether it is national.
    pub focal_points: Vec<(Pick, Pick, bool)>,
    /// Party, agency, person or post; which; the lender.
    pub reservations: Vec<(Pick, Pick, Pick)>,
    /// Two that are one.
    pub merges: Vec<(Pick, Pick)>,
    /// Who moves to which party.
    pub moves: Vec<(Pick, Pick)>,
    /// State, whether it is an event, project, whether it is unlisted.
    pub activities: Vec<(Pick, bool, Pick, bool)>,
    /// Event, person, party represented.
    pub participations: Vec<(Pick, Pick, Pick)>,
    /// Party, person.
    pub notes: Vec<(Pick, Pick)>,
    /// Who can see it.
    pub publications: Vec<Pick>,
    /// Role, party, person behind it, employer, lender, whether it is suspended.
    pub accounts: Vec<(Pick, Pick, Pick, Pick, Pick, bool)>,
    /// Account, project, whether it holds today.
    pub placements: Vec<(Pick, Pick, bool)>,
    /// Who is away, who stands in.
    pub deputies: Vec<(Pick, Pick)>,
    /// Account, person or agency, which, whether it lasts.
    pub openings: Vec<(Pick, bool, Pick, bool)>,
}

fn plans() -> impl Strategy<Value = Plan> {
    use prop::collection::vec;
    let pick = any::<Pick>;
    (
        (
            vec((pick(), any::<bool>()), 1..4),
            vec((pick(), pick(), pick()), 2..8),
            vec((pick(), pick()), 0..4),
            vec((pick(), pick(), any::<bool>()), 0..3),
            vec((pick(), pick(), pick()), 0..5),
            vec((pick(), pick()), 0..2),
            vec((pick(), pick()), 0..2),
        ),
        (
            vec((pick(), any::<bool>(), pick(), any::<bool>()), 0..5),
            vec((pick(), pick(), pick()), 0..8),
            vec((pick(), pick()), 0..3),
            vec(pick(), 0..4),
        ),
        (
            vec((pick(), pick(), pick(), pick(), pick(), any::<bool>()), 2..7),
            vec((pick(), pick(), any::<bool>()), 0..2),
            vec((pick(), pick()), 0..2),
            vec((pick(), any::<bool>(), pick(), any::<bool>()), 0..3),
        ),
    )
        .prop_map(|(directory, work, accounts)| Plan {
            agencies: directory.0,
            people: directory.1,
            posts: directory.2,
            focal_points: directory.3,
            reservations: directory.4,
            merges: directory.5,
            moves: directory.6,
            activities: work.0,
            participations: work.1,
            notes: work.2,
            publications: work.3,
            accounts: accounts.0,
            placements: accounts.1,
            deputies: accounts.2,
            openings: accounts.3,
        })
}

/// Tries so many worlds on copies of a template. A world that once failed is tried first, each
/// time: its number is kept beside this file.
fn try_worlds(cases: u32, template: &Template, runtime: &tokio::runtime::Runtime) {
    let config = ProptestConfig {
        cases: std::env::var("PROPTEST_CASES").map_or(cases, |n| n.parse().unwrap_or(cases)),
        max_shrink_iters: 60,
        source_file: Some(file!()),
        failure_persistence: Some(Box::new(
            proptest::test_runner::FileFailurePersistence::WithSource("regressions"),
        )),
        ..ProptestConfig::default()
    };
    let modules = modules();
    TestRunner::new(config)
        .run(&plans(), |plan| {
            runtime
                .block_on(async {
                    let world = World::from_template(&modules, template).await;
                    let made = making::make(&world, &plan).await;
                    seeing::differences(&world, &made).await
                })
                .map_err(TestCaseError::fail)
        })
        .unwrap();
}

#[test]
fn in_random_worlds_lists_counts_and_search_show_exactly_what_may_be_read() {
    static EMPTY: OnceCell<Template> = OnceCell::const_new();
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let modules = modules();
    let template = runtime
        .block_on(EMPTY.get_or_init(|| async { World::sqlite(&modules).await.into_template(None).await }));
    try_worlds(24, template, &runtime);
    let Ok(url) = std::env::var("BALAI_TEST_POSTGRES") else {
        balai_kernel::test::skipped("PostgreSQL: BALAI_TEST_POSTGRES is not set");
        return;
    };
    let template = runtime.block_on(async {
        let world = World::postgres(&modules, &url).await;
        world.into_template(Some(&url)).await
    });
    try_worlds(4, &template, &runtime);
}
