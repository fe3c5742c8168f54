package window

import (
	"testing"

	"owlet/backend"
)

func TestAPlaceIsOnScreen(t *testing.T) {
	screen := Screen{1920, 1080}
	for _, c := range []struct {
		name  string
		place *backend.Place
		want  bool
	}{
		{"nothing remembered", nil, false},
		{"in the middle", &backend.Place{X: 300, Y: 100, Width: 1280, Height: 800}, true},
		{"in the corner", &backend.Place{X: 0, Y: 0, Width: 1280, Height: 800}, true},
		{"half out to the left", &backend.Place{X: -600, Y: 100, Width: 1280, Height: 800}, true},
		{"wholly out to the left", &backend.Place{X: -1250, Y: 100, Width: 1280, Height: 800}, false},
		{"on a screen to the right that is gone", &backend.Place{X: 1920, Y: 100, Width: 1280, Height: 800}, false},
		{"its top above the screen", &backend.Place{X: 300, Y: -40, Width: 1280, Height: 800}, false},
		{"below the screen", &backend.Place{X: 300, Y: 1060, Width: 1280, Height: 800}, false},
	} {
		if got := OnScreen(c.place, screen); got != c.want {
			t.Errorf("%s: got %v, want %v", c.name, got, c.want)
		}
	}
}

func TestASizeFits(t *testing.T) {
	for _, c := range []struct {
		place         *backend.Place
		width, height int
	}{
		{nil, Width, Height},
		{&backend.Place{X: 5, Y: 5}, Width, Height},
		{&backend.Place{Width: 300, Height: 200}, MinWidth, MinHeight},
		{&backend.Place{Width: 1500, Height: 900}, 1500, 900},
	} {
		if w, h, _ := Fit(c.place); w != c.width || h != c.height {
			t.Errorf("%+v: got %d×%d, want %d×%d", c.place, w, h, c.width, c.height)
		}
	}
}
