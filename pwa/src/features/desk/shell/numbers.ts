/** The pages about sums, in one file. */
export { CommunePage } from "../coverage/CommunePage";
export { CoveragePage } from "../coverage/CoveragePage";
export { DictionaryPage } from "../exports/DictionaryPage";
export { ExportsPage } from "../exports/ExportsPage";
export { OverviewPage } from "../overview/OverviewPage";
