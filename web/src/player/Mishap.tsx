import { Component, type ReactNode } from "react";
import { useWords } from "~/kit/words/Words";
import { Press } from "./tools/Press";

/** When our own code fails on the screen: the answers are safe, and a reload goes on where the candidate was. */
export class Mishap extends Component<{ readonly children: ReactNode }, { readonly failed: boolean }> {
    override state = { failed: false };

    static getDerivedStateFromError() {
        return { failed: true };
    }

    override render() {
        return this.state.failed ? <MishapPage /> : this.props.children;
    }
}

function MishapPage() {
    const words = useWords();
    return (
        <main className="calm-main">
            <h1>{words("player.mishap.title")}</h1>
            <p role="alert">{words("player.mishap.text")}</p>
            <div className="calm-actions">
                <Press look="primary" onClick={() => location.reload()}>{words("player.mishap.reload")}</Press>
            </div>
        </main>
    );
}
