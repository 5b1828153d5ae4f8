import type { Page } from "~/app/module";

export const routes: readonly Page[] = [
    { path: "/bookings/$booking/check-in", load: () => import("./CheckInPage"), who: "person" },
];
