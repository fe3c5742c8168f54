//go:build unix

package powerloss

import (
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
)

// sector is what a disk writes whole or not at all.
const sector = 512

// Left is what a loss leaves: the files by their paths in the folder.
type Left map[string][]byte

// Unsynced loses all that was not synced.
func (d *Disk) Unsynced() Left {
	d.mu.Lock()
	defer d.mu.Unlock()
	left := Left{}
	for path, file := range d.kept {
		left.put(d, path, slices.Clone(file.synced))
	}
	return left
}

// Torn loses parts of what was not synced: each sector has any of the contents that it had since the last sync, each file any of its sizes,
// and a name that is not certain is there or not.
func (d *Disk) Torn(random *rand.Rand) Left {
	d.mu.Lock()
	defer d.mu.Unlock()
	left := Left{}
	for _, path := range slices.Sorted(maps.Keys(d.now)) {
		if d.kept[path] == d.now[path] || random.IntN(2) == 0 {
			left.put(d, path, d.now[path].torn(random))
		}
	}
	for _, path := range slices.Sorted(maps.Keys(d.kept)) {
		if _, there := d.now[path]; !there && random.IntN(2) == 0 {
			left.put(d, path, d.kept[path].torn(random))
		}
	}
	return left
}

// Killed loses nothing: it is what a SIGKILL leaves.
func (d *Disk) Killed() Left {
	d.mu.Lock()
	defer d.mu.Unlock()
	left := Left{}
	for path, file := range d.now {
		left.put(d, path, file.whole())
	}
	return left
}

func (l Left) put(d *Disk, path string, text []byte) {
	if name, err := filepath.Rel(d.root, path); err == nil {
		l[name] = text
	}
}

// Write writes what is left into a folder.
func (l Left) Write(dir string) error {
	for name, text := range l {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			return err
		}
		if err := os.WriteFile(path, text, 0o600); err != nil {
			return err
		}
	}
	return nil
}

// whole is the content with every change.
func (c *content) whole() []byte {
	out := slices.Clone(c.synced)
	for _, p := range c.pending {
		out = resized(out, p.size(int64(len(out))))
		copy(out[p.at:], p.data)
	}
	return out
}

// size is a file's after the change.
func (p *change) size(before int64) int64 {
	if p.data == nil {
		return p.at
	}
	return max(before, p.at+int64(len(p.data)))
}

func resized(b []byte, size int64) []byte {
	if size <= int64(len(b)) {
		return b[:size]
	}
	return append(b, make([]byte, size-int64(len(b)))...)
}

func (c *content) torn(random *rand.Rand) []byte {
	size := int64(len(c.synced))
	for _, p := range c.pending[:random.IntN(len(c.pending)+1)] {
		size = p.size(size)
	}
	out := resized(slices.Clone(c.synced), size)
	touched := map[int64][]*change{}
	for i := range c.pending {
		p := &c.pending[i]
		for s := p.at / sector; p.data != nil && s*sector < p.at+int64(len(p.data)); s++ {
			touched[s] = append(touched[s], p)
		}
	}
	for _, s := range slices.Sorted(maps.Keys(touched)) {
		for _, p := range touched[s][:random.IntN(len(touched[s])+1)] {
			p.write(out, s*sector, (s+1)*sector)
		}
	}
	return out
}

// write carries out the part of a change that lies within a range, as far as the file goes.
func (p *change) write(out []byte, from, to int64) {
	from, to = max(from, p.at), min(to, p.at+int64(len(p.data)), int64(len(out)))
	if from < to {
		copy(out[from:to], p.data[from-p.at:to-p.at])
	}
}
