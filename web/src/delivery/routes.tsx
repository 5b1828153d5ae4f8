import type { HomePart, NavigationEntry, Page } from "~/app/module";

const manager = ["programme_manager"];

export const routes: readonly Page[] = [
    { path: "/practice", load: () => import("./PracticeSetsPage") },
    { path: "/practice/$practice", load: () => import("./PracticePage") },
    { path: "/attempts/$attempt/receipt", load: () => import("./ReceiptPage"), who: "person" },
    { path: "/receipts/check", load: () => import("./CheckReceiptPage") },
    { path: "/manage/attempts", load: () => import("./AttemptsPage"), who: manager },
    { path: "/manage/attempts/$attempt", load: () => import("./TimelinePage"), who: manager },
];

export const navigation: readonly NavigationEntry[] = [
    { area: "manage", order: 25, name: "delivery.attempts.title", href: "/manage/attempts", who: manager, about: "delivery.attempts.lead" },
];

export const home: readonly HomePart[] = [{ order: 5, load: () => import("./GoOn"), who: "person" }];
