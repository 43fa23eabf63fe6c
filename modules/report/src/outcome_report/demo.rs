//! The demo office's outcome reports.
