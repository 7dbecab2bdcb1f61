/** UUIDv7 (RFC 9562): the id of an op is made on the phone when the person saves (S5). */

const COUNTER_MAX = 0xfff;
let lastMs = 0;
let counter = 0;

/** A fresh UUIDv7. Ids of one page are strictly increasing, also when the clock stands still or is set back. */
export function uuidv7(now: number = Date.now()): string {
  const ms = nextMoment(Math.floor(now));
  const random = crypto.getRandomValues(new Uint8Array(8));
  random[0] = ((random[0] ?? 0) & 0x3f) | 0x80;
  const time = ms.toString(16).padStart(12, "0");
  const middle = (0x7000 | counter).toString(16);
  const tail = hex(random);
  return `${time.slice(0, 8)}-${time.slice(8)}-${middle}-${tail.slice(0, 4)}-${tail.slice(4)}`;
}

/** Random text of 128 bits, for nonces. */
export function randomToken(): string {
  return hex(crypto.getRandomValues(new Uint8Array(16)));
}

/** Lower-case hexadecimal. */
export function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function nextMoment(ms: number): number {
  if (ms > lastMs) {
    lastMs = ms;
    counter = (crypto.getRandomValues(new Uint16Array(1))[0] ?? 0) & 0x7ff;
  } else if (counter < COUNTER_MAX) {
    counter += 1;
  } else {
    lastMs += 1;
    counter = 0;
  }
  return lastMs;
}
