package schema

import yaml "github.com/oasdiff/yaml3"

// DropUnused takes out of a document's tree, until nothing more goes, the components that nothing left points at.
func DropUnused(root *yaml.Node) {
	components := get(root, "components")
	for dropped := true; dropped; {
		dropped = false
		used := map[string]bool{}
		collectReferences(root, used)
		for _, kind := range []string{"parameters", "responses", "schemas"} {
			if of := get(components, kind); of != nil {
				before := len(of.Content)
				of.Content = usedOf(of, "#/components/"+kind+"/", used)
				dropped = dropped || len(of.Content) < before
			}
		}
	}
}

// usedOf are the keys and values of a mapping of components that are pointed at.
func usedOf(components *yaml.Node, at string, used map[string]bool) []*yaml.Node {
	var kept []*yaml.Node
	for i := 0; i+1 < len(components.Content); i += 2 {
		if used[at+components.Content[i].Value] {
			kept = append(kept, components.Content[i], components.Content[i+1])
		}
	}
	return kept
}

func collectReferences(n *yaml.Node, used map[string]bool) {
	if n.Kind == yaml.MappingNode {
		if ref := get(n, "$ref"); ref != nil {
			used[ref.Value] = true
		}
	}
	for _, c := range n.Content {
		collectReferences(c, used)
	}
}
