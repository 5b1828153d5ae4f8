import type { NavigationEntry, Page } from "~/app/module";

export const routes: readonly Page[] = [
    { path: "/sign-up", load: () => import("./SignUpPage") },
    { path: "/sign-in", load: () => import("./SignInPage") },
    { path: "/confirm", load: () => import("./ConfirmPage") },
    { path: "/reset", load: () => import("./ResetPage") },
    { path: "/account", load: () => import("./AccountPage"), who: "person" },
    { path: "/manage/people", load: () => import("./PeoplePage"), who: ["programme_manager", "operator"] },
    { path: "/manage/accommodations", load: () => import("./AccommodationsPage"), who: ["accommodations_reviewer"] },
];

export const navigation: readonly NavigationEntry[] = [
    {
        area: "manage",
        order: 80,
        name: "identity.people.title",
        href: "/manage/people",
        who: ["programme_manager", "operator"],
        about: "identity.people.lead",
    },
    {
        area: "manage",
        order: 70,
        name: "identity.review.title",
        href: "/manage/accommodations",
        who: ["accommodations_reviewer"],
        about: "identity.review.lead",
    },
];
