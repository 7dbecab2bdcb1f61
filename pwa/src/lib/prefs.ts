import { computed, effect, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import { remembered } from "./signals";

export type Language = "vi" | "en";
export type Theme = "sang" | "nang" | "toi";
export type ThemeChoice = Theme | "auto";
export type TextSize = "thuong" | "to" | "rat-to";

/** What the person chose on this phone; written to localStorage and to `<html>`. */
export const language: Signal<Language> = remembered("language", ["vi", "en"], "vi");
export const themeChoice: Signal<ThemeChoice> = remembered("theme", ["auto", "sang", "nang", "toi"], "auto");
export const textSize: Signal<TextSize> = remembered("text-size", ["thuong", "to", "rat-to"], "thuong");

const moreContrast = mediaSignal("(prefers-contrast: more)");
const dark = mediaSignal("(prefers-color-scheme: dark)");

/** The theme in force: the choice, else the system's wish for contrast, then for darkness. */
export const theme: ReadonlySignal<Theme> = computed(() => {
  if (themeChoice.value !== "auto") return themeChoice.value;
  if (moreContrast.value) return "nang";
  return dark.value ? "toi" : "sang";
});

/** Keep `<html lang data-theme data-size>` equal to the preferences; returns the function that stops it. */
export function followPrefs(root: HTMLElement = document.documentElement): () => void {
  return effect(() => {
    root.lang = language.value;
    root.dataset.theme = theme.value;
    root.dataset.size = textSize.value;
  });
}

function mediaSignal(query: string): ReadonlySignal<boolean> {
  const list = globalThis.matchMedia?.(query);
  const matches = signal(list?.matches ?? false);
  list?.addEventListener?.("change", (event) => {
    matches.value = event.matches;
  });
  return matches;
}
