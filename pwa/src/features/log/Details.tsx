import type { JSX } from "preact";
import { useStrings } from "../../lib/i18n";
import { ChipChecks } from "../../ui/Chip";
import { useToday } from "../../ui/useToday";
import { DetailsForm } from "../../ui/visit/DetailsForm";
import type { FieldWords, Patch } from "../../ui/visit/faults";
import { Detail } from "../../ui/visit/ItemParts";
import type { VisitForm } from "../../ui/visit/model";
import { visitStrings } from "../../ui/visit/strings";

/** What "Đã xong" and "Hẹn làm tiếp" can mean more exactly. */
export interface Finer {
  guided: boolean;
  referred: boolean;
}

interface Props {
  form: VisitForm;
  onPatch: Patch;
  finer: Finer;
  onFiner: (finer: Finer) => void;
  errors: FieldWords;
}

/** All that "Thêm chi tiết" opens. */
export function Details({ form, onPatch, finer, onFiner, errors }: Props): JSX.Element {
  const t = useStrings(visitStrings);
  const today = useToday();
  const item = form.items[0];
  const chosen = [finer.guided && "guided", finer.referred && "referred"].filter((one) => one !== false);
  return (
    <div class="stack">
      {item && (
        <Detail
          name="detail"
          topic={item.topic}
          value={item.detail}
          onChange={(detail) => onPatch({ items: [{ ...item, detail }] })}
        />
      )}
      <ChipChecks
        name="finer"
        legend={t.finer}
        options={[
          { value: "guided", label: t.guided },
          { value: "referred", label: t.referred },
        ]}
        values={chosen}
        onChange={(values) => onFiner({ guided: values.includes("guided"), referred: values.includes("referred") })}
      />
      <DetailsForm form={form} onPatch={onPatch} today={today} errors={errors} />
    </div>
  );
}
