package sqlite

import (
	"context"
	"database/sql/driver"
	"strings"

	"owlet/backend"
)

// CompareBackup tells what RestoreBackup would change, of this moment. Errors: as RestoreBackup's.
func (s *Store) CompareBackup(ctx context.Context, workspaceID, id string) (c backend.Comparison, err error) {
	_, path, err := s.findBackup(ctx, workspaceID, id)
	if err != nil {
		return c, err
	}
	c.Backup, _ = parseBackup(id)
	c.Tables, c.Functions = []backend.TableComparison{}, []backend.FunctionComparison{}
	err = s.keeping(ctx, func() error {
		staged, err := s.stage(ctx, path, nil)
		if err != nil {
			return err
		}
		defer staged.drop()
		if c.Backup.Records, err = staged.number("SELECT coalesce(sum(records), 0) FROM counter"); err != nil {
			return err
		}
		return s.compareWith(ctx, workspaceID, staged, &c)
	})
	if isBroken(err) && s.isLiveBroken(ctx, workspaceID) {
		return c, backend.Errorf(backend.Storage, "backup.live_broken", "file", s.workspacePath(workspaceID)).Because(err)
	}
	return c, err
}

func (s *Store) compareWith(ctx context.Context, workspaceID string, staged *making, c *backend.Comparison) error {
	then, err := readSchema(staged.conn, 0)
	if err != nil {
		return err
	}
	return s.beside(ctx, workspaceID, func(live *conn) error {
		if err := live.exec("ATTACH ? AS then_", staged.path); err != nil {
			return err
		}
		if err := live.script("BEGIN"); err != nil {
			return err
		}
		now, err := readSchema(live, 0)
		if err != nil {
			return err
		}
		k := comparing{ctx, live, now, then, c.Backup.Reason == backend.BackupOpen}
		c.Functions = k.functions()
		c.Tables, err = k.all()
		return err
	})
}

// isLiveBroken tells whether it is the workspace's own file that cannot be read.
func (s *Store) isLiveBroken(ctx context.Context, workspaceID string) bool {
	return isBroken(s.beside(ctx, workspaceID, func(c *conn) error { return checkWhole(ctx, c, s.workspacePath(workspaceID)) }))
}

// comparing holds a workspace against a backup, which its connection has attached as then_.
type comparing struct {
	ctx       context.Context
	live      *conn
	now, then *schema
	strange   bool // the backup may be another workspace's: what has the same number need not be the same
}

func (k *comparing) all() ([]backend.TableComparison, error) {
	list := []backend.TableComparison{}
	met := map[*table]bool{}
	for _, tb := range k.now.tables {
		other := k.find(tb)
		met[other] = true
		c, err := k.table(tb, other)
		if err != nil {
			return nil, err
		}
		if differs(&c) {
			list = append(list, c)
		}
	}
	for _, tb := range k.then.tables {
		if met[tb] {
			continue
		}
		c := backend.TableComparison{Module: k.then.captionOf(tb.module), Table: captionOf(tb), Comes: true, FieldsGo: []backend.Caption{}, FieldsCome: []backend.Caption{}}
		n, err := k.count("then_", tb)
		if err != nil {
			return nil, err
		}
		c.Then, c.RecordsCome = n, n
		list = append(list, c)
	}
	return list, nil
}

func differs(c *backend.TableComparison) bool {
	return c.Goes || c.RecordsGo+c.RecordsCome+c.RecordsBack > 0 || len(c.FieldsGo)+len(c.FieldsCome) > 0
}

// find returns the backup's table that is the same as one of now, nil where it has none.
func (k *comparing) find(tb *table) *table {
	for _, other := range k.then.tables {
		if !k.strange && other.Num == tb.Num || k.strange && other.Name == tb.Name && other.Module == tb.Module {
			return other
		}
	}
	return nil
}

func (sc *schema) captionOf(module int64) backend.Caption {
	for i := range sc.modules {
		if m := &sc.modules[i]; m.Num == module {
			return backend.Caption{Name: m.Name, Labels: m.Labels}
		}
	}
	return backend.Caption{}
}

func captionOf(tb *table) backend.Caption {
	return backend.Caption{Name: tb.Name, Labels: tb.Labels}
}

func (k *comparing) count(schema string, tb *table) (int64, error) {
	return k.live.number("SELECT records FROM "+schema+".counter WHERE record_table = ?", tb.Num)
}

// table compares one table of now with the backup's, which may be nil.
func (k *comparing) table(tb, other *table) (c backend.TableComparison, err error) {
	c = backend.TableComparison{Module: k.now.captionOf(tb.module), Table: captionOf(tb), Goes: other == nil,
		FieldsGo: []backend.Caption{}, FieldsCome: []backend.Caption{}}
	if c.Now, err = k.count("main", tb); err != nil {
		return c, err
	}
	if other == nil {
		c.RecordsGo = c.Now
		return c, nil
	}
	if c.Then, err = k.count("then_", other); err != nil {
		return c, err
	}
	pairs := k.fields(tb, other, &c)
	same, err := k.sameEdition(tb, other)
	if err != nil || same {
		return c, err
	}
	return c, k.records(tb, other, pairs, &c)
}

// fields notes which fields go and come, and returns the columns, now and then, of those that stay.
func (k *comparing) fields(tb, other *table, c *backend.TableComparison) (pairs [][2]string) {
	left := map[int]bool{}
	for i := range other.Fields {
		left[i] = true
	}
	for i := range tb.Fields {
		f, at := &tb.Fields[i], -1
		for j := range other.Fields {
			g := &other.Fields[j]
			if !k.strange && f.Num == g.Num || k.strange && f.Name == g.Name && f.Type == g.Type {
				at = j
			}
		}
		if at < 0 {
			c.FieldsGo = append(c.FieldsGo, backend.Caption{Name: f.Name, Labels: f.Labels})
			continue
		}
		delete(left, at)
		if tb.columns[i] != "" && other.columns[at] != "" {
			pairs = append(pairs, [2]string{tb.columns[i], other.columns[at]})
		}
	}
	for i := range other.Fields {
		if left[i] {
			c.FieldsCome = append(c.FieldsCome, backend.Caption{Name: other.Fields[i].Name, Labels: other.Fields[i].Labels})
		}
	}
	return pairs
}

// sameEdition tells that no record of a table was written between the backup and now.
func (k *comparing) sameEdition(tb, other *table) (bool, error) {
	if k.strange {
		return false, nil
	}
	const sql = "SELECT count(*) FROM main.counter a JOIN then_.counter b ON a.edition = b.edition AND a.edition <> 0 WHERE a.record_table = ? AND b.record_table = ?"
	n, err := k.live.number(sql, tb.Num, other.Num)
	return n > 0, err
}

// records counts those that go, come, and get other values back.
func (k *comparing) records(tb, other *table, pairs [][2]string, c *backend.TableComparison) error {
	from := " FROM main." + tb.name + " a JOIN then_." + other.name + " b ON b.id = a.id"
	both, changed := int64(0), make([]string, 0, len(pairs))
	for _, p := range pairs {
		changed = append(changed, "a."+p[0]+" IS NOT b."+p[1])
	}
	back := "0"
	if len(changed) > 0 {
		back = "coalesce(sum(" + strings.Join(changed, " OR ") + "), 0)"
	}
	err := k.live.query(k.ctx, "SELECT count(*), "+back+from, nil, func(row []driver.Value) error {
		both, c.RecordsBack = row[0].(int64), row[1].(int64)
		return nil
	})
	c.RecordsGo, c.RecordsCome = c.Now-both, c.Then-both
	return err
}
