import type { ComponentChildren, JSX } from "preact";
import { useState } from "preact/hooks";
import { api } from "../../../data";
import { useStrings } from "../../../lib/i18n";
import { Button } from "../../../ui/Button";
import { Icon, type IconName } from "../../../ui/icons/Icon";
import { Sheet } from "../../../ui/Sheet";
import { showToast } from "../../../ui/Toast";
import type { Quarantined } from "../base/inbox";
import { useAction } from "../base/load";
import { ProblemCard } from "../base/Problem";
import { CorrectWay } from "./CorrectWay";
import { codeStrings } from "./codes";
import { correctionOf } from "./correction";
import { Decline } from "./Decline";
import { EntryFacts } from "./EntryFacts";
import { SentFacts } from "./SentFacts";
import { strings } from "./strings";

interface Props {
  entry: Quarantined;
  onClose: () => void;
  onDone: () => void;
}

/** One entry set aside: who, what arrived, and the three ways to settle it. A settled one is for reading. */
export function EntrySheet({ entry, onClose, onDone }: Props): JSX.Element {
  const t = useStrings(strings);
  const codes = useStrings(codeStrings);
  const open = entry.status === "open";
  return (
    <Sheet title={codes[entry.code] ?? entry.message} icon="alert" onClose={onClose} reading={!open}>
      <EntryFacts entry={entry} />
      <div class="stack stack-2">
        <h3>{t.raw}</h3>
        <SentFacts entry={entry} />
      </div>
      {open && <Ways entry={entry} onDone={onDone} />}
    </Sheet>
  );
}

function Ways({ entry, onDone }: Omit<Props, "onClose">): JSX.Element {
  const t = useStrings(strings);
  const correction = correctionOf(entry.raw);
  return (
    <div class="stack stack-2">
      {correction && (
        <Way title={t.correct} icon="edit">
          <CorrectWay entry={entry} given={correction} onDone={onDone} />
        </Way>
      )}
      <Way title={t.again} icon="refresh">
        <Again entry={entry} onDone={onDone} />
      </Way>
      <Way title={t.decline} icon="undo">
        <Decline entry={entry} onDone={onDone} />
      </Way>
    </div>
  );
}

/** One way out, folded: what it holds is made when somebody opens it. */
function Way({ title, icon, children }: { title: string; icon: IconName; children: ComponentChildren }): JSX.Element {
  const [open, setOpen] = useState(false);
  return (
    <details class="more" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <span class="row">
          <Icon name={icon} size={20} />
          {title}
        </span>
        <Icon name="down" size={20} />
      </summary>
      {open && children}
    </details>
  );
}

function Again({ entry, onDone }: Omit<Props, "onClose">): JSX.Element {
  const t = useStrings(strings);
  const codes = useStrings(codeStrings);
  const again = useAction();
  const takeAgain = async () => {
    await api.post(`/quarantine/${entry.id}/replay`);
    showToast(t.doneAgain);
    onDone();
  };
  // The rules were asked again and said no again: errors name the rule.
  const refused = again.problem?.code === "validation_failed" ? again.problem.errors[0]?.code : undefined;
  return (
    <div class="stack stack-2">
      <p class="hint">{t.againHint}</p>
      {refused && (
        <p class="field-error" role="alert">
          <Icon name="alert" size={20} />
          {t.stillRefused(codes[refused] ?? refused)}
        </p>
      )}
      {again.problem && !refused && <ProblemCard problem={again.problem} />}
      <Button icon="refresh" disabled={again.busy} onClick={() => again.run(takeAgain)}>
        {t.again}
      </Button>
    </div>
  );
}
