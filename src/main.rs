//! The `postil` binary.

fn main() -> std::process::ExitCode {
    postil::cli::run()
}
