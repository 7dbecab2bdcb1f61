import type { JSX } from "preact";
import { api } from "../../../data";
import { useStrings } from "../../../lib/i18n";
import { LoadedPages } from "../base/Loaded";
import { usePages } from "../base/load";
import { Section } from "../base/PageHead";
import type { SilentPhone } from "../base/phones";
import type { Page } from "../base/types";
import { PhoneTable } from "./PhoneTable";
import { strings } from "./strings";

/** Phones that have been silent, or whose entries wait too long, or that lost their storage. `unit` null = everywhere. */
export function Phones({ unit }: { unit: string | null }): JSX.Element {
  const t = useStrings(strings);
  const phones = usePages(`phones ${unit}`, (after) => api.get<Page<SilentPhone>>("/silent-phones", { unit, after }));
  return (
    <Section title={t.phones} sub={t.phonesLead}>
      <LoadedPages pages={phones} empty={{ icon: "sent", text: t.phonesEmpty }}>
        {(items) => <PhoneTable phones={items} />}
      </LoadedPages>
    </Section>
  );
}
