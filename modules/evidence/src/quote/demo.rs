//! The demo.

use balai_kernel::{App, Result};

/// Makes the demo's records.
pub(crate) async fn demo(_app: &App) -> Result<()> {
    Ok(())
}
