import { beforeEach, describe, expect, it } from "vitest";
import { answer, cacheName, forgetOldBuilds, keepBuild, type PrecacheEntry, type World } from "./builds";

const ORIGIN = "https://toso.test";
let asked: string[];
let online: boolean;
let site: Map<string, string>;
let world: World;

beforeEach(() => {
  asked = [];
  online = true;
  site = new Map();
  world = { caches: fakeCaches(), fetch: (request) => fetchFake(request), origin: ORIGIN };
});

function deploy(version: string, ...assets: string[]): PrecacheEntry[] {
  site.set("/", `page ${version}`);
  for (const path of assets) site.set(path, `${path} of ${version}`);
  return ["/", ...assets].map((path) => [path, version] as const);
}

async function install(version: string, ...assets: string[]): Promise<void> {
  await keepBuild(world, version, deploy(version, ...assets));
  await forgetOldBuilds(world, version);
}

async function get(
  version: string,
  path: string,
  init: { mode?: string; method?: string } = {},
): Promise<string | null> {
  const request = { url: new URL(path, ORIGIN).href, method: "GET", mode: "cors", ...init } as Request;
  const response = await answer(world, version, request);
  return response ? response.text() : null;
}
const open = (version: string, path = "/") => get(version, path, { mode: "navigate" });

describe("a build", () => {
  it("opens without network, whatever the query", async () => {
    await install("1", "/assets/a-1.js", "/manifest.webmanifest");
    online = false;
    expect(await open("1")).toBe("page 1");
    expect(await open("1", "/?viec=VNEID2")).toBe("page 1");
    expect(await get("1", "/assets/a-1.js")).toBe("/assets/a-1.js of 1");
    expect(await open("1", "/t/26")).toBe("page 1");
  });

  it("is kept whole or not at all", async () => {
    const files = deploy("1", "/assets/a-1.js");
    site.delete("/assets/a-1.js");
    await expect(keepBuild(world, "1", files)).rejects.toThrow("/assets/a-1.js");
    expect(await world.caches.keys()).toEqual([]);
  });

  it("does not change under an open page: old chunks stay for one more build (fault 39)", async () => {
    await install("1", "/assets/a-1.js");
    await keepBuild(world, "2", deploy("2", "/assets/a-2.js"));
    site.delete("/assets/a-1.js");
    expect(await open("1")).toBe("page 1");
    await forgetOldBuilds(world, "2");
    online = false;
    expect(await open("2")).toBe("page 2");
    expect(await get("2", "/assets/a-1.js")).toBe("/assets/a-1.js of 1");
    online = true;
    await install("3", "/assets/a-3.js");
    expect(await world.caches.keys()).toEqual([cacheName("2"), cacheName("3")]);
  });

  it("takes unchanged assets from the build before", async () => {
    await install("1", "/assets/a-1.js", "/assets/same.js");
    asked = [];
    await install("2", "/assets/a-2.js", "/assets/same.js");
    expect(asked.sort()).toEqual(["/", "/assets/a-2.js"]);
    online = false;
    expect(await get("2", "/assets/same.js")).toBe("/assets/same.js of 1");
  });

  it("counts as the newest after a step back", async () => {
    await install("1");
    await install("2");
    await install("1");
    expect(await world.caches.keys()).toEqual([cacheName("2"), cacheName("1")]);
    expect(await open("1")).toBe("page 1");
  });

  it("loads the desk only where it is opened, and then keeps it", async () => {
    await install("1", "/assets/desk-1.js");
    expect(asked).toEqual(["/"]);
    expect(await get("1", "/assets/desk-1.js")).toBe("/assets/desk-1.js of 1");
    online = false;
    expect(await get("1", "/assets/desk-1.js")).toBe("/assets/desk-1.js of 1");
  });
});

describe("what the worker keeps out of", () => {
  beforeEach(() => install("1"));

  it.each([
    ["the API", "/api/v1/me", {}],
    ["writing requests", "/", { method: "POST" }],
    ["other sites", "https://elsewhere.test/x.js", {}],
  ])("%s", async (_name, path, init) => {
    expect(await get("1", path, init)).toBeNull();
  });

  it("public pages while there is network", async () => {
    site.set("/t/26", "team page");
    expect(await open("1", "/t/26")).toBe("team page");
  });
});

async function fetchFake(request: RequestInfo): Promise<Response> {
  const path = typeof request === "string" ? request : new URL(request.url).pathname;
  asked.push(path);
  if (!online) throw new TypeError("no network");
  const text = site.get(path);
  return new Response(text ?? "", { status: text === undefined ? 404 : 200 });
}

function fakeCaches(): CacheStorage {
  const all = new Map<string, Map<string, string>>();
  const look = (found: string | undefined) => (found === undefined ? undefined : new Response(found));
  const cache = (content: Map<string, string>) => ({
    match: async (path: string) => look(content.get(path)),
    put: async (path: string, response: Response) => void content.set(path, await response.text()),
  });
  const storage = {
    open: async (name: string) => {
      const content = all.get(name) ?? new Map<string, string>();
      all.set(name, content);
      return cache(content);
    },
    delete: async (name: string) => all.delete(name),
    keys: async () => [...all.keys()],
    match: async (path: string) => look([...all.values()].find((content) => content.has(path))?.get(path)),
  };
  return storage as unknown as CacheStorage;
}
