package lsp

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"strings"
	"testing"
	"time"

	"go.uber.org/goleak"
)

func frame(body string) string { return fmt.Sprintf("Content-Length: %d\r\n\r\n%s", len(body), body) }

// malformations are what is no message. None of them promises more bytes than it has,
// since what follows would be taken for those.
func malformations() []string {
	deep := strings.Repeat("[", 20000)
	return []string{
		"Content-Length: -5\r\n\r\n", "Content-Length: many\r\n\r\n", "Content-Length: 99999999999999999999\r\n\r\n",
		"Content-Length: 4294967296\r\n\r\n", "Content-Type: text/plain\r\n\r\n", "\x00\xff\xfe garbage\r\n\r\n", "\n\n\n",
		"\xff\xff\u212Acontent-LENGTH: 2\r\n\r\n{}", "X: " + strings.Repeat("y", 200000) + "\r\n\r\n", strings.Repeat("z", 200000) + "\r\n",
		frame(""), frame("{"), frame("null"), frame("7"), frame(`"x"`), frame("[]"), frame("[[]]"), frame("{}"), frame(deep), frame("\xff\xfe"),
		frame(`{"jsonrpc":"2.0"}`), frame(`{"jsonrpc":"2.0","id":1}`), frame(`{"jsonrpc":"2.0","method":7}`),
		frame(`{"jsonrpc":"2.0","id":{},"method":"initialize"}`), frame(`{"jsonrpc":"2.0","id":1.5,"method":"shutdown"}`),
		frame(`{"jsonrpc":"2.0","id":1,"method":"initialize","result":{}}`), frame(`[{"jsonrpc":"2.0","id":1,"method":"shutdown"}]`),
		frame(`{"jsonrpc":"2.0","id":77,"result":{}}`), frame(`{"jsonrpc":"2.0","id":"x","error":{"code":1,"message":"m"}}`),
		frame(`{"jsonrpc":"2.0","method":"textDocument/didOpen","params":[]}`),
		frame(`{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":{"uri":7}}}`),
		frame(`{"jsonrpc":"2.0","method":"textDocument/didChange","params":{"textDocument":{"uri":"` + uri + `","version":"x"},"contentChanges":[]}}`),
		frame(`{"jsonrpc":"2.0","method":"textDocument/didChange","params":{"textDocument":{"uri":"` + uri + `"},"contentChanges":[{"range":{"start":{"line":-1,"character":-9},"end":{"line":1e9,"character":1}},"text":""}]}}`),
		frame(`{"jsonrpc":"2.0","method":"workspace/didChangeWorkspaceFolders","params":{"event":{"added":[{"uri":"file://%zz"}]}}}`),
		frame(`{"jsonrpc":"2.0","method":"$/cancelRequest","params":{"id":null}}`),
		frame(`{"jsonrpc":"2.0","id":5,"method":"textDocument/hover","params":{"textDocument":{"uri":"` + uri + `"},"position":{"line":1e400}}}`),
		frame(`{"jsonrpc":"2.0","id":6,"method":"\u0000\u202e"}`),
		// One whose length is too short: the rest of it stands before the next header.
		"Content-Length: 3\r\n\r\n{\"jsonrpc\":\"2.0\"}",
	}
}

// After ten thousand messages that are none, the server answers as before.
func TestMalformed(t *testing.T) {
	defer goleak.VerifyNone(t)
	here, there := net.Pipe()
	end := make(chan bool, 1)
	go func() { end <- Serve(context.Background(), testOptions(), there, there) }()
	answered := make(chan struct{})
	go func() {
		defer close(answered)
		tail := ""
		buffer := make([]byte, 64<<10)
		for {
			n, err := here.Read(buffer)
			if tail += string(buffer[:n]); strings.Contains(tail, `"id":"last"`) && strings.Contains(tail, `"capabilities"`) {
				return
			}
			tail = tail[max(0, len(tail)-4096):]
			if err != nil {
				t.Error(err)
				return
			}
		}
	}()
	send := func(s string) {
		t.Helper()
		if err := here.SetWriteDeadline(time.Now().Add(patience)); err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(here, s); err != nil {
			t.Fatal(err)
		}
	}
	all := malformations()
	random := rand.New(rand.NewPCG(1, 2))
	for i := range 10000 {
		if i < len(all)*2 || i%500 == 0 {
			send(all[i%len(all)])
			continue
		}
		// A message with a byte or two changed, its length right.
		body := []byte(`{"jsonrpc":"2.0","id":9,"method":"textDocument/hover","params":{"textDocument":{"uri":"x"},"position":{"line":0,"character":0}}}`)
		for range 1 + random.IntN(3) {
			body[random.IntN(len(body))] = byte(random.IntN(256))
		}
		send(frame(string(body)))
	}
	send(frame(`{"jsonrpc":"2.0","id":"last","method":"initialize","params":{"capabilities":{}}}`))
	select {
	case <-answered:
	case <-time.After(patience):
		t.Fatal("no answer")
	}
	if err := here.Close(); err != nil {
		t.Fatal(err)
	}
	if <-end {
		t.Error("a clean end, though nobody said goodbye")
	}
}

