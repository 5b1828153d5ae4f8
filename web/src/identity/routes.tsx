import type { Page } from "~/app/module";

export const routes: readonly Page[] = [
    { path: "/sign-up", load: () => import("./SignUpPage") },
    { path: "/sign-in", load: () => import("./SignInPage") },
    { path: "/confirm", load: () => import("./ConfirmPage") },
    { path: "/reset", load: () => import("./ResetRequestPage") },
    { path: "/reset/new", load: () => import("./ResetPage") },
    { path: "/account", load: () => import("./AccountPage"), who: "person" },
];
