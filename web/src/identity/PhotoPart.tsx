import type { Person } from "~/app/me";
import { Chip } from "~/kit/Chip";
import { useAct } from "~/kit/api";
import { FileDrop } from "~/kit/FileDrop";
import { Row } from "~/kit/layout";
import { Notice } from "~/kit/Notice";
import { toast } from "~/kit/Toast";
import { problem } from "~/kit/words/problem";
import { useWords } from "~/kit/words/Words";
import { photoBytesMax } from "./limits";
import { Part } from "./Part";

/** The photo of the ID document, which the proctor compares on the day of the exam. */
export function PhotoPart({ person }: { readonly person: Person }) {
    const words = useWords();
    const keep = useAct("put", "/api/me/id-photo", { done: () => toast(words("identity.photo.kept")) });
    return (
        <Part title={words("identity.photo.title")} about={words("identity.photo.about")}>
            <Row>
                <Chip kind={person.has_id_photo ? "good" : "warn"}>
                    {words(person.has_id_photo ? "identity.photo.there" : "identity.photo.missing")}
                </Chip>
            </Row>
            {keep.failure ? <Notice kind="bad">{problem(words, keep.failure)}</Notice> : null}
            <FileDrop
                label={words(person.has_id_photo ? "identity.photo.replace" : "identity.photo.add")}
                hint={words("identity.photo.hint")}
                accept={["image/png", "image/jpeg", "image/webp"]}
                limitBytes={photoBytesMax}
                onFile={(file) => keep.run({ body: file })}
            />
        </Part>
    );
}
