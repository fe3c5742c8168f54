package rest

import (
	"fmt"
	"slices"
	"strings"

	"owlet/backend/schema"

	yaml "github.com/oasdiff/yaml3"
)

// Document is the contract as it is given away: without the operations that are not served, what only those use, and Owlet's
// own keys. Origin is where the server is, such as http://127.0.0.1:8420; schema.JSON and schema.YAML write it.
func Document(origin string) (*schema.Document, error) {
	var file yaml.Node
	if err := yaml.Unmarshal(contractYAML, &file); err != nil {
		return nil, fmt.Errorf("read the contract: %w", err)
	}
	root := file.Content[0]
	dropUnserved(child(root, "paths"))
	dropOwnKeys(root)
	schema.DropUnused(root)
	dropUnusedTags(root)
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

func dropUnserved(paths *yaml.Node) {
	keep(paths, func(_ string, item *yaml.Node) bool {
		keep(item, func(_ string, operation *yaml.Node) bool {
			served := child(operation, servedKey)
			return served == nil || served.Value != "false"
		})
		return len(item.Content) > 0
	})
}

// dropUnusedTags takes out the tags that no operation left has.
func dropUnusedTags(root *yaml.Node) {
	used := map[string]bool{}
	for _, item := range child(root, "paths").Content {
		for _, operation := range item.Content {
			if tags := child(operation, "tags"); tags != nil {
				used[tags.Content[0].Value] = true
			}
		}
	}
	tags := child(root, "tags")
	tags.Content = slices.DeleteFunc(tags.Content, func(tag *yaml.Node) bool { return !used[child(tag, "name").Value] })
}

func dropOwnKeys(n *yaml.Node) {
	if n.Kind == yaml.MappingNode {
		keep(n, func(key string, _ *yaml.Node) bool { return !strings.HasPrefix(key, "x-") })
	}
	for _, c := range n.Content {
		dropOwnKeys(c)
	}
}
