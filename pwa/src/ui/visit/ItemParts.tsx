import type { JSX } from "preact";
import { language, useStrings } from "../../lib/i18n";
import { ChipRadios } from "../Chip";
import { useCatalogue } from "./catalogue";
import { visitStrings } from "./strings";

interface DetailProps {
  name: string;
  topic: string;
  value: string | null;
  onChange: (detail: string) => void;
}

/** The steps of one topic, for example đăng ký · kích hoạt · ký thử; nothing when it has none. */
export function Detail({ name, topic, value, onChange }: DetailProps): JSX.Element | null {
  const t = useStrings(visitStrings);
  const { entries } = useCatalogue();
  const details = entries.topic.find((entry) => entry.code === topic)?.details ?? [];
  if (details.length === 0) {
    return null;
  }
  const vietnamese = language.value === "vi";
  return (
    <ChipRadios
      name={name}
      legend={t.detail}
      options={details.map((one) => ({ value: one.code, label: vietnamese ? one.name : one.name_en }))}
      value={value}
      onChange={onChange}
    />
  );
}

interface ReasonProps {
  name: string;
  value: string | null;
  onChange: (reason: string) => void;
}

/** Why it could not be done: one tap, and never asked twice. */
export function Reasons({ name, value, onChange }: ReasonProps): JSX.Element {
  const t = useStrings(visitStrings);
  const { entries, label } = useCatalogue();
  return (
    <ChipRadios
      name={name}
      legend={t.reason}
      options={entries.reason.map(({ code }) => ({ value: code, label: label("reason", code, "short") }))}
      value={value}
      onChange={onChange}
    />
  );
}
