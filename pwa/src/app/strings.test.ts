import { expect, test } from "vitest";

type Words = Record<string, unknown>;
interface Module {
  [name: string]: { vi?: Words; en?: Words };
}

const modules = import.meta.glob<Module>(
  ["../features/{login,log,tasks,results,team,journal,send,settings}/*.ts", "../ui/**/strings.ts", "./strings.ts"],
  { eager: true },
);
const banned = /đồng bộ|offline|cache|server|hợp lệ|vui lòng/i;

/** Every text of one side, templates filled in with 12. */
function texts(words: Words, path = ""): [string, string][] {
  return Object.entries(words).flatMap(([key, value]) => {
    const name = `${path}.${key}`;
    if (typeof value === "string") {
      return [[name, value] as [string, string]];
    }
    if (typeof value === "function") {
      return [[name, String(value(12, 12))] as [string, string]];
    }
    return texts(value as Words, name);
  });
}

const pairs = Object.entries(modules).flatMap(([file, module]) =>
  Object.values(module)
    .filter((one) => one !== null && typeof one === "object" && one.vi && one.en)
    .map((one) => ({ file, vi: texts(one.vi ?? {}), en: texts(one.en ?? {}) })),
);

test("there are strings to look at", () => {
  expect(pairs.length).toBeGreaterThan(9);
});

test.each(pairs)("$file: both languages have every key, and no banned word", ({ vi, en }) => {
  expect(en.map(([key]) => key)).toEqual(vi.map(([key]) => key));
  for (const [key, text] of [...vi, ...en]) {
    expect(text.trim(), key).not.toBe("");
    expect(text, key).not.toMatch(banned);
  }
});

test.each(pairs)("$file: nothing in capitals alone, no letter-spaced words", ({ vi }) => {
  const allowed = /^(PIN|OTP|CCCD|HCC|QR|SIM|MH|n|\d+)$/;
  for (const [key, text] of vi) {
    const loud = text
      .split(/[^\p{L}]+/u)
      .filter((word) => word.length > 3 && word === word.toUpperCase() && /\p{L}/u.test(word));
    expect(
      loud.filter((word) => !allowed.test(word)),
      key,
    ).toEqual([]);
  }
});
