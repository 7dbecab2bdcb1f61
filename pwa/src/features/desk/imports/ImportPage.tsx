import type { JSX } from "preact";
import { useStrings } from "../../../lib/i18n";
import { Loaded } from "../base/Loaded";
import { PageHead } from "../base/PageHead";
import { hashOf, place } from "../base/route";
import { ColumnsStep } from "./ColumnsStep";
import { DiffStep } from "./DiffStep";
import { FileStep } from "./FileStep";
import { ImportPill } from "./Past";
import { RowsStep } from "./RowsStep";
import { StepBar } from "./StepBar";
import { stepOf } from "./steps";
import { strings } from "./strings";
import { type ImportLoad, useImport } from "./useImport";

/** C2 and C3: one uploaded list in four steps; it opens at the step that waits. */
export function ImportPage(): JSX.Element {
  const t = useStrings(strings);
  const load = useImport(place.value.id ?? "");
  const up = { href: hashOf("nhap"), label: t.title };
  return (
    <div class="dk-page">
      <PageHead title={load.data?.filename ?? t.file} sub={load.data && <ImportPill head={load.data} />} up={up} />
      <Loaded load={load}>{() => <Steps load={load} />}</Loaded>
    </div>
  );
}

function Steps({ load }: { load: ImportLoad }): JSX.Element | null {
  const given = load.data;
  if (!given) return null;
  const step = stepOf(place.value.query.buoc, given);
  return (
    <>
      <StepBar given={given} step={step} />
      {step === "tep" && <FileStep given={given} />}
      {step === "cot" && <ColumnsStep given={given} load={load} />}
      {step === "dong" && <RowsStep given={given} load={load} />}
      {step === "khac" && <DiffStep given={given} load={load} />}
    </>
  );
}
