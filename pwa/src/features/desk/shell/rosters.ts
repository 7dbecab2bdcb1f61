/** The pages about member lists: bringing them in, comparing, preparing and handing in; in one file. */
export { ImportPage } from "../imports/ImportPage";
export { ImportsPage } from "../imports/ImportsPage";
export { RosterPage } from "../rosters/RosterPage";
export { RostersPage } from "../rosters/RostersPage";
