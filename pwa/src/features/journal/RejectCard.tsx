import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { Rejection, Visit } from "../../data";
import { useStrings } from "../../lib/i18n";
import { Button, ButtonLink } from "../../ui/Button";
import { Card } from "../../ui/Card";
import { formOf } from "../../ui/visit/model";
import { whoMends } from "../../ui/visit/refusal";
import { moment } from "../../ui/visit/when";
import { AskSheet } from "./AskSheet";
import { reasonOf, rejectionStrings } from "./rejection";
import { strings } from "./strings";

/** Why a visit was set aside, in plain words, what the official said about it, and the ways out. */
export function RejectCard({ visit, reject }: { visit: Visit; reject: Rejection }): JSX.Element {
  const t = useStrings(strings);
  const reasons = useStrings(rejectionStrings);
  const [asking, setAsking] = useState(false);
  const declined = reject.closed === "declined";
  const who = declined ? "person" : whoMends(reject.code, formOf(visit, visit.business_day));
  const calm = reject.asked || who === "nobody";
  return (
    <Card tone={calm ? "note" : "warn"} icon={calm ? "later" : "alert"} title={t.rejected}>
      <p>{reasons[reasonOf(reject.code)]}</p>
      {reject.official_note && <p>{t.officialSaid(reject.official_note)}</p>}
      {reject.asked && reject.asked_at && <p class="muted">{t.askedAt(moment(reject.asked_at))}</p>}
      {who !== "nobody" && (
        <div class="stack stack-2">
          {who === "person" && (
            <ButtonLink
              kind={reject.asked ? "plain" : "primary"}
              icon="edit"
              wide
              href={`#/nhat-ky/${visit.record_id}/sua`}
            >
              {t.resend}
            </ButtonLink>
          )}
          {!reject.asked && !declined && (
            <Button kind={who === "official" ? "primary" : "plain"} wide icon="help" onClick={() => setAsking(true)}>
              {t.ask}
            </Button>
          )}
        </div>
      )}
      {asking && <AskSheet op={reject.op_id} onClose={() => setAsking(false)} />}
    </Card>
  );
}
