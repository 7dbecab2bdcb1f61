import type { JSX } from "preact";
import { useStrings } from "../../../lib/i18n";
import { ButtonLink } from "../../../ui/Button";
import { Card } from "../../../ui/Card";
import { hashOf } from "../base/route";
import { strings } from "./strings";
import type { Import } from "./types";

interface Props {
  given: Import;
  /** How many teams of the file are still to be made drafts of. */
  left: number;
}

/** Of which teams drafts were made, each a link to its draft, and how much of the file is left. */
export function Drafted({ given, left }: Props): JSX.Element | null {
  const t = useStrings(strings);
  const names = new Set(given.committed_teams ?? []);
  const done = given.hamlets.filter((one) => names.has(one.name));
  if (done.length === 0 && !given.committed_at) return null;
  return (
    <Card tone="note" icon="confirmed" title={done.length > 0 ? t.committed(done.length) : t.states.committed}>
      {done.length > 0 && (
        <ul class="dk-pills">
          {done.map(({ name, roster_id }) => (
            <li key={name}>{roster_id ? <a href={hashOf("danh-sach", roster_id)}>{name}</a> : name}</li>
          ))}
        </ul>
      )}
      <p>{left > 0 ? t.committedLeft(left) : t.committedText}</p>
      <div class="row">
        <ButtonLink
          kind={left > 0 ? "plain" : "primary"}
          icon="next"
          href={hashOf("danh-sach", null, { xem: "draft" })}
        >
          {t.toDrafts}
        </ButtonLink>
      </div>
    </Card>
  );
}
