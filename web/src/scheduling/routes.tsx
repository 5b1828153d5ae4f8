import type { HomePart, NavigationEntry, Page } from "~/app/module";

const desk = ["proctor", "programme_manager"];

export const routes: readonly Page[] = [
    { path: "/exams/$exam/book", load: () => import("./BookPage"), who: "person" },
    { path: "/bookings", load: () => import("./BookingsPage"), who: "person" },
    { path: "/bookings/$booking", load: () => import("./BookingPage"), who: "person" },
    { path: "/bookings/$booking/move", load: () => import("./MovePage"), who: "person" },
    { path: "/centres", load: () => import("./CentresPage") },
    { path: "/centres/$centre", load: () => import("./CentrePage") },
    { path: "/manage/bookings", load: () => import("./DeskPage"), who: desk },
    { path: "/manage/bookings/$booking", load: () => import("./DeskBookingPage"), who: desk },
    { path: "/manage/vouchers", load: () => import("./VouchersPage"), who: ["programme_manager"] },
    { path: "/manage/vouchers/new", load: () => import("./MakeVouchersPage"), who: ["programme_manager"] },
];

export const navigation: readonly NavigationEntry[] = [
    { area: "main", order: 30, name: "scheduling.bookings.title", href: "/bookings", who: "person", about: "scheduling.bookings.about" },
    { area: "manage", order: 40, name: "scheduling.desk.title", href: "/manage/bookings", who: desk, about: "scheduling.desk.lead" },
    {
        area: "manage",
        order: 50,
        name: "scheduling.vouchers.title",
        href: "/manage/vouchers",
        who: ["programme_manager"],
        about: "scheduling.vouchers.lead",
    },
];

export const home: readonly HomePart[] = [{ order: 10, load: () => import("./NextBooking"), who: "person" }];
