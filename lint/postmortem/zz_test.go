package postmortem
import ("testing";"os";"path/filepath";"strings";"fmt";"github.com/pmlint/pmlint/lint/source";"github.com/pmlint/pmlint/lint/markdown")
var _ = fmt.Sprint
var _ = markdown.Heading
func zzDocs() []*Document {
 v:=DefaultVocabulary()
 var ds []*Document
 filepath.Walk("/work/shared/corpus/real",func(p string,fi os.FileInfo,e error)error{
  if !strings.HasSuffix(p,".md"){return nil}
  b,_:=os.ReadFile(p); ds=append(ds,Parse(source.New(p,b),v))
  return nil})
 return ds
}
func BenchmarkZZ(b *testing.B){
 ds := zzDocs()
 each := func(name string, f func(d*Document)) { b.Run(name,func(b *testing.B){b.ReportAllocs();for b.Loop(){for _,d:=range ds{f(d)}}}) }
 each("care",func(d*Document){d.CareAsked()})
 each("sole",func(d*Document){d.SoleCauses()})
 each("recur",func(d*Document){d.Recurrences()})
 each("prom",func(d*Document){d.Promises()})
 each("walk",func(d*Document){n:=0;d.eachBlock(func(b *markdown.Block){n+=len(b.Text.Plain)})})
 each("blanks",func(d*Document){d.Blanks()})
 each("links",func(d*Document){d.links=nil;d.Links()})
 each("sens",func(d*Document){d.sensitive=nil;d.Sensitive()})
 each("times",func(d*Document){d.Times(nil)})
 each("people",func(d*Document){d.People()})
 each("equations",func(d*Document){d.Equations()})
 each("claims",func(d*Document){d.DayClaims()})
 each("facts",func(d*Document){d.Facts()})
 each("actions",func(d*Document){d.Actions=nil;d.readActions()})
 each("timelines",func(d*Document){d.Timelines=nil;d.readTimelines()})
 each("sections",func(d*Document){*d=Document{File:d.File,Words:d.Words,Tree:d.Tree};d.readSections()})
}
