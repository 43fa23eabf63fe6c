//! Just enough of the compound file format ([MS-CFB]) to look into an old workbook
//! before its parser does: the names of its streams, and one stream's bytes.

const END: u32 = 0xffff_fffa; // this and above are no sector numbers
const HEADER_SLOTS: usize = 109;
const SMALL: u64 = 4096; // streams below lie in pieces

/// A compound file's table of contents.
pub(crate) struct Compound<'a> {
    bytes: &'a [u8],
    sector: usize,
    next: Vec<u32>,
    entries: Vec<Entry>,
}

struct Entry {
    name: String,
    start: u32,
    length: u64,
}

pub(crate) fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    let two = bytes.get(at..at.checked_add(2)?)?;
    Some(u16::from_le_bytes(two.try_into().ok()?))
}

pub(crate) fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    let four = bytes.get(at..at.checked_add(4)?)?;
    Some(u32::from_le_bytes(four.try_into().ok()?))
}

impl<'a> Compound<'a> {
    /// Reads the table of contents; none if it does not hold together.
    pub(crate) fn open(bytes: &'a [u8]) -> Option<Self> {
        let sector = match u16_at(bytes, 30)? {
            9 => 512,
            12 => 4096,
            _ => return None,
        };
        let mut file = Compound {
            bytes,
            sector,
            next: Vec::new(),
            entries: Vec::new(),
        };
        let mut tables: Vec<u32> = (0..HEADER_SLOTS)
            .filter_map(|slot| u32_at(bytes, 76 + 4 * slot))
            .collect();
        let mut more = u32_at(bytes, 68)?;
        for _ in 0..bytes.len() / sector {
            if more >= END {
                break;
            }
            tables.extend(numbers(file.at(more)?));
            more = tables.pop()?;
        }
        for table in tables.into_iter().filter(|table| *table < END) {
            let table = numbers(file.at(table)?).collect::<Vec<_>>();
            file.next.extend(table);
        }
        let contents = file.chain(u32_at(bytes, 48)?)?;
        file.entries = contents.chunks_exact(128).filter_map(entry).collect();
        Some(file)
    }

    /// Whether a stream or folder of that name is there, whatever the case.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.find(name).is_some()
    }

    /// The bytes of a stream; one below 4,096 bytes lies in small pieces within another.
    pub(crate) fn stream(&self, name: &str) -> Option<Vec<u8>> {
        let entry = self.find(name)?;
        let mut stream = match entry.length >= SMALL {
            true => self.chain(entry.start)?,
            false => self.small(entry.start)?,
        };
        stream.truncate(usize::try_from(entry.length).ok()?);
        Some(stream)
    }

    /// A chain of pieces of 64 bytes, which lie in the stream of the first entry.
    fn small(&self, first: u32) -> Option<Vec<u8>> {
        const PIECE: usize = 64;
        let pieces = self.chain(self.entries.first()?.start)?;
        let next: Vec<u32> = numbers(&self.chain(u32_at(self.bytes, 60)?)?).collect();
        let mut all = Vec::new();
        let mut number = first;
        while number < END {
            let start = (number as usize).checked_mul(PIECE)?;
            all.extend_from_slice(pieces.get(start..start.checked_add(PIECE)?)?);
            if all.len() > pieces.len() {
                return None; // it goes round in a circle
            }
            number = *next.get(number as usize)?;
        }
        Some(all)
    }

    fn find(&self, name: &str) -> Option<&Entry> {
        let mut entries = self.entries.iter();
        entries.find(|entry| entry.name.eq_ignore_ascii_case(name))
    }

    fn at(&self, number: u32) -> Option<&'a [u8]> {
        let start = (number as usize).checked_add(1)?.checked_mul(self.sector)?;
        let end = start.checked_add(self.sector)?.min(self.bytes.len());
        self.bytes.get(start..end)
    }

    fn chain(&self, first: u32) -> Option<Vec<u8>> {
        let mut all = Vec::new();
        let mut number = first;
        while number < END {
            all.extend_from_slice(self.at(number)?);
            if all.len() > self.bytes.len() {
                return None; // it goes round in a circle
            }
            number = *self.next.get(number as usize)?;
        }
        Some(all)
    }
}

fn numbers(bytes: &[u8]) -> impl Iterator<Item = u32> + '_ {
    bytes.chunks_exact(4).filter_map(|four| u32_at(four, 0))
}

fn entry(bytes: &[u8]) -> Option<Entry> {
    let units: Vec<u16> = bytes[..64]
        .chunks_exact(2)
        .filter_map(|two| u16_at(two, 0))
        .take_while(|unit| *unit != 0)
        .collect();
    Some(Entry {
        name: String::from_utf16_lossy(&units),
        start: u32_at(bytes, 116)?,
        length: u64::from(u32_at(bytes, 120)?),
    })
}

#[cfg(test)]
mod tests {
    use super::Compound;

    /// A compound file whose only stream is of 100 bytes, in two pieces; `after` follows the first.
    fn small_file(after: u32) -> Vec<u8> {
        let mut file = vec![0xff; 512 * 5];
        let mut put = |at: usize, number: u32| file[at..at + 4].copy_from_slice(&number.to_le_bytes());
        put(28, 0x0009_fffe); // sectors of 2⁹ bytes
        put(48, 1); // contents
        put(60, 2); // which piece follows which
        put(68, 0xffff_fffe);
        put(76, 0); // which sector follows which
        for sector in 0..4 {
            put(512 + 4 * sector, 0xffff_fffe);
        }
        put(512 * 3, after);
        put(512 * 3 + 4, 0xffff_fffe);
        for (at, name, start, length) in [(0, "Root Entry", 3, 128), (1, "Workbook", 0, 100)] {
            let entry = 512 * 2 + 128 * at;
            file[entry..entry + 64].fill(0);
            for (letter, unit) in name.encode_utf16().enumerate() {
                file[entry + 2 * letter..entry + 2 * letter + 2].copy_from_slice(&unit.to_le_bytes());
            }
            file[entry + 116..entry + 120].copy_from_slice(&u32::to_le_bytes(start));
            file[entry + 120..entry + 124].copy_from_slice(&u32::to_le_bytes(length));
        }
        for (at, byte) in file[512 * 4..512 * 4 + 128].iter_mut().enumerate() {
            *byte = at as u8;
        }
        file
    }

    #[test]
    fn a_small_stream_is_put_together_from_its_pieces() {
        let bytes = small_file(1);
        let file = Compound::open(&bytes).expect("a compound file");
        assert_eq!(file.stream("workbook"), Some((0..100).collect()));
    }

    #[test]
    fn pieces_that_go_round_in_a_circle_are_no_stream() {
        let bytes = small_file(0);
        let file = Compound::open(&bytes).expect("a compound file");
        assert_eq!(file.stream("Workbook"), None);
    }
}
