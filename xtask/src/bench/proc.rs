//! What a process and its children cost, from Linux's `/proc`.

use std::collections::HashMap;
use std::fs;

/// Milliseconds in one tick of `/proc/PID/stat`: Linux tells programs of 100
/// ticks a second whatever its own clock does.
const MS_PER_TICK: u64 = 10;

/// One line of `/proc/PID/stat`, as far as we need it.
#[derive(Debug, PartialEq, Eq)]
struct Stat {
    parent: u32,
    /// Of the process and of the children that it has waited for.
    ticks: u64,
}

/// CPU time of the process `root` and all its children, in milliseconds, since
/// they began. A child that ended counts on through its parent.
pub fn cpu_ms(root: u32) -> u64 {
    let all = all();
    let ticks = |pid| all.get(&pid).map_or(0, |stat: &Stat| stat.ticks);
    tree(root, &all).into_iter().map(ticks).sum::<u64>() * MS_PER_TICK
}

/// Resident memory of the process `root` and all its children, in kibibytes.
pub fn resident_kib(root: u32) -> u64 {
    tree(root, &all()).into_iter().filter_map(resident).sum()
}

fn all() -> HashMap<u32, Stat> {
    let entries = fs::read_dir("/proc").into_iter().flatten().flatten();
    entries
        .filter_map(|entry| entry.file_name().to_str()?.parse::<u32>().ok())
        .filter_map(|pid| {
            Some((
                pid,
                parse(&fs::read_to_string(format!("/proc/{pid}/stat")).ok()?)?,
            ))
        })
        .collect()
}

fn tree(root: u32, all: &HashMap<u32, Stat>) -> Vec<u32> {
    let mut found = vec![root];
    let mut at = 0;
    while let Some(&parent) = found.get(at) {
        let children = all.iter().filter(|(_, stat)| stat.parent == parent);
        found.extend(children.map(|(pid, _)| *pid));
        at += 1;
    }
    found
}

/// Reads a line of `/proc/PID/stat`. The program's name stands second, in
/// brackets, and may hold spaces and brackets of its own.
fn parse(line: &str) -> Option<Stat> {
    let fields: Vec<&str> = line.rsplit_once(')')?.1.split_whitespace().collect();
    let number = |at: usize| fields.get(at)?.parse::<u64>().ok();
    // Counted from the state, the third field of the manual page: 4 is the
    // parent, 14 to 17 are utime, stime, cutime and cstime.
    Some(Stat {
        parent: fields.get(1)?.parse().ok()?,
        ticks: (11..=14).map(number).sum::<Option<u64>>()?,
    })
}

fn resident(pid: u32) -> Option<u64> {
    resident_in(&fs::read_to_string(format!("/proc/{pid}/status")).ok()?)
}

fn resident_in(status: &str) -> Option<u64> {
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    line.trim().trim_end_matches("kB").trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_with_brackets_and_spaces_does_not_shift_the_fields() {
        let line = "42 (a (odd) name) S 7 42 42 0 -1 4194304 1 2 3 4 100 20 3 1 20 0 9 0 55 1 2";
        let stat = Stat {
            parent: 7,
            ticks: 124,
        };
        assert_eq!(parse(line), Some(stat));
        assert_eq!(parse("42 (cut) S 7"), None);
    }

    #[test]
    fn children_of_children_belong_to_the_tree() {
        let child_of = |parent| Stat { parent, ticks: 1 };
        let all = HashMap::from([
            (1, child_of(0)),
            (2, child_of(1)),
            (3, child_of(2)),
            (4, child_of(0)),
        ]);
        assert_eq!(tree(1, &all), [1, 2, 3]);
    }

    #[test]
    fn memory_is_read_from_among_the_other_lines() {
        assert_eq!(resident_in("Name:\tbalai\nVmRSS:\t  51234 kB\n"), Some(51234));
        assert_eq!(resident_in("Name:\tkthreadd\n"), None);
    }

    #[test]
    fn we_ourselves_use_memory_and_an_unknown_process_costs_nothing() {
        assert!(resident_kib(std::process::id()) > 100);
        assert_eq!(cpu_ms(u32::MAX), 0);
    }
}
