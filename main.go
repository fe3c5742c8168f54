// Owlet is a local-first workspace with API keys, in a window. This file holds the window's options; app.go is its life.
package main

import (
	"embed"
	"encoding/json"
	"fmt"
	"os"
	"runtime"

	"owlet/backend"
	"owlet/backend/rest"
	"owlet/backend/sqlite"
	"owlet/backend/window"

	"github.com/wailsapp/wails/v2"
	"github.com/wailsapp/wails/v2/pkg/options"
	"github.com/wailsapp/wails/v2/pkg/options/assetserver"
	"github.com/wailsapp/wails/v2/pkg/options/linux"
	"github.com/wailsapp/wails/v2/pkg/options/windows"
)

//go:embed all:frontend/dist
var assets embed.FS

//go:embed build/appicon.png
var icon []byte

//go:embed wails.json
var project []byte

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "owlet: "+err.Error())
		os.Exit(1)
	}
}

func run() error {
	if window.Generating {
		return wails.Run(&options.App{Bind: append(window.Bind(nil, nil, window.NewJobs()), &App{})})
	}
	if runtime.GOOS == "linux" && os.Getenv("DISPLAY") == "" && os.Getenv("WAYLAND_DISPLAY") == "" {
		return backend.Errorf(backend.NotServed, "window.no_display")
	}
	home, err := sqlite.Home()
	if err != nil {
		return err
	}
	release, err := window.Claim(home)
	if release == nil {
		return err
	}
	defer release()
	rest.TuneCollector()
	room := window.Open(home)
	defer room.Close()
	return wails.Run(optionsFor(room))
}

func optionsFor(room *window.Room) *options.App {
	// Several drivers show a blank window with WebKitGTK's DMA-BUF renderer (Wails issues 2977 and 4985).
	if os.Getenv("WEBKIT_DISABLE_DMABUF_RENDERER") == "" {
		_ = os.Setenv("WEBKIT_DISABLE_DMABUF_RENDERER", "1")
	}
	a := newApp(room)
	width, height, maximised := window.Fit(room.Place())
	back := options.NewRGB(0xf5, 0xf7, 0xfa) // --back of theme.css, so that nothing flashes white
	if window.Dark() {
		back = options.NewRGB(0x10, 0x14, 0x1b)
	}
	o := &options.App{
		Title:            "Owlet",
		Width:            width,
		Height:           height,
		MinWidth:         window.MinWidth,
		MinHeight:        window.MinHeight,
		BackgroundColour: back,
		AssetServer:      &assetserver.Options{Assets: assets, Middleware: window.Guard},
		SingleInstanceLock: &options.SingleInstanceLock{
			UniqueId:               window.Identity(room.Home),
			OnSecondInstanceLaunch: func(options.SecondInstanceData) { a.raise() },
		},
		OnStartup:      a.startup,
		OnDomReady:     a.domReady,
		OnBeforeClose:  a.beforeClose,
		ErrorFormatter: func(err error) any { return asText(room.Explain(err)) },
		Bind:           append(room.Bind(), a),
		// Never is the one policy that Wails hands on as it is named, and forms and tables need no GPU to be quick.
		Linux:   &linux.Options{Icon: icon, ProgramName: "owlet", WebviewGpuPolicy: linux.WebviewGpuPolicyNever},
		Windows: &windows.Options{Theme: windows.SystemDefault},
	}
	if maximised {
		o.WindowStartState = options.Maximised
	}
	return o
}

// asText is an error as JSON in a text: Wails' runtime makes a JavaScript Error of what it gets, which keeps nothing but a text.
func asText(e *backend.Error) string {
	text, err := json.Marshal(e)
	if err != nil {
		return asText(backend.Errorf(backend.Internal, "internal"))
	}
	return string(text)
}

// version is the product's, as wails.json says it once for every platform.
func version() string {
	var p struct {
		Info struct{ ProductVersion string }
	}
	_ = json.Unmarshal(project, &p)
	return p.Info.ProductVersion
}
