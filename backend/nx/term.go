package nx

// Term is the text as a term over its own record; ok is whether it is one, with nothing read of other records.
func (c *Checked) Term(r *Run) (term Term, ok bool) { return nil, false }
