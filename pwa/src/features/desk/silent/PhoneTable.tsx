import type { JSX } from "preact";
import { useStrings } from "../../../lib/i18n";
import type { IconName } from "../../../ui/icons/Icon";
import { Pill } from "../../../ui/Pill";
import { Call } from "../base/Call";
import { count, day, moment, NOTHING } from "../base/format";
import type { PhoneReason, SilentPhone } from "../base/phones";
import { type Col, Table } from "../base/Table";
import { strings } from "./strings";

// Below this the person should make room before anything else helps.
const LOW_MB = 50;

const icons: Record<PhoneReason, IconName> = {
  silent: "silent",
  old_unsent: "queued",
  lost: "storage",
  proof: "alert",
};

/** Phones to ask about: whose, why in words, and two numbers to press. */
export function PhoneTable({ phones }: { phones: readonly SilentPhone[] }): JSX.Element {
  const t = useStrings(strings);
  const columns: Col<SilentPhone>[] = [
    {
      key: "person",
      label: t.person,
      head: true,
      cell: (phone) => (
        <>
          {phone.person_name}
          <span class="dk-sub">{[phone.team_title, phone.device_name].filter(Boolean).join(" · ")}</span>
        </>
      ),
    },
    { key: "why", label: t.why, cell: (phone) => <Why phone={phone} /> },
    { key: "call", label: t.callPerson, cell: (phone) => <Call phone={phone.phone} name={phone.person_name} /> },
    {
      key: "leader",
      label: t.callLeader,
      cell: (phone) => (
        <>
          {phone.leader_name ?? NOTHING}
          {phone.leader_phone && (
            <span class="dk-sub">
              <Call phone={phone.leader_phone} name={phone.leader_name} />
            </span>
          )}
        </>
      ),
    },
  ];
  return <Table caption={t.phones} columns={columns} rows={phones} rowKey={(phone) => phone.device_id} />;
}

function Why({ phone }: { phone: SilentPhone }): JSX.Element {
  const t = useStrings(strings);
  return (
    <ul class="dk-items">
      {phone.reasons.map((reason) => (
        <li key={reason}>
          <Pill tone="warn" icon={icons[reason] ?? "alert"}>
            {t.reasons[reason] ?? reason}
          </Pill>
          <span class="dk-sub">{detailOf(reason, phone, t)}</span>
        </li>
      ))}
      {phone.storage_free_mb !== null && phone.storage_free_mb < LOW_MB && (
        <li class="dk-sub">{t.details.storage(count(phone.storage_free_mb))}</li>
      )}
    </ul>
  );
}

function detailOf(reason: PhoneReason, phone: SilentPhone, t: typeof strings.vi): string {
  switch (reason) {
    case "silent":
      return phone.last_seen_at ? t.details.silent(moment(phone.last_seen_at)) : t.details.never;
    case "old_unsent":
      return t.details.old_unsent(count(phone.unsent), day(phone.oldest_unsent_at));
    case "lost":
      return t.details.lost(count(phone.lost_unsent), day(phone.lost_at));
    case "proof":
      return t.details.proof(count(phone.proof?.held), count(phone.proof?.told));
    default:
      return "";
  }
}
