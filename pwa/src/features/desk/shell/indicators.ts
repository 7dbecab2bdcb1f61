/** The pages about programmes and indicators, in one file. */
export { BoardPage } from "../indicators/BoardPage";
export { IndicatorPage } from "../indicators/IndicatorPage";
