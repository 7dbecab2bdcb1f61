import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { api } from "../../../../data";
import { useStrings } from "../../../../lib/i18n";
import { Button } from "../../../../ui/Button";
import { showToast } from "../../../../ui/Toast";
import { Confirm } from "../../base/Confirm";
import { count, day } from "../../base/format";
import { strings as baseStrings } from "../../base/strings";
import { useForm } from "../../base/useForm";
import { formStrings } from "../formStrings";
import { checkText, type ProgrammeText, textBody, textDraft } from "../newProgramme";
import { ProgrammeFields, programmeLabels } from "../ProgrammeFields";
import { strings } from "../strings";
import type { Programme } from "../types";
import { EditSheet } from "./EditSheet";
import { mendStrings } from "./mendStrings";
import { NewerCard } from "./NewerCard";
import { useMend } from "./useMend";

interface Props {
  programme: Programme;
  onClose: () => void;
  onDone: () => void;
}

/** What a resolution says, to be said otherwise; while it has no results it may be taken away whole. */
export function MendProgramme(props: Props): JSX.Element {
  const { programme, onDone } = props;
  const t = useStrings(mendStrings);
  const [dropping, setDropping] = useState(false);
  const drop = async () => {
    await api.del(`/programmes/${programme.id}?version=${programme.version}`);
    showToast(t.dropped);
    onDone();
  };
  if (!dropping) return <Mend {...props} onDrop={() => setDropping(true)} />;
  return (
    <Confirm
      title={t.dropProgrammeTitle}
      icon="trash"
      action={t.outDone}
      danger
      act={drop}
      onClose={() => setDropping(false)}
    >
      <p>{t.dropProgrammeText(programme.name, count(programme.targets.length))}</p>
    </Confirm>
  );
}

function Mend({ programme, onClose, onDone, onDrop }: Props & { onDrop: () => void }): JSX.Element {
  const t = useStrings(formStrings);
  const tm = useStrings(mendStrings);
  const words = useStrings(strings);
  const common = useStrings(baseStrings);
  const [follows, setFollows] = useState(true);
  const mend = useMend<ProgrammeText>(textDraft(programme), programme.version, (now) =>
    textDraft(now as unknown as Programme),
  );
  const { draft, put, newer } = mend;
  const same = programme.targets.filter((one) => one.deadline === programme.deadline && one.withdrawn_on === null);
  const moved = draft.deadline !== "" && draft.deadline !== programme.deadline && same.length > 0;
  const labels = programmeLabels(t, words.unit);
  const form = useForm({
    id: "programme",
    fields: labels,
    told: { order: t.faults.order, ended: words.faults.ended, fixed: tm.fixed },
    check: () => checkText(draft, { faults: t.faults, date: common.faults.date, unit: words.chooseOne }),
    send: async () => {
      const done = await mend.send((version) =>
        api.patch(`/programmes/${programme.id}`, { version, ...textBody(draft), targets_too: moved && follows }),
      );
      if (!done) return;
      showToast(tm.saved);
      onDone();
    },
  });
  const textOf = (field: keyof ProgrammeText, of: ProgrammeText): string => {
    if (field === "unit_id") return of.unit_id === programme.unit_id ? programme.unit_name : tm.otherUnit;
    return field === "adopted_on" || field === "deadline" ? day(of[field]) : of[field];
  };
  return (
    <EditSheet
      id="programme"
      title={tm.mendProgramme}
      icon="edit"
      form={form}
      onClose={mend.outdated ? onDone : onClose}
    >
      {newer && <NewerCard newer={newer} mine={draft} labels={labels} textOf={textOf} onTake={mend.takeTheirs} />}
      <ProgrammeFields
        draft={draft}
        put={put}
        unit={programme}
        unitFixed={programme.fixed.includes("unit_id")}
        idOf={form.idOf}
        errorOf={form.errorOf}
      />
      {moved && (
        <label class="choice">
          <input
            type="checkbox"
            checked={follows}
            onChange={({ currentTarget }) => setFollows(currentTarget.checked)}
          />
          <span>{tm.targetsToo(count(same.length))}</span>
        </label>
      )}
      {programme.fixed.length === 0 && (
        <div class="row">
          <Button kind="danger" icon="trash" onClick={onDrop}>
            {tm.dropProgramme}
          </Button>
        </div>
      )}
    </EditSheet>
  );
}
