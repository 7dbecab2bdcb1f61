import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { api } from "../../../data";
import { useStrings } from "../../../lib/i18n";
import { Button } from "../../../ui/Button";
import { Pill } from "../../../ui/Pill";
import { Select } from "../../../ui/Select";
import { useAction } from "../base/load";
import { ProblemCard } from "../base/Problem";
import { setQuery } from "../base/route";
import { type Other, otherOf, Quicker } from "./Quicker";
import { questions } from "./steps";
import { strings } from "./strings";
import type { Import, ImportedHamlet } from "./types";
import type { ImportLoad } from "./useImport";

const NEW = "new";

/** Names of hamlets that may mean several, or none that the commune has: somebody says which. */
export function Hamlets({ given, load }: { given: Import; load: ImportLoad }): JSX.Element {
  const t = useStrings(strings);
  const choosing = useAction();
  const [other, setOther] = useState<Other | null>(null);
  const open = questions(given);
  const missing = open.filter((one) => one.match === "new" && !one.commune);
  const choose = (hamlets: Record<string, string | null>) => {
    // The last answer must not take the page away: it may have been the wrong one.
    setQuery({ buoc: "cot" });
    choosing.run(async () => {
      try {
        load.put(await api.patch<Import>(`/roster-imports/${given.id}`, { edits: given.edits, rows: [], hamlets }));
        setOther(null);
      } catch (error) {
        load.reload();
        const first = otherOf(error);
        if (!first) throw error;
        setOther(first);
      }
    });
  };
  // Questions first; what has been answered stays in sight and can be changed.
  const asked = given.hamlets.filter((one) => one.chosen || open.includes(one));
  const known = given.hamlets.filter((one) => !asked.includes(one));
  return (
    <div class="stack stack-3">
      <h3>{t.hamlets}</h3>
      <p class="hint" role="status">
        {open.length > 0 ? t.hamletsAsk(open.length) : t.hamletsFine}
      </p>
      {other && <Quicker other={other} kept={false} />}
      {choosing.problem && <ProblemCard problem={choosing.problem} />}
      {missing.length > 1 && (
        <div class="row">
          <Button
            icon="plus"
            disabled={choosing.busy}
            onClick={() => choose(Object.fromEntries(missing.map((one) => [one.name, NEW])))}
          >
            {t.makeAllNew(missing.length)}
          </Button>
        </div>
      )}
      {asked.length > 0 && (
        <div class="dk-hamlets">
          {asked.map((one) => (
            <Question key={one.name} hamlet={one} onChoose={(value) => choose({ [one.name]: value })} />
          ))}
        </div>
      )}
      {known.length > 0 && (
        <ul class="dk-pills">
          {known.map((one) => (
            <li key={one.name}>
              <Pill tone="ok" icon="sent">
                {one.candidates.find(({ id }) => id === one.hamlet_id)?.label ?? one.name}
              </Pill>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

interface QuestionProps {
  hamlet: ImportedHamlet;
  onChoose: (value: string | null) => void;
}

function Question({ hamlet, onChoose }: QuestionProps): JSX.Element {
  const t = useStrings(strings);
  const { name, candidates, match, chosen, commune } = hamlet;
  const options = candidates.map(({ id, label }) => ({ value: id, label }));
  // The commune's own team is never a new hamlet.
  if (!commune) options.push({ value: NEW, label: t.makeNew(name) });
  const value = chosen ? (hamlet.hamlet_id ?? NEW) : "";
  return (
    <Select
      id={`khu-${name}`}
      label={t.which(name)}
      hint={chosen || match === "matched" ? t.chosen : t.hamletWhy[match]}
      value={value}
      options={options}
      empty={t.pick}
      onChange={(picked) => onChoose(picked || null)}
    />
  );
}
