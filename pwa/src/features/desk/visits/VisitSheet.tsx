import type { JSX } from "preact";
import { api } from "../../../data";
import { useStrings } from "../../../lib/i18n";
import { Facts } from "../../../ui/Facts";
import { Pill } from "../../../ui/Pill";
import { Sheet } from "../../../ui/Sheet";
import { useDesk } from "../base/desk";
import { count, moment, NOTHING } from "../base/format";
import { Loaded } from "../base/Loaded";
import { useLabels } from "../base/labels";
import { useLoad } from "../base/load";
import type { Revision, VisitFull } from "../base/types";
import { Erase } from "./Erase";
import { Items } from "./Items";
import { strings } from "./strings";
import { Marks } from "./VisitTable";

interface Props {
  id: string;
  onClose: () => void;
  onErased: () => void;
}

/** One visit whole, with every version that arrived of it. */
export function VisitSheet({ id, onClose, onErased }: Props): JSX.Element {
  const t = useStrings(strings);
  const { roles } = useDesk();
  const erases = roles.has("commune_officer") || roles.has("admin");
  const visit = useLoad(`visit ${id}`, () => api.get<VisitFull>(`/sessions/${id}`));
  return (
    <Sheet title={t.detail} icon="journal" onClose={onClose} reading>
      <Loaded load={visit} rows={5}>
        {(data) => (
          <>
            <Whole visit={data} />
            <h3>{t.revisions}</h3>
            <ol class="dk-timeline">
              {data.revisions.map((revision) => (
                <Version key={revision.op_id} revision={revision} />
              ))}
            </ol>
            {erases && data.status !== "erased" && <Erase id={id} onErased={onErased} />}
          </>
        )}
      </Loaded>
    </Sheet>
  );
}

function Whole({ visit }: { visit: VisitFull }): JSX.Element {
  const t = useStrings(strings);
  const labels = useLabels();
  const groups = (visit.people?.groups ?? []).map((group) =>
    t.groupText(labels("age_band", group.age_band, "short"), labels("sex", group.sex), count(group.count)),
  );
  const facts = [
    { name: t.when, value: moment(visit.started_at) },
    { name: t.team, value: `${visit.team_title}${visit.hamlet_label ? ` · ${visit.hamlet_label}` : ""}` },
    { name: t.author, value: visit.author_name },
    { name: t.kind, value: (visit.kind && t.kinds[visit.kind]) ?? NOTHING },
    { name: t.place, value: labels("place", visit.place) || NOTHING },
    { name: t.people, value: <People total={count(visit.people?.total)} groups={groups} /> },
    { name: t.items, value: <Items items={visit.items} full /> },
    { name: t.state, value: <Marks visit={visit} /> },
  ];
  return <Facts facts={visit.note ? [...facts, { name: t.note, value: visit.note }] : facts} />;
}

function People({ total, groups }: { total: string; groups: readonly string[] }): JSX.Element {
  return (
    <>
      {total}
      {groups.length > 0 && (
        <ul class="dk-items muted small">
          {groups.map((group) => (
            <li key={group}>{group}</li>
          ))}
        </ul>
      )}
    </>
  );
}

function Version({ revision }: { revision: Revision }): JSX.Element {
  const t = useStrings(strings);
  return (
    <li class={revision.effective ? "dk-timeline-on" : undefined}>
      <span class="row">
        <strong>{t.types[revision.type] ?? revision.type}</strong>
        {revision.effective && <Pill tone="ok">{t.effective}</Pill>}
        {!revision.effective && <span class="muted small">{t.verdicts[revision.verdict] ?? revision.verdict}</span>}
      </span>
      <span class="dk-sub">
        {revision.author_name} · {t.received(moment(revision.received_at))}
      </span>
      {revision.client_time && <span class="dk-sub">{t.onPhone(moment(revision.client_time))}</span>}
    </li>
  );
}
