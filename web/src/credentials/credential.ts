import type { Reply } from "~/kit/api";

export type Detail = Reply<"/api/credentials/{credential}">;
export type Claim = Detail["ledger"]["claims"][number];
export type Activity = Claim["activity"];

export const activities: readonly Activity[] = ["course", "webinar", "conference", "teaching", "item_writing", "community"];
