package sqlite

import (
	"database/sql/driver"

	"owlet/backend"
)

// writeUsage adds what was counted. A key that is no more has no usage either.
func writeUsage(t *tx, all []unwritten) error {
	numbers := make([]int64, len(all)) // of each key's last request so far, -1 for one that is no more
	for i := range all {
		numbers[i] = -1
		const sql = "SELECT coalesce((SELECT max(number) FROM request WHERE key = key.id), 0) FROM key WHERE id = ?"
		if _, err := t.one(sql, []driver.Value{all[i].key}, func(row []driver.Value) { numbers[i] = row[0].(int64) }); err != nil {
			return err
		}
	}
	for i := range all {
		if numbers[i] < 0 {
			continue
		}
		if err := all[i].write(t, numbers[i]+all[i].count); err != nil {
			return err
		}
	}
	return nil
}

// write adds what was counted of one key, whose last request has a number.
func (u *unwritten) write(t *tx, last int64) error {
	if err := t.exec("UPDATE key SET last_used_at = max(coalesce(last_used_at, 0), ?) WHERE id = ?", u.lastUsed.UnixMilli(), u.key); err != nil {
		return err
	}
	for _, c := range u.calls {
		const sql = `INSERT INTO usage_day (key, day, status, requests) VALUES (?, ?, ?, ?)
			ON CONFLICT (key, day, status) DO UPDATE SET requests = requests + excluded.requests`
		if err := t.exec(sql, u.key, int64(c.day), int64(c.status), c.requests); err != nil {
			return err
		}
	}
	for i, r := range u.requests {
		const sql = "INSERT INTO request (key, number, at, operation, status, micros, bytes) VALUES (?, ?, ?, ?, ?, ?, ?)"
		number := last - int64(len(u.requests)-1-i)
		if err := t.exec(sql, u.key, number, r.At.UnixMilli(), r.Operation, int64(r.Status), r.Micros, r.Bytes); err != nil {
			return err
		}
	}
	return t.exec("DELETE FROM request WHERE key = ? AND number <= ?", u.key, last-backend.KeptRequests)
}
