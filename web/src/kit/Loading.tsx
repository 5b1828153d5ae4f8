import { useWords } from "./words/Words";
import "./Loading.css";

/** Grey lines where words will be. */
export function Loading({ lines = 4 }: { readonly lines?: number }) {
    const words = useWords();
    return (
        <div className="loading" role="status">
            <span className="hidden-visually">{words("kit.loading")}</span>
            {Array.from({ length: lines }, (_, line) => <div key={line} className="loading-line" />)}
        </div>
    );
}
