import type { ComponentChildren, JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { useStrings } from "../../../lib/i18n";
import { Icon } from "../../../ui/icons/Icon";
import { hashOf } from "../base/route";
import { STEPS, type Step, todo } from "./steps";
import { strings } from "./strings";
import type { Import } from "./types";

interface Props {
  given: Import;
  step: Step;
}

/** The way from a file to drafts: where one is, what is done, what waits. */
export function StepBar({ given, step }: Props): JSX.Element {
  const t = useStrings(strings);
  return (
    <nav aria-label={t.steps}>
      <ol class="dk-steps">
        {STEPS.map((one, at) => (
          <li key={one}>
            <StepLink given={given} one={one} number={at + 1} current={one === step} />
          </li>
        ))}
      </ol>
    </nav>
  );
}

interface LinkProps {
  given: Import;
  one: Step;
  number: number;
  current: boolean;
}

function StepLink({ given, one, number, current }: LinkProps): JSX.Element {
  const t = useStrings(strings);
  const open = todo(one, given);
  const ready = given.status === "ready";
  const fine = ready && open === 0 && (one !== "khac" || given.committed_at !== null);
  const inside = (
    <>
      <span class="dk-step-number" aria-hidden="true">
        {fine ? <Icon name="sent" size={16} /> : number}
      </span>
      <span class="dk-step-text">
        {t.stepNames[one]}
        {ready && open > 0 && <span class="dk-sub">{t.todo(open)}</span>}
        {fine && <span class="vh">, {t.fine}</span>}
      </span>
    </>
  );
  if (!ready && one !== "tep") return <span class="dk-step">{inside}</span>;
  return (
    <a class="dk-step" href={stepHash(given, one)} aria-current={current ? "step" : undefined}>
      {inside}
    </a>
  );
}

/** The address of a step. */
export function stepHash(given: Pick<Import, "id">, step: Step): string {
  return hashOf("nhap", given.id, { buoc: step });
}

/** The name of a step, which takes the focus when the step changes. */
export function StepHead({ title, children }: { title: string; children?: ComponentChildren }): JSX.Element {
  const ref = useRef<HTMLHeadingElement>(null);
  useEffect(() => ref.current?.focus({ preventScroll: true }), []);
  return (
    <div class="dk-section-head">
      <h2 ref={ref} tabIndex={-1} class="dk-step-head">
        {title}
      </h2>
      {children && <div class="dk-actions">{children}</div>}
    </div>
  );
}
