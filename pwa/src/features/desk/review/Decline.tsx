import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { api } from "../../../data";
import { useStrings } from "../../../lib/i18n";
import { Button } from "../../../ui/Button";
import { ErrorSummary } from "../../../ui/ErrorSummary";
import { TextArea } from "../../../ui/Field";
import { showToast } from "../../../ui/Toast";
import type { Quarantined } from "../base/inbox";
import { ProblemCard } from "../base/Problem";
import { useForm } from "../base/useForm";
import { strings } from "./strings";

const NOTE_MAX = 500;

interface Props {
  entry: Quarantined;
  onDone: () => void;
}

/** Not taken: the words reach the author's phone, who then mends the entry or gives it up. */
export function Decline({ entry, onDone }: Props): JSX.Element {
  const t = useStrings(strings);
  const [note, setNote] = useState("");
  const form = useForm({
    id: "decline",
    fields: { note: t.note },
    check: () => (note.trim() ? {} : { note: t.needNote }),
    send: async () => {
      await api.post(`/quarantine/${entry.id}/decline`, { note: note.trim() });
      showToast(t.doneDecline);
      onDone();
    },
  });
  return (
    <form class="dk-form" onSubmit={form.submit} noValidate>
      <ErrorSummary errors={form.summary} />
      {form.problem && <ProblemCard problem={form.problem} />}
      <TextArea
        id={form.idOf("note")}
        label={t.note}
        hint={t.noteHint}
        value={note}
        onInput={setNote}
        error={form.errorOf("note")}
        maxLength={NOTE_MAX}
      />
      <Button type="submit" kind="danger" disabled={form.busy}>
        {t.decline}
      </Button>
    </form>
  );
}
