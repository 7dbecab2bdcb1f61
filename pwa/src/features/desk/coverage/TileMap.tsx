import type { JSX } from "preact";
import { useRef, useState } from "preact/hooks";
import { useStrings } from "../../../lib/i18n";
import { count } from "../base/format";
import { isNarrow } from "../base/narrow";
import { hashOf } from "../base/route";
import { DotSample, Dots } from "./Dots";
import { strings } from "./strings";
import type { TileCell, TileGrid } from "./types";
import { dotCounts, tileAfter } from "./walk";

const STEPS = [0, 1, 2, 3, 4] as const;

/** Every commune as a tile in its rough place. One stop of the Tab key; arrows move, Enter opens the commune. */
export function TileMap({ grid, day }: { grid: TileGrid; day: string | null }): JSX.Element {
  const t = useStrings(strings);
  const [at, setAt] = useState(0);
  const list = useRef<HTMLUListElement>(null);
  const current = Math.min(at, grid.cells.length - 1);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const next = tileAfter(grid.cells, current, event.key);
    if (next === null) return;
    event.preventDefault();
    setAt(next);
    list.current?.querySelectorAll<HTMLElement>("a")[next]?.focus();
  };
  return (
    <div class="dk-map">
      <p class="muted small dk-map-help">{isNarrow() ? t.touch : t.keys}</p>
      <div class="dk-map-scroll">
        <ul
          ref={list}
          class="dk-tilegrid"
          aria-label={t.map}
          style={{ "--columns": grid.columns }}
          onKeyDown={onKeyDown}
        >
          {grid.cells.map((cell, index) => (
            <li key={cell.unit_id} style={{ gridColumn: cell.column + 1, gridRow: cell.row + 1 }}>
              <TileLink
                cell={cell}
                day={day}
                reached={grid.period !== null}
                tabIndex={index === current ? 0 : -1}
                onFocus={() => setAt(index)}
              />
            </li>
          ))}
        </ul>
      </div>
      <Legend grid={grid} />
    </div>
  );
}

interface TileProps {
  cell: TileCell;
  day: string | null;
  reached: boolean;
  tabIndex: number;
  onFocus: () => void;
}

function TileLink({ cell, day, reached, tabIndex, onFocus }: TileProps): JSX.Element {
  const t = useStrings(strings);
  const labels = reached ? t.dotsReached : t.dots;
  const dots = dotCounts(cell.hamlets).map(([dot, n]) => `${labels[dot]}: ${count(n)}`);
  const counted = reached ? t.countedVisits : t.countedTeams;
  const known = cell.step === null ? "none" : String(cell.step);
  return (
    <a
      class={`dk-tile dk-step-${known}`}
      href={hashOf("bao-phu", cell.unit_id, { ngay: day })}
      tabIndex={tabIndex}
      onFocus={onFocus}
    >
      <span class="dk-tile-name">{shortName(cell.name, t.shortTypes)}</span>{" "}
      <span class="dk-tile-count num">
        {cell.counted === null ? t.noDataShort : `${count(cell.counted)}/${count(cell.total)}`}
      </span>{" "}
      <span class="vh">{[cell.counted === null ? t.noData : counted, ...dots].join(". ")}</span>
      <Dots hamlets={cell.hamlets} />
    </a>
  );
}

function shortName(name: string, types: readonly (readonly [string, string])[]): string {
  const found = types.find(([long]) => name.startsWith(long));
  return found ? found[1] + name.slice(found[0].length) : name;
}

/** What signs and colours stand for. */
function Legend({ grid }: { grid: TileGrid }): JSX.Element {
  const t = useStrings(strings);
  const reached = grid.period !== null;
  const labels = reached ? t.dotsReached : t.dots;
  const shown = reached ? (["full", "empty"] as const) : (["full", "half", "empty", "bang"] as const);
  return (
    <div class="dk-maplegend">
      <ul class="dk-legend" aria-label={t.signs}>
        {shown.map((dot) => (
          <li key={dot}>
            <DotSample dot={dot} />
            {labels[dot]}
          </li>
        ))}
      </ul>
      <ul class="dk-legend" aria-label={t.steps}>
        {STEPS.map((step) => (
          <li key={step}>
            <span class={`dk-swatch dk-step-${step}`} />
            {t.stepRange[step]}
          </li>
        ))}
        <li>
          <span class="dk-swatch dk-step-none" />
          {t.noData}
        </li>
      </ul>
    </div>
  );
}
