import { useBlocker } from "@tanstack/react-router";
import { type KeyboardEvent, lazy, Suspense, useEffect, useMemo, useRef, useState, useSyncExternalStore } from "react";
import { useGo } from "~/app/place";
import { Button } from "~/kit/Button";
import { ConfirmDialog } from "~/kit/ConfirmDialog";
import { Failure } from "~/kit/failure";
import { Stack } from "~/kit/layout";
import { Loading } from "~/kit/Loading";
import { Notice } from "~/kit/Notice";
import { PageHeader } from "~/kit/PageHeader";
import { Tabs } from "~/kit/Tabs";
import { toast } from "~/kit/Toast";
import { problem } from "~/kit/words/problem";
import { useWords } from "~/kit/words/Words";
import { AlikePart } from "./AlikePart";
import { bank, fileAddress } from "./bankApi";
import { Checklist, partIds } from "./Checklist";
import { type Editing, EditingContext, useEditing } from "./context";
import { ConflictDialog, SubmitDialog } from "./EditorDialogs";
import { Keeper } from "./keeper";
import { MetadataPart } from "./MetadataPart";
import { filesInUse, onPicture, pathFor } from "./model";
import { StemPicture } from "./StemPicture";
import { PreviewPart, usePreview } from "./PreviewPart";
import type { DraftView, Question } from "./question";
import { RichField, type TextHandle } from "./RichField";
import { FeedbackPart, PointsPart } from "./SettingsPart";
import { TypeEditor } from "./TypeEditor";
import { TranslationsPart, withoutTranslation } from "./TranslationsPart";
import { useIsWide } from "./wide";
import "./editor.css";

const SourceEditor = lazy(() => import("./SourceEditor"));

/** The page of a working copy: what is written on one side, the player's question on the other. */
export function Editor({ view }: { readonly view: DraftView }) {
    const words = useWords();
    const go = useGo();
    const isWide = useIsWide();
    const { item } = view;
    const [keeper] = useState(() => new Keeper(view, {
        save: (revision, body) => bank.save(item, revision, { ...body, files: filesInUse(body) }),
        load: () => bank.draft(item),
        later: (act, milliseconds) => {
            const timer = setTimeout(act, milliseconds);
            return () => clearTimeout(timer);
        },
        now: () => performance.now(),
    }));
    const kept = useSyncExternalStore(keeper.subscribe, keeper.snapshot);
    const { body, standing } = kept;
    const [isSubmitting, setSubmitting] = useState(false);
    const [isComparing, setComparing] = useState(false);
    const [tab, setTab] = useState("write");
    const preview = usePreview(item, body);
    useEffect(() => () => keeper.stop(), [keeper]);
    useEffect(() => setComparing(standing === "conflict"), [standing]);

    const leaving = useBlocker({
        shouldBlockFn: async () => !await keeper.flush(),
        enableBeforeUnload: () => keeper.snapshot().standing !== "saved",
        withResolver: true,
    });
    const goTo = (part: string) => {
        setTab("write");
        requestAnimationFrame(() => {
            const place = document.getElementById(part);
            place?.scrollIntoView({ block: "start" });
            place?.querySelector<HTMLElement>("h2")?.focus({ preventScroll: true });
        });
    };
    const submit = async (note: string) => {
        if (!await keeper.flush()) {
            throw keeper.snapshot().failure ?? new Failure(409, { code: "changed_meanwhile" });
        }
        await bank.submit(item, keeper.snapshot().revision, note);
        toast(words("itembank.editor.submitted"));
        go(`/manage/bank/items/${item}`);
    };
    const keys = (event: KeyboardEvent) => {
        const key = event.key.toLowerCase();
        if (!(event.ctrlKey || event.metaKey) || event.altKey) {
            return;
        }
        // The editors of long texts go back by themselves.
        const isOwn = (event.target as Element).closest("[contenteditable], .source-frame") !== null;
        if (key === "s") {
            event.preventDefault();
            void keeper.flush();
        } else if ((key === "z" || key === "y") && !isOwn) {
            event.preventDefault();
            if (key === "y" || event.shiftKey) {
                keeper.redo();
            } else {
                keeper.undo();
            }
        }
    };
    const editing = useMemo<Editing | undefined>(() => body.question
        ? {
            item, body, question: body.question,
            edit: (next, label) => keeper.change((now) => (now.question ? changed(now, next(now.question)) : now), label),
            editBody: (next, label) => keeper.change(next, label),
            upload: async (file) => {
                const brought = await bank.upload(item, pathFor(file.name, keeper.snapshot().body.files.map(({ path }) => path)), file);
                keeper.change((now) => ({ ...now, files: [...now.files, brought] }), "");
                return brought;
            },
            addressOf: (path) => addressIn(body, item, path),
            pictureOf: () => {
                const { picture } = body.question ?? {};
                const src = picture ? addressIn(body, item, picture.path) : undefined;
                return picture && src && picture.width > 0 ? { src, width: picture.width, height: picture.height, alt: picture.alt } : undefined;
            },
        }
        : undefined, [item, body, keeper]);

    const fields = editing
        ? <EditingContext value={editing}><Fields isNew={view.base === null || view.base === undefined} /></EditingContext>
        : (
            <Suspense fallback={<Loading lines={8} />}>
                <SourceEditor value={body.qti} onChange={(qti) => keeper.change((now) => ({ ...now, qti }), "qti")} />
            </Suspense>
        );
    const shown = <PreviewPart shown={preview.shown} language={body.meta.language} failure={preview.failure} />;
    const kind = body.question?.type;
    return (
        // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- keys of the whole page
        <div className="editor" onKeyDown={keys}>
            <PageHeader
                title={body.meta.title || words("itembank.editor.edit", { name: item })}
                lead={kind ? words(`itembank.kind.${kind}`) : words("itembank.kind.qti")}
                crumbs={[{ name: words("itembank.editor.bank"), href: "/manage/bank" }, { name: item, href: `/manage/bank/items/${item}` }]}
            />
            <div className="editor-bar">
                <Button size="small" isDisabled={!kept.canUndo} onPress={() => keeper.undo()}>{words("itembank.editor.undo")}</Button>
                <Button size="small" isDisabled={!kept.canRedo} onPress={() => keeper.redo()}>{words("itembank.editor.redo")}</Button>
                <span className="editor-standing" role="status" data-standing={standing}>{words(`itembank.editor.standing.${standing}`)}</span>
                <Button look="primary" onPress={() => setSubmitting(true)}>{words("itembank.editor.submit")}</Button>
            </div>
            {standing === "refused" ? <Refused failure={kept.failure} isUnfiled={body.meta.exam === ""} /> : null}
            {standing === "conflict"
                ? <Notice kind="warn" actions={<Button size="small" onPress={() => setComparing(true)}>{words("itembank.editor.compare")}</Button>}>{words("itembank.editor.conflict_rests")}</Notice>
                : null}
            <TranslationsPart body={body} onLeaveOut={(language) => keeper.change((now) => withoutTranslation(now, language), "")} />
            {isWide
                ? (
                    <div className="editor-columns">
                        <div className="editor-fields">{fields}</div>
                        <div className="editor-side">{shown}<Checklist missing={kept.missing} onGo={goTo} /></div>
                    </div>
                )
                : (
                    <Tabs
                        label={words("itembank.editor.views")}
                        selected={tab}
                        onSelect={setTab}
                        tabs={[
                            { id: "write", name: words("itembank.editor.write"), content: fields },
                            { id: "preview", name: words("itembank.editor.preview"), content: shown },
                            { id: "check", name: words("itembank.editor.check_tab", { count: kept.missing.length }), content: <Checklist missing={kept.missing} onGo={goTo} /> },
                        ]}
                    />
                )}
            <SubmitDialog isOpen={isSubmitting} onClose={() => setSubmitting(false)} onSubmit={submit} />
            {kept.theirs
                ? (
                    <ConflictDialog
                        mine={body}
                        theirs={kept.theirs}
                        isOpen={isComparing}
                        onClose={() => setComparing(false)}
                        onMine={() => void keeper.keepMine()}
                        onTheirs={() => keeper.takeTheirs()}
                    />
                )
                : null}
            <ConfirmDialog
                title={words("itembank.editor.leave")}
                confirm={words("itembank.editor.leave_anyway")}
                danger
                isOpen={leaving.status === "blocked"}
                onConfirm={() => leaving.proceed?.()}
                onClose={() => leaving.reset?.()}
            >
                {words("itembank.editor.leave_about")}
            </ConfirmDialog>
        </div>
    );
}

