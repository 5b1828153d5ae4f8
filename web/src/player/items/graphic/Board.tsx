import { type CSSProperties, type ReactNode, useContext, useId, useLayoutEffect, useRef, useState } from "react";
import { Icon } from "~/kit/Icon";
import { useWords } from "~/kit/words/Words";
import { Press } from "../../tools/Press";
import { Sign } from "../../tools/Sign";
import { type Describe, LanguageContext, useComposite } from "../composite/interaction";
import type { Point, Size } from "./geometry";
import type { Picture } from "./picture";
import type { Said } from "./voice";
import "./graphic.css";

export interface Sized {
    readonly size: Size | undefined;
    readonly missing: boolean;
    readonly onLoad: (natural: Size) => void;
    readonly onMissing: () => void;
}

/** The size that coordinates mean: what the item says, else what the picture turns out to have. */
export function usePictureSize(picture: Picture | undefined): Sized {
    const [natural, setNatural] = useState<Size>();
    const [missing, setMissing] = useState(picture === undefined || picture.src === "");
    return { size: picture?.size ?? natural, missing, onLoad: setNatural, onMissing: () => setMissing(true) };
}

/** Where in the picture an event happened, and how many of its pixels make one on the screen. */
export function pointOn(stage: Element, event: { readonly clientX: number; readonly clientY: number }, size: Size): { point: Point; scale: number } {
    const box = stage.getBoundingClientRect();
    const scale = size.width / Math.max(1, box.width);
    return { point: { x: (event.clientX - box.left) * scale, y: (event.clientY - box.top) * scale }, scale };
}

/** Named by its question. The item as a whole would be a name that holds everything, itself included. */
export function useGroupName({ labelledBy }: Describe): { readonly "aria-labelledby": string } | { readonly "aria-label": string } {
    const words = useWords();
    const { bodyId } = useComposite();
    return labelledBy === bodyId ? { "aria-label": words("player.graphic.group") } : { "aria-labelledby": labelledBy };
}

const zooms = [1, 1.5, 2, 3, 4];

interface BoardProps {
    readonly picture: Picture | undefined;
    readonly sized: Sized;
    readonly describe: Describe;
    readonly hint: string;
    /** How it goes by keyboard. */
    readonly keys?: string;
    readonly said: Said;
    /** The same answer with plain controls. */
    readonly list: ReactNode;
    /** What can be put into the picture. */
    readonly tray?: ReactNode;
    /** What lies on the picture. */
    readonly children: ReactNode;
    /** What was answered, in words. */
    readonly after?: ReactNode;
}

/** A picture as wide as its place, with a zoom, and the list that stands for it. */
export function Board({ picture, sized, describe, hint, keys, said, list, tray, children, after }: BoardProps) {
    const words = useWords();
    const listId = useId();
    // The picture and its spots are named by the item, in the item's language.
    const language = useContext(LanguageContext);
    const [asked, setAsked] = useState(false);
    const [zoom, setZoom] = useState(0);
    const frame = useRef<HTMLDivElement>(null);
    const middle = useRef({ x: 0.5, y: 0.5 });
    const factor = zooms[zoom] ?? 1;
    const open = asked || sized.missing;

    // What was in the middle stays there.
    useLayoutEffect(() => {
        const shown = frame.current;
        shown?.scrollTo({ left: middle.current.x * shown.scrollWidth - shown.clientWidth / 2, top: middle.current.y * shown.scrollHeight - shown.clientHeight / 2 });
    }, [zoom]);
    const zoomBy = (step: number) => {
        const shown = frame.current;
        if (shown) {
            middle.current = { x: (shown.scrollLeft + shown.clientWidth / 2) / shown.scrollWidth, y: (shown.scrollTop + shown.clientHeight / 2) / shown.scrollHeight };
        }
        setZoom(Math.min(Math.max(zoom + step, 0), zooms.length - 1));
    };
    const group = useGroupName(describe);
    const { size } = sized;
    const wide = size ? Math.max(size.width, Math.min(2 * size.width, 480)) : 0;
    const shape = size
        ? { "--graphic-width": `${wide}px`, "--graphic-ratio": String(size.width / size.height), "--graphic-zoom": String(factor) } as CSSProperties
        : undefined;

    return (
        <div className="graphic" role="group" {...group} aria-describedby={describe.hintId}>
            <p className="hint" id={describe.hintId}>
                {hint} {keys && !sized.missing ? <span className="graphic-keys">{keys}</span> : null}
            </p>
            <div className="graphic-bar">
                {sized.missing
                    ? null
                    : (
                        <Press aria-expanded={open} aria-controls={listId} data-on={asked || undefined} onClick={() => setAsked(!asked)}>
                            <Sign name="list" />
                            {words("player.graphic.list")}
                        </Press>
                    )}
                {sized.missing
                    ? null
                    : (
                        <span className="graphic-zoom">
                            <Press icon aria-label={words("player.graphic.zoom_out")} aria-disabled={zoom === 0} onClick={() => zoomBy(-1)}><Icon name="minus" /></Press>
                            <output>{words("player.graphic.zoom", { share: factor })}</output>
                            <Press icon aria-label={words("player.graphic.zoom_in")} aria-disabled={zoom === zooms.length - 1} onClick={() => zoomBy(1)}><Icon name="plus" /></Press>
                        </span>
                    )}
            </div>
            {sized.missing
                ? (
                    <div className="graphic-missing">
                        <p><strong>{words("player.graphic.missing")}</strong></p>
                        {picture?.alt ? <p>{words("player.graphic.missing_alt", { alt: picture.alt })}</p> : null}
                        <p>{words("player.graphic.missing_list")}</p>
                    </div>
                )
                : null}
            <div id={listId} className="graphic-list" hidden={!open}>{open ? list : null}</div>
            {sized.missing || !picture
                ? null
                : (
                    <>
                        {tray}
                        <div ref={frame} className="graphic-frame" data-zoomed={zoom > 0 || undefined}>
                            <div className="graphic-stage" lang={language} style={shape} data-sized={size ? true : undefined}>
                                <img
                                    src={picture.src}
                                    alt={picture.alt}
                                    draggable={false}
                                    onLoad={({ currentTarget }) => sized.onLoad({ width: currentTarget.naturalWidth || 300, height: currentTarget.naturalHeight || 150 })}
                                    onError={sized.onMissing}
                                />
                                {size ? children : null}
                            </div>
                        </div>
                    </>
                )}
            <p className="graphic-said" data-shown={said.shown} aria-live="polite">{said.text}</p>
            {after}
        </div>
    );
}
