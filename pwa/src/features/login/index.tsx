import type { JSX } from "preact";
import { session } from "../../data";
import { Activate } from "./Activate";
import { Locked } from "./Locked";
import { SignIn } from "./SignIn";

interface Props {
  /** What follows "vao": nothing, "ma" for a typed code, or the secret of an invitation link. */
  rest: readonly string[];
  onDone: () => void;
}

/** M0: every way in. Which one depends on what the phone knows and on the link. */
export function Login({ rest, onDone }: Props): JSX.Element {
  const [secret] = rest;
  if (secret) {
    return <Activate secret={secret === "ma" ? null : secret} onDone={onDone} />;
  }
  if (session.status.value === "locked") {
    return <Locked onDone={onDone} />;
  }
  return <SignIn again={session.status.value === "expired"} onDone={onDone} />;
}
