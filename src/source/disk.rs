//! LOCAL SKELETON
use super::*; use std::path::Path;
pub struct Filter{pub include:Vec<String>,pub exclude:Vec<String>}
#[derive(Debug,Clone,Default)] pub struct Listing{pub files:Vec<ListedFile>} #[derive(Debug,Clone)] pub struct ListedFile{pub path:String}
#[derive(Debug)] pub struct DiscoverError;
impl Listing{pub fn of_paths(p:impl Iterator<Item=String>)->Self{Self{files:p.map(|path|ListedFile{path}).collect()}}}
pub fn discover(_:&Path,_:&Filter)->Result<Listing,DiscoverError>{loop{}}
pub fn read_all(_:&Path,_:&Listing,_:impl Fn(&str)->bool)->Vec<SourceFile>{loop{}}
pub fn read_one(_:&Path,_:&str)->Option<SourceFile>{loop{}}
