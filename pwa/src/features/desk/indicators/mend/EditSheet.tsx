import type { ComponentChildren, JSX } from "preact";
import { useStrings } from "../../../../lib/i18n";
import { Button } from "../../../../ui/Button";
import { ErrorSummary } from "../../../../ui/ErrorSummary";
import type { IconName } from "../../../../ui/icons/Icon";
import { Sheet } from "../../../../ui/Sheet";
import { ProblemCard } from "../../base/Problem";
import { strings as baseStrings } from "../../base/strings";
import type { useForm } from "../../base/useForm";

interface Props {
  title: string;
  icon: IconName;
  /** Prefix of the ids of the controls, as `useForm` has it. */
  id: string;
  form: ReturnType<typeof useForm>;
  onClose: () => void;
  /** Instead of "Lưu". */
  action?: string;
  danger?: boolean;
  children: ComponentChildren;
}

/** A sheet with one form: what is to be mended on top, cancel and save at its foot. */
export function EditSheet({ title, icon, id, form, onClose, action, danger, children }: Props): JSX.Element {
  const common = useStrings(baseStrings);
  const name = `${id}-form`;
  const foot = (
    <div class="dk-foot">
      <Button onClick={onClose}>{common.cancel}</Button>
      <Button type="submit" form={name} kind={danger ? "danger-solid" : "primary"} disabled={form.busy}>
        {action ?? common.save}
      </Button>
    </div>
  );
  return (
    <Sheet title={title} icon={icon} onClose={onClose} foot={foot}>
      <form class="dk-form" id={name} onSubmit={form.submit} noValidate>
        <ErrorSummary errors={form.summary} />
        {form.problem && <ProblemCard problem={form.problem} />}
        {children}
      </form>
    </Sheet>
  );
}
