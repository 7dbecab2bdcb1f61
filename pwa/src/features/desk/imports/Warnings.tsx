import type { JSX } from "preact";
import { useStrings } from "../../../lib/i18n";
import { Icon } from "../../../ui/icons/Icon";
import { faultText } from "./faults";
import { strings } from "./strings";
import type { Fault, Import } from "./types";

/** What is worth a look and stops nothing. */
export function Warnings({ given }: { given: Import }): JSX.Element | null {
  const t = useStrings(strings);
  const warnings = given.warnings.filter((fault) => fault.code !== "forbidden_column");
  if (warnings.length === 0) return null;
  return (
    <div class="stack stack-2">
      <h3>{t.warnings}</h3>
      <ul class="dk-notes">
        {warnings.map((fault) => (
          <li key={keyOf(fault)}>
            <Icon name="info" size={16} />
            <span>
              {fault.team && `${fault.team}: `}
              {faultText(fault)}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function keyOf(fault: Fault): string {
  return [fault.code, fault.sheet, fault.row, fault.team, fault.message].join();
}
