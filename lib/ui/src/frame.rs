//! What the frame of a page is told: document, brand, sections, person.

use crate::kinds::Link;
use maud::Markup;

/// The direction in which the language of the page is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Dir {
    /// Left to right.
    #[default]
    Ltr,
    /// Right to left, as Dari, Arabic or Urdu.
    Rtl,
}

/// A look that is forced; without one the page follows the reader's system.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    /// Ink on paper.
    Light,
    /// Paper on ink.
    Dark,
}

/// What every document says about itself.
#[derive(Clone, Debug, Default)]
pub struct Document<'a> {
    /// The language of the page's own words, as a BCP 47 tag such as `en` or `prs`.
    pub lang: &'a str,
    /// The direction of that language.
    pub dir: Dir,
    /// The title of the window, without the brand's name, which is added.
    pub title: &'a str,
    /// A forced look, if any.
    pub theme: Option<Theme>,
    /// Changes whenever an asset changes; stands behind `?v=`.
    pub asset_version: &'a str,
    /// More style sheets, for instance a profile's accent.
    pub styles: &'a [&'a str],
    /// More for the head: description, feeds.
    pub head: Markup,
}

/// Whose house this is.
#[derive(Clone, Debug, Default)]
pub struct Brand<'a> {
    /// The name in large letters.
    pub name: &'a str,
    /// The line below it.
    pub line: &'a str,
    /// Where it leads.
    pub href: &'a str,
    /// The drawing before it; see [`crate::icon::mark`].
    pub mark: Markup,
}

/// One section in the navigation.
#[derive(Clone, Debug, Default)]
pub struct NavItem<'a> {
    /// Where it leads.
    pub href: &'a str,
    /// Its name.
    pub label: &'a str,
    /// How many things are in it, written as the reader writes numbers.
    pub count: Option<String>,
    /// Whether the reader is in it.
    pub current: bool,
}

/// The search box of the workspace.
#[derive(Clone, Debug, Default)]
pub struct Search<'a> {
    /// Where the query is sent, as `q`.
    pub action: &'a str,
    /// What it searches, in words.
    pub label: &'a str,
    /// The query of this page.
    pub query: &'a str,
}

/// A language in which the page exists.
#[derive(Clone, Debug, Default)]
pub struct Language<'a> {
    /// Its BCP 47 tag.
    pub code: &'a str,
    /// Its name in itself.
    pub name: &'a str,
    /// The page in it.
    pub href: &'a str,
    /// Whether the page is in it now.
    pub current: bool,
}

/// The person at the desk and what is about them.
#[derive(Clone, Debug, Default)]
pub struct Person<'a> {
    /// The name, short.
    pub name: &'a str,
    /// Account, devices and so on.
    pub links: Vec<Link>,
    /// Where signing out is posted.
    pub sign_out: &'a str,
    /// How many things wait, if an inbox is to be shown, and where it is.
    pub inbox: Option<(Markup, &'a str)>,
}

/// The words of the frame itself.
#[derive(Clone, Debug, Default)]
pub struct ShellTexts<'a> {
    /// "Skip to the main content".
    pub skip: &'a str,
    /// "Menu".
    pub menu: &'a str,
    /// "Sections", the name of the navigation.
    pub sections: &'a str,
    /// "Language".
    pub language: &'a str,
    /// "Sign out".
    pub sign_out: &'a str,
}

/// Everything of a page in the workspace.
#[derive(Clone, Debug, Default)]
pub struct Shell<'a> {
    /// The document.
    pub document: Document<'a>,
    /// Whose house this is.
    pub brand: Brand<'a>,
    /// The words of the frame.
    pub texts: ShellTexts<'a>,
    /// The sections that the reader may use.
    pub nav: Vec<NavItem<'a>>,
    /// The search box.
    pub search: Option<Search<'a>>,
    /// The languages of the page.
    pub languages: Vec<Language<'a>>,
    /// Who is at the desk.
    pub person: Option<Person<'a>>,
    /// What the last act led to; see [`crate::flash`].
    pub flash: Markup,
    /// The page.
    pub main: Markup,
    /// Below the page.
    pub footer: Markup,
}

/// Everything of a page on the public site.
#[derive(Clone, Debug, Default)]
pub struct PublicShell<'a> {
    /// The document.
    pub document: Document<'a>,
    /// Whose house this is.
    pub brand: Brand<'a>,
    /// The words of the frame.
    pub texts: ShellTexts<'a>,
    /// The public pages.
    pub nav: Vec<NavItem<'a>>,
    /// The languages of the page.
    pub languages: Vec<Language<'a>>,
    /// The door to the workspace.
    pub sign_in: Option<Link>,
    /// What the last act led to; see [`crate::flash`].
    pub flash: Markup,
    /// The page.
    pub main: Markup,
    /// Below the page.
    pub footer: Markup,
}
