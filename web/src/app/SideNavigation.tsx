import { useLocation } from "@tanstack/react-router";
import { Select } from "~/kit/Select";
import { useWords } from "~/kit/words/Words";
import { maySee, useMe } from "./me";
import { navigation } from "./modules";
import { NavigationLink } from "./NavigationLink";
import { useGo } from "./place";

/** The staff's area: a list at the side, and on a phone a choice above the page. */
export function SideNavigation() {
    const words = useWords();
    const go = useGo();
    const { person } = useMe();
    const path = useLocation({ select: (location) => location.pathname });
    const entries = navigation.filter((entry) => entry.area === "manage" && maySee(entry.who, person));
    const current = entries.find((entry) => path === entry.href || path.startsWith(`${entry.href}/`));
    return (
        <nav className="side-navigation" aria-label={words("app.manage.navigation")}>
            <ul className="side-list" role="list">
                {entries.map((entry) => <li key={entry.href}><NavigationLink entry={entry} className="side-link" /></li>)}
            </ul>
            <div className="side-choice">
                <Select
                    label={words("app.manage.navigation")}
                    choices={entries.map((entry) => ({ id: entry.href, name: words(entry.name) }))}
                    value={current?.href ?? null}
                    onChange={go}
                />
            </div>
        </nav>
    );
}
