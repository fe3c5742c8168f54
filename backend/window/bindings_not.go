//go:build !bindings

package window

// Generating tells whether this program was built only to write down what it binds. It opens no data folder then.
const Generating = false
