//go:build wrong

package main

var wrong = TalksCreate{Title: "Opening", Seats: "forty"}
