import type { JSX } from "preact";
import { rescue, useLive, visits } from "../../data";
import { useStrings } from "../../lib/i18n";
import { Section } from "../../ui/Heading";
import { HandIn } from "../../ui/rescue/HandIn";
import { SaveFile } from "../../ui/rescue/SaveFile";
import { rescueStrings } from "../../ui/rescue/strings";

/** The way out when a phone cannot send by itself: a file, handed in by anybody of the team or by the commune (S24). */
export function Rescue(): JSX.Element {
  const t = useStrings(rescueStrings);
  const unsent = useLive(() => visits.counts(), [])?.unsent ?? 0;
  return (
    <Section title={t.title}>
      <div class="stack">
        <SaveFile unsent={unsent} onSave={() => rescue.save()} />
        <HandIn hint={t.handInWhat} onFile={(file) => rescue.handIn(file)} />
      </div>
    </Section>
  );
}