// A client that dies, in the middle of a message or of the server's work, leaves nothing
// running.
func TestClientDies(t *testing.T) {
	for _, sent := range []string{"", "Content-Le", "Content-Length: 100\r\n\r\n{", "Content-Length: 67108864\r\n\r\n{}"} {
		c := connect(t, testOptions())
		c.greet(nil)
		c.open(uri, strings.Repeat(bad, 20))
		for i := range 20 {
			c.change(uri, i+2, textRange{}, "x")
			if _, err := c.conn.DispatchCall(context.Background(), "textDocument/codeAction", dict{"textDocument": dict{"uri": uri}, "range": textRange{End: position{999, 0}}}); err != nil {
				t.Fatal(err)
			}
		}
		if _, err := io.WriteString(c.raw, sent); err != nil {
			t.Fatal(err)
		}
		_ = c.raw.Close()
		if c.ended() {
			t.Error("a clean end")
		}
	}
}

// The server also ends when it is told to, whatever the client does.
func TestServeUntilDone(t *testing.T) {
	defer goleak.VerifyNone(t)
	_, there := net.Pipe()
	ctx, cancel := context.WithCancel(context.Background())
	end := make(chan bool, 1)
	go func() { end <- Serve(ctx, testOptions(), there, there) }()
	cancel()
	select {
	case clean := <-end:
		if clean {
			t.Error("clean")
		}
	case <-time.After(patience):
		t.Fatal("it does not end")
	}
}

// A document of a mebibyte that is edited a thousand times is at last what the client
// has, and is judged as that.
func TestLargeDocument(t *testing.T) {
	opt := testOptions()
	opt.Delay = 50 * time.Millisecond
	c := connect(t, opt)
	c.greet(nil)
	var b strings.Builder
	b.WriteString("# A\n\n## Timeline\n\nAll times in UTC.\n\n- 14:31 B\n- 14:42 C\n\n## Summary\n\n")
	for i := 0; b.Len() < 1<<20-2000; i++ {
		fmt.Fprintf(&b, "The pool 🚀 of number %d was exhausted, and é all others were turned down.\n\n", i)
	}
	text := b.String()
	c.open(uri, text)
	random := rand.New(rand.NewPCG(3, 4))
	total := strings.Count(text, "\n")
	for i := range 1000 {
		line := 11 + 2*random.IntN((total-12)/2)
		r := textRange{position{line, 9}, position{line, 9 + 2*(i%2)}} // before and behind the rocket
		c.change(uri, i+2, r, string(rune('a'+i%26)))
		text = utf16Units.splice(text, r, string(rune('a'+i%26)))
	}
	c.change(uri, 1002, textRange{position{7, 2}, position{7, 7}}, "14:12")
	if got := c.found(uri, 1002); !strings.Contains(got, "timeline/order") {
		t.Errorf("%.200s", got)
	}
	text = strings.Replace(text, "14:42", "14:12", 1)
	want := viewOf(t, text, "minimal")
	if got := must[[]foldingRange](c, "textDocument/foldingRange", ofDocument(uri)); fmt.Sprint(got) != fmt.Sprint(want.folding()) {
		t.Errorf("folding %v, want %v", got, want.folding())
	}
	if got := must[json.RawMessage](c, "textDocument/hover", at(uri, 7, 3)); !strings.Contains(string(got), "timeline/order") {
		t.Errorf("%.200s", got)
	}
	c.goodbye()
}

// FuzzFrames reads any bytes as messages: it comes to their end, without a panic, and
// answers whatever is none.
func FuzzFrames(f *testing.F) {
	for _, m := range malformations() {
		if len(m) > 4096 {
			continue // long ones are slow to change, and TestMalformed sends them
		}
		f.Add([]byte(m + frame(`{"jsonrpc":"2.0","method":"exit"}`)))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		var out strings.Builder
		stream := newFrames(strings.NewReader(string(data)), &out)
		for i := 0; ; i++ {
			var message json.RawMessage
			if err := stream.ReadObject(&message); err != nil {
				break
			}
			if !json.Valid(message) {
				t.Fatalf("%q is no message", message)
			}
			if i > len(data) {
				t.Fatalf("more messages than bytes in %q", data)
			}
		}
		if n := strings.Count(out.String(), "Content-Length: "); n > len(data) {
			t.Fatalf("%d answers to %d bytes", n, len(data))
		}
	})
}
