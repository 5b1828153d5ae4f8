import type { NavigationEntry, Page } from "./module";

export const routes: readonly Page[] = [
    { path: "/", load: () => import("./HomePage") },
    { path: "/first-start", load: () => import("./FirstStartPage") },
    { path: "/manage/beginning", load: () => import("./BeginningPage"), who: ["operator", "programme_manager"] },
    { path: "/manage", load: () => import("./ManagePage"), who: "person" },
    { path: "/manage/operation", load: () => import("./OperationPage"), who: ["operator"] },
];

export const navigation: readonly NavigationEntry[] = [
    {
        area: "manage",
        order: 85,
        name: "app.beginning.title",
        href: "/manage/beginning",
        who: ["operator", "programme_manager"],
        about: "app.beginning.about",
    },
    {
        area: "manage",
        order: 90,
        name: "app.operation.name",
        href: "/manage/operation",
        who: ["operator"],
        about: "app.operation.about",
    },
];
