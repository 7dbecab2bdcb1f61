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

/** The columns that describe a member, wherever members are listed; the name comes first. */
export function memberColumns<Row extends Member>(t: (typeof strings)["vi"]): Col<Row>[] {
  return [
    { key: "name", label: t.name, head: true, cell: (member) => member.name },
    { key: "role", label: t.role, cell: (member) => <RoleMark role={member.role} /> },
    { key: "phone", label: t.phone, cell: (member) => <Call phone={member.phone} name={member.name} /> },
    {
      key: "organization",
      label: t.organization,
      cell: (member) => <Organization code={member.organization} />,
    },
    { key: "position", label: t.position, cell: (member) => member.position ?? NOTHING, wideOnly: true },
    { key: "account", label: t.account, cell: (member) => <AccountMark status={member.account_status} /> },
  ];
}

function RoleMark({ role }: { role: MemberRole }): JSX.Element {
  const common = useStrings(baseStrings);
  const word = common.memberRoles[role];
  return role === "member" ? <span>{word}</span> : <Pill tone="send">{word}</Pill>;
}

/** The organization is a catalogue code, or words as the commune typed them. */
function Organization({ code }: { code: string | null }): JSX.Element {
  const labels = useLabels();
  return <>{code ? labels("organization", code) : NOTHING}</>;
}

function AccountMark({ status }: { status: AccountRow["status"] | null }): JSX.Element {
  const common = useStrings(baseStrings);
  if (status === null) return <span class="muted">{common.noAccount}</span>;
  return <Pill tone={TONES[status]}>{common.statuses[status]}</Pill>;
}
