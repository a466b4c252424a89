package postmortem
import ("testing";"fmt";"sort";"github.com/pmlint/pmlint/lint/markdown")
func TestYY(t *testing.T){
 n:=0; why:=map[string]int{}; tl:=0; secs:=0; docsTL:=0; np:=0
 ents:=0
 for _,d:=range zzDocs(){
  tl+=len(d.Timelines); if len(d.Timelines)>0{docsTL++}
  for _,x:=range d.Timelines{ents+=len(x.Entries)}
  secs+=len(d.Sections)
  for _,f:=range d.Fields{ if f.Value.State==Placeholder{np++}}
  d.eachBlock(func(b*markdown.Block){
   s,e:=trimmed(b.Text.Plain); x:=b.Text.Plain[s:e]
   if d.Words.mayBePlaceholder(x){ n++; if !d.Words.IsPlaceholder(x){
     r:="?"
     switch {
      case len(x)<3: r="short"
      case x[0]>=0x80: r="high"
      case x[0]=='['||x[0]=='<'||x[0]=='{'||x[0]=='$'||x[0]=='_'||x[0]=='?'||x[0]=='('||x[0]=='"'||x[0]=='.': r="first"+x[:1]
      case x[0]=='@'||x[0]=='#': r="@#"
      default:
       if d.Words.mayBegin(1<<setPlaceholder,x) { if a,ok:=d.Words.holdsFirst(firstWord(x)); ok&&(a||len(x)<=40) {r="word "+firstWord(x); break}}
       for i:=1;i<len(x);i++{ if placeBytes[x[i]]&&endsPlace(x,i){r="place "+x[i-1:i+1];break}}
     }
     why[r]++
     }}
  })
 }
 var ks []string; for k:=range why{ks=append(ks,k)}; sort.Slice(ks,func(i,j int)bool{return why[ks[i]]>why[ks[j]]})
 for _,k:=range ks[:min(len(ks),30)]{fmt.Printf("%q %d\n",k,why[k])}
 fmt.Println(n,"timelines",tl,docsTL,"entries",ents,"sections",secs,"placeholder fields",np)
}
