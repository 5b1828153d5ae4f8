import { useState } from "react";
import { DescriptionList } from "~/kit/DescriptionList";
import { FileDrop } from "~/kit/FileDrop";
import { Stack } from "~/kit/layout";
import { Notice } from "~/kit/Notice";
import { PageHeader } from "~/kit/PageHeader";
import { type Reply, useAct } from "~/kit/api";
import { When } from "~/kit/When";
import { problem } from "~/kit/words/problem";
import { useWords } from "~/kit/words/Words";
import "./receipt.css";

type Checked = Reply<"/api/receipts/checks", "post">;

const bytesMax = 8_000_000;

/** Where anybody with the file of a receipt finds out whether it is genuine; works signed out. */
export default function CheckReceiptPage() {
    const words = useWords();
    const [checked, setChecked] = useState<Checked>();
    const check = useAct("post", "/api/receipts/checks", { done: setChecked });
    const look = (file: File) => {
        setChecked(undefined);
        // Whatever the browser takes the file for, it is sent as what it should be.
        check.run({ body: file.slice(0, file.size, "application/json") });
    };
    return (
        <>
            <PageHeader title={words("delivery.check.title")} lead={words("delivery.check.lead")} />
            <Stack gap={5}>
                <FileDrop
                    label={words("delivery.check.drop")}
                    hint={words("delivery.check.hint")}
                    accept={["application/json", ".json"]}
                    limitBytes={bytesMax}
                    onFile={look}
                />
                {check.failure ? <Notice kind="bad">{problem(words, check.failure)}</Notice> : null}
                {checked ? <Verdict checked={checked} /> : null}
            </Stack>
        </>
    );
}

function Verdict({ checked }: { readonly checked: Checked }) {
    const words = useWords();
    return (
        <>
            <Notice
                kind={checked.good ? "good" : "bad"}
                title={words(checked.good ? "delivery.check.good" : "delivery.check.bad")}
            >
                {checked.good
                    ? <p>{words("delivery.check.good_text")}</p>
                    : checked.wrong.map(({ code, detail }) => <p key={code + detail}>{detail}</p>)}
                {checked.notes.map(({ code, detail }) => <p key={code}>{detail}</p>)}
            </Notice>
            {checked.good
                ? (
                    <DescriptionList
                        facts={[
                            { term: words("delivery.receipt.candidate"), value: checked.candidate },
                            { term: words("delivery.receipt.exam", { kind: "exam" }), value: checked.title },
                            {
                                term: words("delivery.receipt.answered"),
                                value: words("delivery.receipt.of", { answered: checked.answered, questions: checked.questions }),
                            },
                            { term: words("delivery.receipt.entries"), value: <span className="numeric">{checked.entries}</span> },
                            { term: words("delivery.receipt.head"), value: <code className="seal">{checked.head}</code> },
                            { term: words("delivery.receipt.key"), value: <code className="seal">{checked.key}</code> },
                            ...(checked.issued_at ? [{ term: words("delivery.receipt.issued"), value: <When at={checked.issued_at} /> }] : []),
                        ]}
                    />
                )
                : null}
        </>
    );
}
