import { useDesk } from "../base/desk";

/** The unit whose campaigns the person may run: the province, or the commune that is shown; null for none. */
export function useMayRun(): { id: string; level: "province" | "commune" } | null {
  const { roles, unit, account } = useDesk();
  const staff = account.grants.find(({ role }) => role === "province_staff" || role === "admin");
  if (!unit && staff) return { id: staff.unit_id, level: "province" };
  return unit && roles.has("commune_officer") ? { id: unit.id, level: "commune" } : null;
}
