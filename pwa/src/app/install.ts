import { computed, type ReadonlySignal, signal } from "@preact/signals";
import { isInApp } from "../lib/browser";
import { readLocal, writeLocal } from "../lib/local";

/** Chromium's event; no other browser has it. */
interface InstallPrompt extends Event {
  prompt(): Promise<void>;
}

export type InstallWay = "prompt" | "apple" | "in-app" | null;

const DAY_MS = 86_400_000;
const PAUSE_DAYS = 14;
const MOST = 3;
const KEY = "install-later";

const prompt = signal<InstallPrompt | null>(null);
const later = signal(readLater());

addEventListener("beforeinstallprompt", (event) => {
  // Kept for our own card: the browser's bar would come at a bad moment.
  event.preventDefault();
  prompt.value = event as InstallPrompt;
});
addEventListener("appinstalled", () => {
  prompt.value = null;
});

/** How this browser can put the app on the home screen; null when it is there or cannot. */
export const installWay: ReadonlySignal<InstallWay> = computed(() => {
  if (matchMedia("(display-mode: standalone)").matches) {
    return null;
  }
  if (prompt.value) {
    return "prompt";
  }
  if (isInApp()) {
    return "in-app";
  }
  return /iPhone|iPad/.test(navigator.userAgent) ? "apple" : null;
});

/** Whether the card may be shown now: "Để sau" gives 14 days of peace, three times at most. */
export const mayOffer: ReadonlySignal<boolean> = computed(
  () => later.value.times < MOST && Date.now() - later.value.at > PAUSE_DAYS * DAY_MS,
);

/** Open the browser's own question. */
export function install(): void {
  const event = prompt.value;
  prompt.value = null;
  // The person's answer comes as "appinstalled" or not at all.
  event?.prompt().catch(() => {});
}

/** "Để sau". */
export function putOff(): void {
  later.value = { at: Date.now(), times: later.value.times + 1 };
  writeLocal(KEY, `${later.value.at}/${later.value.times}`);
}

function readLater(): { at: number; times: number } {
  const [at = 0, times = 0] = (readLocal(KEY) ?? "").split("/").map(Number);
  return { at: at || 0, times: times || 0 };
}
