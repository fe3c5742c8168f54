package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"reflect"
	"sync"

	"owlet/backend/window"
)

// windowAsked tells whether this process is to be a window's Go side, and of which folder.
func windowAsked() (home string, asked bool) {
	if len(os.Args) == 3 && os.Args[1] == "-window" {
		return os.Args[2], true
	}
	return "", false
}

// call is a call of a bound method, as the frontend makes it: by names, with JSON. The answer has its number.
type call struct {
	Number int
	Noun   string
	Method string
	Args   []json.RawMessage
	Result json.RawMessage
	Error  string
}

// beWindow opens a folder as the program with the window does and carries calls out, a line each, several at once, until in ends.
func beWindow(home string, in io.Reader, out io.Writer) int {
	room := window.Open(home)
	if room.Problem != nil {
		fmt.Fprintln(os.Stderr, room.Problem)
		return 1
	}
	nouns := map[string]reflect.Value{}
	for _, bound := range room.Bind() {
		v := reflect.ValueOf(bound)
		nouns[v.Elem().Type().Name()] = v
	}
	var mu sync.Mutex
	answers := json.NewEncoder(out)
	calls := json.NewDecoder(bufio.NewReader(in))
	for {
		var c call
		if err := calls.Decode(&c); err != nil {
			room.Close()
			return 0
		}
		go func() {
			if err := c.carryOut(nouns[c.Noun]); err != nil {
				c.Error = err.Error()
			}
			mu.Lock()
			defer mu.Unlock()
			_ = answers.Encode(call{Number: c.Number, Result: c.Result, Error: c.Error}) // who does not listen any more is gone
		}()
	}
}

func (c *call) carryOut(noun reflect.Value) error {
	if !noun.IsValid() || !noun.MethodByName(c.Method).IsValid() {
		return fmt.Errorf("there is no %s.%s", c.Noun, c.Method)
	}
	method := noun.MethodByName(c.Method)
	args := make([]reflect.Value, len(c.Args))
	for i, text := range c.Args {
		arg := reflect.New(method.Type().In(i))
		if err := json.Unmarshal(text, arg.Interface()); err != nil {
			return err
		}
		args[i] = arg.Elem()
	}
	results := method.Call(args)
	if err, ok := results[len(results)-1].Interface().(error); ok {
		return err
	}
	var err error
	c.Result, err = json.Marshal(results[0].Interface())
	return err
}

// frontend calls the methods of a window in another process. Calls may be made at once.
type frontend struct {
	mu      sync.Mutex
	in      *json.Encoder
	waiting map[int]chan call
	number  int
	closed  bool
	ended   chan struct{} // closed with the last answer
}

func newFrontend(in io.Writer, out io.Reader) *frontend {
	f := &frontend{in: json.NewEncoder(in), waiting: map[int]chan call{}, ended: make(chan struct{})}
	go f.listen(json.NewDecoder(bufio.NewReader(out)))
	return f
}

// listen passes answers on until the process is gone.
func (f *frontend) listen(out *json.Decoder) {
	defer close(f.ended)
	for {
		var answer call
		err := out.Decode(&answer)
		f.mu.Lock()
		if err != nil {
			f.closed = true
			for _, w := range f.waiting {
				close(w)
			}
			f.mu.Unlock()
			return
		}
		f.waiting[answer.Number] <- answer
		delete(f.waiting, answer.Number)
		f.mu.Unlock()
	}
}

// call calls a bound method and reads its result into out.
func (f *frontend) call(out any, noun, method string, args ...any) error {
	c := call{Noun: noun, Method: method}
	for _, arg := range args {
		text, err := json.Marshal(arg)
		if err != nil {
			return err
		}
		c.Args = append(c.Args, text)
	}
	answered, err := f.send(c)
	if err != nil {
		return err
	}
	answer, ok := <-answered
	switch {
	case !ok:
		return errUnanswered
	case answer.Error != "":
		return errors.New(answer.Error)
	case out == nil:
		return nil
	}
	return json.Unmarshal(answer.Result, out)
}

func (f *frontend) send(c call) (<-chan call, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.closed {
		return nil, errUnanswered
	}
	f.number++
	c.Number = f.number
	answered := make(chan call, 1)
	f.waiting[c.Number] = answered
	if err := f.in.Encode(c); err != nil {
		return nil, errUnanswered
	}
	return answered, nil
}
