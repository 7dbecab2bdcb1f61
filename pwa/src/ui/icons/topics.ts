import { box, circle, dot } from "./shapes";

/** One icon per topic of the catalogue, drawn on the same grid as the general set. */
export const topics = {
  idCard: `${box(2.5, 5, 19, 14)}${circle(8, 10.5, 2)}M5 16a3 3 0 0 1 6 0M14 9.5h4.5M14 13.5h4.5`,
  idCheck: `M21.5 11V7a2 2 0 0 0-2-2h-15a2 2 0 0 0-2 2v10a2 2 0 0 0 2 2H11${circle(8, 10.5, 2)}M5 16a3 3 0 0 1 6 0M14 9.5h4M14.5 17l2.5 2.5 4.5-5`,
  sign: "M3 19.5h18M4 15.5c3-1 7.5-8 6-10.5S6 9 8 14s3-1 4.5-1 .5 2 2 2 1.5-1.5 3-1.5 1.5 1.5 3.5 1.5",
  online: `${box(3, 4, 18, 13)}M3 8.5h18M9 20.5h6M12 17v3.5${dot(6, 6.3)}`,
  stamp:
    "M9.5 13.5c0-3-1.5-4-1.5-6.5a4 4 0 0 1 8 0c0 2.5-1.5 3.5-1.5 6.5M5.5 13.5h13a1 1 0 0 1 1 1V17h-15v-2.5a1 1 0 0 1 1-1zM4.5 20.5h15",
  pay: `${box(3.5, 3.5, 6.5, 6.5, 1)}${box(14, 3.5, 6.5, 6.5, 1)}${box(3.5, 14, 6.5, 6.5, 1)}M14 14h3v3M20.5 14v2.5M14 20.5h2.5M20.5 20.5h0`,
  care: "M12 20.5C7 17 3.5 13.6 3.5 9.5a4.5 4.5 0 0 1 8.5-2 4.5 4.5 0 0 1 8.5 2c0 4.1-3.5 7.5-8.5 11z",
  health: "M6.5 3.5H19v17H6.5a2 2 0 0 1-2-2v-13a2 2 0 0 1 2-2zM12 8v6M9 11h6",
  insurance:
    "M12 3.5v-1M3 12.5a9 9 0 0 1 18 0c-1.5-1.5-4.5-1.5-6 0-1.5-1.5-4.5-1.5-6 0-1.5-1.5-4.5-1.5-6 0zM12 12v6.5a2 2 0 0 1-4 0",
  tax: `M5 3.5h14v17l-2.3-1.5-2.4 1.5-2.3-1.5-2.3 1.5-2.4-1.5L5 20.5zM9.5 13.5l5-5${dot(9.6, 8.8)}${dot(14.4, 13.2)}`,
  shop: "M4.5 10v9.5h15V10M3.5 8.5l1.5-5h14l1.5 5a2.8 2.8 0 0 1-5.6 0 2.9 2.9 0 0 1-5.8 0 2.8 2.8 0 0 1-5.6 0zM9.5 19.5v-5h5v5",
  shield: `M12 2.5l8 3v5.5c0 5-3.3 8.5-8 10.5-4.7-2-8-5.5-8-10.5V5.5zM12 8v4.5${dot(12, 16)}`,
  app: `${box(6.5, 2.5, 11, 19)}M10 6.5h4M9.8 12l1.7 1.7 3-3.2${dot(12, 18)}`,
  skill: "M12 6.5C10.5 5 7.5 4.5 3.5 4.5v13.5c4 0 7 .5 8.5 2 1.5-1.5 4.5-2 8.5-2V4.5c-4 0-7 .5-8.5 2zM12 6.5V20",
  sim: `M7 2.5h7l4.5 4.5V20a1.5 1.5 0 0 1-1.5 1.5H7A1.5 1.5 0 0 1 5.5 20V4A1.5 1.5 0 0 1 7 2.5z${box(8.5, 11, 7, 6.5, 1)}M12 11v6.5`,
  house: "M4 11l8-7 8 7v8.5a1 1 0 0 1-1 1h-4.5v-6h-5v6H5a1 1 0 0 1-1-1z",
  school: "M12 4.5L2 9.5l10 5 10-5zM6 11.5v5c2 2.5 10 2.5 12 0v-5M22 9.5v6",
  land: "M3.5 6.5l5.5-3 6 3 5.5-3v14l-5.5 3-6-3-5.5 3zM9 3.5v14M15 6.5v14",
  other: `${circle(12, 12, 9)}${dot(7.8, 12)}${dot(12, 12)}${dot(16.2, 12)}`,
  more: `${box(3.5, 3.5, 7, 7)}${box(13.5, 3.5, 7, 7)}${box(3.5, 13.5, 7, 7)}M17 13.5v7M13.5 17h7`,
} as const;

/** Which icon stands for a topic code of the catalogue. */
export const topicIcons: Readonly<Record<string, keyof typeof topics>> = {
  VNEID1: "idCard",
  VNEID2: "idCheck",
  DSIG: "sign",
  DVCTT: "online",
  CERT: "stamp",
  PAY: "pay",
  ASXH: "care",
  SSKDT: "health",
  BHXH: "insurance",
  TAX: "tax",
  ECOM: "shop",
  SAFE: "shield",
  APP: "app",
  SKILL: "skill",
  SIM: "sim",
  RESID: "house",
  EDU: "school",
  LAND: "land",
  OTHER: "other",
};
