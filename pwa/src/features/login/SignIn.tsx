import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { session } from "../../data";
import { useStrings } from "../../lib/i18n";
import { Button, ButtonLink } from "../../ui/Button";
import { Card } from "../../ui/Card";
import { ErrorSummary } from "../../ui/ErrorSummary";
import { PinField } from "../../ui/PinField";
import { Frame } from "./Frame";
import { ListsLost } from "./ListsLost";
import { LoginField } from "./LoginField";
import { problemText } from "./problem";
import { strings } from "./strings";
import { useSubmit } from "./useSubmit";

interface Props {
  /** Signing in again to send: the number is known, logging may go on without. */
  again?: boolean;
  onDone: () => void;
}

/** Number or log-in name, and PIN. The first time on a phone needs a network. */
export function SignIn({ again = false, onDone }: Props): JSX.Element {
  const t = useStrings(strings);
  const known = again ? session.current.value : null;
  const [login, setLogin] = useState(known?.login_name ?? known?.phone ?? "");
  const [pin, setPin] = useState("");
  const barred = useBarred();
  const form = useSubmit(
    () => [
      ...(login.trim() ? [] : [{ id: "phone", text: t.needPhone }]),
      ...(pin.length === 6 ? [] : [{ id: "pin", text: t.needPin }]),
    ],
    async () => {
      await session.login(login, pin);
      onDone();
    },
    (error) => ({ id: "pin", text: problemText(error, t.problems) }),
  );
  return (
    <Frame title={again ? t.expired : t.signIn} {...(again && !barred ? { hint: t.expiredHint } : {})}>
      {barred && (
        <Card tone="warn" icon="lock" title={t.ended[barred]}>
          <p>{again ? t.endedWaits : t.endedWiped}</p>
          <ListsLost />
        </Card>
      )}
      <form class="stack" onSubmit={form.onSubmit} noValidate>
        <ErrorSummary errors={form.errors} />
        <LoginField value={login} onInput={setLogin} error={form.at("phone")} />
        <PinField id="pin" label={t.pin} value={pin} onInput={setPin} error={form.at("pin")} />
        <Button type="submit" kind="primary" wide disabled={form.busy}>
          {t.go}
        </Button>
      </form>
      {again ? (
        <ButtonLink kind="quiet" href="#/ghi">
          {t.keepLogging}
        </ButtonLink>
      ) : (
        <ButtonLink kind="quiet" href="#/vao/ma">
          {t.haveCode}
        </ButtonLink>
      )}
    </Frame>
  );
}

/** Whether somebody ended the log-in: then typing the PIN again does not help, and the page says whom to ask. */
function useBarred(): "disabled" | "revoked" | null {
  const why = session.ended.value?.why ?? null;
  return why === "expired" ? null : why;
}
