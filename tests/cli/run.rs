//! Runs the binary and looks at what it says.

use std::path::Path;

/// What a run left behind.
#[derive(Debug)]
pub struct Ran {
    pub code: i32,
    pub stdout: String,
    pub stderr: String,
}

/// Runs `matchmaker` with these words in `folder`.
pub fn matchmaker(folder: &Path, words: &[&str]) -> Ran {
    let mut command = assert_cmd::Command::from_std(testkit::binary::matchmaker(folder).unwrap());
    ran(command.args(words))
}

/// Runs a prepared command.
pub fn ran(command: &mut assert_cmd::Command) -> Ran {
    let output = command.output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Ran { code: output.status.code().unwrap(), stdout: text(output.stdout), stderr: text(output.stderr) }
}

impl Ran {
    /// The run did what it was asked to.
    #[track_caller]
    pub fn succeeds(self) -> Self {
        assert_eq!(self.code, 0, "{}\n{}", self.stdout, self.stderr);
        self
    }

    /// The run was refused with exit code 1 and this error, and what to do about it.
    #[track_caller]
    pub fn gets_refused(self, code: &str) -> Self {
        assert_eq!(self.code, 1, "{}\n{}", self.stdout, self.stderr);
        assert!(self.stderr.contains(&format!("error[{code}]: ")), "{}", self.stderr);
        assert!(self.stderr.contains("\n  at "), "{}", self.stderr);
        assert!(self.stderr.contains("\n  do: "), "{}", self.stderr);
        self
    }

    /// Standard output has this text.
    #[track_caller]
    pub fn says(self, text: &str) -> Self {
        assert!(self.stdout.contains(text), "`{text}` is not in:\n{}", self.stdout);
        self
    }
}
