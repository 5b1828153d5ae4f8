import { useEffect, useEffectEvent, useRef, useState } from "react";
import { useWords } from "~/kit/words/Words";
import { messageMax, responseFrom, valuesFrom } from "../customAnswer";
import { parcelOf } from "../customParcel";
import { useHost } from "../host";
import { childrenOf, type CompositeProps, plainWords, useComposite } from "../interaction";
import { Press } from "../../../tools/Press";

/** It shows itself within so many milliseconds, or counts as broken. */
const patience = 15_000;
/** Messages a second that are listened to; a frame that says more is not heard any more until the next. */
const messagesMax = 40;
const heights = { least: 60, usual: 240, most: 4000 };

/**
 * An interaction that its author programmed. It runs in a frame without any rights, on a null origin and under a policy of its own;
 * all that comes out of it is short text, and of that only a height and an answer of the declared kind are believed.
 */
export default function Custom({ node, field, values, onValues, readOnly }: CompositeProps) {
    const words = useWords();
    const { customFrame } = useHost();
    const { body } = useComposite();
    const frame = useRef<HTMLIFrameElement>(null);
    const [state, setState] = useState<"loading" | "ready" | "failed">("loading");
    const [height, setHeight] = useState(heights.usual);
    const [again, setAgain] = useState(0);
    const [prompt] = childrenOf(node, "prompt");

    const start = useEffectEvent(async (stop: AbortSignal) => {
        const parcel = await parcelOf(node, stop);
        const direction = body.direction === "rtl" ? "rtl" : "ltr";
        // A null origin has no name to send to; the frame is ours and empty until it is told this.
        frame.current?.contentWindow?.postMessage(JSON.stringify({
            kind: "start", ...parcel, field: field.id, response: responseFrom(field, values), language: body.language || words.locale, direction, readOnly,
        }), "*");
    });
    const answer = useEffectEvent((response: unknown) => {
        const next = readOnly ? undefined : valuesFrom(field, response);
        if (next && JSON.stringify(next) !== JSON.stringify(values)) {
            onValues(next);
        }
    });
    useEffect(() => {
        const stop = new AbortController();
        const late = setTimeout(() => setState((now) => now === "loading" ? "failed" : now), patience);
        let begun = false;
        let second = 0;
        let heard = 0;
        const onMessage = (event: MessageEvent<unknown>) => {
            if (event.source === null || event.source !== frame.current?.contentWindow || event.origin !== "null") {
                return;
            }
            const now = Math.floor(performance.now() / 1000);
            heard = now === second ? heard + 1 : 1;
            second = now;
            const message = heard > messagesMax ? undefined : read(event.data);
            switch (message?.["kind"]) {
                case "here":
                    if (!begun) {
                        begun = true;
                        start(stop.signal).catch(() => stop.signal.aborted || setState("failed"));
                    }
                    break;
                case "ready":
                    setState("ready");
                    break;
                case "height":
                    setHeight(Math.max(heights.least, Math.min(heights.most, Number(message["height"]) || 0)));
                    break;
                case "response":
                    answer(message["response"]);
                    break;
                case "failed":
                    // Once it is there, a fault is its own matter: what was answered stays.
                    setState((before) => before === "loading" ? "failed" : before);
                    break;
            }
        };
        window.addEventListener("message", onMessage);
        return () => {
            clearTimeout(late);
            stop.abort();
            window.removeEventListener("message", onMessage);
        };
    }, [again, customFrame]);

    if (customFrame === undefined || state === "failed") {
        return (
            <div className="interaction-broken" role="alert">
                {words(customFrame === undefined ? "player.composite.custom.not_here" : "player.composite.broken")}
                {customFrame === undefined
                    ? null
                    : (
                        <Press
                            onClick={() => {
                                setState("loading");
                                setAgain(again + 1);
                            }}
                        >
                            {words("player.composite.again")}
                        </Press>
                    )}
            </div>
        );
    }
    return (
        <div className="custom" aria-busy={state === "loading" || undefined}>
            {state === "loading" ? <p className="hint" role="status">{words("player.composite.loading")}</p> : null}
            <iframe
                key={again}
                ref={frame}
                className="custom-frame"
                title={prompt ? plainWords(prompt) : words("player.composite.custom.name")}
                sandbox="allow-scripts"
                referrerPolicy="no-referrer"
                src={customFrame}
                inert={readOnly}
                style={{ blockSize: `${height}px` }}
            />
        </div>
    );
}

function read(data: unknown): Readonly<Record<string, unknown>> | undefined {
    if (typeof data !== "string" || data.length > messageMax) {
        return undefined;
    }
    try {
        const message: unknown = JSON.parse(data);
        return typeof message === "object" && message !== null ? message as Readonly<Record<string, unknown>> : undefined;
    } catch {
        return undefined;
    }
}
