const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const TYPED = /^\s*(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4})\s*$/;

/** "2026-11-05" → "05/11/2026"; anything else comes back as it is. */
export function showDay(day: string): string {
  return day.replace(DAY, "$3/$2/$1");
}

/** What a person typed (5/11/2026, 05.11.2026, 05-11-2026) → "2026-11-05", or null when it is no day. */
export function readDay(typed: string): string | null {
  const found = TYPED.exec(typed);
  if (!found) {
    return null;
  }
  const [, day = "", month = "", year = ""] = found;
  const iso = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  const date = new Date(`${iso}T00:00:00Z`);
  // 31/02 rolls over to March in Date: a day that changes is no day.
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : null;
}

/** Days between two days, positive when `to` is later. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}
