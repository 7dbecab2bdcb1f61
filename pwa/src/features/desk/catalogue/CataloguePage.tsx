import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { CatalogueEntry, CatalogueKind } from "../../../data";
import { useStrings } from "../../../lib/i18n";
import { Button } from "../../../ui/Button";
import { Chip } from "../../../ui/Chip";
import { EmptyState } from "../../../ui/EmptyState";
import { useDesk } from "../base/desk";
import { Loaded } from "../base/Loaded";
import { forgetLists, useCatalogue } from "../base/lists";
import { PageHead } from "../base/PageHead";
import { hashOf, place } from "../base/route";
import { EntrySheet } from "./EntrySheet";
import { EntryTable } from "./EntryTable";
import { isFixed, KINDS, retiredOn } from "./entry";
import { strings } from "./strings";

/** The vocabularies: one kind at a time, each row the version in force. */
export function CataloguePage(): JSX.Element {
  const t = useStrings(strings);
  const { meta } = useDesk();
  const kind = KINDS.find((one) => one === place.value.id) ?? "topic";
  const catalogue = useCatalogue();
  const [open, setOpen] = useState<CatalogueEntry | "new" | null>(null);
  const [retired, setRetired] = useState(false);
  const ofKind = (catalogue.data?.entries ?? []).filter((entry) => entry.kind === kind);
  const shown = ofKind.filter((entry) => retired || !retiredOn(entry, meta.today));
  const retiredCount = ofKind.filter((entry) => retiredOn(entry, meta.today)).length;
  const done = () => {
    setOpen(null);
    forgetLists();
    catalogue.reload();
  };
  return (
    <div class="dk-page">
      <PageHead title={t.title} sub={t.lead}>
        {!isFixed(kind) && (
          <Button kind="primary" icon="plus" onClick={() => setOpen("new")}>
            {t.add}
          </Button>
        )}
      </PageHead>
      <KindTabs kind={kind} />
      <div class="dk-bar-row">
        <Chip pressed={retired} onClick={() => setRetired(!retired)} count={retiredCount}>
          {t.showRetired}
        </Chip>
        {isFixed(kind) && <p class="muted small">{t.fixed}</p>}
      </div>
      <Loaded load={catalogue} rows={8}>
        {() =>
          shown.length === 0 ? (
            <EmptyState icon="tags" text={t.empty} />
          ) : (
            <EntryTable entries={shown} onEdit={setOpen} caption={t.kinds[kind]} />
          )
        }
      </Loaded>
      {open && (
        <EntrySheet
          kind={kind}
          entry={open === "new" ? null : open}
          entries={catalogue.data?.entries ?? []}
          onClose={() => setOpen(null)}
          onDone={done}
        />
      )}
    </div>
  );
}

function KindTabs({ kind }: { kind: CatalogueKind }): JSX.Element {
  const t = useStrings(strings);
  return (
    <nav class="dk-subtabs" aria-label={t.kind}>
      {KINDS.map((one) => (
        <a key={one} href={hashOf("danh-muc", one)} aria-current={one === kind ? "page" : undefined}>
          {t.kinds[one]}
        </a>
      ))}
    </nav>
  );
}
