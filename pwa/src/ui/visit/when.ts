import { businessDay, clockTime, formatDay, isoWithOffset } from "../../lib/time";

/**
 * The instant at which a visit began, for the day in the form. Today: now, less the minutes it
 * took; on an earlier day: that day at this time of the clock in Vietnam.
 */
export function startOf(day: string, duration: string, now: number): string {
  const today = businessDay(now);
  if (day !== today) {
    return `${day}T${clockTime(now)}:00.000+07:00`;
  }
  const minutes = Number.parseInt(duration, 10) || 0;
  const began = now - minutes * 60_000;
  // A visit that ran over midnight still belongs to the day the person chose.
  return isoWithOffset(businessDay(began) === day ? began : now);
}

/** "17:20", with the day when it is not today. */
export function moment(instant: string): string {
  const day = businessDay(instant);
  return day === businessDay(Date.now()) ? clockTime(instant) : `${clockTime(instant)}, ${formatDay(day)}`;
}
