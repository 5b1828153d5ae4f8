import "./Icon.css";

// Drawn on a 20 by 20 grid with a line of 1.6; our own, so that nothing is loaded for them.
const drawings = {
    check: "m4.5 10.5 3.5 3.5 7.5-8",
    cross: "m5.5 5.5 9 9m0-9-9 9",
    down: "m5.5 8 4.5 4.5L14.5 8",
    next: "m8 5.5 4.5 4.5L8 14.5",
    back: "M12 5.5 7.5 10l4.5 4.5",
    search: "M9 15A6 6 0 1 0 9 3a6 6 0 0 0 0 12Zm4.5-1.5L17 17",
    menu: "M3.5 6h13m-13 4h13m-13 4h13",
    calendar: "M3.5 6.5a2 2 0 0 1 2-2h9a2 2 0 0 1 2 2v8a2 2 0 0 1-2 2h-9a2 2 0 0 1-2-2Zm0 2.5h13M7 3v3m6-3v3",
    clock: "M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14Zm0-11v4l2.5 2",
    person: "M10 10a3.2 3.2 0 1 0 0-6.4 3.2 3.2 0 0 0 0 6.4Zm-6 6.4c.6-2.9 3-4.4 6-4.4s5.4 1.5 6 4.4",
    place: "M10 17.500s5.5-4.6 5.5-9a5.5 5.5 0 0 0-11 0c0 4.4 5.5 9 5.5 9Zm0-7a2 2 0 1 0 0-4 2 2 0 0 0 0 4Z",
    info: "M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14Zm0-8v5m0-7.500v.1",
    warn: "M10 3.5 17.5 16h-15Zm0 4.500v4m0 2v.1",
    sun: "M10 13a3 3 0 1 0 0-6 3 3 0 0 0 0 6Zm0-10.500v1.500m0 12v1.500m7.5-7.500H16m-12 0H2.500m12.8-5.3-1 1m-8.6 8.6-1 1m0-10.6 1 1m8.6 8.6 1 1",
    moon: "M16.5 11.500A7 7 0 0 1 8.5 3.500a7 7 0 1 0 8 8Z",
    upload: "M10 13V4m-4 4 4-4 4 4M4 13v2a1.5 1.5 0 0 0 1.5 1.500h9A1.5 1.5 0 0 0 16 15v-2",
    download: "M10 4v9m-4-4 4 4 4-4M4 14v1a1.5 1.5 0 0 0 1.5 1.500h9A1.5 1.5 0 0 0 16 15v-1",
    flag: "M5 17V3.500h9.500L12 7l2.5 3.500H5",
    medal: "M10 12.500a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9Zm-2.6-.8L6 17l4-2 4 2-1.4-5.3",
    book: "M10 5.500C8.5 4.3 6.3 4 3.5 4v11c2.8 0 5 .3 6.5 1.5 1.5-1.2 3.7-1.5 6.5-1.500V4c-2.8 0-5 .3-6.5 1.500Zm0 0v11",
    mail: "M3.5 5.500h13v9h-13Zm0 .5L10 11l6.5-5",
    plus: "M10 4.500v11M4.5 10h11",
    minus: "M4.5 10h11",
    copy: "M7.5 7.500h8v8h-8Zm-3 5v-8h8",
    globe: "M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14Zm-7-7h14M10 3c2 1.900 3 4.300 3 7s-1 5.100-3 7c-2-1.900-3-4.300-3-7s1-5.100 3-7Z",
    outside: "M11.5 4H16v4.500M16 4l-7 7m-1.5-6h-3v10.500H15v-3",
} as const;

export type IconName = keyof typeof drawings;

/** A line drawing beside words. It says nothing to a screen reader: the words do. */
export function Icon({ name, turn }: { readonly name: IconName; readonly turn?: boolean }) {
    return (
        <svg className="icon" viewBox="0 0 20 20" aria-hidden="true" data-turn={turn || undefined}>
            <path d={drawings[name]} />
        </svg>
    );
}
