import type { HomePart, NavigationEntry, Page } from "~/app/module";

export const routes: readonly Page[] = [
    { path: "/credentials", load: () => import("./CredentialsPage"), who: "person" },
    { path: "/credentials/$credential", load: () => import("./CredentialPage"), who: "person" },
    { path: "/c/$credential", load: () => import("./PublicCredentialPage") },
    { path: "/manage/credentials", load: () => import("./ManageCredentialsPage"), who: ["programme_manager"] },
    { path: "/manage/credentials/$credential", load: () => import("./ManagedCredentialPage"), who: ["programme_manager"] },
    { path: "/manage/claims", load: () => import("./ClaimsQueuePage"), who: ["programme_manager"] },
];

export const navigation: readonly NavigationEntry[] = [
    { area: "main", order: 50, name: "credentials.list.title", href: "/credentials", who: "person" },
    {
        area: "manage",
        order: 40,
        name: "credentials.manage.title",
        href: "/manage/credentials",
        who: ["programme_manager"],
        about: "credentials.manage.lead",
    },
    {
        area: "manage",
        order: 45,
        name: "credentials.queue.title",
        href: "/manage/claims",
        who: ["programme_manager"],
        about: "credentials.queue.lead",
    },
];

export const home: readonly HomePart[] = [{ order: 40, load: () => import("./Expiring"), who: "person" }];
