import { useRef, useState } from "react";
import { ReasonFields } from "~/delivery/ReasonFields";
import { reasonCode } from "~/delivery/reasons";
import { useAct } from "~/kit/api";
import { Button } from "~/kit/Button";
import { Checkbox } from "~/kit/Checkbox";
import { Dialog, DialogActions } from "~/kit/Dialog";
import { Form } from "~/kit/Form";
import { Row } from "~/kit/layout";
import { Notice } from "~/kit/Notice";
import { useShortcuts } from "~/kit/shortcuts";
import { toast } from "~/kit/Toast";
import { problem } from "~/kit/words/problem";
import { useWords } from "~/kit/words/Words";
import type { DayEntry } from "./desk";

/** The photo beside the name, and, for whoever waits, the comparison and its outcome. */
export function IdentityPart({ entry, hasKeys }: { readonly entry: DayEntry; readonly hasKeys: boolean }) {
    const words = useWords();
    // A photo that was on file a moment ago may have been erased since.
    const [isGone, setGone] = useState(false);
    return (
        <div className="identity">
            {entry.has_id_photo && !isGone
                ? (
                    <img
                        className="id-photo"
                        src={`/api/manage/people/${entry.person}/id-photo`}
                        alt={words("proctoring.identity.photoOf", { name: entry.legal_name })}
                        onError={() => setGone(true)}
                    />
                )
                : <p className="no-photo">{words("proctoring.identity.noPhoto")}</p>}
            {entry.attempt?.phase === "awaiting_proctor"
                ? <Comparison attempt={entry.attempt.id} name={entry.legal_name} hasPhoto={entry.has_id_photo && !isGone} hasKeys={hasKeys} />
                : null}
        </div>
    );
}

/** Letting somebody in means saying that both were compared. */
function Comparison({ attempt, name, hasPhoto, hasKeys }: {
    readonly attempt: string;
    readonly name: string;
    readonly hasPhoto: boolean;
    readonly hasKeys: boolean;
}) {
    const words = useWords();
    const place = useRef<HTMLDivElement>(null);
    const [nameMatches, setNameMatches] = useState(false);
    const [photoMatches, setPhotoMatches] = useState(false);
    const [refuses, setRefuses] = useState(false);
    const authorise = useAct("post", "/api/manage/attempts/{attempt}/authorisation", {
        done: () => toast(words("proctoring.identity.authorised", { name })),
    });
    const isCompared = nameMatches && photoMatches;
    const letIn = () => authorise.run({ path: { attempt }, body: { name_matches: nameMatches, photo_matches: photoMatches } });
    useShortcuts({
        // With something left to compare, the key leads there.
        a: () => isCompared ? letIn() : place.current?.querySelector<HTMLElement>("input:not(:checked)")?.focus(),
        r: () => setRefuses(true),
    }, hasKeys);
    return (
        <div ref={place} className="comparison">
            <Checkbox isSelected={nameMatches} onChange={setNameMatches}>{words("proctoring.identity.nameMatches")}</Checkbox>
            <Checkbox isSelected={photoMatches} onChange={setPhotoMatches}>
                {words(hasPhoto ? "proctoring.identity.photoMatches" : "proctoring.identity.idMatches")}
            </Checkbox>
            {authorise.failure ? <Notice kind="bad">{problem(words, authorise.failure)}</Notice> : null}
            <Row>
                <Button look="primary" isDisabled={!isCompared} isPending={authorise.isPending} onPress={letIn}>
                    {words("proctoring.identity.authorise")}
                </Button>
                <Button onPress={() => setRefuses(true)}>{words("proctoring.identity.refuse")}</Button>
            </Row>
            {refuses ? <RefusalDialog attempt={attempt} name={name} onClose={() => setRefuses(false)} /> : null}
        </div>
    );
}

function RefusalDialog({ attempt, name, onClose }: {
    readonly attempt: string;
    readonly name: string;
    readonly onClose: () => void;
}) {
    const words = useWords();
    const refuse = useAct("post", "/api/manage/attempts/{attempt}/refusals", {
        done: () => {
            toast(words("proctoring.identity.refusedDone", { name }));
            onClose();
        },
    });
    return (
        <Dialog title={words("proctoring.identity.refuseTitle", { name })} isOpen onClose={onClose}>
            <p>{words("proctoring.identity.refuseAbout")}</p>
            <Form
                failure={refuse.failure}
                onSubmit={({ code, reason = "" }) => refuse.run({ path: { attempt }, body: { code: reasonCode(code) ?? "other", reason } })}
            >
                <ReasonFields usual="identity" label={words("proctoring.identity.reason")} hint={words("proctoring.identity.reasonHint")} />
                <DialogActions>
                    <Button onPress={onClose}>{words("kit.dialog.keep")}</Button>
                    <Button type="submit" look="danger" isPending={refuse.isPending}>{words("proctoring.identity.refuse")}</Button>
                </DialogActions>
            </Form>
        </Dialog>
    );
}
