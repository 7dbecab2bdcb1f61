import type { ComponentChildren, JSX } from "preact";
import { useStrings } from "../../../lib/i18n";
import { count } from "../base/format";
import { Section } from "../base/PageHead";
import { strings } from "./strings";

interface Props {
  count: number;
  chosen: number;
  children: ComponentChildren;
}

/** The lists of the decision under their heading. */
export function Teams({ count: all, chosen, children }: Props): JSX.Element {
  const t = useStrings(strings);
  const sub = chosen === all ? t.teamsIn(count(all)) : `${count(chosen)} / ${t.teamsIn(count(all))}`;
  return (
    <Section title={t.differences} sub={sub}>
      <ul class="dk-checks">{children}</ul>
    </Section>
  );
}
