import type { ComponentChildren, JSX } from "preact";
import { useState } from "preact/hooks";
import { api, type HttpProblem } from "../../../data";
import { useStrings } from "../../../lib/i18n";
import { Button } from "../../../ui/Button";
import { Card } from "../../../ui/Card";
import { ErrorSummary } from "../../../ui/ErrorSummary";
import { showToast } from "../../../ui/Toast";
import { useDesk } from "../base/desk";
import { online } from "../base/online";
import { Section } from "../base/PageHead";
import { ProblemCard } from "../base/Problem";
import { hashOf } from "../base/route";
import { strings as baseStrings } from "../base/strings";
import { useForm } from "../base/useForm";
import { PaperFields } from "./PaperFields";
import { PrintDraft } from "./PrintDraft";
import { approvalOf, checkPaper, firstPaper } from "./paper";
import { strings } from "./strings";
import { takenLines } from "./taken";
import type { DecisionItem } from "./types";
import { staleIn, type useDraft, type Wish } from "./useDraft";

interface Props {
  draft: ReturnType<typeof useDraft>;
  wish: Wish;
  /** Whose signature is proposed: the draft's own, else the last decision's. */
  from: DecisionItem | undefined;
  mayApprove: boolean;
  /** New hashes by roster of what has changed meanwhile. */
  onStale: (hashes: Record<string, string>) => void;
  children: ComponentChildren;
}

/** Number and signature, and the one button. What was typed stays whatever the server says. */
export function ApproveForm({ draft, wish, from, mayApprove, onStale, children }: Props): JSX.Element {
  const t = useStrings(strings);
  const common = useStrings(baseStrings);
  const { meta } = useDesk();
  const [paper, setPaper] = useState(() => firstPaper(meta.today, from));
  const fields = {
    number: t.number,
    date: t.date,
    effective_date: t.effective,
    signer: t.signer,
    authority: t.authority,
    position: t.position,
    rosters: t.teams,
  };
  const approve = async () => {
    const id = await draft.ensure(wish, paper);
    await api.post(`/decisions/${id}/approve`, approvalOf(paper, wish.rosters));
    location.hash = hashOf("quyet-dinh", id, { xong: "1" });
  };
  const save = async () => {
    const id = await draft.ensure(wish, paper);
    showToast(t.saved);
    location.hash = hashOf("quyet-dinh", id);
  };
  const form = useForm({
    id: "decision",
    fields,
    check: () => {
      const missing = wish.rosters.length === 0 ? { rosters: t.chooseOne } : {};
      return mayApprove ? { ...checkPaper(paper, meta.today, { ...t.faults, ...common.faults }), ...missing } : missing;
    },
    send: async () => {
      try {
        await (mayApprove ? approve() : save());
      } catch (error) {
        const found = staleIn(error);
        onStale(Object.fromEntries(found.map((one) => [one.roster_id, one.content_hash])));
        throw error;
      }
    },
  });
  const offline = !online.value;
  return (
    <Section title={mayApprove ? t.approval : t.draftTitle} sub={mayApprove ? undefined : t.onlyApprover}>
      <form class="dk-form dk-box" onSubmit={offline ? stop : form.submit} noValidate>
        <ErrorSummary errors={form.summary} />
        <Refused problem={form.problem} />
        <PaperFields
          paper={paper}
          onChange={setPaper}
          idOf={form.idOf}
          errorOf={form.errorOf}
          numbered={mayApprove}
          kind={children}
        />
        <div class="row" id={form.idOf("rosters")}>
          <Button
            type="submit"
            kind="primary"
            icon={mayApprove ? "sent" : "draft"}
            disabled={form.busy || offline}
            {...(offline ? { describedBy: "decision-network" } : {})}
          >
            {mayApprove ? t.approve : t.saveDraft}
          </Button>
          {!draft.id && <PrintDraft prepare={() => draft.ensure(wish, paper)} />}
        </div>
        {offline && (
          <p class="hint" id="decision-network">
            {t.needsNetwork}
          </p>
        )}
      </form>
    </Section>
  );
}

function stop(event: Event): void {
  event.preventDefault();
}

/** Why it was not approved: in our own words where lists have changed. */
function Refused({ problem }: { problem: HttpProblem | null }): JSX.Element | null {
  const t = useStrings(strings);
  if (!problem) return null;
  const told = t.refused[problem.code];
  if (!told) return <ProblemCard problem={problem} />;
  return (
    <div role="alert">
      <Card tone="warn" icon="alert" title={told.title}>
        <p>{told.text}</p>
        {takenLines(t, problem).map((line) => (
          <p key={line}>{line}</p>
        ))}
      </Card>
    </div>
  );
}
