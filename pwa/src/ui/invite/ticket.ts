/** What the server answers to `POST /rosters/people/{id}/invitation`, this once. */
export interface Ticket {
  id: string;
  name: string;
  phone: string;
  /** Typed instead of the number, where somebody else logs in with that. */
  login_name: string | null;
  code: string;
  link: string;
  qr_svg: string;
  expires_at: string;
}

/** How long a code on a screen is good (the server's `LIFETIMES`): counted here, since a phone's clock may be off. */
export const SCREEN_MS = 10 * 60_000;

/** `9:05` for what is left of `ms`. */
export function minutesLeft(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/** Eight characters in two fours, as people read them out. */
export function spaced(code: string): string {
  return code.length === 8 ? `${code.slice(0, 4)} ${code.slice(4)}` : code;
}
