import { describe, expect, it } from "vitest";
import { json, page, problem } from "../testing/fakeServer";
import { judge, openEnvelope, readRetryAfter, skewSeconds } from "./envelope";

const idle = (nonce: string | null, proto: string | null = "1") => ({
  status: 204,
  header: (name: string) => ({ "x-sync-nonce": nonce, "x-sync-proto": proto, "x-grants-version": "3" })[name] ?? null,
  text: "",
});

describe("what counts as an answer (S19)", () => {
  it("is ours with JSON, the protocol's header and our nonce", () => {
    expect(judge(json(200, { nonce: "n", results: [] }), "n")).toMatchObject({ kind: "answer" });
    expect(judge(idle("n"), "n")).toEqual({ kind: "idle", grantsVersion: 3 });
  });

  it.each([
    ["an HTML page", page(200)],
    ["an empty 200", page(200, "")],
    ["JSON without our nonce", json(200, { results: [] })],
    ["JSON with another nonce", json(200, { nonce: "old" })],
    ["our nonce without the header", { ...json(200, { nonce: "n" }), header: () => null }],
    ["a list", json(200, ["n"])],
    ["a bare 204", page(204, "")],
    ["a 204 with another nonce", idle("old")],
    ["a 204 without the protocol", idle("n", null)],
    ["a redirect", page(302)],
    ["an opaque redirect", page(0)],
    ["511", page(511)],
    ["a 401 page", page(401)],
    ["a 403 page", page(403)],
    ["a 404 page", page(404)],
  ])("is not %s", (_name, raw) => {
    expect(judge(raw, "n")).toEqual({ kind: "trouble", trouble: { kind: "portal", code: "portal", retryAfter: null } });
  });

  it("tells refusals, an ended log-in and server trouble apart", () => {
    expect(judge(problem(422, "validation_failed"), "n")).toEqual({
      kind: "refused",
      status: 422,
      code: "validation_failed",
    });
    expect(judge(page(413), "n")).toEqual({ kind: "refused", status: 413, code: "http_413" });
    expect(judge(problem(401, "unauthenticated"), "n")).toMatchObject({ trouble: { kind: "expired" } });
    expect(judge(problem(503, "unavailable", { "retry-after": "30" }), "n")).toMatchObject({
      trouble: { kind: "server", code: "unavailable", retryAfter: 30 },
    });
    expect(judge(page(502), "n")).toMatchObject({ trouble: { kind: "server", code: "http_502" } });
    expect(judge(page(429), "n")).toMatchObject({ trouble: { kind: "server", code: "http_429" } });
  });
});

describe("headers and clock", () => {
  it("reads Retry-After as seconds or a date, by the server's own clock", () => {
    expect(readRetryAfter("120", null)).toBe(120);
    expect(readRetryAfter("Fri, 20 Nov 2026 02:01:00 GMT", "Fri, 20 Nov 2026 02:00:00 GMT")).toBe(60);
    expect(readRetryAfter("soon", null)).toBeNull();
    expect(readRetryAfter(null, null)).toBeNull();
  });

  it("measures how far the phone's clock is off", () => {
    expect(skewSeconds("2026-11-20T09:00:00+07:00", Date.UTC(2026, 10, 20, 2, 11))).toBe(660);
    expect(skewSeconds(undefined, 0)).toBeNull();
  });

  it("leaves the envelope open for what follows", () => {
    const state = { unsent: 1, oldest_unsent_at: null, storage_free_mb: null, canary: "ok" };
    const text = `${openEnvelope("d", "n", Date.UTC(2026, 10, 20), state)},"ops":[]}`;
    expect(JSON.parse(text)).toMatchObject({ device_id: "d", nonce: "n", proto: 1, ops: [], state });
  });
});
