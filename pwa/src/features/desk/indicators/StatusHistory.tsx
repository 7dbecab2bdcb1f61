import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { api } from "../../../data";
import { useStrings } from "../../../lib/i18n";
import { Button } from "../../../ui/Button";
import { TextField } from "../../../ui/Field";
import { Sheet } from "../../../ui/Sheet";
import { showToast } from "../../../ui/Toast";
import { day } from "../base/format";
import { useForm } from "../base/useForm";
import { SHORTEST_SOURCE } from "./entry";
import { EditSheet } from "./mend/EditSheet";
import { mendStrings } from "./mend/mendStrings";
import { StatusPill } from "./StatusTold";
import { strings } from "./strings";
import type { Declared, Target } from "./types";

interface Props {
  target: Target;
  /** Whether results may be struck out. */
  writes: boolean;
  onClose: () => void;
  onDone: () => void;
}

/** Every result that was noted of a target, the newest day first; what was noted by mistake is struck out. */
export function StatusHistory({ target, writes, onClose, onDone }: Props): JSX.Element {
  const t = useStrings(mendStrings);
  const words = useStrings(strings);
  const [striking, setStriking] = useState<Declared | null>(null);
  if (striking) return <Strike told={striking} onClose={() => setStriking(null)} onDone={onDone} />;
  return (
    <Sheet title={t.historyTitle} icon="history" onClose={onClose} reading>
      <p>{target.name}</p>
      <ul class="dk-times">
        {target.statuses.map((told) => (
          <li key={told.id}>
            <div>
              <Line told={told} />
            </div>
            {writes && told.struck_reason === null && (
              <Button
                kind="quiet"
                label={t.strikeOf(words.statuses[told.status], day(told.stated_on))}
                onClick={() => setStriking(told)}
              >
                {t.strike}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Sheet>
  );
}

/** What was declared, by which source, who noted it; struck out with the reason. */
function Line({ told }: { told: Declared }): JSX.Element {
  const t = useStrings(mendStrings);
  const words = useStrings(strings);
  const said = `${day(told.stated_on)} · ${told.source}`;
  return (
    <>
      {told.struck_reason === null ? (
        <StatusPill status={told.status} />
      ) : (
        <s class="dk-struck">{words.statuses[told.status]}</s>
      )}
      <span class="dk-sub">{said}</span>
      {told.entered_by_name && <span class="dk-sub">{t.by(told.entered_by_name)}</span>}
      {told.struck_reason !== null && <span class="dk-sub">{t.struckWhy(told.struck_reason)}</span>}
    </>
  );
}

function Strike(props: { told: Declared; onClose: () => void; onDone: () => void }): JSX.Element {
  const { told, onClose, onDone } = props;
  const t = useStrings(mendStrings);
  const [reason, setReason] = useState("");
  const form = useForm({
    id: "strike",
    fields: { reason: t.strikeReason },
    check: (): Record<string, string> => (reason.trim().length < SHORTEST_SOURCE ? { reason: t.faults.reason } : {}),
    send: async () => {
      await api.post(`/statuses/${told.id}/strike`, { reason: reason.trim() });
      showToast(t.struck);
      onDone();
    },
  });
  return (
    <EditSheet id="strike" title={t.strikeTitle} icon="edit" form={form} onClose={onClose} action={t.strike} danger>
      <p>
        <Line told={told} />
      </p>
      <p class="muted small">{t.strikeText}</p>
      <TextField
        id={form.idOf("reason")}
        label={t.strikeReason}
        value={reason}
        onInput={setReason}
        error={form.errorOf("reason")}
        autoComplete="off"
        maxLength={300}
      />
    </EditSheet>
  );
}
