import { type CSSProperties, type KeyboardEvent, type PointerEvent, type ReactNode, useRef } from "react";
import type { Point, Size } from "~/player/items/graphic/geometry";
import "./areas.css";

export interface EditedPicture {
    readonly src: string;
    readonly width: number;
    readonly height: number;
    readonly alt: string;
}

const steps: Readonly<Record<string, Point>> = {
    ArrowLeft: { x: -1, y: 0 }, ArrowRight: { x: 1, y: 0 }, ArrowUp: { x: 0, y: -1 }, ArrowDown: { x: 0, y: 1 },
};

/** How far an arrow key moves what has the focus: ten pixels of the picture, one with Shift. As in the player. */
export function stepOf(event: KeyboardEvent): Point | undefined {
    const step = steps[event.key];
    const by = event.shiftKey ? 1 : 10;
    return step && { x: step.x * by, y: step.y * by };
}

/** A place of the picture as CSS says it. */
export function placeOf({ x, y }: Point, { width, height }: Size): CSSProperties {
    return { left: `${x / width * 100}%`, top: `${y / height * 100}%` };
}

interface Grabbed {
    readonly what: string | undefined;
    readonly from: Point;
}

interface PictureStageProps {
    readonly picture: EditedPicture;
    /** Something marked with data-grab, or the bare picture, is pressed: whether it is then followed. */
    readonly onGrab: (what: string | undefined, at: Point) => boolean;
    readonly onPull: (what: string | undefined, from: Point, to: Point) => void;
    /** Without `to`: it was broken off. */
    readonly onDrop: (what: string | undefined, from: Point, to: Point | undefined) => void;
    readonly children: ReactNode;
}

/** A picture on which things are drawn and pulled by mouse, pen or finger, in its own pixels. */
export function PictureStage({ picture, onGrab, onPull, onDrop, children }: PictureStageProps) {
    const stage = useRef<HTMLDivElement>(null);
    const grabbed = useRef<Grabbed>(undefined);
    const at = (event: PointerEvent): Point => {
        const box = stage.current?.getBoundingClientRect();
        const scale = picture.width / Math.max(1, box?.width ?? 1);
        return { x: (event.clientX - (box?.left ?? 0)) * scale, y: (event.clientY - (box?.top ?? 0)) * scale };
    };
    const end = (event: PointerEvent, done: boolean) => {
        const was = grabbed.current;
        grabbed.current = undefined;
        if (was) {
            onDrop(was.what, was.from, done ? at(event) : undefined);
        }
    };
    return (
        <div
            ref={stage}
            className="areas-stage"
            style={{ "--areas-width": `${Math.max(picture.width, Math.min(2 * picture.width, 480))}px`, aspectRatio: `${picture.width} / ${picture.height}` } as CSSProperties}
            onPointerDown={(event) => {
                const what = (event.target as Element).closest<HTMLElement>("[data-grab]")?.dataset["grab"];
                const from = at(event);
                if (event.button === 0 && onGrab(what, from)) {
                    grabbed.current = { what, from };
                    event.currentTarget.setPointerCapture(event.pointerId);
                }
            }}
            onPointerMove={(event) => grabbed.current && onPull(grabbed.current.what, grabbed.current.from, at(event))}
            onPointerUp={(event) => end(event, true)}
            onPointerCancel={(event) => end(event, false)}
        >
            <img src={picture.src} alt={picture.alt} draggable={false} />
            {children}
        </div>
    );
}
