//! The command line of sa-lint.

fn main() {}
