import { useState } from "react";
import { Button } from "~/kit/Button";
import { Icon } from "~/kit/Icon";
import { Link } from "react-aria-components/Link";
import { LinkButton } from "~/kit/Link";
import { useWords } from "~/kit/words/Words";
import { AccountMenu } from "./AccountMenu";
import { LanguageMenu } from "./LanguageMenu";
import { maySee, useMe } from "./me";
import { navigation } from "./modules";
import { NavigationLink } from "./NavigationLink";
import { useHere } from "./place";
import { signInAddress } from "./signInAddress";

export function Header() {
    const words = useWords();
    const here = useHere();
    // Remembering where it was opened closes the list by itself when the reader has gone somewhere.
    const [openAt, setOpenAt] = useState("");
    const isOpen = openAt === here;
    const { me, person } = useMe();
    const entries = navigation.filter((entry) => entry.area === "main" && maySee(entry.who, person));
    const manages = navigation.some((entry) => entry.area === "manage" && maySee(entry.who, person));
    const list = (className: string) => (
        <ul className={className} role="list">
            {entries.map((entry) => <li key={entry.href}><NavigationLink entry={entry} className="main-link" /></li>)}
            {manages
                ? <li><NavigationLink entry={{ href: "/manage", name: "app.manage.name" }} className="main-link" /></li>
                : null}
        </ul>
    );
    return (
        <header className="header">
            <div className="header-inner">
                <Link href="/" className="brand"><img src="/icon.svg" alt="" />{words("app.name")}</Link>
                <nav aria-label={words("app.navigation")} style={{ display: "contents" }}>{list("main-navigation")}</nav>
                <div className="header-end">
                    {me === undefined || person ? null : (
                        <>
                            <LinkButton look="quiet" href={signInAddress(here)}>{words("app.signIn")}</LinkButton>
                            <span className="header-sign-up"><LinkButton href="/sign-up">{words("app.signUp")}</LinkButton></span>
                        </>
                    )}
                    <LanguageMenu look="icon" />
                    {person ? <AccountMenu person={person} /> : null}
                    <span className="menu-button">
                        <Button
                            look="quiet"
                            icon
                            aria-label={words("app.menu")}
                            aria-expanded={isOpen}
                            onPress={() => setOpenAt(isOpen ? "" : here)}
                        >
                            <Icon name={isOpen ? "cross" : "menu"} />
                        </Button>
                    </span>
                </div>
            </div>
            {isOpen ? <nav aria-label={words("app.navigation")}>{list("mobile-navigation")}</nav> : null}
        </header>
    );
}
