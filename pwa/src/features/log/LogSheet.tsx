import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { visits } from "../../data";
import { useStrings } from "../../lib/i18n";
import { Button } from "../../ui/Button";
import { Chip } from "../../ui/Chip";
import { Icon, topicIcon } from "../../ui/icons/Icon";
import { OutcomeButton } from "../../ui/OutcomeButton";
import { Sheet } from "../../ui/Sheet";
import { useCatalogue } from "../../ui/visit/catalogue";
import { byField, inDetails } from "../../ui/visit/faults";
import { buttonOf, type Outcome, type VisitForm } from "../../ui/visit/model";
import { visitStrings } from "../../ui/visit/strings";
import { amendReason } from "./reason";
import { SheetForm } from "./SheetForm";
import { type SaveResult, saveVisit, tellSaved, withOutcome } from "./save";
import { strings } from "./strings";

interface Props {
  start: VisitForm;
  lastPlace: string | null;
  onClose: () => void;
  /** The place of the visit that was just saved: the next sheet begins with it. */
  onSaved?: (place: string | null) => void;
}

interface Finer {
  guided: boolean;
  referred: boolean;
}

/** M1a: how many, where, and an outcome that saves at once. A repeat is two taps. */
export function LogSheet({ start, lastPlace, onClose, onSaved }: Props): JSX.Element {
  const t = useStrings(strings);
  const words = useStrings(visitStrings);
  const { entries, label } = useCatalogue();
  const [form, setForm] = useState(start);
  const [finer, setFiner] = useState<Finer>({ guided: false, referred: false });
  const [result, setResult] = useState<SaveResult | null>(null);
  const [open, setOpen] = useState(false);
  const topic = start.items[0]?.topic ?? "OTHER";

  const save = async (outcome: Outcome) => {
    const ended = await saveVisit(withOutcome(form, outcome), t);
    if (ended.done) {
      onSaved?.(form.place);
    }
    if (ended.done && outcome !== "not_done") {
      tellSaved(t, () => visits.undo(ended.op_id));
      onClose();
      return;
    }
    setResult(ended);
    setForm(withOutcome(form, outcome));
    if (!ended.done) {
      setOpen(open || inDetails(ended.faults) || ended.note !== undefined);
    }
  };
  const press = (outcome: Outcome) => {
    save(outcome).catch(() => setResult({ done: false, faults: [], trouble: t.failed }));
  };

  if (result?.done) {
    return <WhyNot form={form} saved={result} onClose={onClose} />;
  }
  const errors = result ? byField(result.faults, words.faults) : {};
  return (
    <Sheet
      title={label("topic", topic, "short")}
      icon={topicIcon(topic, entries.topic.find((entry) => entry.code === topic)?.icon)}
      onClose={onClose}
      foot={<Outcomes finer={finer} onPress={press} trouble={result?.trouble} />}
      lowFoot={open}
    >
      <SheetForm
        form={form}
        onPatch={(part) => setForm({ ...form, ...part })}
        finer={finer}
        onFiner={setFiner}
        lastPlace={lastPlace}
        errors={result?.note ? { ...errors, note: result.note } : errors}
        open={open}
        onOpen={setOpen}
      />
    </Sheet>
  );
}

function Outcomes(props: {
  finer: Finer;
  onPress: (outcome: Outcome) => void;
  trouble: string | undefined;
}): JSX.Element {
  const t = useStrings(strings);
  const { finer, onPress, trouble } = props;
  const done: Outcome = finer.guided ? "guided" : "done";
  const later: Outcome = finer.referred ? "referred" : "follow_up";
  const name = (outcome: Outcome) =>
    outcome === "guided" || outcome === "referred" ? t.finer[outcome] : t.outcomes[outcome];
  return (
    <>
      {trouble && (
        <p class="field-error" role="alert">
          <Icon name="alert" size={20} />
          {trouble}
        </p>
      )}
      {[done, later, "not_done" as const].map((outcome) => (
        <OutcomeButton key={outcome} kind={buttonOf(outcome)} label={name(outcome)} onClick={() => onPress(outcome)} />
      ))}
    </>
  );
}

interface WhyNotProps {
  form: VisitForm;
  saved: { op_id: string; record_id: string };
  onClose: () => void;
}

/** The visit is saved already; one more tap may say why it could not be done. */
function WhyNot({ form, saved, onClose }: WhyNotProps): JSX.Element {
  const t = useStrings(strings);
  const words = useStrings(visitStrings);
  const { entries, label } = useCatalogue();
  const leave = () => {
    tellSaved(t, () => visits.undo(saved.op_id));
    onClose();
  };
  const choose = (reason: string) => {
    onClose();
    amendReason(form, saved, reason, t).catch(() => tellSaved(t, () => visits.undo(saved.op_id)));
  };
  return (
    <Sheet
      title={words.reason}
      icon="sent"
      onClose={leave}
      foot={
        <Button kind="plain" wide onClick={leave}>
          {t.skipReason}
        </Button>
      }
    >
      <p role="status" class="muted">
        {t.saved}
      </p>
      <div class="chips">
        {entries.reason.map(({ code }) => (
          <Chip key={code} onClick={() => choose(code)}>
            {label("reason", code, "short")}
          </Chip>
        ))}
      </div>
    </Sheet>
  );
}
