import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const binary = process.env["ASSAY"] ?? fileURLToPath(new URL("../../build/release/assay", import.meta.url));
const startMillisecondsMax = 60_000;

/** A demo installation of its own: fresh data, a free port. */
export interface Assay {
    readonly url: string;
    readonly data: string;
    /** Ends the process at once and starts it again on the same data and port, as after a power cut. */
    crash(): Promise<void>;
    stop(): Promise<void>;
}

/** An installation that nobody has begun yet, and the address of its first start. */
export async function startEmpty(): Promise<{ readonly firstStart: string; stop(): Promise<void> }> {
    const data = await mkdtemp(join(tmpdir(), "assay-e2e-"));
    const port = await freePort();
    const child = spawn(binary, ["serve", "--data", data, "--listen", `127.0.0.1:${port}`], { stdio: ["ignore", "pipe", "ignore"] });
    let said = "";
    const firstStart = await new Promise<string>((resolve, reject) => {
        child.once("exit", () => reject(new Error(`${binary} ended:\n${said}`)));
        child.stdout?.on("data", (chunk: Buffer) => {
            said += chunk.toString();
            const address = /First start: open (\S+)\n/.exec(said)?.[1];
            if (address) {
                resolve(address);
            }
        });
    });
    return {
        firstStart,
        stop: async () => {
            await end(child, "SIGTERM");
            await rm(data, { recursive: true, force: true });
        },
    };
}

export async function startAssay(): Promise<Assay> {
    const data = await mkdtemp(join(tmpdir(), "assay-e2e-"));
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    let running = await serve(data, port, url);
    return {
        url,
        data,
        crash: async () => {
            await end(running, "SIGKILL");
            running = await serve(data, port, url);
        },
        stop: async () => {
            await end(running, "SIGTERM");
            await rm(data, { recursive: true, force: true });
        },
    };
}

async function serve(data: string, port: number, url: string): Promise<ChildProcess> {
    const child = spawn(binary, ["serve", "--data", data, "--listen", `127.0.0.1:${port}`, "--demo", "--demo-people", "0"], {
        stdio: ["ignore", "ignore", "pipe"],
        cwd: fileURLToPath(new URL("../..", import.meta.url)),
    });
    let said = "";
    child.stderr?.on("data", (chunk: Buffer) => {
        said = (said + chunk.toString()).slice(-4000);
    });
    const deadline = Date.now() + startMillisecondsMax;
    while (Date.now() < deadline && child.exitCode === null) {
        const ready = await fetch(`${url}/readyz`).then((reply) => reply.ok, () => false);
        if (ready) {
            return child;
        }
        await sleep(50);
    }
    child.kill("SIGKILL");
    throw new Error(`${binary} did not start on ${url}:\n${said}`);
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
    const gone = new Promise<void>((resolve) => {
        child.once("exit", () => resolve());
    });
    if (child.exitCode === null && child.signalCode === null) {
        child.kill(signal);
        await gone;
    }
}

function freePort(): Promise<number> {
    return new Promise((resolve, reject) => {
        const probe = createServer();
        probe.once("error", reject);
        probe.listen(0, "127.0.0.1", () => {
            const address = probe.address();
            probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
        });
    });
}
