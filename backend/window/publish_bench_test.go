package window

import (
	"fmt"
	"os"
	"strconv"
	"strings"
	"testing"
	"time"
)

// TestMillionPublished measures what it takes to publish linked records from one Owlet to another, and the most memory of both together:
// OWLET_MILLION=60 go test ./backend/window -run MillionPublished -v
func TestMillionPublished(t *testing.T) {
	records, _ := strconv.Atoi(os.Getenv("OWLET_MILLION"))
	if records == 0 {
		t.Skip("it takes long: OWLET_MILLION names how many thousand records")
	}
	records *= 1000
	p := newPair(t)
	what := p.what(manyRecords(records))
	peak := watchMemory(t)
	started := time.Now()
	result, err := p.publisher.Publish(t.Context(), what, p.target, p.key, nil)
	if err != nil || result.Different != 0 || result.Records != int64(records) {
		t.Fatalf("%+v, %v", result, err)
	}
	took := time.Since(started)
	t.Logf("published and checked: %s, %.0f records/s, at most %d MB", took.Round(time.Millisecond), float64(records)/took.Seconds(), peak())
}

// manyRecords is a bundle of people who refer to one another, forwards and back.
func manyRecords(n int) string {
	var text strings.Builder
	text.WriteString(`{"owlet":"bundle","version":1,"name":"Many","modules":[{"name":"all","labels":{"":"All"},"tables":[{"name":"people","labels":{"":"People"},"fields":[
{"name":"name","labels":{},"type":"string"},{"name":"age","labels":{},"type":"number"},{"name":"born","labels":{},"type":"date"},
{"name":"friend","labels":{},"type":"reference","refTableName":"people"},{"name":"friend_of","labels":{},"type":"reverse","refTableName":"people","reverseOf":"friend"}]}]}],
"records":[{"module":"all","table":"people","records":[`)
	for i := range n {
		if i > 0 {
			text.WriteByte(',')
		}
		fmt.Fprintf(&text, `{"id":%d,"name":"Person %07d of the many","age":%d.5,"born":"%d-%02d-%02d","friend":%d}`, i+1, i, i%90, 1930+i%90, i%12+1, i%28+1, i*7%n+1)
	}
	text.WriteString(`]}]}`)
	return text.String()
}
