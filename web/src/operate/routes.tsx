import type { Page } from "~/app/module";

export const routes: readonly Page[] = [{ path: "/demo/mailbox", load: () => import("./MailboxPage") }];
