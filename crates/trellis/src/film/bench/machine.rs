//! What the machine tells about itself and about this process.

use std::fs;
use std::thread;
use std::time::Duration;

use rustix::time::{ClockId, clock_gettime};

/// Processors that this process may use.
pub fn cores() -> usize {
    thread::available_parallelism().map_or(1, usize::from)
}

/// The name of the processor, where the system tells it.
pub fn processor() -> String {
    let text = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let name = text.lines().find_map(|line| line.strip_prefix("model name")?.split_once(": "));
    name.map_or("unknown processor", |(_, name)| name).to_owned()
}

/// What all threads of this process have had of the processors.
pub fn process_time() -> Duration {
    used(ClockId::ProcessCPUTime)
}

/// What this thread has had.
pub fn thread_time() -> Duration {
    used(ClockId::ThreadCPUTime)
}

fn used(clock: ClockId) -> Duration {
    let time = clock_gettime(clock);
    // Time that was used is never negative.
    Duration::new(time.tv_sec.unsigned_abs(), u32::try_from(time.tv_nsec).unwrap_or_default())
}

/// The most memory that this process ever had, in bytes, where the system tells it (Linux: `VmHWM`).
pub fn most_memory() -> Option<u64> {
    peak(&fs::read_to_string("/proc/self/status").ok()?)
}

/// The line reads `VmHWM:     12345 kB`, and its kB are of 1024 bytes (proc(5)).
fn peak(status: &str) -> Option<u64> {
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    Some(line.trim().strip_suffix("kB")?.trim().parse::<u64>().ok()? * 1024)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_most_memory_is_read_from_its_line_alone() {
        let status = "Name:\ttrellis\nVmPeak:\t  999 kB\nVmHWM:\t   2048 kB\nVmRSS:\t 1024 kB\n";
        assert_eq!(peak(status), Some(2 << 20));
        assert_eq!(peak("Name:\ttrellis\n"), None);
    }

    #[test]
    fn a_process_has_used_what_its_thread_has_used() {
        let (thread, process) = (thread_time(), process_time());
        assert!(Duration::ZERO < thread && thread <= process, "{thread:?} of {process:?}");
    }
}
