import type { JSX } from "preact";
import { type Rejection, type Visit, visits } from "../../data";
import { useStrings } from "../../lib/i18n";
import { Button, ButtonLink } from "../../ui/Button";
import { Card } from "../../ui/Card";
import { showToast } from "../../ui/Toast";
import { reasonOf, rejectionStrings, whoMends } from "./rejection";
import { strings } from "./strings";

/** Why a visit was set aside, in plain words, and the two ways out. */
export function RejectCard({ visit, reject }: { visit: Visit; reject: Rejection }): JSX.Element {
  const t = useStrings(strings);
  const reasons = useStrings(rejectionStrings);
  const who = whoMends(reject.code);
  const ask = () => {
    visits.askOfficial(reject.op_id).then(
      () => showToast(t.asked),
      () => showToast(t.failed),
    );
  };
  return (
    <Card tone={reject.asked || who === "nobody" ? "note" : "warn"} icon="alert" title={t.rejected}>
      <p>{reasons[reasonOf(reject.code)]}</p>
      {reject.asked && <p class="muted">{t.asked}</p>}
      {who !== "nobody" && (
        <div class="stack stack-2">
          {who === "person" && (
            <ButtonLink kind="primary" icon="edit" wide href={`#/nhat-ky/${visit.record_id}/sua`}>
              {t.resend}
            </ButtonLink>
          )}
          {!reject.asked && (
            <Button wide icon="help" onClick={ask}>
              {t.ask}
            </Button>
          )}
        </div>
      )}
    </Card>
  );
}
