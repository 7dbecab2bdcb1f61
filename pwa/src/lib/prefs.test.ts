import { beforeEach, describe, expect, it } from "vitest";
import { stringsIn, useStrings } from "./i18n";
import { readLocal, writeLocal } from "./local";
import { followPrefs, language, textSize, theme, themeChoice } from "./prefs";
import { remembered } from "./signals";

beforeEach(() => {
  language.value = "vi";
  themeChoice.value = "auto";
  textSize.value = "thuong";
});

describe("preferences", () => {
  it("are written to the page and follow changes", () => {
    const root = document.createElement("div");
    const stop = followPrefs(root);
    expect(root.lang).toBe("vi");
    themeChoice.value = "nang";
    language.value = "en";
    textSize.value = "to";
    expect([root.lang, root.dataset.theme, root.dataset.size]).toEqual(["en", "nang", "to"]);
    stop();
    language.value = "vi";
    expect(root.lang).toBe("en");
  });

  it("are remembered, and an unknown stored word is ignored", () => {
    themeChoice.value = "toi";
    expect(readLocal("theme")).toBe("toi");
    expect(theme.value).toBe("toi");
    writeLocal("pick", "b");
    expect(remembered("pick", ["a", "b"], "a").value).toBe("b");
    writeLocal("pick", "z");
    expect(remembered("pick", ["a", "b"], "a").value).toBe("a");
  });

  it("choose the strings", () => {
    const strings = { vi: { hi: (n: number) => `${n} lượt` }, en: { hi: (n: number) => `${n} visits` } };
    expect(useStrings(strings).hi(2)).toBe("2 lượt");
    language.value = "en";
    expect(useStrings(strings).hi(2)).toBe("2 visits");
    expect(stringsIn(strings, "vi").hi(1)).toBe("1 lượt");
  });
});
