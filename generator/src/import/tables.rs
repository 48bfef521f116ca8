//! Finds the error tables that operations share: blocks of rows that the same operations have.
//!
//! All rows of one code in one operation stay together, so that no code stands in two tables of an
//! operation, or both in a table and beside it.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use indexmap::IndexMap;

use super::draft::{Operation, Row};
use crate::names::{self, Case};

/// A table that several operations use.
#[derive(Debug, Default)]
pub(crate) struct Table {
    pub(crate) stem: String,
    pub(crate) rows: Vec<Row>,
    /// The indices of the operations.
    pub(crate) operations: BTreeSet<usize>,
    /// Whether it stands in the folder already.
    pub(crate) is_there: bool,
    /// The variants of the codes that need a name of their own.
    pub(crate) names: BTreeMap<String, String>,
}

impl Table {
    pub(crate) fn variant(&self) -> String {
        Case::Camel.convert(&self.stem)
    }

    pub(crate) fn type_name(&self) -> String {
        type_name(&self.stem)
    }
}

/// The type that a table becomes.
pub(crate) fn type_name(stem: &str) -> String {
    format!("{}Error", Case::Camel.convert(stem))
}

/// From how many operations and rows on a block is worth a table, which is a file and a type: a shorter
/// one if more operations have it.
const WORTH_A_TABLE: [(usize, usize); 2] = [(FEWEST_OPERATIONS, 4), (10, 3)];

/// Rows of fewer operations stand in no table.
const FEWEST_OPERATIONS: usize = 3;

/// How many of the most common codes are tried as the beginning of a block.
const MOST_SEEDS: usize = 48;

/// Takes the shared rows out of the operations.
pub(crate) fn factor(
    operations: &mut [Operation],
    taken_stems: &HashSet<String>,
    taken_types: &HashSet<String>,
) -> Vec<Table> {
    let mut units = units(operations);
    let mut tables = Vec::new();
    let mut stems: HashSet<String> = taken_stems.clone();
    let mut types: HashSet<String> = taken_types.clone();
    while let Some(block) = best_block(&units, operations.len()) {
        let members: BTreeSet<usize> = block.operations.indices().collect();
        let mut rows: Vec<Row> = Vec::new();
        for unit in &block.units {
            if let Some((key, owners)) = units.get_index_mut(*unit) {
                rows.extend(key.iter().cloned());
                owners.remove(&block.operations);
            }
        }
        rows.sort();
        let codes: HashSet<&str> = rows.iter().map(|row| &*row.code).collect();
        for index in &members {
            if let Some(operation) = operations.get_mut(*index) {
                operation.errors.retain(|row| !codes.contains(&*row.code));
            }
        }
        let stem = stem(operations, &members, &stems, &types);
        let table = Table { stem: stem.clone(), rows, operations: members, ..Table::default() };
        types.insert(table.type_name());
        stems.insert(stem);
        tables.push(table);
    }
    tables
}

/// The rows of each code, with the operations that have exactly these.
fn units(operations: &[Operation]) -> IndexMap<Vec<Row>, Set> {
    let mut units: IndexMap<Vec<Row>, Set> = IndexMap::new();
    for (index, operation) in operations.iter().enumerate() {
        let mut by_code: IndexMap<&str, Vec<Row>> = IndexMap::new();
        for row in operation.errors.iter().filter(|row| row.has_variant()) {
            by_code.entry(&row.code).or_default().push(row.clone());
        }
        for (_, mut rows) in by_code {
            rows.sort();
            units.entry(rows).or_default().insert(index);
        }
    }
    units.retain(|_, owners| owners.len() >= FEWEST_OPERATIONS);
    units
}

struct Block {
    units: Vec<usize>,
    rows: usize,
    operations: Set,
}

impl Block {
    /// How many lines it saves.
    fn gain(&self) -> usize {
        let operations = self.operations.len();
        let is_worth_it = |(fewest_operations, fewest_rows)| {
            operations >= fewest_operations && self.rows >= fewest_rows
        };
        let saved = self.rows * operations.saturating_sub(1);
        let is_table = WORTH_A_TABLE.into_iter().any(is_worth_it);
        if is_table { saved.saturating_sub(self.rows) } else { 0 }
    }
}

/// The block that saves most, grown from each of the most common codes.
fn best_block(units: &IndexMap<Vec<Row>, Set>, operations: usize) -> Option<Block> {
    let mut seeds: Vec<usize> = (0..units.len()).collect();
    seeds.sort_by_key(|unit| {
        std::cmp::Reverse(
            units[*unit].len() * units.get_index(*unit).map_or(0, |(rows, _)| rows.len()),
        )
    });
    let grown = seeds.into_iter().take(MOST_SEEDS).filter_map(|seed| grow(units, seed, operations));
    let mut best: Option<Block> = None;
    for block in grown {
        if best.as_ref().is_none_or(|best| block.gain() > best.gain()) {
            best = Some(block);
        }
    }
    best
}

