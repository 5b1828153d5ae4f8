import { EmptyState } from "~/kit/EmptyState";
import { LinkButton } from "~/kit/Link";
import { PageHeader } from "~/kit/PageHeader";
import { useWords } from "~/kit/words/Words";

export function NotFoundPage() {
    const words = useWords();
    return (
        <>
            <PageHeader title={words("app.notFound.title")} />
            <EmptyState
                icon="search"
                title={words("app.notFound.why")}
                action={<LinkButton look="primary" href="/">{words("app.toStart")}</LinkButton>}
            >
                {words("app.notFound.next")}
            </EmptyState>
        </>
    );
}
