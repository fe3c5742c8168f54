package backend

import "strconv"

// HasOptions tells whether a choice or multi field is limited to its options: without any it takes every text.
func (f *Field) HasOptions() bool { return f.Options != nil && len(f.Options.List) > 0 }

// option returns how an option is stored: its number, or the text itself while the field has no options.
func (v *valueReader) option(name []byte) (any, bool) {
	if !v.HasOptions() {
		return string(name), true
	}
	if v.options == nil {
		v.options = make(map[string]int64, len(v.Options.List))
		for _, o := range v.Options.List {
			v.options[o.Name] = o.Number()
		}
	}
	n, ok := v.options[string(name)]
	if !ok && v.seeks {
		n, ok = -1-int64(len(v.options)), true // a number that no option has
		v.options[string(name)] = n
	}
	return n, ok
}

func (v *valueReader) readChoice(s *scanner, kind byte, text []byte) (any, reason) {
	switch kind {
	case kindString:
		o, ok := v.option(text)
		if !ok {
			return nil, notAnOption
		}
		return o, ""
	case kindList:
		var chosen any
		n := 0
		r := eachText(s, notOneOption, func(name []byte) reason {
			var ok bool
			if n++; n > 1 {
				return notOneOption
			}
			if chosen, ok = v.option(name); !ok {
				return notAnOption
			}
			return ""
		})
		if r == "" && n == 0 {
			r = notOneOption
		}
		return chosen, r
	}
	return nil, notOneOption
}

func (v *valueReader) readMulti(s *scanner, kind byte) (any, reason) {
	if kind != kindList {
		return nil, notOptionNames
	}
	names := chosenOptions{reader: v, json: []byte{'['}}
	r := eachText(s, notOptionNames, names.add)
	return names.String(), r
}

// chosenOptions is the stored value of a multi field in the making.
type chosenOptions struct {
	reader *valueReader
	json   []byte
	seen   map[any]bool
}

func (l *chosenOptions) add(name []byte) reason {
	o, ok := l.reader.option(name)
	switch {
	case !ok:
		return notAnOption
	case l.seen[o]:
		return optionTwice
	case l.seen == nil:
		l.seen = map[any]bool{}
	}
	l.seen[o] = true
	l.json = comma(l.json)
	if n, numbered := o.(int64); numbered {
		l.json = strconv.AppendInt(l.json, n, 10)
	} else {
		l.json = appendText(l.json, o.(string))
	}
	return ""
}

func (l *chosenOptions) String() string { return string(append(l.json, ']')) }

func readTexts(s *scanner, kind byte) (any, reason) {
	if kind != kindList {
		return nil, notIDTexts
	}
	b := []byte{'['}
	r := eachText(s, notIDTexts, func(text []byte) reason {
		b = appendText(comma(b), string(text))
		return ""
	})
	return string(append(b, ']')), r
}

// eachText takes a list whose members are all strings; wrong says that one is not.
func eachText(s *scanner, wrong reason, each func([]byte) reason) reason {
	s.at++
	if s.take(']') {
		return ""
	}
	for {
		kind, text, f := s.value()
		if f != "" {
			return f.reason()
		}
		if kind != kindString {
			return wrong
		}
		if r := each(text); r != "" {
			return r
		}
		if s.take(']') {
			return ""
		}
		if !s.take(',') {
			return malformed
		}
	}
}
