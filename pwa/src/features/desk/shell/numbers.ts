/** The pages about sums, in one file. */
export { CoveragePage } from "../coverage/CoveragePage";
export { ExportsPage } from "../exports/ExportsPage";
export { OverviewPage } from "../overview/OverviewPage";
