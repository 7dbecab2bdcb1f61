/** Handing a list in while others work on it too. */
import { beforeEach, expect, test, vi } from "vitest";
import { type Line, type Proposal, RULES } from "./lines";
import { send } from "./remote";

type Plain = Omit<Line, "key">;
interface Server {
  open: { id: string; edits: number; status: string; lines: Plain[] } | null;
  /** Done by somebody else just before the next write. */
  meanwhile: (() => void) | null;
  requests: string[];
}

const plain = (id: string, part: Partial<Plain> = {}): Plain => ({
  person_id: id,
  full_name: `Người ${id}`,
  birth_year: 1980,
  gender: "male",
  organization: null,
  position: null,
  phone: null,
  role: "member",
  ...part,
});
const BASE = [plain("a", { role: "leader" }), plain("b"), plain("c")];
const keyed = (lines: Plain[]): Line[] => lines.map((line) => ({ ...line, key: line.person_id ?? "new" }));
const proposal = (lines: Plain[]): Proposal => ({
  base: keyed(BASE),
  seen: keyed(BASE),
  lines: keyed(lines),
  partial: false,
  rules: RULES,
  server: null,
  heard: null,
});
const MINE = [plain("a", { role: "leader" }), plain("b", { phone: "+84912000111" }), plain("c")];
const THEIRS = [plain("a", { role: "leader" }), plain("b", { phone: "+84912000222" }), plain("c")];

let server: Server;

function version(): Record<string, unknown> {
  const events = [{ action: "edit", at: "2026-11-22T05:00:00Z", by: "Cán bộ Hà" }];
  return { ...server.open, version: 2, reason: null, problems: [], events };
}

function answer(method: string, path: string, body: { edits?: number; lines?: Plain[] }): [number, unknown] {
  server.requests.push(`${method} ${path}`);
  if (method === "GET") return read(path);
  server.meanwhile?.();
  server.meanwhile = null;
  return write(method, path, body.edits ?? -1, body.lines ?? []);
}

function read(path: string): [number, unknown] {
  if (path === "/roster-settings") return [200, RULES];
  if (path === "/rosters/r1") return [200, { id: "r1", version: 1, status: "approved", edits: 0, lines: BASE }];
  if (path.startsWith("/rosters/")) return [200, version()];
  const open = server.open ? [{ id: server.open.id, status: server.open.status }] : [];
  return [200, { items: [...open, { id: "r1", status: "approved" }] }];
}

function write(method: string, path: string, edits: number, lines: Plain[]): [number, unknown] {
  if (path.startsWith("/teams/")) {
    if (server.open) return [409, { code: "draft_exists" }];
    server.open = { id: "r2", edits: 0, status: "draft", lines };
    return [201, version()];
  }
  if (!server.open) return [404, { code: "not_found" }];
  if (method === "PUT") {
    if (server.open.edits !== edits) return [409, { code: "conflict" }];
    server.open = { ...server.open, edits: edits + 1, lines };
  }
  if (path.includes("/submit")) server.open.status = "submitted";
  return [200, version()];
}

beforeEach(() => {
  server = { open: null, meanwhile: null, requests: [] };
  vi.stubGlobal("fetch", async (url: string, init: { method: string; body: string | null }) => {
    const [status, body] = answer(init.method, url.replace("/api/v1", ""), JSON.parse(init.body ?? "{}"));
    return new Response(JSON.stringify(body), { status });
  });
});

test("a first proposal becomes the server's draft and is handed in", async () => {
  const sent = await send("t1", proposal(MINE), null);
  expect(sent).toMatchObject({ kind: "sent", proposal: { server: { id: "r2", status: "submitted" } } });
  expect(server.open?.lines).toEqual(MINE);
  expect(server.requests.at(-1)).toBe("POST /rosters/r2/submit?edits=0");
});

test("an officer's other number is shown and nothing is written before the leader picks", async () => {
  server.open = { id: "r2", edits: 4, status: "draft", lines: THEIRS };
  const found = await send("t1", proposal(MINE), null);
  if (found.kind !== "changed") throw new Error(found.kind);
  expect(found.by).toBe("Cán bộ Hà");
  expect(found.rows.map((row) => row.key)).toEqual(["b"]);
  expect(server.requests.filter((one) => !one.startsWith("GET"))).toEqual([]);
  expect((await send("t1", proposal(MINE), { of: found.of, rows: { b: "mine" } })).kind).toBe("sent");
  expect(server.open.lines).toEqual(MINE);
});

test("picks count only for the draft that was shown", async () => {
  server.open = { id: "r2", edits: 4, status: "draft", lines: THEIRS };
  const found = await send("t1", proposal(MINE), null);
  server.open.edits = 5;
  const again = await send("t1", proposal(MINE), { of: (found as { of: string }).of, rows: { b: "mine" } });
  expect(again.kind).toBe("changed");
});

test("somebody quicker between look and writing is noticed, not overwritten", async () => {
  server.meanwhile = () => {
    server.open = { id: "r2", edits: 0, status: "draft", lines: THEIRS };
  };
  expect((await send("t1", proposal(MINE), null)).kind).toBe("changed");
  expect(server.open?.lines).toEqual(THEIRS);
});

test("an answer that was lost is no conflict, and a list that others handed in stays", async () => {
  server.open = { id: "r2", edits: 1, status: "submitted", lines: MINE };
  expect((await send("t1", proposal(MINE), null)).kind).toBe("sent");
  server.open.lines = THEIRS;
  expect((await send("t1", proposal(MINE), null)).kind).toBe("waiting");
  expect(server.open.lines).toEqual(THEIRS);
});

test("a list without a leader does not leave the phone", async () => {
  expect(await send("t1", proposal(MINE.slice(1)), null)).toMatchObject({
    kind: "faults",
    faults: [{ code: "too_few" }, { code: "no_leader" }],
  });
  expect(server.open).toBeNull();
});
