//! Stories of figures, with a small invented measure.
