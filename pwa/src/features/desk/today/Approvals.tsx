import type { JSX } from "preact";
import { useStrings } from "../../../lib/i18n";
import { ButtonLink } from "../../../ui/Button";
import { Card } from "../../../ui/Card";
import { useDesk } from "../base/desk";
import { count } from "../base/format";
import { Loaded } from "../base/Loaded";
import { hashOf } from "../base/route";
import { type Inbox, useInbox } from "../decisions/requests";
import { strings } from "./strings";

/** What waits for a decision, and what was sent back: the first thing of the day. */
export function Approvals(): JSX.Element {
  const t = useStrings(strings);
  const { unit } = useDesk();
  const inbox = useInbox(unit?.id ?? null);
  const some = (inbox.data?.free.length ?? 0) + (inbox.data?.drafts.length ?? 0) > 0;
  return (
    <Card tone={some ? "warn" : "plain"} icon={some ? "tasks" : "sent"} title={t.approvals}>
      <Loaded load={inbox} rows={1}>
        {(data) => <Content inbox={data} />}
      </Loaded>
    </Card>
  );
}

function Content({ inbox: { free, drafts, returned } }: { inbox: Inbox }): JSX.Element {
  const t = useStrings(strings);
  const { roles } = useDesk();
  const [first] = drafts;
  const approver = roles.has("commune_approver");
  return (
    <>
      {free.length === 0 && drafts.length === 0 && <p>{t.noApprovals}</p>}
      {free.length > 0 && (
        <>
          <p>{t.approvalsNote(count(free.length))}</p>
          <div class="row">
            <ButtonLink kind={approver ? "primary" : "plain"} href={hashOf("quyet-dinh", "moi")}>
              {approver ? t.approve : t.prepare}
            </ButtonLink>
          </div>
        </>
      )}
      {first && (
        <>
          <p>{t.draftsNote(count(drafts.length))}</p>
          <div class="row">
            <ButtonLink
              kind={approver && free.length === 0 ? "primary" : "plain"}
              href={drafts.length === 1 ? hashOf("quyet-dinh", first.id) : hashOf("quyet-dinh")}
            >
              {t.openDraft}
            </ButtonLink>
          </div>
        </>
      )}
      {returned.length > 0 && (
        <p>
          <a class="dk-row-link" href={hashOf("danh-sach")}>
            {t.returned(count(returned.length))}
          </a>
        </p>
      )}
    </>
  );
}
