import { describe, expect, it } from "vitest";
import { toBase64 } from "./bytes";
import { fold, matches } from "./fold";
import { sha256 } from "./hash";
import { uuidv7 } from "./ids";

describe("uuidv7", () => {
  it("has version and variant, and the time in front", () => {
    const id = uuidv7(Date.UTC(2199, 0, 1));
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(Number.parseInt(id.replaceAll("-", "").slice(0, 12), 16)).toBe(Date.UTC(2199, 0, 1));
  });

  it("increases strictly, also within a millisecond and when the clock is set back three years", () => {
    const start = Date.UTC(2200, 0, 1);
    const moments = [...Array(6000).fill(start), start - 3 * 365 * 86_400_000, start + 1];
    const ids = moments.map((moment) => uuidv7(moment));
    expect([...ids].sort()).toEqual(ids);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe("text", () => {
  it("folds accents and đ", () => {
    expect(fold("  Chữ KÝ số, Đồng  Nai ")).toBe("chu ky so, dong nai");
  });

  it("matches words without accents in any order", () => {
    expect(matches("Chữ ký số cá nhân", "ky so")).toBe(true);
    expect(matches("Chữ ký số cá nhân", "so chu")).toBe(true);
    expect(matches("Chữ ký số cá nhân", "thuế")).toBe(false);
    expect(matches("Chữ ký số cá nhân", "")).toBe(true);
  });

  it("writes UTF-8 as base64, large entries too", () => {
    const decode = (text: string) => new TextDecoder().decode(Uint8Array.from(atob(text), (c) => c.charCodeAt(0)));
    expect(toBase64("a")).toBe("YQ==");
    const large = "ộ".repeat(200_000);
    expect(decode(toBase64(large))).toBe(large);
  });

  it("hashes UTF-8", async () => {
    expect(await sha256("abc")).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  });
});
