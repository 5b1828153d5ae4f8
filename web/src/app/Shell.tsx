import { Outlet, useLocation, useRouter } from "@tanstack/react-router";
import { RouterProvider } from "react-aria-components";
import { ReaderZoneProvider } from "~/kit/Reader";
import { Toasts } from "~/kit/Toast";
import { useWords } from "~/kit/words/Words";
import { DemoBar } from "./DemoBar";
import { Footer } from "./Footer";
import { Header } from "./Header";
import { useAccountLanguage } from "./language";
import { useMe } from "./me";
import { OfflineNotice } from "./OfflineNotice";
import { SideNavigation } from "./SideNavigation";
import "./Shell.css";

/** What the server sends itself, and the exam player, are not pages of this shell. */
function leavesShell(href: string): boolean {
    return href.startsWith("/api/") || href.startsWith("/player");
}

/** What stands around every page. */
export function Shell() {
    const words = useWords();
    const router = useRouter();
    const path = useLocation({ select: (location) => location.pathname });
    const { person } = useMe();
    useAccountLanguage();
    const staff = path === "/manage" || path.startsWith("/manage/");
    return (
        <RouterProvider navigate={(href) => leavesShell(href) ? location.assign(href) : router.history.push(href)}>
            <ReaderZoneProvider zone={person?.zone || undefined}>
                <a className="skip-link" href="#content">{words("app.skip")}</a>
                <DemoBar />
                <Header />
                <OfflineNotice />
                <div className="shell-body" data-staff={staff || undefined}>
                    {staff ? <SideNavigation /> : null}
                    <main id="content" className="shell-main" tabIndex={-1}>
                        <Outlet />
                    </main>
                </div>
                <Footer />
                <Toasts />
            </ReaderZoneProvider>
        </RouterProvider>
    );
}
