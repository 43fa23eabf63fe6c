//! Expressions of forms.
