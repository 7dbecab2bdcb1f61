import { describe, expect, it, vi } from "vitest";
import { api } from "./api";
import { HttpProblem } from "./errors";
import { onUnauthenticated, request } from "./http";

function answers(response: () => Promise<Response> | Response): ReturnType<typeof vi.fn> {
  const fake = vi.fn(async (_url: string, _init: RequestInit) => response());
  vi.stubGlobal("fetch", fake);
  return fake;
}

const problem = (status: number, body: unknown, headers = {}) =>
  new Response(JSON.stringify(body), { status, headers });

describe("requests", () => {
  it("send JSON below /api/v1, leave out empty parameters, and follow no redirect", async () => {
    const fetched = answers(() => new Response('{"a":1}'));
    expect(await api.get("/units", { level: "commune", q: "", parent: null, limit: 5 })).toEqual({ a: 1 });
    expect(fetched.mock.calls[0]?.[0]).toBe("/api/v1/units?level=commune&limit=5");
    await api.post("/grants", { role: "member" });
    expect(fetched.mock.calls[1]?.[1]).toMatchObject({
      method: "POST",
      body: '{"role":"member"}',
      redirect: "manual",
      cache: "no-store",
    });
  });

  it("give undefined for 204", async () => {
    answers(() => new Response(null, { status: 204 }));
    expect(await api.del("/devices/1")).toBeUndefined();
  });

  it("throw the server's problem with code, fields and wait", async () => {
    const errors = [{ field: "body.pin", code: "weak", message: "…" }];
    answers(() => problem(422, { code: "pin_weak", detail: "d", errors, params: { min: 6 } }, { "retry-after": "7" }));
    const thrown = await request("POST", "/auth/activate", {}).catch((error: unknown) => error);
    expect(thrown).toBeInstanceOf(HttpProblem);
    expect(thrown).toMatchObject({
      status: 422,
      code: "pin_weak",
      detail: "d",
      errors,
      retryAfter: 7,
      params: { min: 6 },
    });
  });

  it.each([
    ["no network", () => Promise.reject(new TypeError("x")), { status: 0, code: "network" }],
    ["a page instead of JSON", () => new Response("<html>"), { status: 0, code: "portal" }],
    ["an error page", () => new Response("<html>", { status: 502 }), { status: 502, code: "http_502" }],
  ])("throw for %s", async (_name, response, expected) => {
    answers(response as () => Response);
    await expect(api.get("/me")).rejects.toMatchObject(expected);
  });

  it("give up after 20 s", async () => {
    vi.useFakeTimers();
    const hang = (_url: string, init: RequestInit) =>
      new Promise((_resolve, reject) => init.signal?.addEventListener("abort", () => reject(new Error("aborted"))));
    vi.stubGlobal("fetch", hang);
    const asked = expect(api.get("/me")).rejects.toMatchObject({ status: 0, code: "timeout" });
    await vi.advanceTimersByTimeAsync(20_000);
    await asked;
    vi.useRealTimers();
  });

  it("say when the log-in has ended", async () => {
    const heard = vi.fn();
    onUnauthenticated(heard);
    answers(() => problem(401, { code: "login_failed" }));
    await api.get("/me").catch(() => undefined);
    expect(heard).not.toHaveBeenCalled();
    answers(() => problem(401, { code: "unauthenticated" }));
    await api.get("/me").catch(() => undefined);
    expect(heard).toHaveBeenCalledTimes(1);
  });

  it("hand files to the browser's downloads", async () => {
    answers(() => new Response("a;b"));
    vi.stubGlobal("URL", Object.assign(URL, { createObjectURL: () => "blob:1", revokeObjectURL: () => undefined }));
    const clicked: string[] = [];
    vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function click(this: HTMLAnchorElement) {
      clicked.push(`${this.download} ${this.href}`);
    });
    await api.download("/exports/1/file", "thang-11.csv");
    expect(clicked).toEqual(["thang-11.csv blob:1"]);
  });
});
