/** The pages about campaigns, in one file. */
export { CampaignPage } from "../campaigns/CampaignPage";
export { CampaignsPage } from "../campaigns/CampaignsPage";
