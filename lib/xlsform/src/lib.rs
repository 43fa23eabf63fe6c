//! Forms as offices design them (XLSForm): read, checked, and written as XForms.
pub mod expression;
