import { EmptyState } from "~/kit/EmptyState";
import { LinkButton } from "~/kit/Link";
import { useWords } from "~/kit/words/Words";
import { maySee, useMe } from "./me";

/** Where a programme's content would be and has not been brought in: who can do something about it is told what. */
export function NothingYet() {
    const words = useWords();
    const { person } = useMe();
    const mayBegin = maySee(["operator", "programme_manager"], person);
    return (
        <EmptyState
            icon="book"
            title={words("app.nothing.title")}
            {...(mayBegin ? { action: <LinkButton look="primary" href="/manage/beginning">{words("app.beginning.title")}</LinkButton> } : {})}
        >
            {words(mayBegin ? "app.nothing.staff" : "app.nothing.text")}
        </EmptyState>
    );
}
