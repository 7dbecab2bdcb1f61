import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { api } from "../../../data";
import { useStrings } from "../../../lib/i18n";
import { Button } from "../../../ui/Button";
import { ErrorSummary } from "../../../ui/ErrorSummary";
import { Facts } from "../../../ui/Facts";
import { TextArea } from "../../../ui/Field";
import { Icon } from "../../../ui/icons/Icon";
import { Sheet } from "../../../ui/Sheet";
import { showToast } from "../../../ui/Toast";
import { moment, NOTHING } from "../base/format";
import { useAction } from "../base/load";
import { ProblemCard } from "../base/Problem";
import type { Quarantined } from "../base/types";
import { useForm } from "../base/useForm";
import { SentFacts } from "./SentFacts";
import { strings } from "./strings";

const NOTE_MAX = 500;

interface Props {
  entry: Quarantined;
  onClose: () => void;
  onDone: () => void;
}

/** One entry set aside: what arrived, and the two ways to settle it. */
export function EntrySheet({ entry, onClose, onDone }: Props): JSX.Element {
  const t = useStrings(strings);
  const again = useAction();
  const takeAgain = async () => {
    await api.post(`/quarantine/${entry.id}/replay`);
    showToast(t.doneAgain);
    onDone();
  };
  // The rules were asked again and said no again: errors name the rule.
  const refused = again.problem?.code === "validation_failed" ? again.problem.errors[0]?.code : undefined;
  return (
    <Sheet title={t.codes[entry.code] ?? entry.message} icon="alert" onClose={onClose}>
      <Facts
        facts={[
          { name: t.author, value: entry.author_name ?? NOTHING },
          { name: t.received, value: moment(entry.received_at) },
        ]}
      />
      <div class="stack stack-2">
        <h3>{t.raw}</h3>
        <SentFacts raw={entry.raw} />
      </div>
      {refused && (
        <p class="field-error" role="alert">
          <Icon name="alert" size={20} />
          {t.stillRefused(t.codes[refused] ?? refused)}
        </p>
      )}
      {again.problem && !refused && <ProblemCard problem={again.problem} />}
      <div class="stack stack-2">
        <Button icon="refresh" disabled={again.busy} onClick={() => again.run(takeAgain)}>
          {t.again}
        </Button>
        <p class="hint">{t.againHint}</p>
      </div>
      <Decline entry={entry} onDone={onDone} />
    </Sheet>
  );
}

function Decline({ entry, onDone }: Omit<Props, "onClose">): JSX.Element {
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
