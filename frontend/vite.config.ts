import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

process.env.TZ = "Europe/Berlin"; // the zone of the unit tests; a build has none

export default defineConfig({
  plugins: [react()],
  build: {
    target: "safari16", // the oldest web view there is: WebKitGTK and WKWebView of 2022
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1500,
  },
  test: {
    environment: "jsdom",
    setupFiles: ["src/test/setup.ts"],
    css: false,
    restoreMocks: true,
    testTimeout: 60_000, // a machine that builds other things at the same time is slow
  },
});
