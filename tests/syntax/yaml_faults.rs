use orgdocs::source::*;
use orgdocs::syntax::yaml;
#[test]
fn dump() {
 for s in ["title: foo: bar\nb: 1\n", "a: 1\nowner: [a, b\ntags: x\ne: 1\n", "a: {x: 1\nb: 2\nc: 3\n", "a: \"un\nb: 1\nc: \"x\"\n", "a: @ada\nb: [@x, y, @z]\nc:\n  - @k\n  - |\n    @q\n", "a:\n\t- x\n\t- y\nb: 1\n", "a: 1\n\tb: 2\nc: 3\n", "foo\nbar: 1\n", "a: 1\nfoo\nbar: 1\n", "a:\n    - ada\n  - ben\nb: 1\n", "a: x\n  b: y\nc: 1\n", "a: [x]]\nb: 1\n", "a: \"x\" y\nb: 1\n", "a: `x`\n", "a: {% x %}\n", "a: {{ x }} y\n", "a: {{ x }}\nb: {{ y: z}}", "a: [[x]], [[y]]\n", "a: [#x, #y]\nb: 1\n","a: [x, #y]\nb: 1\n", "- a\nb: 1\n- c\n", "a: 1\n- b\n", "key: - a\nb: 1\n", "a: >\n\tx\nb: 1\n", "a: 'don't'\nb: 1\n", "a: *.md\nb: 1\n", "a:b\nc: 1\n", "a: [x: y: z]\n", "m:\n  a: 1\n   b: 2\nz: 1\n", "- a\n - b\n-c\n", "a: ]\nb: 1\n", "a: , x\n", "a: \"x\": y\nb: 1\n", "t: a:\nb: 1\n", "chat: #payments\nx:\n  - #y\n  - z\nq: # fine\n", "t: [[payments]]\nu: [[[a]], [[b:c]]]\nv:\n - [[w]]\nn: [[1]]", "c: [$3,200,000, x]\nd: {cost: $3,200, e: 1}\n", "a: 1\nb: 2\na: 3\n", "x: &x {a: 1, b: 2}\ny:\n  <<: *x\n  b: 3\n", "{a: 1, b: [}\n", "a:\n  b:\n    - x\nfoo\nc: 1\n", "a:\n  - t: x: y\n    u: @z\n  - t: q: r\nb: 1\n","%x\n\na: |\n   foo\n\n\nb: 1", "a: &a [*a]\nb: *a"] {
  println!("=== {s:?}");
  let mut map = SourceMap::default(); let id = map.add(SourceFile::new("x", s));
  for d in yaml::parse(id, s, 0..s.len() as u32) {
   for f in &d.faults { let p = map.place(f.span); println!("   FAULT {}:{} {:?} {:?}", p.line, p.column, map.slice(f.span), f.kind); }
   for k in &d.lost { println!("   LOST {:?}", k.text) }
   if let Some(r) = &d.root { show(&map, r, 1) }
  }
 }
}
fn show(m: &SourceMap, n: &orgdocs::syntax::Node, d: usize) {
 use orgdocs::syntax::NodeData::*;
 let pad = "  ".repeat(d);
 match &n.data { Scalar(s) => println!("{pad}{:?} <{}>", s.text, m.slice(n.span).escape_debug()), Seq(v) => { println!("{pad}[ <{}>", m.slice(n.span).escape_debug()); for x in v { show(m, x, d+1) } }, Map(v) => { println!("{pad}{{ <{}>", m.slice(n.span).escape_debug()); for e in v { println!("{pad} {:?} <{}>", e.key.text, m.slice(e.key.span)); show(m, &e.value, d+2) } } }
}
