import type { JSX } from "preact";
import { useStrings } from "../../../lib/i18n";
import { ButtonLink } from "../../../ui/Button";
import { Card } from "../../../ui/Card";
import { Facts } from "../../../ui/Facts";
import { bytes, count, moment } from "../base/format";
import { hashOf } from "../base/route";
import { faultText } from "./faults";
import { StepHead, stepHash } from "./StepBar";
import { strings } from "./strings";
import type { Import } from "./types";

/** Step 1: the file, how far its reading is, or why it is not taken. */
export function FileStep({ given }: { given: Import }): JSX.Element {
  const t = useStrings(strings);
  return (
    <section class="dk-section">
      <StepHead title={t.stepNames.tep} />
      <div role="status">
        <Reading given={given} />
      </div>
      <Card>
        <Facts
          facts={[
            { name: t.file, value: given.filename },
            { name: t.size, value: bytes(given.size) },
            { name: t.who, value: given.uploaded_by },
            { name: t.when, value: moment(given.created_at) },
            { name: t.checksum, value: <span class="dk-mono dk-wrap">{given.sha256}</span> },
          ]}
        />
      </Card>
      <div class="row">
        {given.status === "ready" && (
          <ButtonLink kind="primary" href={stepHash(given, "cot")} icon="next">
            {t.next}
          </ButtonLink>
        )}
        <ButtonLink href={hashOf("nhap")} icon="table">
          {t.another}
        </ButtonLink>
      </div>
    </section>
  );
}

function Reading({ given }: { given: Import }): JSX.Element {
  const t = useStrings(strings);
  const { status, code, message } = given;
  if (status === "ready") {
    const teams = given.hamlets.length;
    const rows = given.error_rows.length;
    return (
      <Card tone="note" icon="sent" title={t.people(count(given.members.length))}>
        <p class="num">{[t.teams(count(teams)), rows > 0 && t.wrongRows(count(rows))].filter(Boolean).join(" · ")}</p>
      </Card>
    );
  }
  if (status === "refused" || status === "failed") {
    return (
      <Card tone="warn" icon="alert" title={t.refusedTitle}>
        <p>{faultText({ code: code ?? "internal", message: message ?? "" })}</p>
      </Card>
    );
  }
  return (
    <Card tone="note" icon="clock" title={t.reading}>
      <progress class="dk-progress" max={100} value={given.progress} aria-label={t.reading} />
      <p class="small num">{t.progress(given.progress)}</p>
    </Card>
  );
}
