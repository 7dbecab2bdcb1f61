/** The pages about reporting rounds, in one file. */
export { RoundPage } from "../rounds/RoundPage";
export { RoundsPage } from "../rounds/RoundsPage";
