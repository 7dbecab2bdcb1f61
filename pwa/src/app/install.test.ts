/** Fault 32: where the browser keeps what is saved differs, so each gets its own way onto the home screen. */
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { InstallWay } from "./install";

const ANDROID = "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko)";
const IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)";

let installed = false;

beforeEach(() => {
  installed = false;
  vi.resetModules();
  vi.stubGlobal("matchMedia", (query: string) => ({ matches: installed && query.includes("standalone") }));
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

async function wayOf(agent: string): Promise<InstallWay> {
  vi.spyOn(navigator, "userAgent", "get").mockReturnValue(agent);
  return (await import("./install")).installWay.value;
}

it.each<[string, string, InstallWay]>([
  [
    "Zalo on Android",
    `${ANDROID} Version/4.0 Chrome/130.0.0.0 Mobile Safari/537.36 Zalo android/24100 ZaloTheme/light Zalo/24.10`,
    "in-app",
  ],
  ["Zalo on an iPhone", `${IPHONE} Mobile/15E148 Zalo iOS/650 Zalo/24.10 ZaloLanguage/vn`, "in-app"],
  [
    "Facebook on Android",
    `${ANDROID} Version/4.0 Chrome/130.0.0.0 Mobile Safari/537.36 [FB_IAB/FB4A;FBAV/489.0.0.0;]`,
    "in-app",
  ],
  ["Facebook on an iPhone", `${IPHONE} Mobile/22B83 [FBAN/FBIOS;FBAV/489.0.0.0;FBBV/1]`, "in-app"],
  ["Safari on an iPhone", `${IPHONE} Version/18.1 Mobile/15E148 Safari/604.1`, "apple"],
  ["Chrome on Android before it asks", `${ANDROID} Chrome/130.0.0.0 Mobile Safari/537.36`, null],
])("shows the way out of %s", async (_name, agent, way) => {
  expect(await wayOf(agent)).toBe(way);
});

it("says nothing once the app stands on the home screen", async () => {
  installed = true;
  expect(await wayOf(`${IPHONE} Mobile/15E148`)).toBeNull();
});
