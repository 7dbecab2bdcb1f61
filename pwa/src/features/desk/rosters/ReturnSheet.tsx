import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { api } from "../../../data";
import { useStrings } from "../../../lib/i18n";
import { Button } from "../../../ui/Button";
import { ErrorSummary } from "../../../ui/ErrorSummary";
import { TextArea } from "../../../ui/Field";
import { Sheet } from "../../../ui/Sheet";
import { showToast } from "../../../ui/Toast";
import { ProblemCard } from "../base/Problem";
import { strings as baseStrings } from "../base/strings";
import { useForm } from "../base/useForm";
import { strings } from "./strings";
import type { RosterFull } from "./types";

interface Props {
  roster: RosterFull;
  onClose: () => void;
  onNewer: (roster: RosterFull) => void;
}

const SHORTEST = 3;

/** A submitted version goes back with the reason that the team's leader reads. */
export function ReturnSheet({ roster, onClose, onNewer }: Props): JSX.Element {
  const t = useStrings(strings);
  const common = useStrings(baseStrings);
  const [reason, setReason] = useState("");
  const form = useForm({
    id: "tra-lai",
    fields: { reason: t.reason },
    check: () => (reason.trim().length < SHORTEST ? { reason: t.needReason } : ({} as Record<string, string>)),
    send: async () => {
      onNewer(await api.post<RosterFull>(`/rosters/${roster.id}/return`, { reason: reason.trim() }));
      showToast(t.returnedToast);
      onClose();
    },
  });
  return (
    <Sheet title={t.sendBackTitle} icon="undo" onClose={onClose}>
      <form class="dk-form" onSubmit={form.submit} noValidate>
        <ErrorSummary errors={form.summary} />
        {form.problem && <ProblemCard problem={form.problem} />}
        <TextArea
          id={form.idOf("reason")}
          label={t.reason}
          hint={t.sendBackText}
          value={reason}
          onInput={setReason}
          error={form.errorOf("reason")}
          maxLength={500}
        />
        <div class="dk-foot">
          <Button onClick={onClose}>{common.cancel}</Button>
          <Button type="submit" kind="primary" disabled={form.busy}>
            {t.sendBack}
          </Button>
        </div>
      </form>
    </Sheet>
  );
}
