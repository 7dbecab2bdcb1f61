import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { useStrings } from "../../../lib/i18n";
import { formatDay, monthOf, monthRange } from "../../../lib/time";
import { Button } from "../../../ui/Button";
import { Icon } from "../../../ui/icons/Icon";
import { Select } from "../../../ui/Select";
import { Sheet } from "../../../ui/Sheet";
import { showToast } from "../../../ui/Toast";
import { useDesk } from "../base/desk";
import { month } from "../base/format";
import { ProblemCard } from "../base/Problem";
import { strings as baseStrings } from "../base/strings";
import { strings } from "./strings";
import { useCutoff } from "./useCutoff";
import { CALENDAR, LATEST, useDayName, useMonthsText } from "./words";

const DAYS = [...Array.from({ length: LATEST }, (_, at) => at + 1), CALENDAR];

/** Choose the day, be told what happens, then have everything counted anew. */
export function CutoffSheet({ onClose }: { onClose: () => void }): JSX.Element {
  const t = useStrings(strings);
  const common = useStrings(baseStrings);
  const { meta, refresh } = useDesk();
  const [day, setDay] = useState(meta.cutoff_day);
  const [asking, setAsking] = useState(false);
  const changing = useCutoff(() => {
    refresh();
    showToast(t.done);
    onClose();
  });
  const same = day === meta.cutoff_day;
  const foot = changing.counting ? (
    <div class="dk-foot">
      <Button onClick={onClose}>{t.close}</Button>
    </div>
  ) : asking ? (
    <div class="dk-foot">
      <Button onClick={() => setAsking(false)}>{t.back}</Button>
      <Button kind="primary" disabled={changing.busy} onClick={() => changing.change(day)}>
        {t.go}
      </Button>
    </div>
  ) : (
    <div class="dk-foot">
      <Button onClick={onClose}>{common.cancel}</Button>
      <Button kind="primary" disabled={same} onClick={() => setAsking(true)}>
        {t.next}
      </Button>
    </div>
  );
  return (
    <Sheet title={t.title} icon="calendar" onClose={onClose} foot={foot}>
      <div class="stack">
        {changing.problem && <ProblemCard problem={changing.problem} />}
        {changing.counting ? (
          <Counting />
        ) : asking ? (
          <Happens day={day} />
        ) : (
          <Choose day={day} same={same} onChange={setDay} />
        )}
      </div>
    </Sheet>
  );
}

interface ChooseProps {
  day: number;
  same: boolean;
  onChange: (day: number) => void;
}

function Choose({ day, same, onChange }: ChooseProps): JSX.Element {
  const t = useStrings(strings);
  const { meta } = useDesk();
  const nameOf = useDayName();
  return (
    <>
      <p class="muted">{t.now(nameOf(meta.cutoff_day))}</p>
      <Select
        id="ngay-chot"
        label={t.day}
        value={String(day)}
        options={DAYS.map((one) => ({ value: String(one), label: nameOf(one) }))}
        onChange={(value) => onChange(Number(value))}
      />
      {same ? <p class="muted small">{t.same}</p> : <Effect day={day} />}
    </>
  );
}

/** The months of the chosen day, and where today falls. */
function Effect({ day }: { day: number }): JSX.Element {
  const t = useStrings(strings);
  const { meta } = useDesk();
  const running = monthOf(meta.today, day);
  const { from, to } = monthRange(running, day);
  return (
    <div>
      <p>{useMonthsText(day)}</p>
      <p>{t.today(month(running), `${formatDay(from)}–${formatDay(to)}`)}</p>
    </div>
  );
}

/** What is going to happen, before it does. */
function Happens({ day }: { day: number }): JSX.Element {
  const t = useStrings(strings);
  const nameOf = useDayName();
  return (
    <>
      <p>
        <strong>{t.ask(nameOf(day))}</strong>
      </p>
      <Effect day={day} />
      <ul class="dk-notes">
        {t.happens.map((text) => (
          <li key={text}>
            <Icon name="info" size={16} />
            {text}
          </li>
        ))}
      </ul>
    </>
  );
}

function Counting(): JSX.Element {
  const t = useStrings(strings);
  return (
    <div role="status">
      <progress class="dk-progress" aria-label={t.counting} />
      <p>{t.counting}</p>
      <p class="muted small">{t.leave}</p>
    </div>
  );
}
