//go:build wrong

package main

var wrong = CreateTableBody{Name: "guests", Labels: "Guests"}
