import type { JSX } from "preact";
import { api } from "../../../data";
import { language, useStrings } from "../../../lib/i18n";
import { Loaded } from "../base/Loaded";
import { useLoad } from "../base/load";
import { PageHead, Section } from "../base/PageHead";
import { hashOf } from "../base/route";
import { type Col, Table } from "../base/Table";
import { strings } from "./dictionaryStrings";

interface Field {
  name: string;
  heading: string;
  type: string;
  vi: string;
  en: string;
}

interface Indicator {
  code: string;
  name: string;
  name_en: string;
  measure: string;
  shape: string;
}

/** Where programs read the same. */
export const DICTIONARY = "/api/v1/feeds/dictionary";

/** What each column and code of the feed and of the long table means. */
export function DictionaryPage(): JSX.Element {
  const t = useStrings(strings);
  const feed = useLoad("feeds/dictionary", () =>
    api.get<{ fields: Field[]; indicators: Indicator[] }>("/feeds/dictionary"),
  );
  const table = useLoad("exports/dictionary", () => api.get<{ items: Field[] }>("/exports/dictionary"));
  return (
    <div class="dk-page">
      <PageHead title={t.title} sub={t.lead} up={{ href: hashOf("xuat"), label: t.up }} />
      <Loaded load={feed} rows={8}>
        {({ fields, indicators }) => (
          <>
            <Section title={t.codes} sub={t.codesText}>
              <Indicators rows={indicators} />
            </Section>
            <Section title={t.feed} sub={<a href={DICTIONARY}>{t.forPrograms}</a>}>
              <Fields caption={t.feed} rows={fields} />
            </Section>
          </>
        )}
      </Loaded>
      <Loaded load={table} rows={8}>
        {({ items }) => (
          <Section title={t.table} sub={t.tableText}>
            <Fields caption={t.table} rows={items} />
          </Section>
        )}
      </Loaded>
    </div>
  );
}

function Indicators({ rows }: { rows: Indicator[] }): JSX.Element {
  const t = useStrings(strings);
  const vi = language.value === "vi";
  const columns: Col<Indicator>[] = [
    {
      key: "code",
      label: t.code,
      head: true,
      cell: (row) => (
        <code class="dk-mono" lang="en">
          {row.code}
        </code>
      ),
    },
    { key: "name", label: t.name, cell: (row) => (vi ? row.name : row.name_en || row.name) },
    { key: "measure", label: t.measure, cell: (row) => t.measures[row.measure] ?? row.measure },
    { key: "shape", label: t.shape, cell: (row) => t.shapes[row.shape] ?? row.shape },
  ];
  return <Table caption={t.codes} columns={columns} rows={rows} rowKey={(row) => row.code} />;
}

function Fields({ caption, rows }: { caption: string; rows: Field[] }): JSX.Element {
  const t = useStrings(strings);
  const columns: Col<Field>[] = [
    {
      key: "name",
      label: t.column,
      head: true,
      cell: (row) => (
        <code class="dk-mono" lang="en">
          {row.name}
        </code>
      ),
    },
    { key: "type", label: t.type, cell: (row) => t.types[row.type] ?? row.type },
    { key: "meaning", label: t.meaning, cell: (row) => row[language.value] },
  ];
  return <Table caption={caption} columns={columns} rows={rows} rowKey={(row) => row.name} />;
}
