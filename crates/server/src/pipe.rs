//! Whoever reads the output may stop reading: `matchmaker schema roster | head` is no mistake.

/// Ends the program without a word where its output is a pipe that nobody reads any more; every other panic is told
/// as before.
pub fn end_quietly() {
    let told = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        let text = panic.payload().downcast_ref::<String>().map_or("", String::as_str);
        if text.starts_with("failed printing to stdout") && text.contains("Broken pipe") {
            std::process::exit(0);
        }
        told(panic);
    }));
}
