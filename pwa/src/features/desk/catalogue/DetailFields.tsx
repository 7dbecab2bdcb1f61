import type { JSX } from "preact";
import type { CatalogueEntry } from "../../../data";
import { useStrings } from "../../../lib/i18n";
import { TextField } from "../../../ui/Field";
import { NAME_MAX } from "./entry";
import { strings } from "./strings";

type Details = CatalogueEntry["details"];

interface Props {
  details: Details;
  onChange: (details: Details) => void;
}

/** Names of a topic's own outcomes; their codes stay. */
export function DetailFields({ details, onChange }: Props): JSX.Element {
  const t = useStrings(strings);
  const put = (code: string, patch: Partial<Details[number]>) =>
    onChange(details.map((detail) => (detail.code === code ? { ...detail, ...patch } : detail)));
  return (
    <fieldset class="field" id="entry-details">
      <legend class="label">{t.details}</legend>
      {details.map((detail) => (
        <div class="dk-form-row" key={detail.code}>
          <TextField
            id={`detail-${detail.code}`}
            label={t.detailName(detail.code)}
            value={detail.name}
            onInput={(name) => put(detail.code, { name })}
            maxLength={NAME_MAX}
            autoComplete="off"
          />
          <TextField
            id={`detail-${detail.code}-en`}
            label={t.detailNameEn(detail.code)}
            value={detail.name_en}
            onInput={(name_en) => put(detail.code, { name_en })}
            maxLength={NAME_MAX}
            autoComplete="off"
          />
        </div>
      ))}
    </fieldset>
  );
}
