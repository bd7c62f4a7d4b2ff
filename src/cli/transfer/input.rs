//! The bytes of an export, behind its compression.

use std::{
    io::{self, BufRead, BufReader, ErrorKind, Read},
    prelude::rust_2024::*,
};

use flate2::bufread::GzDecoder;

use super::fault::{At, Fault};

/// What a file in gzip begins with.
const GZIP: [u8; 2] = [0x1F, 0x8B];

/// The bytes of an export. Whether they are compressed is seen by the first ones.
pub(super) struct Input {
    content: BufReader<Content>,
    /// The bytes so far.
    taken: u64,
    /// The lines so far.
    lines: u64,
}

type File = BufReader<Box<dyn Read>>;

enum Content {
    Plain(File),
    Gzip(Members),
}

impl Input {
    pub(super) fn new(file: Box<dyn Read>) -> io::Result<Self> {
        let mut file = Counted { file: BufReader::with_capacity(1 << 16, file), count: 0 };
        let is_gzip = file.fill_buf()?.starts_with(&GZIP);
        let content = match is_gzip {
            true => Content::Gzip(Members { decoder: Some(GzDecoder::new(file)), whole: None }),
            false => Content::Plain(file.file),
        };
        let content = BufReader::with_capacity(1 << 16, content);
        Ok(Self { content, taken: 0, lines: 0 })
    }

    /// Where the next byte is.
    pub(super) const fn at_byte(&self) -> At {
        At::Byte(self.taken)
    }

    /// The line that was read last.
    pub(super) const fn at_line(&self) -> At {
        At::Line(self.lines)
    }

    /// What comes, without taking it; empty at the end.
    pub(super) fn peek(&mut self) -> Result<&[u8], Fault> {
        let at = At::Byte(self.taken);
        self.content.fill_buf().map_err(|error| broken(error, at))
    }

    /// Takes so many bytes. Memory grows with what comes, not with what was asked for.
    pub(super) fn take(&mut self, count: u64, into: &mut Vec<u8>) -> Result<(), Fault> {
        into.clear();
        let read = (&mut self.content).take(count).read_to_end(into);
        let at = At::Byte(self.taken);
        let read = read.map_err(|error| broken(error, at))? as u64;
        self.taken += read;
        if read < count { Err(Fault::Cut(self.at_byte())) } else { Ok(()) }
    }

    pub(super) fn number(&mut self, scratch: &mut Vec<u8>) -> Result<u32, Fault> {
        self.take(4, scratch)?;
        let bytes = <[u8; 4]>::try_from(scratch.as_slice());
        bytes.map(u32::from_le_bytes).map_err(|_| Fault::Cut(self.at_byte()))
    }

    /// Takes a line, without its end. False at the end of all.
    pub(super) fn line(&mut self, max: u64, into: &mut Vec<u8>) -> Result<bool, Fault> {
        into.clear();
        self.lines += 1;
        let read = (&mut self.content).take(max).read_until(b'\n', into);
        let read = read.map_err(|error| broken(error, At::Line(self.lines)))? as u64;
        self.taken += read;
        if into.pop_if(|last| *last == b'\n').is_some() {
            return Ok(true);
        }
        match read {
            0 => Ok(false),
            read if read < max => Err(Fault::Cut(self.at_line())),
            _ => {
                let what = std::format!("the line is longer than {max} bytes");
                Err(Fault::Wrong(self.at_line(), what))
            }
        }
    }

    /// Where in the file the bytes so far end, if they end with a member of the file that was read to
    /// its very end, and what is wrong with what comes behind.
    pub(super) fn boundary(&mut self) -> (Option<u64>, Result<(), Fault>) {
        if let Content::Plain(_) = self.content.get_ref() {
            return (Some(self.taken), Ok(()));
        }
        if !self.content.buffer().is_empty() {
            return (None, Ok(()));
        }
        // An end that was seen before is not this one.
        if let Content::Gzip(members) = self.content.get_mut() {
            members.whole = None;
        }
        // Goes over the end of the member, if this is one.
        let next = self.peek().map(|_| ());
        let Content::Gzip(members) = self.content.get_ref() else { return (None, next) };
        (members.whole, next)
    }
}

/// Gzip files one behind the other.
struct Members {
    decoder: Option<GzDecoder<Counted>>,
    /// Where the last member ends that was read whole.
    whole: Option<u64>,
}

impl Read for Members {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        while let Some(mut decoder) = self.decoder.take() {
            // An error ends it: the decoder is not put back.
            let read = decoder.read(into)?;
            if read > 0 || into.is_empty() {
                self.decoder = Some(decoder);
                return Ok(read);
            }
            let mut file = decoder.into_inner();
            self.whole = Some(file.count);
            if file.fill_buf()?.is_empty() {
                break;
            }
            self.decoder = Some(GzDecoder::new(file));
        }
        Ok(0)
    }
}

impl Read for Content {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        match self {
            Self::Plain(file) => file.read(into),
            Self::Gzip(members) => members.read(into),
        }
    }
}

/// Counts what is taken from a file.
struct Counted {
    file: File,
    count: u64,
}

impl Read for Counted {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.file.read(into)?;
        self.count += read as u64;
        Ok(read)
    }
}

impl BufRead for Counted {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.file.fill_buf()
    }

    fn consume(&mut self, count: usize) {
        self.file.consume(count);
        self.count += count as u64;
    }
}

/// What an error of reading says of the file.
fn broken(error: io::Error, at: At) -> Fault {
    match error.kind() {
        ErrorKind::UnexpectedEof => Fault::Cut(at),
        ErrorKind::InvalidData | ErrorKind::InvalidInput => {
            Fault::Wrong(at, std::format!("the file is damaged: {error}"))
        }
        _ => Fault::Io(error),
    }
}