/// Adds to a code the one that keeps most operations, again and again; the best on the way counts.
fn grow(units: &IndexMap<Vec<Row>, Set>, seed: usize, most: usize) -> Option<Block> {
    let rows_of = |unit: usize| units.get_index(unit).map_or(0, |(rows, _)| rows.len());
    let mut block =
        Block { units: vec![seed], rows: rows_of(seed), operations: units[seed].clone() };
    let mut codes: HashSet<&str> = units.get_index(seed)?.0.iter().map(|row| &*row.code).collect();
    let (mut best, mut best_length) = (block.gain(), block.units.len());
    let mut history = vec![(block.rows, block.operations.clone())];
    for _ in 0..most.max(units.len()) {
        let fits = |unit: &usize| {
            let has_code = |row: &Row| codes.contains(&*row.code);
            units.get_index(*unit).is_some_and(|(rows, _)| !rows.iter().any(has_code))
        };
        let candidates = (0..units.len()).filter(fits);
        let shared = |unit: usize| units[unit].intersection_len(&block.operations);
        let next = candidates
            .max_by_key(|unit| (shared(*unit) * rows_of(*unit), std::cmp::Reverse(*unit)));
        let Some(next) = next.filter(|next| shared(*next) >= FEWEST_OPERATIONS) else { break };
        block.operations.intersect(&units[next]);
        block.units.push(next);
        block.rows += rows_of(next);
        codes.extend(units.get_index(next)?.0.iter().map(|row| &*row.code));
        history.push((block.rows, block.operations.clone()));
        if block.gain() > best {
            (best, best_length) = (block.gain(), block.units.len());
        }
    }
    let (rows, operations) = history.into_iter().nth(best_length - 1)?;
    block.units.truncate(best_length);
    (best > 0).then_some(Block { units: block.units, rows, operations })
}

/// A name for a table: the words that all its operations have in common.
fn stem(
    operations: &[Operation],
    members: &BTreeSet<usize>,
    stems: &HashSet<String>,
    types: &HashSet<String>,
) -> String {
    let words = |index: &usize| -> Vec<String> {
        let action = operations.get(*index).map(|operation| names::stem(&operation.action));
        action.unwrap_or_default().split('_').map(str::to_owned).collect()
    };
    let mut common: Vec<String> = members.first().map(words).unwrap_or_default();
    for index in members {
        let other = words(index);
        common.retain(|word| other.contains(word));
    }
    let base = if members.len() * 2 > operations.len() || common.is_empty() {
        "common".to_owned()
    } else {
        common.join("_")
    };
    let is_free = |stem: &String| {
        let type_name = type_name(stem);
        let is_reserved = names::explicit(&type_name, Case::Camel)
            .is_ok_and(|name| names::is_reserved_type(&name));
        let is_taken = stems.contains(stem) || types.contains(&type_name);
        names::is_module_name(stem) && !is_taken && !is_reserved
    };
    let numbered = (2..).map(|number| format!("{base}_{number}"));
    std::iter::once(base.clone()).chain(numbered).find(is_free).unwrap_or_default()
}

/// A set of operations.
#[derive(Clone, Debug, Default)]
struct Set(Vec<u64>);

impl Set {
    fn insert(&mut self, index: usize) {
        if self.0.len() <= index / 64 {
            self.0.resize(index / 64 + 1, 0);
        }
        self.0[index / 64] |= 1 << (index % 64);
    }

    fn len(&self) -> usize {
        self.0.iter().map(|word| word.count_ones() as usize).sum()
    }

    fn intersection_len(&self, other: &Self) -> usize {
        self.0.iter().zip(&other.0).map(|(left, right)| (left & right).count_ones() as usize).sum()
    }

    fn intersect(&mut self, other: &Self) {
        self.0.truncate(other.0.len());
        for (word, other) in self.0.iter_mut().zip(&other.0) {
            *word &= other;
        }
    }

    fn remove(&mut self, other: &Self) {
        for (word, other) in self.0.iter_mut().zip(&other.0) {
            *word &= !other;
        }
    }

    fn indices(&self) -> impl Iterator<Item = usize> {
        (0..self.0.len() * 64).filter(|index| self.0[index / 64] >> (index % 64) & 1 == 1)
    }
}
