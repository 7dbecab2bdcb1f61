/** The vault key while it is open: for 15 minutes after the PIN, in memory only (S14). */
import { type ReadonlySignal, signal } from "@preact/signals";

const OPEN_MS = 900_000;

const key = signal<CryptoKey | null>(null);
let until = 0;
let timer: ReturnType<typeof setTimeout> | undefined;

/** The open vault's private key; null while it is locked. */
export const vaultKey: ReadonlySignal<CryptoKey | null> = key;

/** Keep the vault open for the next 15 minutes. */
export function keepOpen(opened: CryptoKey): void {
  until = Date.now() + OPEN_MS;
  key.value = opened;
  clearTimeout(timer);
  timer = setTimeout(closeVault, OPEN_MS);
}

/** Lock it. */
export function closeVault(): void {
  clearTimeout(timer);
  until = 0;
  key.value = null;
}

/** Lock it if its time is over: timers sleep with the phone. */
export function closeIfDue(): void {
  if (key.peek() && Date.now() > until) closeVault();
}
