package schema

import (
	"bytes"
	"encoding/json"
	"regexp"
	"strconv"
	"strings"

	yaml "github.com/oasdiff/yaml3"
)

// Document is an OpenAPI document as a tree that keeps its order: fields stand as they do in their table, and the
// same document always gives the same bytes. It may be read by several goroutines.
type Document struct{ root *yaml.Node }

// Of makes a document of a copy of a tree that was read from YAML, such as a contract. Its comments stay behind.
func Of(root *yaml.Node) *Document { return &Document{clean(root)} }

func clean(n *yaml.Node) *yaml.Node {
	switch n.Kind {
	case yaml.AliasNode:
		return clean(n.Alias)
	case yaml.DocumentNode:
		return clean(n.Content[0])
	case yaml.ScalarNode:
		return cleanScalar(n)
	}
	c := &yaml.Node{Kind: n.Kind, Tag: n.Tag}
	for _, child := range n.Content {
		c.Content = append(c.Content, clean(child))
	}
	return c
}

func cleanScalar(n *yaml.Node) *yaml.Node {
	var value any
	if n.ShortTag() == "!!str" || n.Decode(&value) != nil {
		return text(n.Value)
	}
	plain, err := json.Marshal(value)
	if err != nil || bytes.HasPrefix(plain, []byte{'"'}) { // a date is text in JSON, and not finite is nothing
		return text(n.Value)
	}
	tag := n.ShortTag()
	if tag == "!!float" && !bytes.ContainsAny(plain, ".e") { // 1e3 becomes 1000
		tag = "!!int"
	}
	return &yaml.Node{Kind: yaml.ScalarNode, Tag: tag, Value: string(plain)}
}

// JSON writes the document as indented JSON with a newline at its end.
func JSON(doc *Document) ([]byte, error) {
	compact, err := appendJSON(nil, doc.root)
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	if err := json.Indent(&out, compact, "", "  "); err != nil {
		return nil, err
	}
	out.WriteByte('\n')
	return out.Bytes(), nil
}

// YAML writes the document as YAML 1.2 that a reader of YAML 1.1 understands alike.
func YAML(doc *Document) ([]byte, error) {
	var out bytes.Buffer
	encoder := yaml.NewEncoder(&out)
	encoder.SetIndent(2)
	if err := encoder.Encode(doc.root); err != nil {
		return nil, err
	}
	if err := encoder.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// object makes a mapping of keys and values that take turns; a nil value leaves its key out.
func object(pairs ...any) *yaml.Node {
	o := &yaml.Node{Kind: yaml.MappingNode, Tag: "!!map"}
	for i := 0; i+1 < len(pairs); i += 2 {
		if pairs[i+1] != nil {
			set(o, pairs[i].(string), pairs[i+1])
		}
	}
	return o
}

// set adds a key, which must not be there yet, and returns o.
func set(o *yaml.Node, key string, value any) *yaml.Node {
	o.Content = append(o.Content, text(key), node(value))
	return o
}

func list[T any](values ...T) *yaml.Node {
	l := &yaml.Node{Kind: yaml.SequenceNode, Tag: "!!seq"}
	for _, v := range values {
		l.Content = append(l.Content, node(v))
	}
	return l
}

// get returns the value of a key, or nil.
func get(o *yaml.Node, key string) *yaml.Node {
	for i := 0; i+1 < len(o.Content); i += 2 {
		if o.Content[i].Value == key {
			return o.Content[i+1]
		}
	}
	return nil
}

func node(value any) *yaml.Node {
	switch v := value.(type) {
	case *yaml.Node:
		return v
	case string:
		return text(v)
	case bool:
		return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!bool", Value: strconv.FormatBool(v)}
	case int:
		return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!int", Value: strconv.Itoa(v)}
	case nil:
		return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!null", Value: "null"}
	}
	panic("schema: no node for this type") // a mistake in this package, not in anybody's table
}

// text is quoted wherever YAML 1.1 would read something else into it: the library quotes for 1.2 only, where no, 1_000
// and 09:30 are strings, but many tools that read OpenAPI are older.
func text(s string) *yaml.Node {
	s = strings.ToValidUTF8(s, "\uFFFD")
	n := &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: s}
	switch {
	case ambiguous(s):
		n.Style = yaml.DoubleQuotedStyle
	case strings.Contains(s, "\n"):
		n.Style = yaml.LiteralStyle
	}
	return n
}

func ambiguous(s string) bool {
	switch strings.ToLower(s) {
	case "", "y", "n", "yes", "no", "on", "off", "true", "false", "null":
		return true
	}
	first := s[0]
	return first >= '0' && first <= '9' || strings.IndexByte("+-.~=<", first) >= 0 || strings.ContainsFunc(s, unprintable) ||
		strings.Contains(s, "\n") && !tameLines.MatchString(s)
}

// tameLines can stand as a block of lines: none begins or ends in a space, and at most one break ends the text.
var tameLines = regexp.MustCompile(`^[^ \n]([^\n]*[^ \n])?(\n+[^ \n]([^\n]*[^ \n])?)*\n?$`)

// unprintable characters are only safe escaped.
func unprintable(r rune) bool {
	return r < ' ' && r != '\n' || r >= 0x7f && r < 0xa0 || r == 0x2028 || r == 0x2029 || r >= 0xfdd0 && r <= 0xfdef ||
		r&0xfffe == 0xfffe || r == 0xfeff
}

func appendJSON(b []byte, n *yaml.Node) ([]byte, error) {
	switch n.Kind {
	case yaml.MappingNode:
		return appendAll(b, n, '{', '}')
	case yaml.SequenceNode:
		return appendAll(b, n, '[', ']')
	}
	if n.Tag != "!!str" {
		return append(b, n.Value...), nil
	}
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(n.Value); err != nil {
		return nil, err
	}
	return append(b, bytes.TrimRight(out.Bytes(), "\n")...), nil
}

func appendAll(b []byte, n *yaml.Node, open, closing byte) (_ []byte, err error) {
	b = append(b, open)
	for i, child := range n.Content {
		switch {
		case n.Kind == yaml.MappingNode && i%2 == 1:
			b = append(b, ':')
		case i > 0:
			b = append(b, ',')
		}
		if b, err = appendJSON(b, child); err != nil {
			return nil, err
		}
	}
	return append(b, closing), nil
}
