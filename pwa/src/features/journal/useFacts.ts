import { language, useStrings } from "../../lib/i18n";
import { useCatalogue } from "../../ui/visit/catalogue";
import type { Body } from "../../ui/visit/model";
import { visitStrings } from "../../ui/visit/strings";
import { factsOf } from "./facts";
import { strings } from "./strings";

/** The words of a visit in the language and with the catalogue of the phone. */
export function useFacts(): (body: Body, day: string) => ReturnType<typeof factsOf> {
  const t = useStrings(strings);
  const words = useStrings(visitStrings);
  const catalogue = useCatalogue();
  const vietnamese = language.value === "vi";
  const detail = (topic: string, code: string) => {
    const details = catalogue.entries.topic.find((entry) => entry.code === topic)?.details;
    const found = details?.find((one) => one.code === code);
    return found ? (vietnamese ? found.name : found.name_en) : code;
  };
  return (body, day) => factsOf(body, day, { t, words, catalogue, detail });
}
