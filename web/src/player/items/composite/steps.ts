import { useEffect, useEffectEvent, useRef, useState } from "react";
import { asComposite, triesMax, withTry } from "../../core/composite";
import type { Body, Item, Response } from "../../core/wire";
import { useHost } from "./host";
import type { CompositeItemState } from "./interaction";

/** Without a network the step is asked for again after so many milliseconds, and at once when the network is back. */
const againAfter = 10_000;

export interface Steps {
    readonly body: Body | undefined;
    readonly trying: CompositeItemState["trying"];
    readonly onTry: (ended?: string) => void;
}

/**
 * The body as it stands after the steps that were submitted. The steps are part of the answer and so in the journal; what
 * they lead to is the server's to say, and is asked for whenever it is not known: after a step, and after a reload.
 */
export function useSteps(item: Item, response: Response | null, onAnswer: (response: Response | null) => void, readOnly: boolean): Steps {
    const { tryNow } = useHost();
    const first = item.body ?? undefined;
    const { tries } = asComposite(response);
    const key = JSON.stringify(tries);
    const [known, setKnown] = useState<{ readonly key: string; readonly body: Body }>();
    const [waiting, setWaiting] = useState(false);
    // A paper that was fetched later knows of the steps already.
    const current = first?.tries === tries.length;
    const asking = !current && tries.length > 0 && known?.key !== key && tryNow !== undefined;
    const ask = useEffectEvent((stop: AbortSignal) => tryNow?.(item.id, asComposite(response), stop));
    const stopped = useRef<AbortController>(undefined);

    useEffect(() => {
        if (!asking) {
            return undefined;
        }
        let timer: ReturnType<typeof setTimeout> | undefined;
        const attempt = () => {
            clearTimeout(timer);
            stopped.current?.abort();
            const own = new AbortController();
            stopped.current = own;
            ask(own.signal)?.then(
                (body) => {
                    if (!own.signal.aborted) {
                        setKnown({ key, body });
                        setWaiting(false);
                    }
                },
                () => {
                    if (!own.signal.aborted) {
                        setWaiting(true);
                        timer = setTimeout(attempt, againAfter);
                    }
                },
            );
        };
        attempt();
        window.addEventListener("online", attempt);
        return () => {
            clearTimeout(timer);
            stopped.current?.abort();
            window.removeEventListener("online", attempt);
        };
    }, [asking, key]);

    const body = known && tries.length > 0 && !current ? known.body : first;
    const trying = !asking ? "no" : waiting ? "waiting" : "asking";
    const onTry = (ended?: string) => {
        if (body && !readOnly && !asking && tries.length < triesMax) {
            onAnswer(withTry(body, response, ended));
        }
    };
    return { body, trying, onTry };
}
