//! Named files, a purpose and a day to everything that is said of them, in one call.

use super::{
    Broken, Check, Gathered, Given, Held, Refused, State, Steps, checks, document, gather, steps,
};

/// A proof, complete or not.
#[derive(Clone, Debug)]
pub struct Proof {
    /// What was read.
    pub gathered: Gathered,
    /// What is kept, doubtful or missing, in the order in which it is read.
    pub checks: Vec<Check>,
    /// The step reached, and what comes next.
    pub steps: Steps,
    /// The document: one page of HTML, in UTF-8, that needs nothing but itself.
    pub html: String,
}

/// Why there is no proof.
#[derive(Clone, Debug)]
pub enum Unproved {
    /// There is no mail, page or picture in the files, or there are no files.
    Nothing,
    /// Files that are no evidence.
    Refused(Vec<Refused>),
    /// The document could not be made.
    Broken(Broken),
}

/// Makes the proof. `show_user_number` leaves secret numbers in the document.
///
/// # Errors
/// When nothing can be said of the files, or no document be made.
pub fn prove(
    files: &[Held<'_>],
    given: &Given<'_>,
    show_user_number: bool,
) -> Result<Proof, Unproved> {
    let gathered = gather(files).map_err(Unproved::Refused)?;
    if gathered.evidence.is_empty() {
        return Err(Unproved::Nothing);
    }
    Proof::of(gathered, given, show_user_number).map_err(Unproved::Broken)
}

impl Proof {
    /// The proof that evidence is. `show_user_number` leaves secret numbers in the document.
    ///
    /// # Errors
    /// When the document cannot be made.
    pub fn of(
        gathered: Gathered,
        given: &Given<'_>,
        show_user_number: bool,
    ) -> Result<Self, Broken> {
        let Gathered { evidence, pictures } = &gathered;
        let checks = checks(evidence, given);
        let html = document(evidence, &checks, given, pictures, show_user_number)?;
        let steps = steps(evidence);
        Ok(Self { gathered, checks, steps, html })
    }

    /// So many points are missing or wrong; 0 when the set is complete.
    pub fn bad(&self) -> usize {
        self.checks.iter().filter(|check| check.state == State::Bad).count()
    }
}
