import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { session, sync, type Visit, type VoidReason, visits } from "../../data";
import { useStrings } from "../../lib/i18n";
import { Button, ButtonLink } from "../../ui/Button";
import { Sheet } from "../../ui/Sheet";
import { showToast } from "../../ui/Toast";
import { bodyOf, formOf } from "../../ui/visit/model";
import { strings } from "./strings";

const REASONS: readonly VoidReason[] = ["mistake", "duplicate", "other"];

/** Change, cancel, restore, send this one: the author's and the leader's. */
export function Actions({ visit }: { visit: Visit }): JSX.Element | null {
  const t = useStrings(strings);
  const [cancelling, setCancelling] = useState(false);
  if (!mayChange(visit)) {
    return null;
  }
  const attempt = (work: Promise<unknown>, done: string) => {
    work.then(
      () => showToast(done),
      () => showToast(t.failed),
    );
  };
  const cancel = (reason: VoidReason) => {
    setCancelling(false);
    attempt(visits.void(visit.record_id, visit.revision, reason), t.cancelled);
  };
  const restore = () => {
    const body = bodyOf(formOf(visit, visit.business_day), visit.team_id, visit.started_at);
    attempt(visits.amend(visit.record_id, visit.revision, body), t.restored);
  };

  if (visit.state === "voided") {
    return (
      <Button icon="undo" wide onClick={restore}>
        {t.restore}
      </Button>
    );
  }
  const name = visit.reject ? t.giveUp : t.cancel;
  const waiting = visit.state === "held" || visit.state === "queued";
  return (
    <div class="stack stack-2">
      {waiting && (
        <Button icon="send" kind="primary" wide onClick={() => attempt(sync.sendOne(visit.revision), t.sendThis)}>
          {t.sendThis}
        </Button>
      )}
      {!visit.reject && (
        <ButtonLink icon="edit" wide href={`#/nhat-ky/${visit.record_id}/sua`}>
          {t.edit}
        </ButtonLink>
      )}
      <Button icon="trash" kind="danger" wide onClick={() => setCancelling(true)}>
        {name}
      </Button>
      {cancelling && (
        <Sheet title={name} icon="trash" onClose={() => setCancelling(false)}>
          {visit.reject && <p>{t.giveUpText}</p>}
          <p>{t.cancelWhy}</p>
          <div class="stack stack-2">
            {REASONS.map((reason) => (
              <Button key={reason} wide onClick={() => cancel(reason)}>
                {t.cancelReasons[reason]}
              </Button>
            ))}
          </div>
        </Sheet>
      )}
    </div>
  );
}

/** Author, leader of the team or officer of its commune (S22); the server has the last word. */
function mayChange(visit: Visit): boolean {
  const grants = session.current.value?.grants ?? [];
  return visit.mine || grants.some((grant) => grant.role === "leader" && grant.team_id === visit.team_id);
}
