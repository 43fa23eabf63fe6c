//! A few line icons, drawn in the colour of the text around them. They never stand without words.

use maud::{Markup, PreEscaped, html};

/// The icons there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "each name says what it draws")]
pub enum Icon {
    Search,
    Menu,
    Eye,
    Check,
    Warning,
    Stop,
    Info,
    Download,
    Up,
    Down,
    UpDown,
    Next,
    Previous,
    Close,
    Columns,
    Globe,
    Inbox,
    Person,
    Key,
}

impl Icon {
    /// The strokes, on a grid of 20 by 20.
    const fn path(self) -> &'static str {
        match self {
            Self::Search => "M9 3a6 6 0 1 0 0 12A6 6 0 0 0 9 3zm4.5 10.5L17 17",
            Self::Menu => "M3 5.5h14M3 10h14M3 14.5h14",
            Self::Eye => {
                "M1.5 10S4.5 4.5 10 4.5 18.5 10 18.5 10 15.5 15.5 10 15.5 1.5 10 1.5 10zM10 7.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5z"
            }
            Self::Check => "M10 2a8 8 0 1 0 0 16 8 8 0 0 0 0-16zM6.5 10.2l2.5 2.5 4.5-5",
            Self::Warning => "M10 3L1.8 17h16.4zM10 8.5v3.5M10 14.4v.1",
            Self::Stop => "M10 2a8 8 0 1 0 0 16 8 8 0 0 0 0-16zM10 6v5M10 13.9v.1",
            Self::Info => "M10 2a8 8 0 1 0 0 16 8 8 0 0 0 0-16zM10 9.5V14M10 6.1v.1",
            Self::Download => "M10 3v9.5M6 9l4 4 4-4M3.5 16.5h13",
            Self::Up => "M10 16V4M5 9l5-5 5 5",
            Self::Down => "M10 4v12M5 11l5 5 5-5",
            Self::UpDown => "M6 8l4-4 4 4M6 12l4 4 4-4",
            Self::Next => "M8 4l6 6-6 6",
            Self::Previous => "M12 4l-6 6 6 6",
            Self::Close => "M5 5l10 10M15 5L5 15",
            Self::Columns => "M3 4h14v12H3zM8 4v12M12.5 4v12",
            Self::Globe => {
                "M10 2a8 8 0 1 0 0 16 8 8 0 0 0 0-16zM2 10h16M10 2c5 5 5 11 0 16M10 2c-5 5-5 11 0 16"
            }
            Self::Key => "M7 3a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM10 10l7 7M14 14l2-2",
            Self::Inbox => "M2.5 11.5l2.5-7h10l2.5 7v4.5h-15zM2.5 11.5H7l1 2h4l1-2h4.5",
            Self::Person => "M10 3a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7zM3 17.5c.5-3.5 3.5-5 7-5s6.5 1.5 7 5",
        }
    }

    /// Whether it points in reading direction and so turns round in right-to-left pages.
    const fn turns(self) -> bool {
        matches!(self, Self::Next | Self::Previous)
    }
}

/// Draws an icon, hidden from screen readers: the words beside it speak.
#[must_use]
pub fn icon(icon: Icon) -> Markup {
    let class = if icon.turns() { "icon turns" } else { "icon" };
    html! { svg class=(class) viewBox="0 0 20 20" width="18" height="18" aria-hidden="true" { path d=(icon.path()) {} } }
}

/// The mark of Balai, a hall with a roof and open sides, in the accent colour.
#[must_use]
pub fn mark() -> Markup {
    html! {
        svg viewBox="0 0 32 32" width="32" height="32" aria-hidden="true" {
            (PreEscaped(r#"<path d="M16 3.5c1.7 5.2 6.6 9 13.5 9.9l.5 3.1H2l.5-3.1C9.4 12.5 14.3 8.7 16 3.5zM5.5 19h3v7h-3zm6 0h3v7h-3zm6 0h3v7h-3zm6 0h3v7h-3zM3 27.5h26v2.5H3z"/>"#))
        }
    }
}
