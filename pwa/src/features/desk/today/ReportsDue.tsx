import type { JSX } from "preact";
import { api } from "../../../data";
import { useStrings } from "../../../lib/i18n";
import { ButtonLink } from "../../../ui/Button";
import { Card } from "../../../ui/Card";
import { seesProvince, useDesk } from "../base/desk";
import { count, day, month } from "../base/format";
import { useLoad } from "../base/load";
import { hashOf } from "../base/route";
import type { RoundHead } from "../rounds/types";
import { strings } from "./strings";

const DAY_MS = 86_400_000;
const SHOWN = 2;

/** Months that are over and whose reports are still missing, with the days left; nothing while there is none. */
export function ReportsDue(): JSX.Element | null {
  const t = useStrings(strings);
  const { data } = useLoad("rounds", () => api.get<{ items: RoundHead[] }>("/rounds"));
  const due = (data?.items ?? []).filter((round) => round.over && !round.closed_at && round.missing > 0);
  if (due.length === 0) return null;
  return (
    <div class="dk-screen">
      <Card tone="warn" icon="send" title={t.reports}>
        <div class="stack stack-2">
          {due.slice(0, SHOWN).map((round) => (
            <Due key={round.id} round={round} />
          ))}
          {due.length > SHOWN && <a href={hashOf("bao-cao")}>{t.allReports(count(due.length))}</a>}
        </div>
      </Card>
    </div>
  );
}

function Due({ round }: { round: RoundHead }): JSX.Element {
  const t = useStrings(strings);
  const { roles, meta } = useDesk();
  const left = Math.round((Date.parse(round.due_on) - Date.parse(meta.today)) / DAY_MS);
  const deadline = left < 0 ? t.lateBy(count(-left)) : left === 0 ? t.dueToday : t.dueIn(count(left));
  const open = seesProvince(roles) ? t.seeMissing : roles.has("commune_officer") ? t.writeReport : t.seeReport;
  const told = round.communes === 1 ? t.reportMissing : t.reportsMissing(count(round.missing), count(round.communes));
  return (
    <div class="row row-apart">
      <p>
        {t.reportOf(month(round.month))} {told} <strong class="dk-nowrap">{deadline}</strong>{" "}
        <span class="muted small dk-nowrap">({t.dueOn(day(round.due_on))})</span>
      </p>
      <ButtonLink href={hashOf("bao-cao", round.id)}>{open}</ButtonLink>
    </div>
  );
}
