import { lazy, Suspense } from "react";
import type { Supporter } from "./interaction";

const Supported = lazy(async () => ({ default: (await import("./Supported")).Supported }));

/** Help comes with its catalogue: items without one load nothing for it. Until it is there the content stands by itself. */
export const SupporterOnDemand: Supporter = (props) => (
    <Suspense fallback={props.children}><Supported {...props} /></Suspense>
);
