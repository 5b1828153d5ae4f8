import { Chip } from "./Chip";
import { useWords } from "./words/Words";

/** Beside the name of somebody the demo made up; nothing beside anybody else. */
export function Simulated({ who }: { readonly who: { readonly simulated?: boolean | undefined } }) {
    const words = useWords();
    return who.simulated ? <>{" "}<Chip kind="accent">{words("kit.simulated")}</Chip></> : null;
}
