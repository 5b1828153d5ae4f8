import type { HomePart, NavigationEntry, Page } from "~/app/module";

const desk = ["proctor", "programme_manager"];

export const routes: readonly Page[] = [
    { path: "/bookings/$booking/check-in", load: () => import("./CheckInPage"), who: "person" },
    { path: "/desk", load: () => import("./DeskPage"), who: desk },
];

export const navigation: readonly NavigationEntry[] = [
    { area: "manage", order: 10, name: "proctoring.desk.title", href: "/desk", who: desk, about: "proctoring.desk.about" },
];

export const home: readonly HomePart[] = [{ order: 1, load: () => import("./WaitingPart"), who: desk }];
