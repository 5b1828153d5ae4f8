import type { ReactNode } from "react";
import type { BodyElement } from "../../core/wire";

/** Content that a catalogue has something more for. */
export function Supported({ children }: { readonly node: BodyElement; readonly inline?: boolean; readonly children?: ReactNode }) {
    return children;
}
