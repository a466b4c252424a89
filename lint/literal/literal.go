// Package literal writes values as Go source. What stands in a program's source as a
// literal without calls and maps is laid out by the compiler, and takes nothing to make
// when the program starts. It is for tests that make such source and keep it true to what
// it is made from.
package literal

import (
	"bytes"
	"fmt"
	"go/format"
	"os"
	"path"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// A File is Go source with variables.
type File struct {
	pkg     string // its import path
	from    string
	imports []string
	body    bytes.Buffer
	// vars are the names of variables for what several pointers point to, by pointer.
	vars  map[uintptr]string
	many  map[uintptr]int
	order []reflect.Value
	depth int // of lists and structures around what is written
}

// New returns the file of a package, given its import path. From says what its text is
// made from and how.
func New(pkg, from string) *File {
	return &File{pkg: pkg, from: from, vars: map[uintptr]string{}, many: map[uintptr]int{}}
}

// Var adds a variable with what value points to. What pointers in it share is a variable
// of its own, with a name that begins with that of the first. A value with a map, a
// function, a channel or an interface that is not nil is an error: it cannot stand in a
// program's data.
func (f *File) Var(name string, value any) error {
	v := reflect.ValueOf(value)
	if v.Kind() != reflect.Pointer || v.IsNil() {
		return fmt.Errorf("%T is no pointer to a value", value)
	}
	f.order = f.order[:0]
	if err := f.count(v.Elem(), name); err != nil {
		return err
	}
	for _, shared := range f.order {
		f.variable(f.vars[shared.Pointer()], shared.Elem())
	}
	f.variable(name, v.Elem())
	return nil
}

// Source returns the file, formatted.
func (f *File) Source() ([]byte, error) {
	var out bytes.Buffer
	fmt.Fprintf(&out, "// Code generated from %s; DO NOT EDIT.\n\npackage %s\n", f.from, path.Base(f.pkg))
	slices.Sort(f.imports)
	if len(f.imports) > 0 {
		fmt.Fprintf(&out, "\nimport (\n\t\"%s\"\n)\n", strings.Join(f.imports, "\"\n\t\""))
	}
	out.Write(f.body.Bytes())
	source, err := format.Source(out.Bytes())
	if err != nil {
		return nil, err
	}
	return format.Source(source) // long lists are in their final form at the second time
}

// Hold fails a test where the file of that name in its folder is not f, which says how it
// is made anew; with update it makes it so first.
func (f *File) Hold(t testing.TB, name string, update bool) {
	t.Helper()
	want, err := f.Source()
	if err != nil {
		t.Fatal(err)
	}
	if update {
		if err := os.WriteFile(name, want, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if got, err := os.ReadFile(name); err != nil || !bytes.Equal(got, want) {
		t.Errorf("%s is not made from %s as it is now (%v)", name, f.from, err)
	}
}

// count finds what several pointers in v point to, the innermost first.
func (f *File) count(v reflect.Value, name string) error {
	switch v.Kind() {
	case reflect.Pointer:
		if v.IsNil() {
			return nil
		}
		at := v.Pointer()
		if f.many[at]++; f.many[at] > 1 {
			if f.vars[at] == "" {
				f.vars[at] = name + strconv.Itoa(len(f.vars)+1)
				f.order = append(f.order, v)
			}
			return nil
		}
		return f.count(v.Elem(), name)
	case reflect.Struct:
		for i := range v.NumField() {
			if err := f.count(v.Field(i), name); err != nil {
				return fmt.Errorf("%s: %w", v.Type().Field(i).Name, err)
			}
		}
	case reflect.Slice, reflect.Array:
		for i := range v.Len() {
			if err := f.count(v.Index(i), name); err != nil {
				return err
			}
		}
	case reflect.Map, reflect.Func, reflect.Chan, reflect.Interface, reflect.UnsafePointer:
		if !v.IsNil() {
			return fmt.Errorf("a %s cannot stand in a program's data", v.Type())
		}
	}
	return nil
}

func (f *File) variable(name string, v reflect.Value) {
	fmt.Fprintf(&f.body, "\nvar %s = ", name)
	f.value(v, false)
	f.body.WriteByte('\n')
}

// value writes v. Typed says that the place where it stands gives its type.
func (f *File) value(v reflect.Value, typed bool) {
	switch v.Kind() {
	case reflect.Pointer:
		switch name, shared := f.vars[v.Pointer()]; {
		case v.IsNil():
			f.body.WriteString("nil")
		case shared:
			f.body.WriteString("&" + name)
		default:
			if !typed {
				f.body.WriteByte('&')
			}
			f.value(v.Elem(), typed)
		}
	case reflect.Struct:
		f.typeOf(v, typed)
		f.fields(v)
	case reflect.Slice, reflect.Array:
		if v.Kind() == reflect.Slice && v.IsNil() {
			f.body.WriteString("nil")
			return
		}
		f.typeOf(v, typed)
		f.list(v)
	case reflect.String:
		f.body.WriteString(strconv.Quote(v.String()))
	case reflect.Bool:
		f.body.WriteString(strconv.FormatBool(v.Bool()))
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		f.body.WriteString("0x" + strconv.FormatUint(v.Uint(), 16))
	case reflect.Float32, reflect.Float64:
		f.body.WriteString(strconv.FormatFloat(v.Float(), 'g', -1, 64))
	default:
		f.body.WriteString(strconv.FormatInt(v.Int(), 10))
	}
}

// fields writes the fields of v without those that are zero, and without names where none
// is.
func (f *File) fields(v reflect.Value) {
	named := v.Type().PkgPath() != f.pkg // of other packages vet wants them
	for i := range v.NumField() {
		named = named || v.Field(i).IsZero()
	}
	f.begin()
	for i := range v.NumField() {
		field := v.Field(i)
		if field.IsZero() {
			continue
		}
		if named {
			f.body.WriteString(v.Type().Field(i).Name + ": ")
		}
		f.value(field, false)
		f.next(named && f.depth == 1)
	}
	f.end()
}

// list writes the elements of v, without those that are zero.
func (f *File) list(v reflect.Value) {
	f.begin()
	last := -1
	for i := range v.Len() {
		elem := v.Index(i)
		if elem.IsZero() && (v.Kind() == reflect.Array || i < v.Len()-1) {
			continue
		}
		if i != last+1 {
			f.body.WriteString(strconv.Itoa(i) + ": ")
		}
		last = i
		f.value(elem, elem.Kind() != reflect.Pointer || !elem.IsNil() && f.vars[elem.Pointer()] == "")
		text := f.body.Bytes()
		f.next(len(text)-bytes.LastIndexByte(text, '\n') > width)
	}
	f.end()
}

// width is where a list goes on in the next line.
const width = 100

func (f *File) begin() {
	f.depth++
	f.body.WriteByte('{')
}

func (f *File) end() {
	f.depth--
	f.body.WriteByte('}')
}

// next parts two elements, and begins a line for the second where one is due.
func (f *File) next(line bool) {
	if line {
		f.body.WriteString(",\n")
		return
	}
	f.body.WriteString(", ")
}

// typeOf writes the type of v, if the place where it stands does not give it.
func (f *File) typeOf(v reflect.Value, typed bool) {
	if !typed {
		f.body.WriteString(f.name(v.Type()))
	}
}

// name returns how a type is called in the file.
func (f *File) name(t reflect.Type) string {
	switch {
	case t.Name() != "" && t.PkgPath() == "":
		return t.Name()
	case t.Name() != "":
		arguments := qualified.ReplaceAllStringFunc(t.Name(), func(s string) string {
			parts := qualified.FindStringSubmatch(s)
			return f.qualify(parts[1]) + parts[2]
		})
		return f.qualify(t.PkgPath()) + arguments
	case t.Kind() == reflect.Slice:
		return "[]" + f.name(t.Elem())
	case t.Kind() == reflect.Array:
		return "[" + strconv.Itoa(t.Len()) + "]" + f.name(t.Elem())
	case t.Kind() == reflect.Pointer:
		return "*" + f.name(t.Elem())
	}
	return t.String()
}

// qualified is a type in the arguments of another, with the path of its package.
var qualified = regexp.MustCompile(`([\w./-]+)\.(\w+)`)

// qualify returns what stands before the names of a package.
func (f *File) qualify(pkg string) string {
	if pkg == f.pkg {
		return ""
	}
	if !slices.Contains(f.imports, pkg) {
		f.imports = append(f.imports, pkg)
	}
	return path.Base(pkg) + "."
}
