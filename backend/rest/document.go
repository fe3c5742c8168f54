package rest

import (
	"fmt"
	"strings"

	"owlet/backend/schema"

	yaml "github.com/oasdiff/yaml3"
)

// Document is the contract as it is given away: without Owlet's own keys. Origin is where the server is, such as http://127.0.0.1:8420; schema.JSON and schema.YAML write it.
func Document(origin string) (*schema.Document, error) {
	var file yaml.Node
	if err := yaml.Unmarshal(contractYAML, &file); err != nil {
		return nil, fmt.Errorf("read the contract: %w", err)
	}
	root := file.Content[0]
	dropOwnKeys(root)
	child(root, "servers").Content[0].Content[1].SetString(origin)
	return schema.Of(root), nil
}

// child is the value of a key, nil without it.
func child(n *yaml.Node, key string) *yaml.Node {
	for i := 0; n != nil && i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == key {
			return n.Content[i+1]
		}
	}
	return nil
}

// keep leaves those members of a mapping in it that pass.
func keep(n *yaml.Node, pass func(key string, value *yaml.Node) bool) {
	kept := n.Content[:0]
	for i := 0; i+1 < len(n.Content); i += 2 {
		if pass(n.Content[i].Value, n.Content[i+1]) {
			kept = append(kept, n.Content[i], n.Content[i+1])
		}
	}
	n.Content = kept
}

func dropOwnKeys(n *yaml.Node) {
	if n.Kind == yaml.MappingNode {
		keep(n, func(key string, _ *yaml.Node) bool { return !strings.HasPrefix(key, "x-") })
	}
	for _, c := range n.Content {
		dropOwnKeys(c)
	}
}
