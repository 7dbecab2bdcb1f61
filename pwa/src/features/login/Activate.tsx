import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { HttpProblem, session } from "../../data";
import { useStrings } from "../../lib/i18n";
import { Button, ButtonLink } from "../../ui/Button";
import { ErrorSummary, type FieldError } from "../../ui/ErrorSummary";
import { TextField } from "../../ui/Field";
import { PinField } from "../../ui/PinField";
import { Frame } from "./Frame";
import { LoginField } from "./LoginField";
import { problemText } from "./problem";
import { strings } from "./strings";
import { useSubmit } from "./useSubmit";

interface Props {
  /** The secret of an invitation link, or null when an 8-character code is typed. */
  secret: string | null;
  onDone: () => void;
}

/** The first time: an invitation becomes a PIN. The link already says whose it is. */
export function Activate({ secret, onDone }: Props): JSX.Element {
  const t = useStrings(strings);
  const [login, setLogin] = useState("");
  const [code, setCode] = useState("");
  const [pin, setPin] = useState("");
  const [again, setAgain] = useState("");

  const check = (): FieldError[] => [
    ...(secret || login.trim() ? [] : [{ id: "phone", text: t.needPhone }]),
    ...(secret || code.trim() ? [] : [{ id: "code", text: t.needCode }]),
    ...(pin.length === 6 ? [] : [{ id: "pin", text: t.needPin }]),
    ...(pin === again ? [] : [{ id: "again", text: t.pinsDiffer }]),
  ];
  const send = async () => {
    await (secret ? session.activate(secret, pin) : session.activate(code.trim(), pin, login));
    onDone();
  };
  const explain = (error: unknown): FieldError => ({
    id: error instanceof HttpProblem && error.code === "pin_weak" ? "pin" : secret ? "pin" : "code",
    text: problemText(error, t.problems),
  });
  const form = useSubmit(check, send, explain);

  return (
    <Frame title={t.activate}>
      <form class="stack" onSubmit={form.onSubmit} noValidate>
        <ErrorSummary errors={form.errors} />
        {!secret && (
          <>
            <LoginField value={login} onInput={setLogin} error={form.at("phone")} />
            <TextField
              id="code"
              label={t.code}
              hint={t.codeHint}
              value={code}
              onInput={setCode}
              error={form.at("code")}
              autoComplete="one-time-code"
              spellcheck={false}
            />
          </>
        )}
        <PinField
          id="pin"
          label={t.newPin}
          hint={t.newPinHint}
          value={pin}
          onInput={setPin}
          error={form.at("pin")}
          fresh
        />
        <PinField id="again" label={t.again} value={again} onInput={setAgain} error={form.at("again")} fresh />
        <Button type="submit" kind="primary" wide disabled={form.busy}>
          {t.finish}
        </Button>
      </form>
      <ButtonLink kind="quiet" href="#/vao">
        {t.havePin}
      </ButtonLink>
    </Frame>
  );
}
