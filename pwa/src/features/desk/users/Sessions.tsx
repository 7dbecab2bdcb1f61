import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { api } from "../../../data";
import { useStrings } from "../../../lib/i18n";
import { Button } from "../../../ui/Button";
import { Confirm } from "../base/Confirm";
import { moment } from "../base/format";
import { Loaded } from "../base/Loaded";
import { useLoad } from "../base/load";
import { Section } from "../base/PageHead";
import { type Col, Table } from "../base/Table";
import type { SessionRow } from "../base/types";
import { browserName } from "./browser";
import { strings } from "./strings";

/** The open log-ins of an account; one or all can be ended. */
export function Sessions({ account }: { account: string }): JSX.Element {
  const t = useStrings(strings);
  const [ending, setEnding] = useState<SessionRow | "all" | null>(null);
  const sessions = useLoad(`sessions ${account}`, () => api.get<{ items: SessionRow[] }>(`/sessions-of/${account}`));
  const end = async () => {
    const one = ending !== "all" && ending ? `?session=${ending.id}` : "";
    await api.del(`/sessions-of/${account}${one}`);
    setEnding(null);
    sessions.reload();
  };
  const columns: Col<SessionRow>[] = [
    {
      key: "browser",
      label: t.browser,
      head: true,
      cell: (row) => (
        <>
          {browserName(row.user_agent)}
          {row.device_name && <span class="dk-sub">{row.device_name}</span>}
        </>
      ),
    },
    { key: "opened", label: t.opened, end: true, cell: (row) => moment(row.created_at) },
    { key: "seen", label: t.lastSeen, end: true, cell: (row) => moment(row.last_seen_at) },
    {
      key: "actions",
      label: t.actions,
      cell: (row) => (
        <button
          type="button"
          class="dk-link"
          aria-haspopup="dialog"
          aria-label={t.endSessionOf(browserName(row.user_agent))}
          onClick={() => setEnding(row)}
        >
          {t.endSession}
        </button>
      ),
    },
  ];
  const some = (sessions.data?.items.length ?? 0) > 0;
  return (
    <Section
      title={t.sessions}
      actions={
        some && (
          <Button icon="logout" onClick={() => setEnding("all")}>
            {t.endAll}
          </Button>
        )
      }
    >
      <Loaded load={sessions} rows={2}>
        {({ items }) =>
          items.length === 0 ? (
            <p class="muted">{t.noSessions}</p>
          ) : (
            <Table caption={t.sessions} columns={columns} rows={items} rowKey={(row) => row.id} />
          )
        }
      </Loaded>
      {ending && (
        <Confirm
          title={ending === "all" ? t.endAll : t.endSessionOf(browserName(ending.user_agent))}
          icon="logout"
          action={ending === "all" ? t.endAll : t.endSession}
          danger
          act={end}
          onClose={() => setEnding(null)}
        >
          <p>{ending === "all" ? t.endAllText : t.endOneText}</p>
        </Confirm>
      )}
    </Section>
  );
}
