import type { JSX } from "preact";
import { api } from "../../../data";
import { useStrings } from "../../../lib/i18n";
import { Button } from "../../../ui/Button";
import { Card } from "../../../ui/Card";
import { EmptyState } from "../../../ui/EmptyState";
import { useDesk } from "../base/desk";
import { useAction, usePages } from "../base/load";
import { PageHead, Section } from "../base/PageHead";
import { ProblemCard } from "../base/Problem";
import type { Page, UnitRef } from "../base/types";
import { FileDrop } from "./FileDrop";
import { Past } from "./Past";
import { strings } from "./strings";
import type { ImportHead } from "./types";
import { useUpload } from "./upload";

/** C2: bring a member list as it is, and see what was brought before. */
export function ImportsPage(): JSX.Element {
  const t = useStrings(strings);
  const { unit } = useDesk();
  const fetching = useAction();
  return (
    <div class="dk-page">
      <PageHead title={t.title} sub={unit && t.lead(unit.name)}>
        <Button
          icon="download"
          disabled={fetching.busy}
          onClick={() => fetching.run(() => api.download("/roster-imports/template.xlsx", t.templateName))}
        >
          {t.template}
        </Button>
      </PageHead>
      {fetching.problem && <ProblemCard problem={fetching.problem} />}
      {unit ? <Bring unit={unit} /> : <EmptyState icon="table" text={t.noPast} />}
    </div>
  );
}

function Bring({ unit }: { unit: UnitRef }): JSX.Element {
  const t = useStrings(strings);
  const up = useUpload(unit.id);
  const past = usePages(`imports ${unit.id}`, (after) =>
    api.get<Page<ImportHead>>("/roster-imports", { unit: unit.id, after, limit: 20 }),
  );
  return (
    <>
      <FileDrop onFile={up.choose} disabled={up.sending} />
      <div role="status">
        {up.sending && up.file && (
          <Card tone="note" icon="clock" title={t.sending(up.file.name)}>
            <progress class="dk-progress" aria-label={t.sending(up.file.name)} />
          </Card>
        )}
        {up.waiting && up.file && (
          <Card tone="warn" icon="noNetwork" title={t.waiting}>
            <p>{t.waitingText(up.file.name)}</p>
            <Button icon="send" onClick={() => up.file && up.send(up.file)}>
              {t.sendNow}
            </Button>
          </Card>
        )}
      </div>
      {up.problem && <ProblemCard problem={up.problem} />}
      <Section title={t.past}>
        <Past pages={past} />
      </Section>
    </>
  );
}
