import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { rescue, session, sync, useLive, visits } from "../../data";
import { useStrings } from "../../lib/i18n";
import { Button, ButtonLink } from "../../ui/Button";
import { TextField } from "../../ui/Field";
import { Icon } from "../../ui/icons/Icon";
import { SaveFile } from "../../ui/rescue/SaveFile";
import { Sheet } from "../../ui/Sheet";
import { ListsLeft, useListsLeft } from "./ListsLeft";
import { strings } from "./strings";

/**
 * The way out keeps every visit and every list (S20): with network send first, without network lock and keep; deleting what
 * is unsent needs its number typed.
 */
export function LogoutGate({ onClose }: { onClose: () => void }): JSX.Element {
  const t = useStrings(strings);
  const counts = useLive(() => visits.counts(), []);
  const lists = useListsLeft();
  const [trouble, setTrouble] = useState<string | null>(null);
  const unsent = counts?.unsent ?? 0;
  const out = (wipe: boolean) => {
    session.logout({ wipe }).catch(() => setTrouble(t.failed));
  };
  const known = counts !== undefined && lists !== undefined;
  const kept = lists?.count ?? 0;
  const title = unsent > 0 ? t.unsent(unsent) : kept > 0 ? t.unsentLists : t.logout;
  return (
    <Sheet title={known ? title : t.logout} icon="logout" onClose={onClose}>
      {trouble && (
        <p class="field-error" role="alert">
          <Icon name="alert" size={20} />
          {trouble}
        </p>
      )}
      {known && unsent + kept === 0 && (
        <>
          <p>{t.allSent}</p>
          <Button kind="primary" wide onClick={() => out(true)}>
            {t.logout}
          </Button>
        </>
      )}
      {lists && kept > 0 && <ListsLeft lists={lists} />}
      {lists && unsent + kept > 0 && (
        <Unsent unsent={unsent} lists={kept} teams={lists.teams.length} onOut={out} onTrouble={setTrouble} />
      )}
    </Sheet>
  );
}

interface UnsentProps {
  unsent: number;
  lists: number;
  /** Of the lists those that are proposals. */
  teams: number;
  onOut: (wipe: boolean) => void;
  onTrouble: (text: string | null) => void;
}

function Unsent({ unsent, lists, teams, onOut, onTrouble }: UnsentProps): JSX.Element {
  const t = useStrings(strings);
  const [busy, setBusy] = useState(false);
  const online = sync.status.value.online;
  const sendThenLeave = async () => {
    setBusy(true);
    onTrouble(null);
    const left = await sendAll();
    setBusy(false);
    if (left > 0) onTrouble(t.stillUnsent(left));
    else if (lists === 0) onOut(true);
  };
  const send = lists === 0 ? t.sendFirst : t.sendVisits(unsent);
  return (
    <>
      {online && unsent > 0 && (
        <Button kind="primary" icon="send" wide disabled={busy} onClick={() => void sendThenLeave()}>
          {busy ? t.sending : send}
        </Button>
      )}
      {teams > 0 && (
        <ButtonLink kind={online && unsent === 0 ? "primary" : "plain"} icon="edit" wide href="#/to-toi/de-nghi">
          {t.openProposal}
        </ButtonLink>
      )}
      <Button kind={online ? "plain" : "primary"} icon="lock" wide onClick={() => void session.lock()}>
        {t.keep}
      </Button>
      {unsent > 0 && <SaveFile unsent={unsent} onSave={() => rescue.save()} />}
      <Wipe unsent={unsent} lists={lists} onWipe={() => onOut(true)} />
    </>
  );
}

function Wipe({ unsent, lists, onWipe }: { unsent: number; lists: number; onWipe: () => void }): JSX.Element {
  const t = useStrings(strings);
  const [typed, setTyped] = useState("");
  const number = unsent > 0 ? unsent : lists;
  return (
    <details class="more">
      <summary>
        {t.wipeOpen}
        <Icon name="down" size={20} />
      </summary>
      <div class="stack">
        <p>{lists > 0 ? t.wipeWarnAll : t.wipeWarn}</p>
        <TextField
          id="wipe"
          label={t.wipeType(number)}
          value={typed}
          onInput={setTyped}
          inputMode="numeric"
          class="input-short"
          autoComplete="off"
        />
        <Button kind="danger-solid" icon="trash" wide disabled={typed.trim() !== String(number)} onClick={onWipe}>
          {unsent > 0 ? t.wipe(unsent) : t.wipeLists(lists)}
        </Button>
      </div>
    </details>
  );
}

/** Send what waits; the number that is still here afterwards. Refused ones lie with the commune already. */
async function sendAll(): Promise<number> {
  // A failed try shows in the count that is left.
  await sync.now().catch(() => {});
  return new Promise((resolve) => {
    const subscription = visits.counts().subscribe((counts) => {
      resolve(counts.unsent);
      setTimeout(() => subscription.unsubscribe());
    });
  });
}
