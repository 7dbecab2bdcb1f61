/** The pages about approving lists, in one file. */
export { DecisionPage } from "../decisions/DecisionPage";
export { DecisionsPage } from "../decisions/DecisionsPage";
export { HistoryPage } from "../history/HistoryPage";
export { ProgressPage } from "../progress/ProgressPage";
