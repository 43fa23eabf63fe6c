//! The description of the interface as an OpenAPI 3.1 document, made from the
//! modules' tables.

use serde_json::{Map, Value as Json, json};

use super::paging::{CURSOR, MOST};
use crate::{module::App, text::Lang};

/// What a field holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holds {
    /// Text.
    Text,
    /// Text by language code.
    Words,
    /// A whole number.
    Int,
    /// A number.
    Number,
    /// A day, `2024-06-05`.
    Day,
    /// An address.
    Address,
    /// A list of texts.
    Texts,
    /// A list of other things, described in words alone.
    List,
}

impl Holds {
    fn schema(self, is_nullable: bool) -> Json {
        let (kind, more) = match self {
            Self::Text => ("string", json!({})),
            Self::Words => ("object", json!({ "additionalProperties": { "type": "string" } })),
            Self::Int => ("integer", json!({})),
            Self::Number => ("number", json!({})),
            Self::Day => ("string", json!({ "format": "date" })),
            Self::Address => ("string", json!({ "format": "uri-reference" })),
            Self::Texts => ("array", json!({ "items": { "type": "string" } })),
            Self::List => ("array", json!({ "items": { "type": "object" } })),
        };
        let mut schema = match more {
            Json::Object(more) => more,
            _ => Map::new(),
        };
        let kind = if is_nullable {
            json!([kind, "null"])
        } else {
            json!(kind)
        };
        schema.insert("type".into(), kind);
        Json::Object(schema)
    }
}

/// A field of what is answered.
#[derive(Debug, Clone, Copy)]
pub struct Field {
    /// Its name.
    pub name: &'static str,
    /// What it holds.
    pub holds: Holds,
    /// Whether it may be null or absent.
    pub is_nullable: bool,
    /// What it means, in a sentence.
    pub about: &'static str,
}

impl Field {
    /// A field that is always there.
    pub const fn new(name: &'static str, holds: Holds, about: &'static str) -> Self {
        Self {
            name,
            holds,
            is_nullable: false,
            about,
        }
    }

    /// A field that may be null or absent.
    pub const fn maybe(name: &'static str, holds: Holds, about: &'static str) -> Self {
        Self {
            is_nullable: true,
            ..Self::new(name, holds, about)
        }
    }
}

/// A parameter of the query.
#[derive(Debug, Clone, Copy)]
pub struct Param {
    /// Its name.
    pub name: &'static str,
    /// What it means, in a sentence.
    pub about: &'static str,
}

/// One address of the interface; all of them are read with GET.
#[derive(Debug, Clone, Copy)]
pub struct Endpoint {
    /// Its path as in the module's routes, `/api/v1/events/{code}`.
    pub path: &'static str,
    /// What it answers, in a sentence.
    pub summary: &'static str,
    /// The name of what it answers, or of one row of the list: `Event`.
    pub item: &'static str,
    /// Its fields.
    pub fields: &'static [Field],
    /// Parameters of the query, besides those of every list.
    pub params: &'static [Param],
    /// Whether it answers a list in pages.
    pub is_list: bool,
}

const PAGING: [Param; 2] = [
    Param {
        name: "limit",
        about: "Rows of a page, 1 to 500; 100 if not given.",
    },
    Param {
        name: "after",
        about: "Where the page before ended; follow `next` instead of making it up.",
    },
];

/// The OpenAPI 3.1 document of all endpoints of all modules.
pub fn document(app: &App) -> Json {
    let endpoints: Vec<&Endpoint> = app.modules.iter().flat_map(|module| module.api).collect();
    let mut paths = Map::new();
    let mut schemas = Map::new();
    for endpoint in endpoints {
        paths.insert(endpoint.path.into(), json!({ "get": operation(endpoint) }));
        schemas.insert(endpoint.item.into(), schema(endpoint.fields));
    }
    schemas.insert(
        "Problem".into(),
        schema(&[
            Field::new("error", Holds::Text, "Which kind of problem it is."),
            Field::new("message", Holds::Text, "What happened and what to do."),
        ]),
    );
    let office = app.profile.office.name.get(Lang::EN);
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": format!("Balai: {office}"),
            "version": "1",
            "description": "Read only. Without signing in it gives what is public. Figures are never given by party, and small parts of a breakdown are held back. Later versions of version 1 only add.",
        },
        "servers": [{ "url": app.address }],
        "paths": paths,
        "security": [{}, { "token": [] }],
        "components": {
            "schemas": schemas,
            "securitySchemes": { "token": {
                "type": "http", "scheme": "bearer",
                "description": "A token of a service account, made by the office's administrator. It reads the nouns that it names.",
            } },
        },
    })
}

fn schema(fields: &[Field]) -> Json {
    let mut properties = Map::new();
    let mut required = Vec::new();
    for field in fields {
        let mut schema = field.holds.schema(field.is_nullable);
        schema["description"] = field.about.into();
        properties.insert(field.name.into(), schema);
        if !field.is_nullable {
            required.push(field.name);
        }
    }
    json!({ "type": "object", "properties": properties, "required": required })
}

fn operation(endpoint: &Endpoint) -> Json {
    let parameter = |name: &str, place: &str, about: &str| {
        json!({
            "name": name, "in": place, "required": place == "path",
            "description": about, "schema": parameter_schema(name),
        })
    };
    let in_path = endpoint
        .path
        .split('/')
        .filter_map(|part| part.strip_prefix('{')?.strip_suffix('}'))
        .map(|name| parameter(name, "path", "Which one."));
    let paging = if endpoint.is_list { &PAGING[..] } else { &[] };
    let in_query = endpoint
        .params
        .iter()
        .chain(paging)
        .map(|param| parameter(param.name, "query", param.about));
    let item = json!({ "$ref": format!("#/components/schemas/{}", endpoint.item) });
    let answer = if endpoint.is_list {
        json!({
            "type": "object",
            "properties": {
                "data": { "type": "array", "items": item },
                "next": { "type": ["string", "null"], "description": "Address of the next page." },
            },
            "required": ["data", "next"],
        })
    } else {
        item
    };
    let problem = json!({ "schema": { "$ref": "#/components/schemas/Problem" } });
    let parameters: Vec<Json> = in_path.chain(in_query).collect();
    json!({
        "summary": endpoint.summary,
        "operationId": operation_id(endpoint.path),
        "parameters": parameters,
        "responses": {
            "200": { "description": "As asked.", "content": { "application/json": { "schema": answer } } },
            "401": { "description": "The token is wrong, has expired or was revoked: one answer for all.", "content": { "application/json": problem } },
            "403": { "description": "The token does not name this noun.", "content": { "application/json": problem } },
            "404": { "description": "There is no such thing, or not for you.", "content": { "application/json": problem } },
            "422": { "description": "The question cannot be answered as it stands.", "content": { "application/json": problem } },
            "429": { "description": "Too many questions with this token; `Retry-After` says how many seconds to wait.", "content": { "application/json": problem } },
        },
    })
}

/// What a parameter may hold: the names mean the same everywhere.
fn parameter_schema(name: &str) -> Json {
    match name {
        "year" => json!({ "type": "string", "pattern": "^(19|20|21)[0-9]{2}$" }),
        "limit" => json!({ "type": "integer", "minimum": 1, "maximum": MOST }),
        "after" => json!({ "type": "string", "pattern": CURSOR }),
        _ => json!({ "type": "string" }),
    }
}

/// `/api/v1/events/{code}` becomes `events-code`: unique because paths are.
fn operation_id(path: &str) -> String {
    path.trim_start_matches("/api/v1/")
        .replace(['{', '}'], "")
        .replace(['/', '.'], "-")
}
