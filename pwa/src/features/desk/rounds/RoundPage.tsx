import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { api } from "../../../data";
import { useStrings } from "../../../lib/i18n";
import { AsOf } from "../../../ui/AsOf";
import { Button } from "../../../ui/Button";
import { showToast } from "../../../ui/Toast";
import { Confirm } from "../base/Confirm";
import { CopyButton } from "../base/CopyButton";
import { seesProvince, useDesk } from "../base/desk";
import { Figures } from "../base/Figures";
import { count, day, moment, month } from "../base/format";
import { Loaded } from "../base/Loaded";
import { useLoad } from "../base/load";
import { PageHead, PrintButton, Section } from "../base/PageHead";
import { hashOf, place } from "../base/route";
import { Leftover } from "./Leftover";
import { ReportPage } from "./ReportPage";
import { RoundRows } from "./RoundRows";
import { RoundPill } from "./RoundsPage";
import { strings } from "./strings";
import type { Round } from "./types";

/** One round: for the province commune by commune; an official comes to the own commune's report at once. */
export function RoundPage(): JSX.Element {
  const t = useStrings(strings);
  const { roles, unit: office } = useDesk();
  const id = place.value.id ?? "";
  const chosen = place.value.query.xa;
  const province = seesProvince(roles);
  const round = useLoad(`round ${id} ${chosen ?? ""}`, () => api.get<Round>(`/rounds/${id}`));
  const only = !province && round.data?.rows.length === 1 ? round.data.rows[0]?.unit_id : undefined;
  const unit = chosen ?? only;
  if (unit) return <ReportPage key={unit} roundId={id} unitId={unit} alone={only !== undefined} />;
  return (
    <div class="dk-page">
      <PageHead
        title={round.data ? t.reportTitle(month(round.data.month)) : t.title}
        sub={round.data && <About round={round.data} />}
        up={{ href: hashOf("bao-cao"), label: t.back }}
      >
        <PrintButton />
        {province && round.data && !round.data.closed_at && <Close round={round.data} onDone={round.reload} />}
      </PageHead>
      {office && !round.data && round.problem && <Leftover roundId={id} unitId={office.id} />}
      <Loaded load={round} rows={8}>
        {(data) => (
          <>
            <Counts round={data} />
            {data.message && <Message text={data.message} />}
            <Section title={t.communes} sub={t.addedNote}>
              <AsOf when={moment(data.as_of)} />
              <RoundRows round={data} />
            </Section>
          </>
        )}
      </Loaded>
    </div>
  );
}

/** Whom the round waits for, to be copied; on paper the table says it. */
function Message({ text }: { text: string }): JSX.Element {
  const t = useStrings(strings);
  return (
    <div class="dk-screen">
      <Section title={t.message} sub={t.messageText}>
        <div class="stack stack-2">
          <p class="dk-message" lang="vi">
            {text}
          </p>
          <div class="row">
            <CopyButton text={text} label={t.copyMessage} />
          </div>
        </div>
      </Section>
    </div>
  );
}

function About({ round }: { round: Round }): JSX.Element {
  const t = useStrings(strings);
  return (
    <>
      <RoundPill round={round} /> {t.span(day(round.start), day(round.end))} ·{" "}
      <span class="dk-nowrap">
        {t.due} {day(round.due_on)}
      </span>
      {round.closed_at && ` · ${t.closedBy(round.closed_by_name ?? t.somebody, moment(round.closed_at))}`}
    </>
  );
}

function Counts({ round }: { round: Round }): JSX.Element {
  const t = useStrings(strings);
  const all = count(round.communes);
  const figure = (key: "submitted" | "late" | "missing", icon: "sent" | "clock" | "alert") => ({
    key,
    icon,
    label: t.states[key],
    value: t.ofAll(count(round[key]), all),
  });
  return (
    <Figures
      label={t.figures}
      figures={[figure("submitted", "sent"), figure("late", "clock"), figure("missing", "alert")]}
    />
  );
}

function Close({ round, onDone }: { round: Round; onDone: () => void }): JSX.Element {
  const t = useStrings(strings);
  const [asking, setAsking] = useState(false);
  const missing = round.rows.filter((row) => row.state === "missing").map((row) => row.name);
  const act = async () => {
    await api.post(`/rounds/${round.id}/close`, {});
    setAsking(false);
    showToast(t.closeDone);
    onDone();
  };
  if (!round.over) return <span class="muted small">{t.notOver}</span>;
  return (
    <>
      <Button kind="primary" icon="lock" onClick={() => setAsking(true)}>
        {t.close}
      </Button>
      {asking && (
        <Confirm
          title={t.closeTitle(month(round.month))}
          icon="lock"
          action={t.close}
          act={act}
          onClose={() => setAsking(false)}
        >
          <p>{t.closeText}</p>
          {missing.length > 0 && (
            <p>
              <strong>{t.closeMissing(count(missing.length))}</strong> {missing.join(", ")}
            </p>
          )}
        </Confirm>
      )}
    </>
  );
}
