import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { api } from "../../../data";
import { useStrings } from "../../../lib/i18n";
import { Select } from "../../../ui/Select";
import { useDesk } from "../base/desk";
import { Filters } from "../base/Filters";
import { LoadedPages } from "../base/Loaded";
import { useLabels } from "../base/labels";
import { useCatalogue } from "../base/lists";
import { usePages } from "../base/load";
import { PageHead, PrintButton } from "../base/PageHead";
import { PeriodFields } from "../base/PeriodFields";
import { CommuneSelect, TeamSelect } from "../base/Pickers";
import { periodOf } from "../base/period";
import { place, setQuery } from "../base/route";
import type { Page, VisitRow } from "../base/types";
import { useSpan } from "../base/useSpan";
import { strings } from "./strings";
import { VisitSheet } from "./VisitSheet";
import { VisitTable } from "./VisitTable";

/** The visits of the month, newest first, as the phones sent them. */
export function VisitsPage(): JSX.Element {
  const t = useStrings(strings);
  const { unit, meta } = useDesk();
  const { query } = place.value;
  const [open, setOpen] = useState<string | null>(null);
  const period = periodOf(query, meta);
  const commune = unit?.id ?? query.xa ?? null;
  const asked = {
    unit: commune,
    from: period.from,
    to: period.to,
    team: query.to ?? null,
    topic: query.viec ?? null,
  };
  const visits = usePages(JSON.stringify(asked), (after) => api.get<Page<VisitRow>>("/sessions", { ...asked, after }));
  const span = useSpan(period);
  const erased = () => {
    setOpen(null);
    visits.reload();
  };
  return (
    <div class="dk-page">
      <PageHead title={t.title} sub={[unit?.name, span].filter(Boolean).join(" · ")}>
        <PrintButton />
      </PageHead>
      <Filters summary={span}>
        <PeriodFields value={period} onChange={setQuery} />
        {unit === null && (
          <CommuneSelect id="xa" value={query.xa ?? ""} onChange={(xa) => setQuery({ xa, to: null })} />
        )}
        {commune && <TeamSelect id="to" unit={commune} value={query.to ?? ""} onChange={(to) => setQuery({ to })} />}
        <TopicSelect value={query.viec ?? ""} onChange={(viec) => setQuery({ viec })} />
      </Filters>
      <LoadedPages pages={visits} empty={{ icon: "journal", text: t.empty }} filtered={Boolean(query.to || query.viec)}>
        {(items) => <VisitTable visits={items} onOpen={setOpen} />}
      </LoadedPages>
      {open && <VisitSheet id={open} onClose={() => setOpen(null)} onErased={erased} />}
    </div>
  );
}

function TopicSelect({ value, onChange }: { value: string; onChange: (code: string) => void }): JSX.Element {
  const t = useStrings(strings);
  const labels = useLabels();
  const topics = (useCatalogue().data?.entries ?? []).filter((entry) => entry.kind === "topic");
  return (
    <Select
      id="viec"
      label={t.topic}
      value={value}
      options={topics.map((topic) => ({ value: topic.code, label: labels("topic", topic.code) }))}
      onChange={onChange}
      empty={t.allTopics}
    />
  );
}
