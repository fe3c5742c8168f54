package window

import "owlet/backend"

// The window's size at the first start, and the smallest that it works at, in pixels.
const (
	Width     = 1280
	Height    = 800
	MinWidth  = 1024
	MinHeight = 700
)

// grip is how much of the window's top must be on the screen, so that a person can take hold of it and move it.
const grip = 100

// Screen is the size of the screen that the window is on, in pixels.
type Screen struct{ Width, Height int }

// Fit returns the size of a remembered place, within what the window can be. No place is the size of the first start.
func Fit(place *backend.Place) (width, height int, maximised bool) {
	if place == nil || place.Width == 0 || place.Height == 0 {
		return Width, Height, false
	}
	return max(place.Width, MinWidth), max(place.Height, MinHeight), place.Maximised
}

// OnScreen tells whether a person would find the window at that place, and could take hold of it.
func OnScreen(place *backend.Place, screen Screen) bool {
	return place != nil &&
		place.X+place.Width >= grip && place.X <= screen.Width-grip &&
		place.Y >= 0 && place.Y <= screen.Height-grip
}
