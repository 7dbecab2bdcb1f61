/** Names that the page and the service worker share. */

/** The database of the accounts on this phone. */
export const REGISTRY = "to-so";
/** The key of its `kv` with the account that is logged in. */
export const CURRENT_KEY = "current";
/** The key of its `kv` with why the last log-in was ended by the server. */
export const ENDED_KEY = "ended";
/** Keys of the sealed rows with what a leader wants a team's list to be begin so; the team's id follows. */
export const PROPOSAL_KEY = "proposal/";
