import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { api } from "../../../data";
import { useStrings } from "../../../lib/i18n";
import { Button } from "../../../ui/Button";
import { ErrorSummary } from "../../../ui/ErrorSummary";
import { showToast } from "../../../ui/Toast";
import { useDesk } from "../base/desk";
import { useLoad } from "../base/load";
import { PageHead } from "../base/PageHead";
import { ProblemCard } from "../base/Problem";
import { hashOf } from "../base/route";
import { strings as baseStrings } from "../base/strings";
import { useForm } from "../base/useForm";
import { formStrings } from "./formStrings";
import { checkProgramme, type ProgrammeDraft, programmeBody, withDeadline } from "./newProgramme";
import { emptyTarget } from "./newTarget";
import { ProgrammeFields, programmeLabels } from "./ProgrammeFields";
import { strings } from "./strings";
import { TargetLines } from "./TargetLines";
import { targetLabels } from "./targetLabels";
import type { Indicator, Programme } from "./types";

/** The address of this page, in the place of an indicator's id. */
export const NEW_PROGRAMME = "nghi-quyet-moi";

/** A new resolution or plan with its targets. */
export function ProgrammePage(): JSX.Element {
  const t = useStrings(formStrings);
  const words = useStrings(strings);
  const indicators = useLoad("indicators", () => api.get<{ items: Indicator[] }>("/indicators"));
  const programmes = useLoad("programmes", () => api.get<{ items: Programme[] }>("/programmes"));
  const known = indicators.data?.items ?? [];
  const { draft, put, form } = useProgramme(known);
  const groups = (programmes.data?.items ?? []).flatMap(({ targets }) => targets.map(({ group }) => group));
  return (
    <div class="dk-page">
      <PageHead title={t.addProgramme} up={{ href: hashOf("chi-tieu"), label: words.up }} />
      <form class="dk-form" onSubmit={form.submit} noValidate>
        <ErrorSummary errors={form.summary} />
        {form.problem && <ProblemCard problem={form.problem} />}
        <ProgrammeFields
          draft={draft}
          put={({ deadline, ...rest }) =>
            put((old) => ({ ...(deadline === undefined ? old : withDeadline(old, deadline)), ...rest }))
          }
          idOf={form.idOf}
          errorOf={form.errorOf}
        />
        <TargetLines draft={draft} put={put} indicators={known} groups={groups} form={form} />
        <div class="dk-foot">
          <Button kind="primary" type="submit" disabled={form.busy}>
            {t.save}
          </Button>
        </div>
      </form>
    </div>
  );
}

function useProgramme(indicators: readonly Indicator[]) {
  const t = useStrings(formStrings);
  const words = useStrings(strings);
  const common = useStrings(baseStrings);
  const { meta } = useDesk();
  const [draft, setDraft] = useState<ProgrammeDraft>(() => ({
    unit_id: meta.province?.id ?? "",
    name: "",
    legal_basis: "",
    adopted_on: meta.today,
    deadline: "",
    targets: [emptyTarget(0)],
  }));
  const ofTargets = draft.targets.flatMap((target, at) =>
    Object.entries(targetLabels(target, indicators, t)).map(([field, label]) => [
      `targets.${at}.${field}`,
      t.ofTarget(t.targetNo(String(at + 1)), label),
    ]),
  );
  const form = useForm({
    id: "programme",
    fields: {
      ...programmeLabels(t, words.unit),
      ...Object.fromEntries(ofTargets),
    },
    told: { order: t.faults.order, ended: words.faults.ended, unknown: t.faults.unknown },
    check: () =>
      checkProgramme(draft, {
        faults: t.faults,
        number: words.faults.number,
        date: common.faults.date,
        unit: words.chooseOne,
      }),
    send: async () => {
      await api.post("/programmes", programmeBody(draft));
      showToast(t.programmeAdded);
      location.hash = hashOf("chi-tieu");
    },
  });
  return { draft, put: setDraft, form };
}
