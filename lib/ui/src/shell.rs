//! The whole document: the workspace's frame and the public site's frame.

use crate::icon::{Icon, icon};
use crate::kinds::Link;
use maud::{DOCTYPE, Markup, html};

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

/// A page of the workspace: sections at the side, search and person above, one main part.
#[must_use]
pub fn workspace(shell: &Shell) -> Markup {
    let body = html! {
        body.app {
            (skip(&shell.texts))
            header.top {
                (brand(&shell.brand))
                @if let Some(search) = &shell.search { (search_box(search)) } @else { span.grow {} }
                (language_menu(&shell.texts, &shell.languages))
                @if let Some(person) = &shell.person { (person_menu(&shell.texts, person)) }
                (folded(&shell.texts, &shell.nav))
            }
            nav.nav.side aria-label=(shell.texts.sections) { (nav_list(&shell.nav)) }
            main id="main" tabindex="-1" { (shell.flash) (shell.main) }
            @if !shell.footer.0.is_empty() { footer.foot { (shell.footer) } }
        }
    };
    document(&shell.document, &shell.brand, &body)
}

/// A page of the public site: pages above, one main part, a foot.
#[must_use]
pub fn public(shell: &PublicShell) -> Markup {
    let body = html! {
        body.site {
            (skip(&shell.texts))
            header.top {
                (brand(&shell.brand))
                span.grow {}
                nav.nav.wide aria-label=(shell.texts.sections) { (nav_list(&shell.nav)) }
                (language_menu(&shell.texts, &shell.languages))
                @if let Some(link) = &shell.sign_in { (link.classed("button")) }
                (folded(&shell.texts, &shell.nav))
            }
            main id="main" tabindex="-1" { (shell.flash) (shell.main) }
            @if !shell.footer.0.is_empty() { footer.foot { (shell.footer) } }
        }
    };
    document(&shell.document, &shell.brand, &body)
}

fn document(page: &Document, brand: &Brand, body: &Markup) -> Markup {
    let dir = match page.dir {
        Dir::Ltr => "ltr",
        Dir::Rtl => "rtl",
    };
    let theme = page.theme.map(|theme| match theme {
        Theme::Light => "light",
        Theme::Dark => "dark",
    });
    let v = page.asset_version;
    html! {
        (DOCTYPE)
        html lang=(page.lang) dir=(dir) data-theme=[theme] {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (page.title) @if page.title != brand.name { " · " (brand.name) } }
                link rel="stylesheet" href={ "/assets/style.css?v=" (v) };
                @for href in page.styles { link rel="stylesheet" href=(href); }
                link rel="icon" href={ "/assets/favicon.svg?v=" (v) } type="image/svg+xml";
                link rel="apple-touch-icon" href={ "/assets/icons/touch.png?v=" (v) };
                script src={ "/assets/app.js?v=" (v) } defer {}
                (page.head)
            }
            (body)
        }
    }
}

fn skip(texts: &ShellTexts) -> Markup {
    html! { a.skip href="#main" { (texts.skip) } }
}

fn brand(brand: &Brand) -> Markup {
    html! {
        a.mark href=(brand.href) {
            (brand.mark)
            span { (brand.name) @if !brand.line.is_empty() { small { (brand.line) } } }
        }
    }
}

fn search_box(search: &Search) -> Markup {
    html! {
        form.search role="search" action=(search.action) method="get" {
            (icon(Icon::Search))
            input type="search" name="q" value=(search.query) placeholder=(search.label) aria-label=(search.label)
                maxlength="200" data-search aria-keyshortcuts="/";
            kbd aria-hidden="true" { "/" }
        }
    }
}

fn nav_list(nav: &[NavItem]) -> Markup {
    html! {
        ul {
            @for item in nav {
                li {
                    a href=(item.href) aria-current=[item.current.then_some("page")] {
                        (item.label)
                        @if let Some(count) = &item.count { span.count { (count) } }
                    }
                }
            }
        }
    }
}

/// The sections on a narrow screen. They stand a second time because no browser can open `details` by
/// style alone everywhere; only one of the two is ever shown or spoken.
fn folded(texts: &ShellTexts, nav: &[NavItem]) -> Markup {
    html! {
        details.fold {
            summary.button {
                (icon(Icon::Menu)) (texts.menu)
            }
            nav.nav aria-label=(texts.sections) { (nav_list(nav)) }
        }
    }
}

fn language_menu(texts: &ShellTexts, languages: &[Language]) -> Markup {
    let Some(now) = languages.iter().find(|language| language.current) else {
        return Markup::default();
    };
    html! {
        details.drop {
            summary.quiet {
                (icon(Icon::Globe)) span.away { (texts.language) ": " } span.word lang=(now.code) { (now.name) }
            }
            div.menu {
                ul {
                    @for language in languages {
                        li {
                            a href=(language.href) hreflang=(language.code) lang=(language.code)
                                aria-current=[language.current.then_some("true")] { (language.name) }
                        }
                    }
                }
            }
        }
    }
}

fn person_menu(texts: &ShellTexts, person: &Person) -> Markup {
    html! {
        @if let Some((label, href)) = &person.inbox { a.quiet href=(href) { (icon(Icon::Inbox)) (label) } }
        details.drop {
            summary.quiet { (icon(Icon::Person)) span.who { (person.name) } }
            div.menu {
                ul {
                    @for link in &person.links { li { (link) } }
                    li { form method="post" action=(person.sign_out) { button type="submit" { (texts.sign_out) } } }
                }
            }
        }
    }
}
