package nx

import (
	"regexp"
	"strconv"
	"strings"
	"sync"
)

// Patterns are Go's (RE2): they take time in proportion to the text, whatever the pattern; backreferences and looking ahead are not in them.
var patternFunctions = []Function{
	one("testx", failing(gives(Boolean), func(args []Value) (Value, error) {
		p, err := patternOf(args[1], argument(args, 2))
		if err != nil {
			return nil, err
		}
		return p.MatchString(args[0].(string)), nil
	}, need("text", Text), need("pattern", Text), may("flags", Text))),
	one("replacex", failing(gives(Text), replacedByPattern, need("text", Text), need("pattern", Text), need("replacement", Text), may("flags", Text))),
	one("extractx", failing(gives(Text), extractedByPattern, need("text", Text), need("pattern", Text), may("flags", Text), may("to", Text))),
	one("splitx", failing(givesList(Text), func(args []Value) (Value, error) {
		p, err := patternOf(args[1], nil)
		if err != nil {
			return nil, err
		}
		return textsOf(p.Split(args[0].(string), DefaultLimits.List+2)), nil
	}, need("text", Text), need("pattern", Text))),
}

func replacedByPattern(args []Value) (Value, error) {
	text, flags := args[0].(string), argument(args, 3)
	p, err := patternOf(args[1], flags)
	if err != nil {
		return nil, err
	}
	most := 1
	if strings.Contains(textOf(flags), "g") {
		most = -1
	}
	var b []byte
	end, to := 0, template(args[2].(string))
	for _, match := range p.FindAllStringSubmatchIndex(text, most) {
		b = append(b, text[end:match[0]]...)
		b = p.ExpandString(b, to, text, match)
		end = match[1]
		if err := textFits(len(b)); err != nil {
			return nil, err
		}
	}
	return string(append(b, text[end:]...)), nil
}

func extractedByPattern(args []Value) (Value, error) {
	flags, to := argument(args, 2), argument(args, 3)
	if to == nil && strings.Trim(textOf(flags), "gi") != "" {
		flags, to = nil, flags // without flags
	}
	p, err := patternOf(args[1], flags)
	if err != nil {
		return nil, err
	}
	text := args[0].(string)
	match := p.FindStringSubmatchIndex(text)
	switch {
	case match == nil:
		return nil, nil
	case to == nil:
		return text[match[0]:match[1]], nil
	}
	return string(p.ExpandString(nil, template(to.(string)), text, match)), nil
}

var groupSign = regexp.MustCompile(`\$\$|\$&|\$\d+|\$`)

// template is a replacement with $1 and $& as Go's regexp writes them.
func template(to string) string {
	return groupSign.ReplaceAllStringFunc(to, func(sign string) string {
		switch sign {
		case "$", "$$":
			return "$$"
		case "$&":
			return "${0}"
		}
		return "${" + sign[1:] + "}"
	})
}

const maxPattern = 1000

var patterns struct {
	sync.Mutex
	compiled map[string]*regexp.Regexp
}

// patternOf compiles a pattern, or takes it from those that were compiled before.
func patternOf(pattern, flags Value) (*regexp.Regexp, error) {
	text := textOf(pattern)
	if len(text) > maxPattern {
		return nil, failure("pattern_long", "max", strconv.Itoa(maxPattern))
	}
	if strings.Contains(textOf(flags), "i") {
		text = "(?i)" + text
	}
	patterns.Lock()
	defer patterns.Unlock()
	if p, ok := patterns.compiled[text]; ok {
		return p, nil
	}
	p, err := regexp.Compile(text)
	if err != nil {
		return nil, failure("pattern_invalid", "pattern", textOf(pattern))
	}
	if len(patterns.compiled) >= 256 || patterns.compiled == nil {
		patterns.compiled = map[string]*regexp.Regexp{}
	}
	patterns.compiled[text] = p
	return p, nil
}
