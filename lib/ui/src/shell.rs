//! The whole document: the workspace's frame and the public site's frame.

use crate::icon::{Icon, icon};
use maud::{DOCTYPE, Markup, html};

pub use crate::frame::{
    Brand, Dir, Document, Language, NavItem, Person, PublicShell, Search, Shell, ShellTexts, Theme,
};

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
