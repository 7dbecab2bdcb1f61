import { describe, expect, it } from "vitest";
import { waitAfter } from "../vault/vault";
import { logsInWith, samePhone } from "./enter";
import { deviceName } from "./keys";

describe("phone numbers", () => {
  it("are the same in any usual spelling", () => {
    for (const spelling of ["0912345678", "+84912345678", "84 912 345 678", "0912.345.678", "912345678"]) {
      expect(samePhone(spelling, "+84912345678")).toBe(true);
    }
    expect(samePhone("0912345679", "+84912345678")).toBe(false);
  });

  it("are not what somebody with a log-in name logs in with", () => {
    const [first, second] = [null, "hanh.nguyen2"].map((login_name) => ({ phone: "+84912345678", login_name }));
    const found = (typed: string) => [first, second].map((row) => row !== undefined && logsInWith(row, typed));
    expect(found("0912 345 678")).toEqual([true, false]);
    expect(found(" Hạnh.Nguyen2 ")).toEqual([false, true]);
  });
});

describe("the name of a device", () => {
  it.each([
    [
      "Mozilla/5.0 (Linux; Android 10; SM-A107F Build/QP1A) AppleWebKit/537.36 Chrome/120.0 Mobile Safari/537.36",
      "Android 10 · SM-A107F · Chrome",
    ],
    ["Mozilla/5.0 (Linux; Android 14; K) AppleWebKit/537.36 Chrome/130.0 Mobile Safari/537.36", "Android 14 · Chrome"],
    [
      "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605 Version/17.0 Safari/604",
      "iPhone · Safari",
    ],
    ["", "?"],
  ])("%s", (agent, name) => {
    expect(deviceName(agent)).toBe(name);
  });
});

describe("wrong PINs", () => {
  it("cost nothing three times, then more and more up to a quarter of an hour", () => {
    expect([0, 1, 2, 3, 4, 5, 20].map(waitAfter)).toEqual([0, 0, 0, 5_000, 10_000, 20_000, 900_000]);
  });
});
