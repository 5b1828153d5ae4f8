import { Failure } from "~/kit/failure";
import type { Server } from "./server";
import { itemIn } from "./tongues";
import type { Body } from "./wire";

export interface QuestionPorts {
    readonly server: Pick<Server, "question" | "handIn" | "fileAddress">;
    /** Whether everything has reached the server. */
    readonly flush: () => Promise<boolean>;
}

/** What single questions ask of the server outside the journal. Everything that fails throws a Failure. */
export class Questions {
    readonly #ports: QuestionPorts;

    constructor(ports: QuestionPorts) {
        this.#ports = ports;
    }

    /** The question's body after the steps that were submitted in it: they travel with the journal, so that is sent first. */
    async stepped(item: string, language = ""): Promise<Body> {
        const { server, flush } = this.#ports;
        if (!await flush()) {
            throw new Failure(0, { code: "unreachable" });
        }
        const { body } = itemIn(await server.question(item), language);
        if (!body) {
            throw new Failure(0, { code: "unreachable" });
        }
        return body;
    }

    handIn(item: string, file: File, told: (share: number) => void, stop: AbortSignal): Promise<string> {
        return this.#ports.server.handIn(item, file, told, stop);
    }

    fileAddress(id: string): string {
        return this.#ports.server.fileAddress(id);
    }
}
