import { language } from "../../../lib/prefs";
import { type IconName, topicIcon } from "../../../ui/icons/Icon";
import { useDesk } from "../base/desk";
import { useCatalogue } from "../base/lists";

interface Topic {
  code: string;
  label: string;
  icon: IconName;
}

/** The topics in use today, as tiles show them. */
export function useTopics(): Topic[] {
  const { meta } = useDesk();
  const entries = useCatalogue().data?.entries ?? [];
  return entries
    .filter(({ kind }) => kind === "topic")
    .filter(
      ({ valid_from, valid_to }) => (valid_from ?? "") <= meta.today && (valid_to === null || valid_to > meta.today),
    )
    .map((entry) => ({
      code: entry.code,
      label: language.value === "vi" ? entry.short_vi : entry.short_en,
      icon: topicIcon(entry.code, entry.icon),
    }));
}
