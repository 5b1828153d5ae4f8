import type { ComponentType } from "react";

/** Who may see a page: everybody, whoever is signed in, or whoever has one of these roles. The server decides again. */
export type Who = "anyone" | "person" | readonly string[];

export interface Page {
    /** The address, with `$name` for a part that varies: `/catalogue/$certification`. */
    readonly path: string;
    readonly load: () => Promise<{ default: ComponentType }>;
    readonly who?: Who;
}

/** A line of the navigation: `main` is the header, `manage` the side of the staff's area. */
export interface NavigationEntry {
    readonly area: "main" | "manage";
    readonly order: number;
    /** A message key. */
    readonly name: string;
    readonly href: string;
    readonly who?: Who;
    /** A message key: one sentence for the tile on the start page. Without it there is no tile. */
    readonly about?: string;
}

/** A part of a signed-in person's start page, such as the next booking. It shows nothing when it has nothing to say. */
export interface HomePart {
    readonly order: number;
    readonly load: () => Promise<{ default: ComponentType }>;
    readonly who?: Who;
}

/** What a module's routes.tsx exports. */
export interface WebModule {
    readonly routes: readonly Page[];
    readonly navigation?: readonly NavigationEntry[];
    readonly home?: readonly HomePart[];
}
