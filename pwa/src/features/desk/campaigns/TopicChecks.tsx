import type { JSX } from "preact";
import { useStrings } from "../../../lib/i18n";
import { ChipChecks } from "../../../ui/Chip";
import { strings } from "./strings";
import { useTopics } from "./topics";

interface Props {
  values: readonly string[];
  onChange: (codes: string[]) => void;
}

/** The topics in use today, in the order of the catalogue; pinned in the order in which they are chosen. */
export function TopicChecks({ values, onChange }: Props): JSX.Element {
  const t = useStrings(strings);
  const options = useTopics().map(({ code, label }) => ({ value: code, label }));
  return <ChipChecks name="topics" legend={t.topics} options={options} values={values} onChange={onChange} />;
}
