//! Who answers a question with yes.

use crate::expr::{Data, Datum, Expr, Failure, Outcome, Toll};
use crate::kind::KindId;

use super::{ArtifactId, CheckScope, Model};

/// What artifacts answer to a question.
#[derive(Debug, Default)]
pub struct Answers {
    /// Those that say yes, in the order of their documents.
    pub yes: Vec<ArtifactId>,
    /// Those for which it makes no sense, each with why.
    pub failed: Vec<(ArtifactId, Failure)>,
}

impl Model {
    /// What the artifacts of a kind answer to a question of it. What rests on a value that nobody wrote is no yes.
    ///
    /// # Errors
    /// When it takes too many steps, for one of them or for all.
    pub fn answering(&self, kind: KindId, question: &Expr) -> Result<Answers, Failure> {
        let ids: Vec<ArtifactId> = self.of_kind(kind).map(|(id, _)| id).collect();
        let names: Vec<&str> = self.catalogue.get(kind).answerable().filter(|name| question.source().contains(name)).collect();
        let most = Toll::most(ids.len(), self.artifacts.len());
        let (mut toll, mut answers) = (Toll::default(), Answers::default());
        for id in ids {
            let mut scope = CheckScope::new(self, id);
            if let Data::Object(this) = &self.object(id).data {
                for name in &names {
                    scope.bind(name, this.field(name).unwrap_or_else(Datum::missing));
                }
            }
            match question.evaluate(&scope) {
                Outcome::Known(answer) if answer.is_true() => answers.yes.push(id),
                Outcome::Failed(failure) if failure.exceeded => return Err(failure),
                Outcome::Failed(failure) => answers.failed.push((id, failure)),
                _ => {}
            }
            toll = toll.and(Toll::of(scope.steps(), 1));
            if toll > most {
                let message = format!("over all documents it takes more than {} steps", most.steps());
                return Err(Failure { range: 0..question.source().len(), message, exceeded: true });
            }
        }
        Ok(answers)
    }
}