/** Why the server does not take what is on the page. */
function Refused({ failure, isUnfiled }: { readonly failure: unknown; readonly isUnfiled: boolean }) {
    const words = useWords();
    const lines = failure instanceof Failure ? failure.errors : [];
    return (
        <Notice kind="bad" title={words("itembank.editor.refused")}>
            {isUnfiled ? words("itembank.editor.exam_needed") : problem(words, failure)}
            {isUnfiled || lines.length === 0 ? null : <ul>{lines.map(({ pointer, detail }) => <li key={pointer}><code>{pointer}</code> {detail}</li>)}</ul>}
        </Notice>
    );
}

const changed = (body: DraftView["body"], question: Question) => (question === body.question ? body : { ...body, question });

function addressIn(body: DraftView["body"], item: string, path: string): string | undefined {
    const file = body.files.find((one) => one.path === path);
    return file && fileAddress(item, file.file);
}

function Fields({ isNew }: { readonly isNew: boolean }) {
    const words = useWords();
    const stem = useRef<TextHandle>(null);
    const { item, body, question, edit } = useEditing();
    const parts = ["text", "answers", "feedback", "about"] as const;
    const isMarked = question.type === "cloze" || question.type === "inline_choice" || question.type === "gap_match" || question.type === "hot_text";
    const content = {
        text: (
            <Stack gap={3}>
                <RichField handle={stem} rows={isMarked ? 8 : 5} label={words("itembank.editor.stem")} value={question.text} onChange={(text) => edit((q) => ({ ...q, text }), "stem")} />
                <AlikePart item={item} exam={body.meta.exam} stem={question.text} />
                {onPicture.has(question.type) || body.format !== "markdown"
                    ? null
                    : <StemPicture onPut={(markdown) => stem.current?.insert(markdown)} />}
            </Stack>
        ),
        answers: <Stack gap={5}><TypeEditor stem={stem} /><PointsPart /></Stack>,
        feedback: <FeedbackPart />,
        about: <MetadataPart isNew={isNew} />,
    };
    return (
        <>
            {parts.map((part) => (
                <section key={part} id={partIds[part]} className="editor-part" aria-labelledby={`${partIds[part]}-title`}>
                    <h2 id={`${partIds[part]}-title`} tabIndex={-1}>{words(`itembank.editor.part.${part}`)}</h2>
                    {content[part]}
                </section>
            ))}
        </>
    );
}
