//! The demo office's targets for the year of its records, with what its monitoring officer says of
//! two of them.

use balai_kernel::{
    App, Id, Result,
    account::Account,
    measure::{self, Target},
};

/// Measure, baseline of the year before, target, what is said of it.
const TARGETS: [(&str, f64, f64, &str); 4] = [
    (
        "participations",
        640.0,
        900.0,
        "Two courses of the second half had more places than planned.",
    ),
    ("events", 34.0, 45.0, ""),
    (
        "officers-trained",
        210.0,
        400.0,
        "One course had to wait for its host.",
    ),
    ("alumni", 180.0, 320.0, ""),
];

/// Sets the targets of those measures that the office has.
///
/// # Errors
/// When the database fails.
pub async fn demo(app: &App, year: i16, by: Id<Account>) -> Result<()> {
    app.db
        .write("demo.targets", |tx| async move {
            for (code, baseline, aim, said) in TARGETS {
                if app.measure(code).is_none() {
                    continue;
                }
                let target = Target {
                    measure: code.to_owned(),
                    year: year.into(),
                    about: String::new(),
                    baseline: Some(baseline),
                    baseline_year: Some(i64::from(year) - 1),
                    aim: Some(aim),
                    version: 0,
                };
                measure::keep_target(&tx, &target).await?;
                if !said.is_empty() {
                    measure::say(&tx, &app.clock, code, year.into(), said, by).await?;
                }
            }
            Ok(())
        })
        .await
}
