import { useEffect, useState } from "react";
import { photoBytesMax } from "~/identity/limits";
import { useAct } from "~/kit/api";
import { Card } from "~/kit/Card";
import { Chip } from "~/kit/Chip";
import { FileDrop } from "~/kit/FileDrop";
import { Row } from "~/kit/layout";
import { Notice } from "~/kit/Notice";
import { toast } from "~/kit/Toast";
import { problem } from "~/kit/words/problem";
import { useWords } from "~/kit/words/Words";

/** The photo of the ID, which a proctor compares; a centre sees the ID itself. */
export function PhotoPart({ isOnline, hasPhoto }: { readonly isOnline: boolean; readonly hasPhoto: boolean }) {
    const words = useWords();
    const [shown, setShown] = useState<string>();
    useEffect(() => () => URL.revokeObjectURL(shown ?? ""), [shown]);
    const keep = useAct("put", "/api/me/id-photo", { done: () => toast(words("proctoring.photo.kept")) });
    return (
        <Card>
            <Row spread>
                <h2>{words("proctoring.photo.title")}</h2>
                <Chip kind={hasPhoto ? "good" : isOnline ? "warn" : "plain"}>
                    {words(hasPhoto ? "proctoring.photo.there" : isOnline ? "proctoring.photo.missing" : "proctoring.photo.skip")}
                </Chip>
            </Row>
            <p className="soft">{words(isOnline ? "proctoring.photo.online" : "proctoring.photo.centre")}</p>
            {keep.failure ? <Notice kind="bad">{problem(words, keep.failure)}</Notice> : null}
            {shown ? <img className="id-photo" src={shown} alt={words("proctoring.photo.yours")} /> : null}
            <FileDrop
                label={words(hasPhoto ? "proctoring.photo.replace" : "proctoring.photo.add")}
                hint={words("proctoring.photo.hint")}
                accept={["image/png", "image/jpeg", "image/webp"]}
                limitBytes={photoBytesMax}
                onFile={(file) => {
                    setShown(URL.createObjectURL(file));
                    keep.run({ body: file });
                }}
            />
        </Card>
    );
}
