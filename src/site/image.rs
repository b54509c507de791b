//! The logo file's bytes to what its `img` needs.

use serde::Serialize;

use crate::config::Problem;
use crate::message::Message;

/// A logo on a page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Logo {
    /// Its path in the output.
    pub(crate) path: String,
    /// The file's own width in pixels.
    pub(crate) width: usize,
    /// The file's own height in pixels.
    pub(crate) height: usize,
}

/// `source`: the file's path in the project; `bytes`: what is in it.
pub(crate) fn logo(source: &str, bytes: &[u8]) -> Result<Logo, Problem> {
    let size = imagesize::blob_size(bytes).ok().filter(|size| size.width > 0 && size.height > 0);
    let Some(size) = size else {
        return Err(Problem::error(Message::new("site-no-image").with("source", source))
            .help(Message::new("site-put-downloaded")));
    };
    Ok(Logo { path: output_path(source), width: size.width, height: size.height })
}

/// A file of `static/` keeps its place; any other goes to `images/`.
pub(crate) fn output_path(source: &str) -> String {
    match source.strip_prefix("static/") {
        Some(path) => path.to_owned(),
        None => format!("images/{}", source.rsplit('/').next().unwrap_or(source)),
    }
}
