import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { precache } from "./build/precache.ts";

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

// What the oldest browsers we serve can parse.
const TARGET = "es2020";

// The service worker knows the officials' part by its name and leaves it out of what it keeps for a member.
function chunkFileNames({ moduleIds }: { moduleIds: string[] }): string {
  const desk = moduleIds.some((id) => id.includes("/features/desk/"));
  return desk ? "assets/desk-[name]-[hash].js" : "assets/[name]-[hash].js";
}

export default defineConfig({
  root: here("."),
  // Preact's own preset would bring Babel; this is all we need of it.
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  // Its build for browsers of today; the default one carries what ES5 needed.
  resolve: { alias: { dexie: "dexie/dist/modern/dexie.mjs" } },
  build: {
    outDir: here("dist"),
    emptyOutDir: true,
    target: TARGET,
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        chunkFileNames,
        // What most screens share lies in one file: left alone, the bundler cuts it into twenty, and each is a request.
        codeSplitting: { groups: [{ name: "base", test: /node_modules|src\/(lib|data|ui)\//, minShareCount: 5 }] },
      },
    },
  },
  plugins: [precache({ entry: here("src/sw/sw.ts"), outDir: here("dist"), target: TARGET })],
  test: {
    environment: "happy-dom",
    setupFiles: [here("build/vitest.setup.ts")],
    restoreMocks: true,
    unstubGlobals: true,
    maxWorkers: "100%",
    // What keeps things starts each file in a fresh process; screens keep nothing and share one, which is far quicker.
    projects: [
      { extends: true, test: { name: "data", include: ["src/{app,data}/**/*.test.{ts,tsx}"] } },
      {
        extends: true,
        test: {
          name: "screens",
          include: ["src/**/*.test.{ts,tsx}"],
          exclude: ["src/{app,data}/**"],
          isolate: false,
        },
      },
    ],
  },
});
