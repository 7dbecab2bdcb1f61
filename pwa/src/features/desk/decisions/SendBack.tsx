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
import { teamName } from "./names";
import { strings } from "./strings";
import type { CheckedRoster } from "./types";

interface Props {
  roster: CheckedRoster;
  onDone: () => void;
}

const SHORTEST = 3;

/** "Yêu cầu bổ sung": the list goes back to the team with the reason. */
export function SendBack(props: Props): JSX.Element {
  const t = useStrings(strings);
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button icon="undo" onClick={() => setOpen(true)}>
        {t.sendBack}
      </Button>
      {open && <ReasonSheet {...props} onClose={() => setOpen(false)} />}
    </>
  );
}

function ReasonSheet({ roster, onDone, onClose }: Props & { onClose: () => void }): JSX.Element {
  const t = useStrings(strings);
  const common = useStrings(baseStrings);
  const [reason, setReason] = useState("");
  const form = useForm({
    id: "back",
    fields: { reason: t.reason },
    check: () => (reason.trim().length < SHORTEST ? { reason: common.faults.required } : {}),
    send: async () => {
      await api.post(`/rosters/${roster.id}/return`, { reason: reason.trim() });
      onClose();
      showToast(t.sentBack);
      onDone();
    },
  });
  return (
    <Sheet
      title={t.sendBackTitle(teamName(roster))}
      icon="undo"
      onClose={onClose}
      foot={
        <div class="dk-foot">
          <Button onClick={onClose}>{common.cancel}</Button>
          <Button type="submit" form="back" kind="primary" disabled={form.busy}>
            {t.sendBack}
          </Button>
        </div>
      }
    >
      <form id="back" class="dk-form" onSubmit={form.submit} noValidate>
        <ErrorSummary errors={form.summary} />
        {form.problem && <ProblemCard problem={form.problem} />}
        <TextArea
          id={form.idOf("reason")}
          label={t.reason}
          hint={t.sendBackLead}
          value={reason}
          onInput={setReason}
          error={form.errorOf("reason")}
          maxLength={500}
        />
      </form>
    </Sheet>
  );
}
