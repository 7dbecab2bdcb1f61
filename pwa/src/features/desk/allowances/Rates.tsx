import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { api } from "../../../data";
import { useStrings } from "../../../lib/i18n";
import { Button } from "../../../ui/Button";
import { EmptyState } from "../../../ui/EmptyState";
import { useDesk } from "../base/desk";
import { count, day, lastDay } from "../base/format";
import { Loaded } from "../base/Loaded";
import { useLoad } from "../base/load";
import { Section } from "../base/PageHead";
import { type Col, Table } from "../base/Table";
import { RateSheet } from "./RateSheet";
import { strings } from "./strings";
import type { Rate } from "./types";

/** All rates with their days and bases; the province's staff adds new ones. */
export function Rates({ onChange }: { onChange: () => void }): JSX.Element {
  const t = useStrings(strings);
  const { account } = useDesk();
  const [adding, setAdding] = useState(false);
  const rates = useLoad("allowance-rates", () => api.get<{ items: Rate[] }>("/allowance-rates"));
  const staff = account.grants.find(({ role }) => role === "province_staff" || role === "admin");
  const columns: Col<Rate>[] = [
    { key: "kind", label: t.kind, head: true, cell: (row) => t.kinds[row.kind] },
    { key: "amount", label: t.amount, end: true, cell: (row) => count(row.amount) },
    { key: "from", label: t.validFrom, cell: (row) => <span class="num">{day(row.valid_from)}</span> },
    { key: "to", label: t.validTo, cell: (row) => <span class="num">{lastDay(row.valid_to)}</span> },
    { key: "basis", label: t.basis, cell: (row) => row.legal_basis },
  ];
  const add = staff && (
    <Button icon="plus" onClick={() => setAdding(true)}>
      {t.addRate}
    </Button>
  );
  return (
    <Section title={t.rates} actions={add}>
      <Loaded load={rates} rows={3}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState icon="note" text={t.noRates} />
          ) : (
            <Table caption={t.rates} columns={columns} rows={items} rowKey={(row) => row.id} />
          )
        }
      </Loaded>
      {adding && staff && (
        <RateSheet
          unit={staff.unit_id}
          onClose={() => setAdding(false)}
          onDone={() => {
            setAdding(false);
            rates.reload();
            onChange();
          }}
        />
      )}
    </Section>
  );
}
