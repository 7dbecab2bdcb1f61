import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { api } from "../../../data";
import { useStrings } from "../../../lib/i18n";
import { Button } from "../../../ui/Button";
import { Card } from "../../../ui/Card";
import { showToast } from "../../../ui/Toast";
import { useDesk } from "../base/desk";
import { count, day } from "../base/format";
import { useAction } from "../base/load";
import { ProblemCard } from "../base/Problem";
import { AddDay } from "./AddDay";
import { MemberDays } from "./MemberDays";
import { chosen, type Slot, slotsOf, turned } from "./picked";
import { strings } from "./strings";
import type { WorkSheet } from "./types";

interface Props {
  sheet: WorkSheet;
  onDone: () => void;
}

/** The sheet, member by member; the leader turns days on and off and confirms all of them at once. */
export function SheetForm({ sheet, onDone }: Props): JSX.Element {
  const t = useStrings(strings);
  const { roles } = useDesk();
  const [slots, setSlots] = useState(() => slotsOf(sheet));
  const action = useAction();
  const differs = sheet.version !== "" && slots.some(({ state }) => state === "suggested" || state === "voided");
  const on = slots.filter((slot) => slot.on);
  const nights = on.filter((slot) => slot.night).length;
  const turn = (slot: Slot) => setSlots((now) => turned(now, slot));
  const send = () =>
    action.run(async () => {
      const body = { month: sheet.month, version: sheet.version, days: chosen(slots) };
      await api.put(`/teams/${sheet.team_id}/work-days`, body);
      showToast(on.length === 0 ? t.noneConfirmed : t.done);
      onDone();
    });
  const thanks = sheet.may_confirm || roles.has("commune_officer");
  return (
    <div class="stack">
      {differs && (
        <Card tone="warn" icon="alert" title={t.differs}>
          <p>{t.differsText}</p>
        </Card>
      )}
      {sheet.may_confirm && <p class="muted small">{t.howTo}</p>}
      <ul class="dk-cards" aria-label={t.sheet}>
        {sheet.members.map((member) => (
          <MemberDays
            key={member.person_id}
            sheet={sheet}
            member={member}
            slots={slots.filter((slot) => slot.person_id === member.person_id)}
            onTurn={turn}
            thanks={thanks}
          />
        ))}
      </ul>
      {sheet.may_confirm && (
        <>
          <AddDay sheet={sheet} onAdd={turn} taken={slots} />
          <p role="status">
            {t.chosen(count(on.length - nights), count(nights))}
            {on.length === 0 && <span class="dk-sub">{t.noneChosen}</span>}
          </p>
          {action.problem?.code === "work_day_taken" ? <Taken sheet={sheet} params={action.problem.params} /> : null}
          {action.problem && action.problem.code !== "work_day_taken" && <ProblemCard problem={action.problem} />}
          <div class="row">
            <Button kind="primary" icon="sent" onClick={send} disabled={action.busy}>
              {t.confirm}
            </Button>
          </div>
        </>
      )}
    </div>
  );
}

function Taken({ sheet, params }: { sheet: WorkSheet; params: Readonly<Record<string, unknown>> }): JSX.Element {
  const t = useStrings(strings);
  const member = sheet.members.find((one) => one.person_id === params.person_id);
  const when = day(String(params.day));
  const told = params.night ? t.theNight(when) : t.theDay(when);
  return (
    <div role="alert">
      <Card tone="warn" icon="alert" title={t.takenTitle}>
        <p>{t.taken(member?.name ?? "", told, String(params.team))}</p>
      </Card>
    </div>
  );
}
