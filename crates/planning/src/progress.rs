//! Who is told how far the planner is.

/// The part of the work that is going on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Phase {
    /// Rules and terms of every pair.
    Candidates,
    /// Who meets whom, round by round.
    Rounds,
    /// Places, reasons, report.
    Report,
}

impl Phase {
    /// The name of the phase in API and logs.
    pub const fn as_str(self) -> &'static str {
        match self {
            Phase::Candidates => "candidates",
            Phase::Rounds => "rounds",
            Phase::Report => "report",
        }
    }
}

/// How far the work is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    pub phase: Phase,
    /// 0..=100 of all the work.
    pub percent: u8,
}

/// Tells somebody, or nobody.
#[derive(Default)]
pub struct Progress<'a> {
    listener: Option<&'a mut dyn FnMut(Step)>,
}

impl<'a> Progress<'a> {
    /// Tells nobody.
    pub fn silent() -> Self {
        Self::default()
    }

    /// Tells `listener` of each step.
    pub fn telling(listener: &'a mut dyn FnMut(Step)) -> Self {
        Self { listener: Some(listener) }
    }

    pub(crate) fn tell(&mut self, phase: Phase, percent: usize) {
        if let Some(listener) = &mut self.listener {
            listener(Step { phase, percent: percent.min(100) as u8 });
        }
    }
}
