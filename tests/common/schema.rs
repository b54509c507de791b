//! A JSON Schema, and whether a document is what it describes.

use boon::{Compiler, Schemas};
use serde_json::Value;

/// A schema that was itself found to be one.
pub(crate) struct Schema {
    schemas: Schemas,
    index: boon::SchemaIndex,
}

impl Schema {
    /// Checks the schema against that of its draft.
    pub(crate) fn new(schema: &Value) -> Self {
        let mut compiler = Compiler::new();
        compiler.add_resource("schema.json", schema.clone()).expect("a schema");
        let mut schemas = Schemas::new();
        match compiler.compile("schema.json", &mut schemas) {
            Ok(index) => Self { schemas, index },
            Err(error) => panic!("no usable JSON Schema: {error:#}"),
        }
    }

    /// Checks a document; the error names the place in it.
    pub(crate) fn validate(&self, document: &Value) -> Result<(), String> {
        self.schemas.validate(document, self.index).map_err(|error| format!("{error:#}"))
    }
}
