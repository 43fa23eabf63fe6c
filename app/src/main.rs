//! `balai`: the one executable.

use std::process::ExitCode;

/// Pages are made of many short texts, which this allocator hands out and takes back
/// cheaper than the system's; SQLite's C uses it too (decision 0013).
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    balai::main()
}
