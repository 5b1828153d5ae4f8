import { useWords } from "~/kit/words/Words";
import { Press } from "../../../tools/Press";
import { attribute, type CompositeProps, useComposite } from "../interaction";

/** Ends this step in its author's words: asks for a hint, shows the solution. */
export default function EndAttempt({ node, field, readOnly }: CompositeProps) {
    const words = useWords();
    const { onTry } = useComposite();
    return (
        <Press aria-disabled={readOnly} onClick={() => readOnly ? undefined : onTry(field.id)}>
            {attribute(node, "title") || words("player.composite.step.submit")}
        </Press>
    );
}
