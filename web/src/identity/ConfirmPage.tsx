import { useEffect, useRef, useState } from "react";
import { useAsked } from "~/app/place";
import { useAct } from "~/kit/api";
import { LinkButton } from "~/kit/Link";
import { Loading } from "~/kit/Loading";
import { Notice } from "~/kit/Notice";
import { problem } from "~/kit/words/problem";
import { useWords } from "~/kit/words/Words";
import { Door } from "./Door";

/** Where the link of the confirmation mail leads. */
export default function ConfirmPage() {
    const words = useWords();
    const token = useAsked().get("token");
    const [confirmed, setConfirmed] = useState(false);
    const { run, failure } = useAct("post", "/api/accounts/confirmations", { done: () => setConfirmed(true) });
    const sent = useRef(false);
    useEffect(() => {
        // Once only: the token is used up, and React runs effects twice while developing.
        if (!sent.current && token !== "") {
            sent.current = true;
            run({ body: { token } });
        }
    }, [run, token]);
    return (
        <Door title={words("identity.confirm.title")}>
            {confirmed ? <Notice kind="good">{words("identity.confirm.done")}</Notice> : null}
            {failure ? <Notice kind="bad">{problem(words, failure)}</Notice> : null}
            {token === "" ? <Notice kind="warn">{words("identity.confirm.noToken")}</Notice> : null}
            {confirmed || failure || token === ""
                ? <LinkButton look="primary" href="/">{words("app.toStart")}</LinkButton>
                : <Loading lines={2} />}
        </Door>
    );
}
