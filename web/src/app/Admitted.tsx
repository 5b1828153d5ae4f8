import type { ReactNode } from "react";
import { EmptyState } from "~/kit/EmptyState";
import { LinkButton } from "~/kit/Link";
import { Loaded } from "~/kit/Loaded";
import { PageHeader } from "~/kit/PageHeader";
import { useWords } from "~/kit/words/Words";
import { maySee, useMe } from "./me";
import type { Who } from "./module";
import { useHere } from "./place";
import { signInAddress } from "./signInAddress";

/** Shows a page to those it is for, and says to the others how to get in. */
export function Admitted({ who, children }: { readonly who: Who; readonly children: ReactNode }) {
    const words = useWords();
    const here = useHere();
    const { reading } = useMe();
    if (who === "anyone") {
        return children;
    }
    return (
        <Loaded reading={reading}>
            {({ signed_in, person }) => {
                if (maySee(who, person ?? undefined)) {
                    return children;
                }
                return signed_in
                    ? (
                        <>
                            <PageHeader title={words("app.notYours.title")} />
                            <EmptyState icon="person" title={words("app.notYours.why")} action={<LinkButton href="/">{words("app.toStart")}</LinkButton>}>
                                {words("app.notYours.next")}
                            </EmptyState>
                        </>
                    )
                    : (
                        <>
                            <PageHeader title={words("app.signInFirst.title")} />
                            <EmptyState
                                icon="person"
                                title={words("app.signInFirst.why")}
                                action={<LinkButton look="primary" href={signInAddress(here)}>{words("app.signIn")}</LinkButton>}
                            />
                        </>
                    );
            }}
        </Loaded>
    );
}
