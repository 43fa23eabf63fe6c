//! `balai`: the one executable.

use std::process::ExitCode;

fn main() -> ExitCode {
    balai::main()
}
