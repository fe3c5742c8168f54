import { defineConfig } from "vitest/config";

// Each file is one story: its tests build on one another, so the first failure ends it.
export default defineConfig({
  test: {
    include: ["e2e/*.e2e.ts", "e2e/*.bench.ts"],
    environment: "node",
    fileParallelism: false,
    bail: 1,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    reporters: ["verbose"],
  },
});
