//! CPU seconds and memory of this process, as the kernel counts them.

use std::time::Instant;

/// CPU seconds of this thread so far; yielding first makes the kernel bring its count up to date.
pub fn cpu_seconds() -> f64 {
    std::thread::yield_now();
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let nanoseconds = text.split_whitespace().next().and_then(|t| t.parse::<f64>().ok());
    nanoseconds.map_or(0.0, |ns| ns / 1e9)
}

/// Seconds of `work` per call: each series repeats it for at least 60 ms; median of `runs` series.
///
/// CPU seconds, so that what else runs on the machine counts as little as possible.
pub fn seconds_per_call<T>(runs: usize, mut work: impl FnMut() -> T) -> (f64, T) {
    let mut result = work();
    let mut series: Vec<f64> = (0..runs)
        .map(|_| {
            let (wall, cpu) = (Instant::now(), cpu_seconds());
            let mut calls = 0_u32;
            while calls == 0 || wall.elapsed().as_secs_f64() < 0.06 {
                result = work();
                calls += 1;
            }
            (cpu_seconds() - cpu) / f64::from(calls)
        })
        .collect();
    series.sort_by(f64::total_cmp);
    (series[runs / 2], result)
}

/// Peak resident memory of this process in MiB.
pub fn peak_mebibytes() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmHWM:"));
    let kibibytes = line.and_then(|line| line.split_whitespace().nth(1)?.parse::<f64>().ok());
    kibibytes.unwrap_or(0.0) / 1024.0
}
