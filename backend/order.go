package backend

// CheckOrder tells whether after has the same names as before, each once. Errors: invalid when one is there twice; conflict when there are
// others, since somebody else has changed the list.
func CheckOrder(before, after []string) error {
	placed := map[string]bool{}
	for _, name := range after {
		if placed[name] {
			return Errorf(Invalid, "order.twice", "name", name)
		}
		placed[name] = true
	}
	for _, name := range before {
		if !placed[name] {
			return Errorf(Conflict, "order.added", "name", name)
		}
		delete(placed, name)
	}
	for _, name := range after {
		if placed[name] {
			return Errorf(Conflict, "order.gone", "name", name)
		}
	}
	return nil
}
