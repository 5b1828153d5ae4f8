import type { Page } from "./module";

export const routes: readonly Page[] = [
    { path: "/", load: () => import("./HomePage") },
    { path: "/manage", load: () => import("./ManagePage"), who: "person" },
];
