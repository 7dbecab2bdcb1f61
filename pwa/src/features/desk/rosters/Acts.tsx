import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { api } from "../../../data";
import { useStrings } from "../../../lib/i18n";
import { Button } from "../../../ui/Button";
import { showToast } from "../../../ui/Toast";
import { Confirm } from "../base/Confirm";
import { useAction } from "../base/load";
import { ProblemCard } from "../base/Problem";
import { hashOf } from "../base/route";
import { ReturnSheet } from "./ReturnSheet";
import { strings } from "./strings";
import type { RosterFull } from "./types";

interface Props {
  roster: RosterFull;
  /** Something typed is not saved yet. */
  dirty: boolean;
  onNewer: (roster: RosterFull) => void;
  reload: () => void;
}

type Open = "return" | "discard" | null;

/** What somebody may do to the version now; the server says which. Handing in takes one press: it can be withdrawn. */
export function Acts({ roster, dirty, onNewer, reload }: Props): JSX.Element | null {
  const t = useStrings(strings);
  const [open, setOpen] = useState<Open>(null);
  const acting = useAction();
  const may = new Set(roster.may);
  const close = () => setOpen(null);
  const act = (path: string, said: string) =>
    acting.run(async () => {
      try {
        onNewer(await api.post<RosterFull>(`/rosters/${roster.id}/${path}`));
        showToast(said);
      } catch (error) {
        reload();
        throw error;
      }
    });
  const discard = async () => {
    await api.del(`/rosters/${roster.id}`);
    showToast(t.discardedToast);
    location.hash = hashOf("danh-sach", null, { xem: "draft" });
  };
  if (!["submit", "withdraw", "return", "discard"].some((one) => may.has(one as "submit"))) return null;
  return (
    <div class="stack stack-2">
      {acting.problem && <ProblemCard problem={acting.problem} />}
      <div class="row">
        {may.has("submit") && (
          <Button
            kind="primary"
            icon="send"
            disabled={acting.busy || dirty || roster.problems.length > 0}
            describedBy="vi-sao"
            onClick={() => act(`submit?edits=${roster.edits}`, t.submittedToast)}
          >
            {t.submit}
          </Button>
        )}
        {may.has("withdraw") && (
          <Button icon="undo" disabled={acting.busy} onClick={() => act("withdraw", t.withdrawnToast)}>
            {t.withdraw}
          </Button>
        )}
        {may.has("return") && (
          <Button icon="undo" onClick={() => setOpen("return")}>
            {t.sendBack}
          </Button>
        )}
        {may.has("discard") && (
          <Button kind="danger" icon="trash" onClick={() => setOpen("discard")}>
            {t.discard}
          </Button>
        )}
      </div>
      {may.has("submit") && (
        <p class="hint" id="vi-sao">
          {dirty ? t.saveFirst : roster.problems.length > 0 ? t.fixFirst : t.submitText}
        </p>
      )}
      {open === "return" && <ReturnSheet roster={roster} onClose={close} onNewer={onNewer} />}
      {open === "discard" && (
        <Confirm title={t.discardTitle} icon="trash" action={t.discard} danger act={discard} onClose={close}>
          <p>{t.discardText}</p>
        </Confirm>
      )}
    </div>
  );
}
