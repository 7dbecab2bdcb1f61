import type { ComponentChildren, JSX } from "preact";
import { useStrings } from "../../../lib/i18n";
import { Button } from "../../../ui/Button";
import type { IconName } from "../../../ui/icons/Icon";
import { Sheet } from "../../../ui/Sheet";
import { useAction } from "./load";
import { ProblemCard } from "./Problem";
import { strings } from "./strings";

interface Props {
  title: string;
  icon?: IconName;
  action: string;
  danger?: boolean;
  /** Closes the dialog itself when it is done. */
  act: () => Promise<void>;
  onClose: () => void;
  children: ComponentChildren;
}

/** Asks before something that others feel at once; says what will happen, not "are you sure". */
export function Confirm({ title, icon = "alert", action, danger, act, onClose, children }: Props): JSX.Element {
  const t = useStrings(strings);
  const doing = useAction();
  const foot = (
    <div class="dk-foot">
      <Button onClick={onClose}>{t.cancel}</Button>
      <Button kind={danger ? "danger-solid" : "primary"} disabled={doing.busy} onClick={() => doing.run(act)}>
        {action}
      </Button>
    </div>
  );
  return (
    <Sheet title={title} icon={icon} onClose={onClose} foot={foot}>
      {doing.problem && <ProblemCard problem={doing.problem} />}
      {children}
    </Sheet>
  );
}
