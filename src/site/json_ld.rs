//! A page to its JSON-LD: who publishes it and what it is about. It names no credential and no
//! award: a self-declaration is neither.

use serde_json::{Value, json};

use super::page::Page;
use crate::config::SiteConfig;

/// The text of a `<script type="application/ld+json">`; `<` is escaped, so it cannot end early.
pub(crate) fn json_ld(config: &SiteConfig, page: &Page, company: &str, address: &str) -> String {
    let organization_id = format!("{}#organization", config.url);
    let mut organization = json!({
        "@type": "Organization",
        "@id": organization_id,
        "name": company,
        "url": config.url,
    });
    let optional = [("email", &config.email), ("telephone", &config.tel)];
    for (key, value) in optional {
        if let (Some(value), Value::Object(fields)) = (value, &mut organization) {
            fields.insert(key.to_owned(), json!(value));
        }
    }
    let graph = json!({
        "@context": "https://schema.org",
        "@graph": [
            organization,
            {
                "@type": "WebPage",
                "@id": address,
                "url": address,
                "name": page.title,
                "description": page.description,
                "inLanguage": page.lang.tag(),
                "about": { "@id": organization_id },
                "publisher": { "@id": organization_id },
            },
        ],
    });
    graph.to_string().replace('<', "\\u003c")
}
