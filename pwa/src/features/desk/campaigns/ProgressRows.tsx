import type { JSX } from "preact";
import { useStrings } from "../../../lib/i18n";
import { Icon } from "../../../ui/icons/Icon";
import { count, NOTHING } from "../base/format";
import { Section } from "../base/PageHead";
import { hashOf } from "../base/route";
import { type Col, Table } from "../base/Table";
import { barsOf } from "./bars";
import { strings } from "./strings";
import type { Campaign, Progress, ProgressRow } from "./types";

/** Communes or teams against their goals: sorted bars with the goal as a tick, and the same as a table. */
export function ProgressRows({ campaign, progress }: { campaign: Campaign; progress: Progress }): JSX.Element {
  const t = useStrings(strings);
  const { rows, totals, level } = progress;
  const silent = (row: ProgressRow) => level === "team" && row.not_reported_teams > 0;
  const columns: Col<ProgressRow>[] = [
    {
      key: "label",
      label: t.unit,
      head: true,
      sort: (row) => row.label,
      cell: (row) =>
        level === "commune" ? <a href={hashOf("chien-dich", campaign.id, { xa: row.key })}>{row.label}</a> : row.label,
    },
    { key: "code", label: t.code, cell: (row) => <span class="num">{row.code}</span>, wideOnly: true },
    {
      key: "goal",
      label: t.goal,
      end: true,
      cell: (row) => count(row.goal),
      sort: (row) => row.goal,
      foot: count(totals.goal),
    },
    {
      key: "done",
      label: t.units[campaign.measure],
      end: true,
      cell: (row) => (silent(row) ? t.notSent : count(row.done)),
      sort: (row) => row.done,
      foot: count(totals.done),
    },
    { key: "percent", label: t.percent, end: true, cell: share, sort: (row) => row.percent, foot: share(totals) },
  ];
  if (level === "commune") {
    const sum = progress.not_reported_teams;
    const cell = (row: ProgressRow) => `${count(row.not_reported_teams)}/${count(row.teams)}`;
    columns.push({
      key: "silent",
      label: t.silentTeams,
      end: true,
      cell,
      sort: (r) => r.not_reported_teams,
      foot: count(sum),
    });
  }
  return (
    <Section title={level === "commune" ? t.byCommune : t.byTeam}>
      <Bars rows={rows} />
      <details class="more" open>
        <summary>
          {t.table}
          <Icon name="down" size={20} />
        </summary>
        <Table
          caption={level === "commune" ? t.byCommune : t.byTeam}
          columns={columns}
          rows={rows}
          rowKey={(row) => row.key}
          sort={{ key: "percent", descending: true }}
          totals
        />
      </details>
    </Section>
  );
}

function share({ percent }: { percent: number | null }): string {
  return percent === null ? NOTHING : `${count(percent)}%`;
}

function Bars({ rows }: { rows: readonly ProgressRow[] }): JSX.Element | null {
  const t = useStrings(strings);
  const bars = barsOf(rows);
  if (bars.length === 0) return null;
  return (
    <ul class="dk-bars" aria-label={t.barLabel}>
      {bars.map((bar) => (
        <li key={bar.key} class="dk-bar">
          <span class="dk-bar-label">{bar.label}</span>
          <strong class="num">{`${count(bar.done)}/${count(bar.goal)}`}</strong>
          <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" focusable="false">
            <rect class="dk-bar-track" width="100" height="8" />
            <rect class="chart-bar" width={bar.width} height="8" />
            <rect class="dk-goal-tick" x={bar.tick - 0.4} width="0.8" height="8" />
          </svg>
        </li>
      ))}
    </ul>
  );
}
