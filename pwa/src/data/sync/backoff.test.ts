import { describe, expect, it } from "vitest";
import { failed, type Trouble, waitLeft } from "./backoff";

const NOW = 1_000_000_000;
const trouble = (kind: Trouble["kind"], retryAfter: number | null = null): Trouble => ({
  kind,
  code: kind,
  retryAfter,
});

describe("back-off (S18)", () => {
  it("draws from the whole span, which doubles up to 30 s for the way and 30 min for the server", () => {
    let way = failed(null, trouble("network"), NOW, 0.999);
    let server = failed(null, trouble("server"), NOW, 0.999);
    expect(way.wait).toBeLessThan(4_000);
    for (let n = 0; n < 30; n += 1) {
      way = failed(way, trouble("network"), NOW, 0.999);
      server = failed(server, trouble("server"), NOW, 0.999);
    }
    expect(way.wait).toBe(Math.round(0.999 * 30_000));
    expect(server.wait).toBe(Math.round(0.999 * 1_800_000));
    expect(failed(server, trouble("server"), NOW, 0).wait).toBe(0);
  });

  it("obeys Retry-After, spread by a tenth, and nobody may skip it", () => {
    const ordered = failed(null, trouble("server", 120), NOW, 0.5);
    expect(ordered.wait).toBe(126_000);
    expect(waitLeft(ordered, "person", NOW + 1000)).toBe(125_000);
    expect(waitLeft(ordered, "online", NOW + 1000)).toBe(125_000);
    expect(waitLeft(ordered, "timer", NOW + 126_000)).toBe(0);
    expect(failed(null, trouble("server", 1e9), NOW, 0).wait).toBe(86_400_000);
  });

  it("lets a person and a network that came back skip the own guess", () => {
    const way = failed(null, trouble("network"), NOW, 0.9);
    expect(waitLeft(way, "timer", NOW)).toBe(way.wait);
    expect(waitLeft(way, "online", NOW)).toBe(0);
    expect(waitLeft(way, "person", NOW)).toBe(0);
    const server = failed(null, trouble("server"), NOW, 0.9);
    expect(waitLeft(server, "online", NOW)).toBe(server.wait);
    expect(waitLeft(server, "person", NOW)).toBe(0);
  });

  it("does not wait for years when the clock was set back", () => {
    const ordered = failed(null, trouble("server", 120), NOW, 0);
    expect(waitLeft(ordered, "timer", NOW - 61_000)).toBe(0);
    expect(waitLeft(null, "timer", NOW)).toBe(0);
  });
});
