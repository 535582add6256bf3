//! `orgdocs graph`.

use crate::cli::{GraphArgs, GraphShape};
use crate::exchange::{Graph, GraphFormat};
use crate::kind::KindId;

use super::output::Output;
use super::{CannotRun, Outcome, repository};

pub(super) fn run(args: &GraphArgs, output: &mut Output) -> Result<Outcome, CannotRun> {
    let root = repository::root(&args.root)?;
    let workspace = repository::load(&root, None)?;
    let kinds = args.kinds.iter().map(|name| repository::kind(&workspace.model, name));
    let kinds: Vec<KindId> = kinds.collect::<Result<_, _>>()?;
    let format = match args.format {
        GraphShape::Json => GraphFormat::Json,
        GraphShape::Dot => GraphFormat::Dot,
        GraphShape::Mermaid => GraphFormat::Mermaid,
    };
    output.write(&Graph::of(&workspace.model, &kinds).render(format));
    Ok(Outcome::Clean)
}
