import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { useStrings } from "../../../lib/i18n";
import { ChipRadios } from "../../../ui/Chip";
import { DateField } from "../../../ui/DateField";
import { Select } from "../../../ui/Select";
import { useLabels } from "../base/labels";
import { useCatalogue } from "../base/lists";
import { setQuery } from "../base/route";
import { type Campaign, COLOURS, type Colour, colourOf } from "./colour";
import { strings } from "./strings";

interface Props {
  query: Readonly<Record<string, string>>;
  week: string;
  campaigns: readonly Campaign[];
}

/** What the tiles are coloured by: teams, or visits of a week, about a topic, in a campaign's days. */
export function ColourBy({ query, week, campaigns }: Props): JSX.Element {
  const t = useStrings(strings);
  const colour = colourOf(query);
  const offered = COLOURS.filter((one) => one !== "chien-dich" || campaigns.length > 0);
  return (
    <>
      <ChipRadios
        name="mau"
        legend={t.colourBy}
        options={offered.map((value) => ({ value, label: t.colours[value] }))}
        value={colour}
        onChange={(value) => setQuery({ mau: value === "to" ? null : value })}
      />
      {colour === "tuan" && <Week value={query.tuan ?? week} />}
      {colour === "viec" && <Topic value={query.viec ?? ""} />}
      {colour === "chien-dich" && (
        <Select
          id="chien-dich"
          label={t.campaign}
          value={query.cd ?? campaigns[0]?.id ?? ""}
          options={campaigns.map((one) => ({ value: one.id, label: one.name }))}
          onChange={(cd) => setQuery({ cd })}
        />
      )}
    </>
  );
}

function Week({ value }: { value: string }): JSX.Element {
  const t = useStrings(strings);
  const [typed, setTyped] = useState(value);
  const choose = (day: string) => {
    setTyped(day);
    if (day) setQuery({ tuan: day });
  };
  return <DateField id="tuan" label={t.weekOf} value={typed} onChange={choose} />;
}

function Topic({ value }: { value: string }): JSX.Element {
  const t = useStrings(strings);
  const labels = useLabels();
  const topics = (useCatalogue().data?.entries ?? []).filter((entry) => entry.kind === "topic");
  return (
    <Select
      id="viec"
      label={t.topic}
      value={value}
      options={topics.map((topic) => ({ value: topic.code, label: labels("topic", topic.code, "short") }))}
      onChange={(viec) => setQuery({ viec })}
      empty={t.chooseTopic}
    />
  );
}

export type { Colour };
