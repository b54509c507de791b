//! What the system says of a path to why it cannot be read.

use std::fs;
use std::io;
use std::path::Path;

use super::display_path;

/// A path that cannot be read. `path` is as [`display_path`] shows it.
#[derive(Debug, thiserror::Error)]
pub enum DiscoverError {
    /// Nothing has the name.
    #[error("`{path}`: no such file or folder")]
    Missing {
        /// The path as it was named.
        path: String,
    },
    /// A link that leads nowhere.
    #[error("`{path}`: a symbolic link to something that does not exist")]
    DanglingLink {
        /// The link.
        path: String,
    },
    /// A link to a folder it is in. What else the folder holds is read, once.
    #[error("`{path}`: a symbolic link that leads back to `{ancestor}`; it is not followed")]
    Loop {
        /// The link.
        path: String,
        /// The folder it is in and leads to.
        ancestor: String,
    },
    /// The system refuses.
    #[error("`{path}`: cannot be read: {cause}")]
    Unreadable {
        /// The file or folder.
        path: String,
        /// What the system says.
        cause: io::Error,
    },
}

impl DiscoverError {
    /// The path that cannot be read, as shown to people.
    pub fn path(&self) -> &str {
        match self {
            Self::Missing { path }
            | Self::DanglingLink { path }
            | Self::Loop { path, .. }
            | Self::Unreadable { path, .. } => path,
        }
    }

    pub(super) fn from_io(path: &Path, cause: io::Error) -> Self {
        let is_missing = cause.kind() == io::ErrorKind::NotFound;
        let display = display_path(path);
        if is_missing && fs::symlink_metadata(path).is_ok() {
            Self::DanglingLink { path: display }
        } else if is_missing {
            Self::Missing { path: display }
        } else {
            Self::Unreadable { path: display, cause }
        }
    }

    /// `None` for what keeps no file from being read: a glob in a `.gitignore` that does not
    /// parse, or a broken link that a walk leaves out by its name.
    pub(super) fn from_walk(error: ignore::Error) -> Option<Self> {
        if error.is_partial() {
            return None;
        }
        let (path, ancestor) = places(&error);
        let path = path.map(Path::to_path_buf).unwrap_or_default();
        let name = path.file_name().unwrap_or_default();
        if super::left_out::is_passed_over(name) || name.as_encoded_bytes().starts_with(b".") {
            return None;
        }
        if let Some(ancestor) = ancestor {
            let (path, ancestor) = (display_path(&path), display_path(ancestor));
            return Some(Self::Loop { path, ancestor });
        }
        let cause = error.to_string();
        let cause = error.into_io_error().unwrap_or_else(|| io::Error::other(cause));
        Some(Self::from_io(&path, innermost(cause)))
    }
}

/// What the system said, without the path that libraries wrap round it: it would be shown twice,
/// and once as it stands.
fn innermost(wrapped: io::Error) -> io::Error {
    let mut code = wrapped.raw_os_error();
    let mut next: Option<&(dyn std::error::Error + 'static)> = Some(&wrapped);
    while let Some(error) = next {
        code = error.downcast_ref().and_then(io::Error::raw_os_error).or(code);
        // The source of an `io::Error` skips the error it wraps.
        next = match error.downcast_ref::<io::Error>().and_then(io::Error::get_ref) {
            Some(inner) => Some(inner),
            None => error.source(),
        };
    }
    code.map_or(wrapped, io::Error::from_raw_os_error)
}

/// The path an error is about, and for a loop of links the folder it leads back to.
fn places(error: &ignore::Error) -> (Option<&Path>, Option<&Path>) {
    match error {
        ignore::Error::WithPath { path, err } => (Some(path), places(err).1),
        ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => {
            places(err)
        }
        ignore::Error::Loop { ancestor, child } => (Some(child), Some(ancestor)),
        _ => (None, None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unreadable_folder_is_named() {
        let refused = ignore::Error::WithPath {
            path: "public/secret".into(),
            err: Box::new(ignore::Error::WithDepth {
                depth: 2,
                err: Box::new(io::Error::from(io::ErrorKind::PermissionDenied).into()),
            }),
        };
        assert_eq!(
            DiscoverError::from_walk(refused).unwrap().to_string(),
            "`public/secret`: cannot be read: permission denied"
        );
    }
}
