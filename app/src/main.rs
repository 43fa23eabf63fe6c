//! `balai`: the one executable.

use std::process::ExitCode;

/// Pages are made of many short texts; this allocator hands them out and takes them back
/// at about half the cost of the system's (SQLite's C uses it too).
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    balai::main()
}
