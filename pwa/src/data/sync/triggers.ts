/** When to send and fetch: after a save, at the start, when seen, when the network is back, every five minutes. */
import { effect } from "@preact/signals";
import { type Opened, opened } from "../opened";
import { endHolds, HOLD_MS, prune } from "../outbox/machine";
import { sendForOthers } from "../session/others";
import { current, status } from "../session/state";
import { keepReserve } from "../storage/room";
import { refreshStorage } from "../storage/status";
import { followUnsent } from "../storage/unsent";
import type { Reason } from "./backoff";
import type { Engine } from "./engine";
import { noteBroken, noteOnline, resetStatus, syncStatus } from "./status";

const EVERY_MS = 300_000;
const AFTER_HOLD_MS = HOLD_MS + 100;

/** The engine of whoever is open; null while nobody is. */
let engine: (() => Promise<Engine>) | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Begin; returns the function that stops it. */
export function startSync(): () => void {
  const stopFollowing = effect(() => follow(opened.value, current.value?.id ?? null, current.value?.device_id ?? null));
  const stopListening = listenToBrowser();
  const stopCounting = followUnsent();
  const stopWatching = followLogIn();
  if (!engine) void run("start");
  return () => {
    stopFollowing();
    stopCounting();
    stopWatching();
    stopListening();
    clearTimeout(timer);
    engine = null;
    following = null;
  };
}

/** The person asks: holds end, and only an order of the server to wait is heeded. */
export async function syncNow(op_id?: string): Promise<void> {
  const dbs = opened.peek();
  if (!dbs) return;
  await dbs.outbox.run("readwrite", (tx) => endHolds(tx, op_id));
  await run("person");
}

/** The person asks for the comparison with the server (S21): what waits goes out first. */
export async function checkProof(): Promise<void> {
  const dbs = opened.peek();
  if (!dbs) return;
  await dbs.outbox.run("readwrite", (tx) => endHolds(tx));
  await run("person", (mine) => mine.prove());
}

/** Something was saved: send it when its hold is over, by the worker if the page is gone by then. */
export function afterSave(): void {
  setTimeout(() => void run("save"), AFTER_HOLD_MS);
  void registerBell();
}

async function run(reason: Reason, how = (mine: Engine) => mine.run(reason)): Promise<void> {
  const mine = engine;
  if (!mine) return sendForOthers();
  clearTimeout(timer);
  try {
    await how(await mine());
  } catch {
    // The databases were closed under the run (logging out), or the engine could not be loaded: the next run tries again.
    if (mine === engine) noteBroken();
  } finally {
    schedule();
  }
  // Nobody waits for what others left on the phone, and without network there is nothing to try.
  if (reason !== "save" && syncStatus.peek().online) void sendForOthers();
}

function schedule(): void {
  clearTimeout(timer);
  const { nextTry } = syncStatus.peek();
  // Without network the browser tells us when it is back; its "offline" may be wrong, so we still look now and then.
  const wait =
    nextTry === null || navigator.onLine === false ? EVERY_MS : Math.max(1_000, Date.parse(nextTry) - Date.now());
  timer = setTimeout(() => void run("timer"), Math.min(wait, 1_800_000));
}

let following: string | null = null;

function follow(dbs: Opened | null, account: string | null, device_id: string | null): void {
  const next = dbs && dbs.account === account && device_id !== null ? `${account}/${device_id}` : null;
  if (next === following) return;
  following = next;
  engine = dbs && next !== null && device_id !== null ? lazyEngine(dbs, device_id) : null;
  resetStatus(account);
  if (engine && dbs) begin(dbs).catch(() => undefined);
}

/** The same person logged in again: what waited for that goes on at once, and the bar no longer asks for it. */
function followLogIn(): () => void {
  let before = status.peek();
  return effect(() => {
    const now = status.value;
    if (before === "expired" && now === "open") void run("start");
    before = now;
  });
}

/** Loaded when somebody is logged in: the first screen needs nothing of it. A failed load is tried again by the next run. */
function lazyEngine(dbs: Opened, device_id: string): () => Promise<Engine> {
  let loading: Promise<Engine> | null = null;
  return () => {
    loading ??= import("./assemble").then(({ assembleEngine }) => assembleEngine(dbs, device_id));
    loading.catch(() => {
      loading = null;
    });
    return loading;
  };
}

async function begin({ outbox }: Opened): Promise<void> {
  // S15: a hold ends with the page that began it.
  await outbox.run("readwrite", (tx) => endHolds(tx));
  await refreshStorage();
  await run("start");
  await outbox.run("readwrite", (tx) => prune(tx, Date.now()));
  await keepReserve();
}

function listenToBrowser(): () => void {
  const hidden = () => {
    if (document.visibilityState === "hidden") void release();
    else void run("visible");
  };
  const gone = () => void release();
  const online = () => {
    noteOnline(true);
    void run("online");
  };
  const offline = () => noteOnline(false);
  document.addEventListener("visibilitychange", hidden);
  window.addEventListener("pagehide", gone);
  window.addEventListener("online", online);
  window.addEventListener("offline", offline);
  return () => {
    document.removeEventListener("visibilitychange", hidden);
    window.removeEventListener("pagehide", gone);
    window.removeEventListener("online", online);
    window.removeEventListener("offline", offline);
  };
}

/** S15: closing or leaving the page ends the hold; what waits then goes out at once, or with the worker's bell. */
async function release(): Promise<void> {
  const dbs = opened.peek();
  if (!dbs) return;
  await dbs.outbox.run("readwrite", (tx) => endHolds(tx));
  void registerBell();
  await run("save");
}

interface WithSync {
  sync?: { register(tag: string): Promise<void> };
}

async function registerBell(): Promise<void> {
  try {
    const registration = (await globalThis.navigator?.serviceWorker?.ready) as (object & WithSync) | undefined;
    await registration?.sync?.register("outbox");
  } catch {
    // No Background Sync here (iOS, WebView): the bell is only an extra.
  }
}
