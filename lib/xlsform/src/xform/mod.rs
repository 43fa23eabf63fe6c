//! A form as XForm XML, as devices and servers of the field take it.
mod bindings;
mod body;
mod cycles;
mod data;
mod definition;
mod facts;
mod limits;
mod lists;
mod paths;
mod plan;
mod texts;
mod xml;

pub use definition::definition;
use plan::Plan;
use xml::{Child, Element};

use crate::{fault::Findings, form::Form};

/// Namespaces of every form.
const NAMESPACES: &[(&str, &str)] = &[
    ("xmlns", "http://www.w3.org/2002/xforms"),
    ("xmlns:h", "http://www.w3.org/1999/xhtml"),
    ("xmlns:ev", "http://www.w3.org/2001/xml-events"),
    ("xmlns:xsd", "http://www.w3.org/2001/XMLSchema"),
    ("xmlns:jr", "http://openrosa.org/javarosa"),
    ("xmlns:orx", "http://openrosa.org/xforms"),
    ("xmlns:odk", "http://www.opendatakit.org/xforms"),
];

/// Writes a form as XForm XML; the same form gives the same bytes.
pub fn to_xform(form: &Form) -> String {
    let mut findings = Findings::default(); // A form that was read has none.
    let plan = Plan::of(form, &mut findings);
    write(&plan, &mut findings).document()
}

/// Finds what only shows when a form is put together.
pub(crate) fn check(form: &Form, findings: &mut Findings) {
    let plan = Plan::of(form, findings);
    if !limits::check(&plan, findings) {
        return;
    }
    cycles::check(&plan, findings);
    write(&plan, findings);
}

fn write(plan: &Plan<'_>, findings: &mut Findings) -> Element {
    let form = plan.form;
    let settings = &form.settings;
    let mut head = Element::new("h:head");
    head.push(Element::text("h:title", settings.title.as_str()));
    head.push(model(plan, findings));
    let mut body = Element::new("h:body");
    if let Some(style) = &settings.style {
        body.set("class", style.as_str());
    }
    body.children = plan.controls(0, findings);
    let mut html = Element::new("h:html");
    for (name, address) in NAMESPACES {
        html.set(*name, *address);
    }
    for (prefix, address) in &settings.namespaces {
        let name = format!("xmlns:{prefix}");
        if !NAMESPACES.iter().any(|(there, _)| *there == name) {
            html.set(name, address.as_str());
        }
    }
    html.push(head);
    html.push(body);
    html
}

fn model(plan: &Plan<'_>, findings: &mut Findings) -> Element {
    let mut model = Element::new("model").with("odk:xforms-version", "1.0.0");
    model.children.extend(submission(plan).map(Child::Element));
    model.children.extend(plan.texts().map(Child::Element));
    let mut instance = Element::new("instance");
    instance.push(plan.answer());
    model.push(instance);
    for element in plan.instances(findings).into_iter().chain(plan.bindings()) {
        model.push(element);
    }
    model
}

/// Where answers go; none where the author says nothing about it.
fn submission(plan: &Plan<'_>) -> Option<Element> {
    let settings = &plan.form.settings;
    let mut element = Element::new("submission");
    if let Some(address) = &settings.submission_url {
        element.set("action", address.as_str());
        element.set("method", "post");
    }
    for (name, value) in [
        ("base64RsaPublicKey", &settings.public_key),
        ("orx:auto-send", &settings.auto_send),
        ("orx:auto-delete", &settings.auto_delete),
    ] {
        if let Some(value) = value {
            element.set(name, value.as_str());
        }
    }
    if settings.client_editable {
        element.set("odk:client-editable", "true");
    }
    (!element.attributes.is_empty()).then_some(element)
}
