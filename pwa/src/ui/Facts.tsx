import type { ComponentChildren, JSX } from "preact";

/** A name and what stands for it. */
export interface Fact {
  name: string;
  value: ComponentChildren;
}

/** Names at the left, values at the right: the plain way to show one record. */
export function Facts({ facts }: { facts: readonly Fact[] }): JSX.Element {
  return (
    <dl class="facts">
      {facts.map((fact) => (
        <div class="fact" key={fact.name}>
          <dt>{fact.name}</dt>
          <dd>{fact.value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** One large number with its unit beneath. */
export interface Stat {
  label: string;
  value: string;
}

/** A row of numbers, kept apart: visits, people and items never add up. */
export function Stats({ stats }: { stats: readonly Stat[] }): JSX.Element {
  return (
    <dl class={`stats stats-${stats.length}`}>
      {stats.map((stat) => (
        <div class="stat" key={stat.label}>
          <dt class="stat-label">{stat.label}</dt>
          <dd class="stat-value">{stat.value}</dd>
        </div>
      ))}
    </dl>
  );
}
