import { createContext } from "preact";
import type { SelectOption } from "../Select";

/** A member as the choice lists need it. */
export interface ChoiceMember {
  person_id: string;
  name: string;
  account_id: string | null;
}

/** What the phone knows of the team and the hamlets around. */
export interface TeamChoice {
  /** "locked" until the PIN is typed, null when there is no roster yet. */
  members: readonly ChoiceMember[] | "locked" | null;
  /** Other hamlets of the commune; null until they are fetched. */
  hamlets: readonly SelectOption[] | null;
  /** Ask for the hamlets: only when somebody opens the details. */
  wantHamlets: () => void;
  /** A leader or deputy logs for members without a phone. */
  leads: boolean;
  /** Own account: not offered as somebody else who was there. */
  me: string;
  onUnlock: (pin: string) => Promise<boolean>;
}

/** Given by the app, as the catalogue is. */
export const TeamContext = createContext<TeamChoice>({
  members: null,
  hamlets: null,
  wantHamlets: () => {},
  leads: false,
  me: "",
  onUnlock: () => Promise.resolve(false),
});
