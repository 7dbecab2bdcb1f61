import type { JSX } from "preact";
import type { Visit, VisitReceipt } from "../../data";
import { useStrings } from "../../lib/i18n";
import { Facts } from "../../ui/Facts";
import { Section } from "../../ui/Heading";
import { moment } from "../../ui/visit/when";
import { strings } from "./strings";

/** Biên nhận: of each save, when it lay on the phone, when it arrived under which number, when it was confirmed. */
export function Receipts({ visit }: { visit: Visit }): JSX.Element | null {
  const t = useStrings(strings);
  const { receipts } = visit;
  if (receipts.length === 0) {
    return null;
  }
  return (
    <Section title={t.receipts}>
      {receipts.map((receipt) => (
        <div key={receipt.op_id}>
          {receipts.length > 1 && <h3>{t.receiptKinds[receipt.kind]}</h3>}
          <Facts facts={factsOf(receipt, t)} />
        </div>
      ))}
    </Section>
  );
}

function factsOf(one: VisitReceipt, t: typeof strings.vi) {
  const number = one.receipt ? ` · ${t.receiptNumber(one.receipt.seq)}` : "";
  return [
    { name: t.savedOn, value: moment(one.saved_at) },
    { name: t.receivedAt, value: one.received_at ? moment(one.received_at) + number : t.notSentYet },
    { name: t.confirmedAt, value: one.confirmed_at ? moment(one.confirmed_at) : t.notConfirmedYet },
  ];
}
