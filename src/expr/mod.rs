//! LOCAL SKELETON
use crate::source::Span; use crate::quantity::*; use std::sync::Arc; use std::ops::Range; use std::any::Any; use std::fmt::Debug;
#[derive(Clone,Debug)] pub struct Datum{pub data:Data,pub origin:Option<Span>}
impl Datum{ pub fn missing()->Self{Self{data:Data::Missing,origin:None}} pub fn of(data:Data)->Self{Self{data,origin:None}} pub fn at(self,s:Span)->Self{Self{origin:Some(s),..self}} pub fn is_true(&self)->bool{matches!(self.data,Data::Bool(true))} pub fn is_false(&self)->bool{matches!(self.data,Data::Bool(false))} pub fn is_missing(&self)->bool{matches!(self.data,Data::Missing)} pub fn words(&self)->String{String::new()} }
#[derive(Clone,Debug)] pub enum Data{Missing,Bool(bool),Quantity(Quantity),Text(Arc<str>),Date(Date),List(Arc<[Datum]>),Object(Arc<dyn Object>),Map(Arc<[(String,Datum)]>)}
pub trait Object:Debug+Send+Sync{ fn field(&self,n:&str)->Option<Datum>; fn words(&self)->String; fn identity(&self)->Option<String>; fn as_any(&self)->&dyn Any; }
pub trait Scope{ fn variable(&self,n:&str)->Option<Datum>; fn call(&self,n:&str,a:&[Datum])->Option<Result<Datum,String>>; fn calendar(&self)->Calendar; }
#[derive(Clone,Debug)] pub enum Shape{Any,Text,Number,Bool,Date,List(Box<Shape>),Record(String)}
pub trait Shapes{ fn root(&self,n:&str)->Option<Shape>; fn roots(&self)->Vec<String>; fn field(&self,r:&str,n:&str)->Option<Shape>; fn fields(&self,r:&str)->Vec<String>; fn function(&self,n:&str)->Option<Arity>; }
pub struct Arity; impl Arity{pub fn exactly(_:usize)->Self{Self} pub fn between(_:usize,_:usize)->Self{Self}}
#[derive(Clone,Debug)] pub struct Expr; pub struct ExprError{pub range:Range<usize>,pub message:String}
pub enum Outcome{Known(Datum),Unknown,Failed{range:Range<usize>,message:String}}
impl Expr{ pub fn compile(_:&str,_:&dyn Shapes)->Result<Self,ExprError>{Ok(Self)} pub fn shape(&self)->Shape{Shape::Any} pub fn source(&self)->&str{""} pub fn evaluate(&self,_:&dyn Scope)->Outcome{Outcome::Unknown}}
#[derive(Clone,Debug)] pub struct Template; impl Template{ pub fn compile(_:&str,_:&dyn Shapes)->Result<Self,ExprError>{Ok(Self)} pub fn render(&self,_:&dyn Scope)->String{String::new()} }
