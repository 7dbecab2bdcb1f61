import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { api } from "../../../data";
import { useStrings } from "../../../lib/i18n";
import { Button } from "../../../ui/Button";
import { Facts } from "../../../ui/Facts";
import { showToast } from "../../../ui/Toast";
import { Confirm } from "../base/Confirm";
import { count, day, moment, month } from "../base/format";
import { Loaded } from "../base/Loaded";
import { useAction, useLoad } from "../base/load";
import { PageHead, Section } from "../base/PageHead";
import { ProblemCard } from "../base/Problem";
import { hashOf } from "../base/route";
import { Leftover } from "./Leftover";
import { Details, Preview } from "./Preview";
import { ReportForm } from "./ReportForm";
import { Added, StatePill } from "./RoundRows";
import { strings } from "./strings";
import type { Report } from "./types";

interface Props {
  roundId: string;
  unitId: string;
  /** The round shows nothing but this report. */
  alone: boolean;
}

/** A commune's report: its figures, what the commune writes, and the way to hand it in or take it back. */
export function ReportPage({ roundId, unitId, alone }: Props): JSX.Element {
  const t = useStrings(strings);
  const path = `/rounds/${roundId}/reports/${unitId}`;
  const report = useLoad(path, () => api.get<Report>(path));
  const up = alone
    ? { href: hashOf("bao-cao"), label: t.back }
    : { href: hashOf("bao-cao", roundId), label: t.backRound };
  const shown = report.data;
  return (
    <div class="dk-page">
      <PageHead
        title={shown ? t.reportTitle(month(shown.month)) : t.title}
        sub={shown && <About report={shown} />}
        up={up}
      >
        {shown && <Paper report={shown} path={path} />}
        {shown?.mine && shown.status === "submitted" && <Withdraw report={shown} path={path} onDone={report.reload} />}
      </PageHead>
      {!shown && report.problem && <Leftover roundId={roundId} unitId={unitId} />}
      <Loaded load={report} rows={8}>
        {(data) => (
          <>
            <Preview report={data} />
            <Section title={t.written}>
              {data.mine && data.status === "draft" ? (
                <ReportForm key={data.version} report={data} path={path} onDone={report.reload} />
              ) : (
                <>
                  <Leftover roundId={roundId} unitId={unitId} report={data} />
                  <Written report={data} />
                </>
              )}
            </Section>
            <Details report={data} />
          </>
        )}
      </Loaded>
    </div>
  );
}

function About({ report }: { report: Report }): JSX.Element {
  const t = useStrings(strings);
  const { submitted_at: at, submitted_by_name: by } = report;
  return (
    <>
      <StatePill state={report.state} /> {report.unit_name} ·{" "}
      <span class="dk-nowrap">
        {t.due} {day(report.due_on)}
      </span>
      {at && ` · ${t.sentBy(by ?? t.somebody, moment(at))}`}
      {report.added && (
        <span class="dk-sub">
          {t.added}: <Added added={report.added} />
        </span>
      )}
      {report.supplement && (
        <span class="dk-sub">
          {t.addedClosed}: <Added added={report.supplement} />
        </span>
      )}
    </>
  );
}

function Written({ report }: { report: Report }): JSX.Element {
  const t = useStrings(strings);
  const { adults, households } = report.declared;
  const base = (value: number | null) => (value === null ? t.unknown : count(value));
  return (
    <Facts
      facts={[
        { name: t.difficulties, value: report.difficulties || t.noWords },
        { name: t.proposals, value: report.proposals || t.noWords },
        { name: t.adults, value: base(adults) },
        { name: t.households, value: base(households) },
      ]}
    />
  );
}

function Paper({ report, path }: { report: Report; path: string }): JSX.Element {
  const t = useStrings(strings);
  const fetching = useAction();
  const fetch = () => fetching.run(() => api.download(`${path}/file`, `bao-cao-xa_${report.month}.pdf`));
  return (
    <>
      <Button icon="download" onClick={fetch} disabled={fetching.busy}>
        {t.pdf}
      </Button>
      {fetching.problem && <ProblemCard problem={fetching.problem} />}
    </>
  );
}

function Withdraw({ report, path, onDone }: { report: Report; path: string; onDone: () => void }): JSX.Element {
  const t = useStrings(strings);
  const [asking, setAsking] = useState(false);
  const act = async () => {
    await api.post(`${path}/withdraw`, { version: report.version });
    setAsking(false);
    showToast(t.withdrawn);
    onDone();
  };
  return (
    <>
      <Button icon="edit" onClick={() => setAsking(true)}>
        {t.withdraw}
      </Button>
      {asking && (
        <Confirm title={t.withdrawTitle} action={t.withdraw} act={act} onClose={() => setAsking(false)}>
          <p>{t.withdrawText}</p>
        </Confirm>
      )}
    </>
  );
}
