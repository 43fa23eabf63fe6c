//! The demo office's round.
