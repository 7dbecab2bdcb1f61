import type { JSX } from "preact";
import { useStrings } from "../../../lib/i18n";
import { Button } from "../../../ui/Button";
import { count } from "../base/format";
import { formStrings } from "./formStrings";
import type { ProgrammeDraft } from "./newProgramme";
import { emptyTarget, type TargetDraft } from "./newTarget";
import { TargetFields } from "./TargetFields";
import type { Indicator } from "./types";

const MOST = 100;

interface Props {
  draft: ProgrammeDraft;
  put: (change: (old: ProgrammeDraft) => ProgrammeDraft) => void;
  indicators: readonly Indicator[];
  groups: readonly string[];
  form: { idOf: (field: string) => string; errorOf: (field: string) => string | undefined };
}

/** The targets of a new resolution, one below the other, in their order. */
export function TargetLines({ draft, put, indicators, groups, form }: Props): JSX.Element {
  const t = useStrings(formStrings);
  const { targets } = draft;
  const known = [...targets.map(({ group }) => group).filter(Boolean), ...groups];
  const change = (key: number, patch: Partial<TargetDraft>) =>
    put((old) => ({
      ...old,
      targets: old.targets.map((target) => (target.key === key ? { ...target, ...patch } : target)),
    }));
  const add = () =>
    put((old) => {
      const last = old.targets.at(-1);
      return { ...old, targets: [...old.targets, emptyTarget((last?.key ?? 0) + 1, last?.group, old.deadline)] };
    });
  const drop = (key: number) => put((old) => ({ ...old, targets: old.targets.filter((target) => target.key !== key) }));
  return (
    <>
      <h2>{t.targets}</h2>
      <p class="muted small">{t.targetsLead}</p>
      {targets.map((target, at) => (
        <fieldset key={target.key} class="dk-box stack">
          <legend class="label">{t.targetNo(count(at + 1))}</legend>
          <TargetFields
            draft={target}
            put={(patch) => change(target.key, patch)}
            indicators={indicators}
            groups={known}
            idOf={(field) => form.idOf(`targets.${at}.${field}`)}
            errorOf={(field) => form.errorOf(`targets.${at}.${field}`)}
          />
          {targets.length > 1 && (
            <div class="row">
              <Button kind="quiet" icon="trash" onClick={() => drop(target.key)}>
                {t.drop(count(at + 1))}
              </Button>
            </div>
          )}
        </fieldset>
      ))}
      {targets.length < MOST && (
        <div class="row">
          <Button icon="plus" onClick={add}>
            {t.another}
          </Button>
        </div>
      )}
    </>
  );
}
