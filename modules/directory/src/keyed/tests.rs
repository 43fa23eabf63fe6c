//! Stories of what is suggested: never a person whom the reader may not see.

use balai_kernel::{
    actor::Role,
    keying::{Asked, Cells, Suggestion},
    test::{Someone, World, on_both},
};

use super::suggest;
use crate::tests::people::{Roster, roster};
