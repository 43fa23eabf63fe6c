//! Tables, with the cells that merges cover (ECMA-376 part 1, 17.4).
use super::flow::Flow;
use crate::Refusal;
use crate::document::{ChangeOf, Table, TableCell, TableRow};
use crate::xml::{Node, Ns};
use std::collections::HashMap;

/// Columns one cell may claim; Word has at most 63 in a table.
const COLUMNS: usize = 1_000;

impl Flow<'_, '_> {
    pub(crate) fn table(&mut self, node: Node) -> Result<Table, Refusal> {
        let mut table = Table::default();
        self.rows(node, &mut table)?;
        cover(&mut table);
        Ok(table)
    }

    fn rows(&mut self, node: Node, table: &mut Table) -> Result<(), Refusal> {
        let tree = self.tree;
        for child in tree.children(node) {
            match tree.kind(child) {
                (Ns::W, "tr") => {
                    let row = self.row(child)?;
                    table.rows.push(row);
                }
                (Ns::W, "sdt" | "sdtContent" | "customXml") => self.rows(child, table)?,
                (Ns::Mc, "AlternateContent") => {
                    if let Some(first) = self.first_alternative(child) {
                        self.rows(first, table)?;
                    }
                }
                _ => self.marker(child)?,
            }
        }
        Ok(())
    }

    fn row(&mut self, node: Node) -> Result<TableRow, Refusal> {
        let tree = self.tree;
        let mut row = TableRow::default();
        let properties = tree.child(node, Ns::W, "trPr");
        let mut changes = 0;
        if let Some(properties) = properties {
            row.header = tree.switch(properties, "tblHeader").unwrap_or(false);
            for child in tree.children(properties) {
                if let (Ns::W, name @ ("ins" | "del")) = tree.kind(child) {
                    row.deleted |= name == "del";
                    self.begin_change(child, ChangeOf::Row)?;
                    changes += 1;
                }
            }
        }
        // The paragraphs of a new row stand in its change only as far as they say so: a row
        // alone makes no text new.
        let around = std::mem::take(&mut self.stack);
        let (kept, rows) = around.split_at(around.len() - changes);
        self.stack = kept.to_vec();
        let before = properties.and_then(|node| tree.val(node, "gridBefore"));
        let column = before
            .and_then(|before| before.parse().ok())
            .unwrap_or(0)
            .min(COLUMNS);
        self.cells(node, column, &mut row)?;
        self.stack.extend(rows);
        for _ in 0..changes {
            self.end_change();
        }
        Ok(row)
    }

    fn cells(&mut self, node: Node, mut column: usize, row: &mut TableRow) -> Result<usize, Refusal> {
        let tree = self.tree;
        for child in tree.children(node) {
            match tree.kind(child) {
                (Ns::W, "tc") => column = self.cell(child, column, row)?,
                (Ns::W, "sdt" | "sdtContent" | "customXml") => column = self.cells(child, column, row)?,
                _ => self.marker(child)?,
            }
        }
        Ok(column)
    }

    fn cell(&mut self, node: Node, column: usize, row: &mut TableRow) -> Result<usize, Refusal> {
        self.g.cells += 1;
        if self.g.cells > self.limits.cells {
            return Err(Refusal::TooMany {
                what: "cells",
                most: self.limits.cells,
            });
        }
        let tree = self.tree;
        let properties = tree.child(node, Ns::W, "tcPr");
        let of = |name: &str| properties.and_then(|node| tree.val(node, name));
        let merged = |name: &str| {
            let found = properties.and_then(|node| tree.child(node, Ns::W, name))?;
            Some(tree.attribute(found, "val").as_deref() == Some("restart"))
        };
        let span = of("gridSpan").and_then(|span| span.parse().ok()).unwrap_or(1);
        let span = usize::clamp(span, 1, COLUMNS);
        let blocks = self.blocks(node)?;
        // Documents of old programs merge cells of a row one by one.
        if merged("hMerge") == Some(false)
            && let Some(before) = row.cells.last_mut()
        {
            before.columns += span;
            return Ok(column + span);
        }
        row.cells.push(TableCell {
            column,
            columns: span,
            rows: 1,
            covered: merged("vMerge") == Some(false),
            blocks,
        });
        Ok(column + span)
    }
}

/// Gives cells that begin a vertical merge the rows they cover. A cell that claims to be
/// covered and has none above it is an ordinary one.
fn cover(table: &mut Table) {
    // By column: the row and place of the cell above, if the row directly above has one.
    let mut above: HashMap<usize, (usize, usize)> = HashMap::new();
    for at in 0..table.rows.len() {
        let mut now = HashMap::new();
        for place in 0..table.rows[at].cells.len() {
            let cell = &table.rows[at].cells[place];
            let (column, columns, covered) = (cell.column, cell.columns, cell.covered);
            let top = above.get(&column).copied().filter(|_| covered);
            let top = top.filter(|(row, place)| table.rows[*row].cells[*place].columns == columns);
            match top {
                Some((row, place)) => {
                    table.rows[row].cells[place].rows += 1;
                    now.insert(column, (row, place));
                }
                None => {
                    table.rows[at].cells[place].covered = false;
                    now.insert(column, (at, place));
                }
            }
        }
        above = now;
    }
}
