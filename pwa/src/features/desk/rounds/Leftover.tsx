import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { useStrings } from "../../../lib/i18n";
import { Button } from "../../../ui/Button";
import { Card } from "../../../ui/Card";
import { Facts } from "../../../ui/Facts";
import { Confirm } from "../base/Confirm";
import { CopyButton } from "../base/CopyButton";
import { moment } from "../base/format";
import { KeptLocked } from "../base/KeptLocked";
import { strings as baseStrings } from "../base/strings";
import { useKept } from "../base/useKept";
import { differing, draftOf, FIELDS } from "./draft";
import { strings } from "./strings";
import { keptKey, type Typed } from "./typed";
import type { Report } from "./types";

interface Props {
  roundId: string;
  unitId: string;
  /** The report as it can no longer be written in; missing while it cannot be read. */
  report?: Report | undefined;
}

/** What was typed and never stored, where the form is not shown: handed in or closed meanwhile, or no network. */
export function Leftover({ roundId, unitId, report }: Props): JSX.Element | null {
  const t = useStrings(strings);
  const [found, setFound] = useState<Typed | null>(null);
  const { state, unlock, keep } = useKept<Typed>(keptKey(roundId, unitId), setFound);
  const drop = () => {
    keep(null);
    setFound(null);
  };
  if (state === "locked") {
    const dropLocked = () => {
      drop();
      unlock();
    };
    return <KeptLocked text={t.keptText} onUnlock={unlock} onDrop={dropLocked} />;
  }
  const words = !report ? t.leftOffline : report.closed_at ? t.leftClosed : t.leftText;
  const fields = found ? (report ? differing(found.draft, draftOf(report)) : FIELDS) : [];
  const said = fields.flatMap((field) => {
    const value = found?.draft[field].trim();
    return value ? [{ name: t[field], value }] : [];
  });
  if (!found || said.length === 0) return null;
  return (
    <Card tone="warn" icon="edit" title={t.leftTitle}>
      <div class="stack stack-2">
        <p>{words(moment(found.at))}</p>
        <Facts facts={said.map(({ name, value }) => ({ name, value: <span class="dk-typed">{value}</span> }))} />
        <div class="row">
          <CopyButton text={said.map(({ name, value }) => `${name}: ${value}`).join("\n")} />
          {report && <Drop onDrop={drop} />}
        </div>
      </div>
    </Card>
  );
}

function Drop({ onDrop }: { onDrop: () => void }): JSX.Element {
  const t = useStrings(strings);
  const common = useStrings(baseStrings);
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button kind="quiet" icon="trash" onClick={() => setAsking(true)}>
        {t.dropTyped}
      </Button>
      {asking && (
        <Confirm
          title={common.keptDropTitle}
          icon="trash"
          action={t.dropTyped}
          danger
          act={async () => onDrop()}
          onClose={() => setAsking(false)}
        >
          <p>{common.keptDropText}</p>
        </Confirm>
      )}
    </>
  );
}
