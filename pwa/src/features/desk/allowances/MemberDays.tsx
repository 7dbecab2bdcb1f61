import type { JSX } from "preact";
import { api } from "../../../data";
import { useStrings } from "../../../lib/i18n";
import { Button } from "../../../ui/Button";
import { Chip } from "../../../ui/Chip";
import { day } from "../base/format";
import { useAction } from "../base/load";
import { isNarrow } from "../base/narrow";
import { ProblemCard } from "../base/Problem";
import { strings as baseStrings } from "../base/strings";
import type { Slot } from "./picked";
import { strings } from "./strings";
import type { WorkMember, WorkSheet } from "./types";

interface Props {
  sheet: WorkSheet;
  member: WorkMember;
  slots: readonly Slot[];
  onTurn: (slot: Slot) => void;
  thanks: boolean;
}

/** One member with the days and nights of the month. */
export function MemberDays({ sheet, member, slots, onTurn, thanks }: Props): JSX.Element {
  const t = useStrings(strings);
  const common = useStrings(baseStrings);
  const file = useAction();
  const words = (slot: Slot) => {
    const when = day(slot.day).slice(0, 5);
    const told = slot.night ? t.night(when) : when;
    return slot.state === "confirmed" || (slot.state === "suggested" && sheet.version === "")
      ? told
      : `${told}: ${t.states[slot.state]}`;
  };
  const get = () =>
    file.run(() => api.download(`/teams/${sheet.team_id}/members/${member.person_id}/thanks`, "giay-ghi-nhan.pdf"));
  // beside a long name there is no room for it on a phone: it stands in one place on all cards
  const narrow = isNarrow();
  const paper = thanks && (
    <Button
      kind={narrow ? "plain" : "quiet"}
      icon="download"
      onClick={get}
      disabled={file.busy}
      label={t.thanksFor(member.name)}
    >
      {t.thanks}
    </Button>
  );
  return (
    <li class="dk-card stack stack-2">
      <div class="row row-apart">
        <div class="dk-card-head">
          {member.name}
          <span class="dk-sub">{common.memberRoles[member.role]}</span>
        </div>
        {!narrow && paper}
      </div>
      {slots.length === 0 && <p class="muted small">{t.none}</p>}
      <div class="chips">
        {slots.map((slot) =>
          sheet.may_confirm ? (
            <Chip key={`${slot.day} ${slot.night}`} pressed={slot.on} onClick={() => onTurn(slot)}>
              {words(slot)}
            </Chip>
          ) : (
            <span class="pill" key={`${slot.day} ${slot.night}`}>
              {words(slot)}
            </span>
          ),
        )}
      </div>
      {narrow && paper && <div class="row">{paper}</div>}
      {file.problem && <ProblemCard problem={file.problem} />}
    </li>
  );
}
