import { type KeyboardEvent, useRef, useState } from "react";
import { Button } from "~/kit/Button";
import { Row } from "~/kit/layout";
import { useWords } from "~/kit/words/Words";
import { boxOf, type Point, share, within } from "~/player/items/graphic/geometry";
import { Outline } from "~/player/items/graphic/Outline";

import { type Area, type DrawnShape, coordsOfCorners, drawnBetween, handlesOf, movedBy, pulled, toShape } from "./areas";
import { type EditedPicture, PictureStage, placeOf, stepOf } from "./PictureStage";

interface AreaCanvasProps {
    readonly picture: EditedPicture;
    readonly areas: readonly Area[];
    readonly selected: string | undefined;
    readonly onSelect: (id: string) => void;
    /** Another place or size of an area. */
    readonly onCoords: (id: string, coords: readonly number[]) => void;
    readonly onRemove: (id: string) => void;
    /** What a stroke on the bare picture draws. */
    readonly tool: DrawnShape;
    readonly onDrawn: (shape: DrawnShape, coords: readonly number[]) => void;
    readonly nameOf: (area: Area) => string;
}

/** How near to its first corner a polygon is closed. */
const closeBy = 8;

/** The picture with its areas: drawn, moved and pulled here; every one of them is a button for the keyboard too. */
export function AreaCanvas({ picture, areas, selected, onSelect, onCoords, onRemove, tool, onDrawn, nameOf }: AreaCanvasProps) {
    const words = useWords();
    const [drawing, setDrawing] = useState<readonly number[]>();
    const [corners, setCorners] = useState<readonly Point[]>([]);
    // An area is moved from where it was when it was grabbed.
    const grabbedCoords = useRef<readonly number[]>([]);
    const canvas = useRef<HTMLDivElement>(null);
    const current = areas.find(({ id }) => id === selected);

    const finish = () => {
        if (corners.length >= 3) {
            onDrawn("polygon", coordsOfCorners(corners));
        }
        setCorners([]);
    };
    const addCorner = (at: Point) => {
        const [first] = corners;
        if (first && corners.length >= 3 && Math.hypot(first.x - at.x, first.y - at.y) <= closeBy * picture.width / 600 + 4) {
            finish();
        } else {
            setCorners([...corners, within(at, picture)]);
        }
    };
    const onGrab = (what: string | undefined, at: Point) => {
        if (tool === "polygon" && (corners.length > 0 || what === undefined)) {
            addCorner(at);
            return false;
        }
        const [kind, id = ""] = (what ?? "").split(":");
        const area = kind === "area" ? areas.find((one) => one.id === id) : current;
        if (kind === "area") {
            onSelect(id);
        }
        grabbedCoords.current = area?.coords ?? [];
        return true;
    };
    const onPull = (what: string | undefined, from: Point, to: Point) => {
        const [kind, id = ""] = (what ?? "").split(":");
        if (kind === "area") {
            const area = areas.find((one) => one.id === id);
            if (area) {
                onCoords(id, movedBy({ ...area, coords: grabbedCoords.current }, { x: to.x - from.x, y: to.y - from.y }, picture));
            }
        } else if (kind === "handle" && current) {
            onCoords(current.id, pulled(current, Number(id), to, picture));
        } else if (tool !== "polygon") {
            setDrawing(drawnBetween(tool, within(from, picture), within(to, picture)));
        }
    };
    const onDrop = (what: string | undefined, from: Point, to: Point | undefined) => {
        setDrawing(undefined);
        if (what?.startsWith("area:")) {
            // So that the arrow keys go on with it.
            canvas.current?.querySelector<HTMLElement>(`[data-area="${CSS.escape(what.slice(5))}"]`)?.focus();
        }
        if (what === undefined && to && tool !== "polygon") {
            const coords = drawnBetween(tool, within(from, picture), within(to, picture));
            if (coords) {
                onDrawn(tool, coords);
            }
        }
    };
    const onAreaKey = (event: KeyboardEvent, area: Area) => {
        const step = stepOf(event);
        if (step) {
            event.preventDefault();
            onCoords(area.id, movedBy(area, step, picture));
        } else if (event.key === "Delete" || event.key === "Backspace") {
            event.preventDefault();
            onRemove(area.id);
        }
    };
    const handles = current ? handlesOf(current) : [];

    return (
        <div ref={canvas} className="areas-canvas">
            <PictureStage picture={picture} onGrab={onGrab} onPull={onPull} onDrop={onDrop}>
                <svg className="areas-shapes" viewBox={`0 0 ${picture.width} ${picture.height}`} preserveAspectRatio="none" aria-hidden="true">
                    {areas.map((area) => (
                        <g key={area.id} className="areas-shape" data-grab={`area:${area.id}`} data-on={area.id === selected || undefined}>
                            <Outline shape={toShape(area)} size={picture} />
                        </g>
                    ))}
                    {drawing ? <g className="areas-shape" data-on><Outline shape={toShape({ shape: tool, coords: drawing })} size={picture} /></g> : null}
                    {corners.length > 0
                        ? (
                            <g className="areas-shape" data-on>
                                {["graphic-outer", "graphic-inner"].map((line) => (
                                    <polyline key={line} className={line} points={corners.map(({ x, y }) => `${x},${y}`).join(" ")} />
                                ))}
                                {corners.map(({ x, y }) => <circle key={`${x} ${y}`} className="areas-corner" cx={x} cy={y} r={picture.width / 120} />)}
                            </g>
                        )
                        : null}
                </svg>
                {areas.map((area, at) => {
                    const shape = toShape(area);
                    const box = boxOf(shape, picture);
                    return (
                        <button
                            key={area.id}
                            type="button"
                            className="areas-button"
                            data-area={area.id}
                            aria-label={words("itembank.area.move", { name: nameOf(area) })}
                            aria-pressed={area.id === selected}
                            style={{
                                ...placeOf({ x: box.x + box.width / 2, y: box.y + box.height / 2 }, picture),
                                width: share(box.width, picture.width), height: share(box.height, picture.height),
                            }}
                            onFocus={() => onSelect(area.id)}
                            onClick={() => onSelect(area.id)}
                            onKeyDown={(event) => onAreaKey(event, area)}
                        >
                            <span className="areas-number" aria-hidden="true">{at + 1}</span>
                        </button>
                    );
                })}
                {current
                    ? handles.map((handle, at) => (
                        <button
                            // oxlint-disable-next-line react/no-array-index-key -- a handle is its number
                            key={at}
                            type="button"
                            className="areas-handle"
                            data-grab={`handle:${at}`}
                            aria-label={words("itembank.area.handle", { number: at + 1, count: handles.length, name: nameOf(current), x: handle.x, y: handle.y })}
                            style={placeOf(handle, picture)}
                            onKeyDown={(event) => {
                                const step = stepOf(event);
                                if (step) {
                                    event.preventDefault();
                                    onCoords(current.id, pulled(current, at, { x: handle.x + step.x, y: handle.y + step.y }, picture));
                                }
                            }}
                        />
                    ))
                    : null}
            </PictureStage>
            {corners.length > 0
                ? (
                    <Row>
                        <span className="soft small">{words("itembank.area.corners", { count: corners.length })}</span>
                        <Button size="small" isDisabled={corners.length < 3} onPress={finish}>{words("itembank.area.close")}</Button>
                        <Button size="small" look="quiet" onPress={() => setCorners(corners.slice(0, -1))}>{words("itembank.area.corner_back")}</Button>
                    </Row>
                )
                : null}
        </div>
    );
}

