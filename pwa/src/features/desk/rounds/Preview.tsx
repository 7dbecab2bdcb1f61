import type { JSX } from "preact";
import { language, useStrings } from "../../../lib/i18n";
import { AsOf } from "../../../ui/AsOf";
import { Figures } from "../base/Figures";
import { count, moment } from "../base/format";
import { useLabels } from "../base/labels";
import { Section } from "../base/PageHead";
import { type Col, Table } from "../base/Table";
import { strings } from "./strings";
import type { Count, Report } from "./types";

/** What the data say of the commune's month at a glance. */
export function Preview({ report }: { report: Report }): JSX.Element {
  const t = useStrings(strings);
  const { totals, not_reported_teams: late } = report.figures;
  return (
    <Section title={t.preview} sub={report.status === "submitted" ? t.frozen : report.closed_at ? t.never : t.live}>
      <AsOf when={moment(report.as_of)} teamsWaiting={late} />
      <Figures
        label={t.figures}
        figures={[
          { key: "visits", icon: "journal", label: t.visits, value: count(totals.visits) },
          { key: "people", icon: "user", label: t.people, value: count(totals.people) },
          { key: "items", icon: "tasks", label: t.items, value: count(totals.items) },
        ]}
      />
      <Coverage report={report} />
    </Section>
  );
}

/** The same by topic and by outcome. */
export function Details({ report }: { report: Report }): JSX.Element {
  const t = useStrings(strings);
  const { topics, outcomes } = report.figures;
  return (
    <Section title={t.details}>
      <div class="dk-two">
        <Counts kind="topic" title={t.topics} first={t.topic} rows={topics} visits />
        <Counts kind="outcome" title={t.outcomes} first={t.outcome} rows={outcomes} />
      </div>
    </Section>
  );
}

function Coverage({ report }: { report: Report }): JSX.Element {
  const t = useStrings(strings);
  const { coverage } = report.figures;
  const told = [
    [t.hamlets, coverage.hamlets],
    [t.withTeam, coverage.approved + coverage.silent],
    [t.silent, coverage.silent],
    [t.waiting, coverage.waiting],
    [t.without, coverage.without],
    [t.members, coverage.members],
  ] as const;
  return (
    <p>
      <strong>{t.coverage}:</strong> {told.map(([name, value]) => `${name} ${count(value)}`).join(" · ")}
    </p>
  );
}

interface CountsProps {
  kind: "topic" | "outcome";
  title: string;
  first: string;
  rows: Count[] | null;
  visits?: boolean;
}

function Counts({ kind, title, first, rows, visits }: CountsProps): JSX.Element {
  const t = useStrings(strings);
  const labels = useLabels();
  /** As it was handed in; in English by the catalogue of now, where that knows the code. */
  const name = ({ key, label }: Count) => {
    const english = language.value === "en" ? labels(kind, key) : key;
    return english === key ? label : english;
  };
  const columns: Col<Count>[] = [
    { key: "label", label: first, head: true, cell: name },
    ...(visits
      ? [{ key: "visits", label: t.visits, end: true, cell: (row: Count) => count(row.visits) } satisfies Col<Count>]
      : []),
    { key: "items", label: t.items, end: true, cell: (row) => count(row.items) },
  ];
  return (
    <div class="stack stack-2">
      <h3>{title}</h3>
      {rows === null && <p class="muted">{t.noCounts}</p>}
      {rows?.length === 0 && <p class="muted">{t.noneCounted}</p>}
      {rows && rows.length > 0 && <Table caption={title} columns={columns} rows={rows} rowKey={(row) => row.key} />}
      {visits && rows && rows.length > 0 && <p class="muted small">{t.overlap}</p>}
    </div>
  );
}
