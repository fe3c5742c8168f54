package nx

import "strings"

// QuoteName is a name as it is written in a text: in quotes where it would be read as something else.
func QuoteName(name string) string {
	if isPlainName(name) {
		return name
	}
	return "'" + strings.ReplaceAll(name, "'", "''") + "'"
}

func isPlainName(name string) bool {
	if name == "" || reserved[name] {
		return false
	}
	letters := false
	for _, r := range name {
		if !isNameLetter(r) {
			return false
		}
		letters = letters || r < '0' || r > '9'
	}
	return letters
}

// nearest is the name that a misspelt one may have meant, or "".
func nearest(name string, names []string) string {
	best, least := "", len([]rune(name))/3+1
	for _, one := range names {
		if d := distance(strings.ToLower(name), strings.ToLower(one), least); d <= least && (best == "" || d < least) {
			best, least = one, d
		}
	}
	return best
}

// distance is how many letters are to be added, taken away, changed or swapped with the next one; more than most is not counted to the end.
func distance(from, to string, most int) int {
	a, b := []rune(from), []rune(to)
	if d := len(a) - len(b); d > most || -d > most {
		return most + 1
	}
	before, last, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(b)]
}
