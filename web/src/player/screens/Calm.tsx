import { type ReactNode, useEffect, useRef, useState } from "react";
import { useWords } from "~/kit/words/Words";
import { useSnapshot } from "../context";
import { KeysDialog } from "../tools/KeysDialog";
import { LooksDialog } from "../tools/LooksDialog";
import { Press } from "../tools/Press";
import { Sign, type SignName } from "../tools/Sign";
import { Notices } from "./Notices";
import "./calm.css";

/** A screen with one thing on it: before the exam, between, and after it. */
export function Calm({ title, sign, steps, wide, children }: {
    readonly title: string;
    readonly sign?: SignName;
    readonly steps?: ReactNode;
    readonly wide?: boolean;
    readonly children: ReactNode;
}) {
    const words = useWords();
    const { attempt } = useSnapshot();
    const heading = useRef<HTMLHeadingElement>(null);
    const [opened, setOpened] = useState<"looks" | "keys">();
    useEffect(() => {
        document.title = attempt ? `${title} · ${attempt.title}` : title;
        heading.current?.focus({ preventScroll: true });
    }, [title, attempt]);
    return (
        <div className="calm">
            <header className="calm-top">
                <strong>{attempt?.title}</strong>
                <Press look="quiet" onClick={() => setOpened("looks")}><Sign name="text" />{words("player.looks.title")}</Press>
            </header>
            <main className="calm-main" data-wide={wide || undefined}>
                {steps}
                {sign ? <span className="calm-sign"><Sign name={sign} /></span> : null}
                <h1 ref={heading} tabIndex={-1}>{title}</h1>
                <Notices />
                {children}
            </main>
            {opened === "looks" ? <LooksDialog onClose={() => setOpened(undefined)} onKeys={() => setOpened("keys")} /> : null}
            {opened === "keys" ? <KeysDialog onClose={() => setOpened(undefined)} /> : null}
        </div>
    );
}
