import type { JSX } from "preact";
import { api } from "../../../data";
import { useStrings } from "../../../lib/i18n";
import { seesPhones, useDesk } from "../base/desk";
import { LoadedPages } from "../base/Loaded";
import { usePages, useSettled } from "../base/load";
import { hashOf, place } from "../base/route";
import { type Col, Table } from "../base/Table";
import type { MemberRow, Page } from "../base/types";
import { Head } from "./Head";
import { memberColumns } from "./memberColumns";
import { strings } from "./strings";

/** Members on the rosters in force, by given name; the search knows no accents. */
export function MembersPage(): JSX.Element {
  const t = useStrings(strings);
  const { unit } = useDesk();
  const { query } = place.value;
  const q = useSettled(query.q ?? "");
  const asked = { unit: unit?.id ?? query.xa ?? null, q };
  const members = usePages(JSON.stringify(asked), (after) => api.get<Page<MemberRow>>("/members", { ...asked, after }));
  return (
    <div class="dk-page">
      <Head page="thanh-vien" />
      <LoadedPages pages={members} empty={{ icon: "users", text: t.emptyMembers }} filtered={q !== ""}>
        {(items) => <MemberTable members={items} />}
      </LoadedPages>
    </div>
  );
}

function MemberTable({ members }: { members: readonly MemberRow[] }): JSX.Element {
  const t = useStrings(strings);
  const { roles } = useDesk();
  const [name, ...others] = memberColumns<MemberRow>(t, seesPhones(roles));
  const team: Col<MemberRow> = {
    key: "team",
    label: t.team,
    cell: (member) => <a href={hashOf("to", member.team_id)}>{member.hamlet_label ?? member.team_title}</a>,
  };
  return (
    <Table
      caption={t.membersTab}
      columns={name ? [name, team, ...others] : []}
      rows={members}
      rowKey={(member) => `${member.team_id} ${member.person_id}`}
    />
  );
}
