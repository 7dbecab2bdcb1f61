import { signal } from "@preact/signals";
import type { JSX } from "preact";
import { useStrings } from "../lib/i18n";
import { Button } from "./Button";
import { strings } from "./strings";

interface ToastState {
  text: string;
  undo?: () => void;
}

const UNDO_MS = 8000;
const SHIELD_MS = 400;

const current = signal<ToastState | null>(null);
const shielded = signal(false);
let timer: ReturnType<typeof setTimeout> | undefined;

/** Show one line for 8 s, with "Hoàn tác" when there is something to take back. */
export function showToast(text: string, undo?: () => void): void {
  clearTimeout(timer);
  current.value = undo ? { text, undo } : { text };
  timer = setTimeout(hideToast, UNDO_MS);
}

/** Take the line away, when what it spoke of is gone. */
export function hideToast(): void {
  clearTimeout(timer);
  current.value = null;
}

/** For 400 ms after a save no tap may reach what lies beneath the closed sheet. */
export function raiseShield(): void {
  shielded.value = true;
  setTimeout(() => {
    shielded.value = false;
  }, SHIELD_MS);
}

/** The one place where toasts appear; the shell mounts it once. */
export function Toasts(): JSX.Element {
  const t = useStrings(strings);
  const toast = current.value;
  const onUndo = () => {
    toast?.undo?.();
    hideToast();
  };
  return (
    <>
      <div class="toasts" role="status">
        {toast && (
          <div class="toast">
            <span class="toast-text">{toast.text}</span>
            {toast.undo && (
              <Button icon="undo" onClick={onUndo}>
                {t.undo}
              </Button>
            )}
          </div>
        )}
      </div>
      {shielded.value && <div class="shield" data-shield />}
    </>
  );
}
