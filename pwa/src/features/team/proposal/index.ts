export { Entry } from "./Entry";
export { ProposalPage } from "./ProposalPage";
