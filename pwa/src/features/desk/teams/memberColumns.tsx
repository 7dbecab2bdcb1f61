import type { JSX } from "preact";
import { useStrings } from "../../../lib/i18n";
import { Pill, type PillTone } from "../../../ui/Pill";
import { Call } from "../base/Call";
import { NOTHING } from "../base/format";
import { useLabels } from "../base/labels";
import { strings as baseStrings } from "../base/strings";
import type { Col } from "../base/Table";
import type { AccountRow, Member, MemberRole } from "../base/types";
import type { strings } from "./strings";

const TONES: Readonly<Record<AccountRow["status"], PillTone>> = { invited: "idle", active: "ok", disabled: "warn" };

// Told to the own commune and to administrators only.
const CONTACTS = ["phone", "account"];

/** The columns that describe a member, wherever members are listed; the name comes first. Without `contacts` no phones. */
export function memberColumns<Row extends Member>(t: (typeof strings)["vi"], contacts: boolean): Col<Row>[] {
  const columns: Col<Row>[] = [
    { key: "name", label: t.name, head: true, cell: (member) => <span class="dk-name">{member.name}</span> },
    { key: "role", label: t.role, cell: (member) => <RoleMark role={member.role} /> },
    { key: "phone", label: t.phone, cell: (member) => <Call phone={member.phone} name={member.name} /> },
    {
      key: "organization",
      label: t.organization,
      cell: (member) => <Organization member={member} />,
    },
    { key: "account", label: t.account, cell: (member) => <AccountMark status={member.account_status} /> },
  ];
  return columns.filter((column) => contacts || !CONTACTS.includes(column.key));
}

function RoleMark({ role }: { role: MemberRole }): JSX.Element {
  const common = useStrings(baseStrings);
  const word = common.memberRoles[role];
  return role === "member" ? <span>{word}</span> : <Pill tone="send">{word}</Pill>;
}

/** The organization is a catalogue code, or words as the commune typed them. */
function Organization({ member }: { member: Member }): JSX.Element {
  const labels = useLabels();
  return (
    <>
      {labels("organization", member.organization) || NOTHING}
      {member.position && <span class="dk-sub">{member.position}</span>}
    </>
  );
}

function AccountMark({ status }: { status: AccountRow["status"] | null }): JSX.Element {
  const common = useStrings(baseStrings);
  if (status === null) return <span class="muted">{common.noAccount}</span>;
  return <Pill tone={TONES[status]}>{common.statuses[status]}</Pill>;
}
