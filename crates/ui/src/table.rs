//! Tables. On a narrow screen a table turns into rows that name their columns, or scrolls in its own box.

use maud::{Markup, Render, html};

use crate::Size;

/// A cell, or the head of a column.
#[derive(Debug, Clone)]
pub struct Cell {
    content: Markup,
    numeric: bool,
}

impl Cell {
    /// A text or markup.
    pub fn new(content: impl Render) -> Self {
        Self { content: crate::slot(content), numeric: false }
    }

    /// A number, set to the right.
    pub fn number(content: impl Render) -> Self {
        Self { content: crate::slot(content), numeric: true }
    }
}

impl<T: Render> From<T> for Cell {
    fn from(content: T) -> Self {
        Self::new(content)
    }
}

/// A table. It must have rows: an empty list is a sentence and one action instead.
#[derive(Debug, Clone)]
pub struct Table {
    caption: Option<Markup>,
    size: Size,
    head: Vec<Cell>,
    rows: Vec<Vec<Cell>>,
    first_is_header: bool,
    scrolling: bool,
    stacking: bool,
}

impl Table {
    /// A table with its columns.
    pub fn new(caption: impl Render, head: impl IntoIterator<Item = Cell>) -> Self {
        Self {
            caption: Some(crate::slot(caption)),
            size: Size::M,
            head: head.into_iter().collect(),
            rows: Vec::new(),
            first_is_header: false,
            scrolling: false,
            stacking: false,
        }
    }

    /// The caption's size.
    pub fn size(mut self, size: Size) -> Self {
        self.size = size;
        self
    }

    /// One more row, with as many cells as there are columns.
    pub fn row(mut self, cells: impl IntoIterator<Item = Cell>) -> Self {
        let cells: Vec<Cell> = cells.into_iter().collect();
        debug_assert_eq!(cells.len(), self.head.len(), "a row has one cell a column");
        self.rows.push(cells);
        self
    }

    /// The first cell of each row names the row.
    pub fn first_is_header(mut self) -> Self {
        self.first_is_header = true;
        self
    }

    /// Keeps columns and scrolls sideways in its own box, reachable by keyboard: for tables that are compared across.
    pub fn scrolling(mut self) -> Self {
        self.scrolling = true;
        self
    }

    /// On a narrow screen each row stands as a list that names its columns: for tables that are read row by row.
    pub fn stacking(mut self) -> Self {
        self.stacking = true;
        self
    }

    /// The role that a part has while its look is another one.
    fn role(&self, role: &'static str) -> Option<&'static str> {
        self.stacking.then_some(role)
    }

    /// What stands in a cell, with the name of its column where rows are stacked.
    fn inside(&self, place: usize, cell: &Cell) -> Markup {
        let named = self.head.get(place).filter(|_| self.stacking);
        html! {
            @if let Some(column) = named {
                span.nhsuk-table__heading aria-hidden="true" { (column.content) " " }
                @if cell.content.0.contains('<') { span { (cell.content) } } @else { (cell.content) }
            } @else { (cell.content) }
        }
    }
}

impl Render for Table {
    fn render(&self) -> Markup {
        let table = html! {
            table.nhsuk-table.nhsuk-table--responsive[self.stacking] role=[self.role("table")] {
                @if let Some(caption) = &self.caption {
                    caption class={ "nhsuk-table__caption nhsuk-table__caption--" (self.size.letter()) } { (caption) }
                }
                thead.nhsuk-table__head role=[self.role("rowgroup")] {
                    tr.nhsuk-table__row role=[self.role("row")] {
                        @for cell in &self.head {
                            th.nhsuk-table__header.nhsuk-table__header--numeric[cell.numeric] scope="col" role=[self.role("columnheader")] { (cell.content) }
                        }
                    }
                }
                tbody.nhsuk-table__body {
                    @for row in &self.rows {
                        tr.nhsuk-table__row role=[self.role("row")] {
                            @for (place, cell) in row.iter().enumerate() {
                                @if place == 0 && self.first_is_header {
                                    th.nhsuk-table__header.nhsuk-table__header--numeric[cell.numeric] scope="row" role=[self.role("rowheader")] { (self.inside(place, cell)) }
                                } @else {
                                    td.nhsuk-table__cell.nhsuk-table__cell--numeric[cell.numeric] role=[self.role("cell")] { (self.inside(place, cell)) }
                                }
                            }
                        }
                    }
                }
            }
        };
        if self.scrolling {
            html! { div.trellis-scroll tabindex="0" role="region" aria-label=[self.plain_caption()] { (table) } }
        } else {
            table
        }
    }
}

impl Table {
    /// The caption without markup, as the name of the scrolling box.
    fn plain_caption(&self) -> Option<String> {
        let caption = self.caption.as_ref()?.0.clone();
        (!caption.contains('<')).then(|| {
            caption.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
        })
    }
}
