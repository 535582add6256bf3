//! From a root folder to a model.
