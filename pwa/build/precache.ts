import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { build, type Plugin } from "vite";

/** One file the service worker keeps: its path on the site and a hash of what is in it. */
type Entry = readonly [path: string, hash: string];

// Screenshots are for the installer's dialogue: no phone needs them without network.
const LEFT_OUT = /^(sw\.js|screenshots\/.*|\..*)$/;

const hash = (data: string | Buffer): string => createHash("sha256").update(data).digest("hex").slice(0, 16);

function listFiles(outDir: string): Entry[] {
  return (
    readdirSync(outDir, { recursive: true, withFileTypes: true })
      .filter((file) => file.isFile())
      .map((file) => relative(outDir, join(file.parentPath, file.name)).split(sep).join("/"))
      .filter((path) => !LEFT_OUT.test(path))
      .sort()
      // "/" and not "/index.html": a server may redirect the latter, and a redirected answer breaks offline navigation.
      .map((path) => [`/${path === "index.html" ? "" : path}`, hash(readFileSync(join(outDir, path)))] as const)
  );
}

/**
 * Builds the service worker after everything else, as `sw.js` without a hash in its name.
 *
 * In it `__PRECACHE__` is the list of the files just built and `__VERSION__` a hash over them: a build that changed
 * nothing gives the same worker, byte for byte, and no phone is asked to update.
 */
export function precache(options: { entry: string; outDir: string; target: string }): Plugin {
  return {
    name: "precache",
    apply: "build",
    enforce: "post",
    async closeBundle() {
      const entries = listFiles(options.outDir);
      await build({
        configFile: false,
        publicDir: false,
        logLevel: "warn",
        define: {
          __PRECACHE__: JSON.stringify(entries),
          __VERSION__: JSON.stringify(hash(JSON.stringify(entries))),
        },
        build: {
          outDir: options.outDir,
          emptyOutDir: false,
          target: options.target,
          rolldownOptions: { input: options.entry, output: { entryFileNames: "sw.js", format: "iife" } },
        },
      });
    },
  };
}
