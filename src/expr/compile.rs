//! Expressions as the rest of the program holds them.

use std::ops::Range;
use std::sync::Arc;

use super::eval::Run;
use super::resolve::resolve;
use super::tree::Node;
use super::{Datum, Scope, Shape, Shapes};

/// An expression whose names are known to exist.
#[derive(Debug, Clone)]
pub struct Expr {
    source: Arc<str>,
    root: Arc<Node>,
    shape: Shape,
}

/// Why a text is no expression over these names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExprError {
    /// The bytes of the text at fault.
    pub range: Range<usize>,
    pub message: String,
}

/// What came of an evaluation.
#[derive(Debug, Clone)]
pub enum Outcome {
    Known(Datum),
    /// It rests on a value that nobody wrote.
    Unknown,
    /// The expression is wrong for this document, or takes too much.
    Failed(Failure),
}

/// Why an evaluation came to no value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// The bytes of the expression at fault.
    pub range: Range<usize>,
    pub message: String,
    /// It took more steps than it may, so that what it would say is not known.
    pub exceeded: bool,
}

impl Expr {
    /// Reads an expression and looks up its names.
    ///
    /// # Errors
    /// The first mistake: what cannot be read, an unknown name with the nearest known one, a wrong number of arguments.
    pub fn compile(text: &str, shapes: &dyn Shapes) -> Result<Self, ExprError> {
        let (root, shape) = resolve(text, shapes, false)?;
        Ok(Self { source: text.into(), root: Arc::new(root), shape })
    }

    /// Reads an expression whose value is yes or no, as far as the names tell.
    ///
    /// # Errors
    /// The first mistake, as for any expression; or that its value is something else.
    pub fn question(text: &str, shapes: &dyn Shapes) -> Result<Self, ExprError> {
        let (root, shape) = resolve(text, shapes, true)?;
        Ok(Self { source: text.into(), root: Arc::new(root), shape })
    }

    /// What the value will be, as far as the names tell.
    pub fn shape(&self) -> Shape {
        self.shape.clone()
    }

    /// The text as it was written.
    pub fn source(&self) -> &str {
        &self.source
    }

    /// Works out the value.
    pub fn evaluate(&self, scope: &dyn Scope) -> Outcome {
        let mut run = Run::new(scope);
        let result = run.root(&self.root);
        scope.took(run.steps());
        match result {
            Ok(datum) if datum.is_missing() => Outcome::Unknown,
            Ok(datum) => Outcome::Known(datum),
            Err(failure) => Outcome::Failed(failure),
        }
    }
}

impl ExprError {
    pub(super) fn new(range: Range<usize>, message: impl Into<String>) -> Self {
        Self { range, message: message.into() }
    }
}
