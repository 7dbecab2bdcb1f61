/** The pages about work days, allowances and scorecards, in one file. */
export { AllowancesPage } from "../allowances/AllowancesPage";
export { SheetPage } from "../allowances/SheetPage";
export { ScorecardsPage } from "../scorecards/ScorecardsPage";
