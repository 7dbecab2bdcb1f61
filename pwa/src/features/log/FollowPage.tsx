import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import { useLive, visits } from "../../data";
import { useStrings } from "../../lib/i18n";
import { Heading } from "../../ui/Heading";
import { useToday } from "../../ui/useToday";
import { followForm } from "../../ui/visit/model";
import { LogSheet } from "./LogSheet";
import { strings } from "./strings";

/** `#/ghi/tiep/<record>`: the sheet, filled in from the visit that is continued. */
export function FollowPage({ record }: { record: string }): JSX.Element {
  const t = useStrings(strings);
  const today = useToday();
  const visit = useLive(() => visits.get(record), [record]);
  const leave = () => {
    location.hash = "#/viec";
  };
  const gone = visit === null;
  useEffect(() => {
    if (gone) {
      leave();
    }
  }, [gone]);
  return (
    <>
      <Heading>{t.following}</Heading>
      {visit && <LogSheet start={followForm(record, visit, today)} lastPlace={visit.place} onClose={leave} />}
    </>
  );
}
