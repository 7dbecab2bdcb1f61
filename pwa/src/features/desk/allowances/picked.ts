import type { WorkDay, WorkMember, WorkSheet } from "./types";

/** A day or night of somebody, as the sheet is being filled in. */
export interface Slot extends WorkDay {
  person_id: string;
  on: boolean;
}

/** What the leader begins with: what was confirmed, and where nothing was yet, all that visits suggest. */
export function slotsOf(sheet: WorkSheet): Slot[] {
  const first = sheet.version === "";
  return sheet.members.flatMap((member) =>
    member.days.map((day) => ({ ...day, person_id: member.person_id, on: first || day.state !== "suggested" })),
  );
}

export function sameSlot(one: Slot, other: Slot): boolean {
  return one.person_id === other.person_id && one.day === other.day && one.night === other.night;
}

/** The slots with one turned over; one that is not there yet is added, in the order of days. */
export function turned(slots: readonly Slot[], slot: Slot): Slot[] {
  const there = slots.some((one) => sameSlot(one, slot));
  if (there) return slots.map((one) => (sameSlot(one, slot) ? { ...one, on: !one.on } : one));
  const key = (one: Slot) => `${one.day} ${one.night ? 1 : 0}`;
  return [...slots, slot].sort((a, b) => key(a).localeCompare(key(b)));
}

/** Whether a day may be added: in the month, come already, while the person was on the roster. */
export function mayAdd(sheet: WorkSheet, member: WorkMember | undefined, day: string, today: string): boolean {
  if (!member || !day || day > today) return false;
  return day >= sheet.start && day <= sheet.end && day >= member.first_day && day <= member.last_day;
}

/** The lines of the confirmation. */
export function chosen(slots: readonly Slot[]): { person_id: string; day: string; night: boolean; note: string }[] {
  return slots.filter((slot) => slot.on).map(({ person_id, day, night, note }) => ({ person_id, day, night, note }));
}
