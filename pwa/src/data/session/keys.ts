/** The phone's own key: ECDSA P-256, private half not extractable, registered with the server when there is network. */
import { registry } from "../db/registry";
import { request } from "../http";

const CURVE = { name: "ECDSA", namedCurve: "P-256" } as const;

/** A new key pair for an account on this phone. */
export function makeDeviceKey(): Promise<CryptoKeyPair> {
  return crypto.subtle.generateKey(CURVE, false, ["sign", "verify"]);
}

/**
 * Tell the server the public half; `again` also when it was told before: a server restored from a backup may have forgotten
 * it, and with it the rescue door (S24). Throws HttpProblem; to be tried again at the next start.
 */
export async function registerDevice(account: string, again = false): Promise<void> {
  const row = await registry.accounts.get(account);
  if (!row?.key || (row.registered && !again)) return;
  const public_key = await crypto.subtle.exportKey("jwk", row.key.publicKey);
  await request("POST", "/devices", { id: row.device_id, name: deviceName(), public_key });
  await registry.accounts.update(account, { registered: true });
}

/** Something a person recognises in the list of devices, from the browser's own words. */
export function deviceName(agent: string = navigator.userAgent): string {
  const phone = /\(([^)]*)\)/.exec(agent)?.[1] ?? "";
  const system =
    /iPhone|iPad/.exec(phone)?.[0] ?? /Android[^;]*/.exec(phone)?.[0] ?? /Windows|Mac OS X|Linux/.exec(phone)?.[0];
  const model = /Android[^;]*;\s*([^;)]+?)(?:\s+Build|$)/.exec(phone)?.[1];
  const browser = /Zalo|EdgA?|SamsungBrowser|Firefox|CriOS|Chrome|Safari/.exec(agent)?.[0];
  return [system ?? "?", model && model !== "K" ? model : null, browser].filter(Boolean).join(" · ").slice(0, 80);
}
