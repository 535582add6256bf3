//! How much one page may take. Tera lets a loop go round for as long as it likes, so templates of other people count their turns, and
//! one that takes too many fails with its place like any other mistake.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use tera::{Error, Kwargs, State, Tera, TeraResult, Value};

use super::turns;

/// Turns of loops, blocks, components and included templates that one page may take, and elements of `range`.
const TURNS: u64 = 200_000;
/// Bytes of a page after which no loop goes on.
const BYTES: u64 = 64 << 20;
/// How many bytes a page has, as a rule.
const USUAL: usize = 32 << 10;

/// What the page that a thread renders took so far.
#[derive(Debug, Default)]
pub(super) struct Meter {
    turns: AtomicU64,
    bytes: AtomicU64,
}

impl Meter {
    /// Gives templates the functions that count with it.
    pub(super) fn register(self: &Arc<Self>, tera: &mut Tera) {
        let meter = Arc::clone(self);
        tera.register_function(turns::CALL, move |given: Kwargs, _: &State| -> TeraResult<Value> {
            meter.take(1)?;
            Ok(given.get::<&Value>(turns::GIVEN)?.cloned().unwrap_or_else(|| Value::from("")))
        });
        let meter = Arc::clone(self);
        tera.register_function("range", move |given: Kwargs, _: &State| meter.range(&given));
    }

    /// A new page, of which nothing is counted yet.
    pub(super) fn page(&self) -> Page<'_> {
        self.turns.store(0, Ordering::Relaxed);
        self.bytes.store(0, Ordering::Relaxed);
        Page { html: Vec::with_capacity(USUAL), meter: self }
    }

    /// Pays for some turns. A page is rendered on one thread, so that nobody else pays meanwhile.
    fn take(&self, turns: u64) -> TeraResult<()> {
        let taken = self.turns.load(Ordering::Relaxed).saturating_add(turns);
        self.turns.store(taken, Ordering::Relaxed);
        if taken > TURNS {
            return Err(Error::message(format!(
                "the loops of a page go round {TURNS} times at most, and these do not end there"
            )));
        }
        if self.bytes.load(Ordering::Relaxed) > BYTES {
            return Err(Error::message(format!("a page may have {} MiB, and this loop does not end there", BYTES >> 20)));
        }
        Ok(())
    }

    /// `range(start=0, end=…, step_by=1)` as Tera has it.
    fn range(&self, given: &Kwargs) -> TeraResult<Vec<i64>> {
        let (start, end) = (given.get::<i64>("start")?.unwrap_or_default(), given.must_get::<i64>("end")?);
        let step = given.get::<i64>("step_by")?.unwrap_or(1);
        if step == 0 || (step > 0 && start > end) {
            return Err(Error::message("`range` needs an `end` after its `start`, and a `step_by` that is not 0"));
        }
        let distance = if step > 0 { end.abs_diff(start) } else { start.saturating_sub(end).max(0).unsigned_abs() };
        self.take(distance.div_ceil(step.unsigned_abs()))?;
        Ok(std::iter::successors(Some(start), |at| at.checked_add(step))
            .take_while(|at| if step > 0 { *at < end } else { *at > end })
            .collect())
    }
}

/// A page that counts its bytes.
pub(super) struct Page<'m> {
    pub(super) html: Vec<u8>,
    meter: &'m Meter,
}

impl io::Write for Page<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.html.extend_from_slice(bytes);
        self.meter.bytes.store(self.html.len() as u64, Ordering::Relaxed);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
