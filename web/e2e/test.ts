import { AxeBuilder } from "@axe-core/playwright";
import { type APIRequestContext, expect, type Page, test as base } from "@playwright/test";
import { type Assay, startAssay } from "./assay";

/** `test` with a running installation, one a worker; `page` opens addresses on it and fails on a script error or a refused one. */
export const test = base.extend<{ page: Page }, { assay: Assay }>({
    assay: [
        async ({}, run) => {
            const assay = await startAssay();
            await run(assay);
            await assay.stop();
        },
        { scope: "worker", timeout: 90_000 },
    ],
    baseURL: async ({ assay }, run) => run(assay.url),
    page: async ({ page }, run, info) => {
        const broken: string[] = [];
        page.on("pageerror", (error) => broken.push(String(error.stack ?? error)));
        page.on("console", (message) => {
            if (/Content Security Policy|violates the following/.test(message.text())) {
                broken.push(message.text());
            }
        });
        const language: unknown = info.project.metadata["language"];
        if (typeof language === "string") {
            await page.addInitScript((chosen) => localStorage.setItem("assay.language", chosen), language);
        }
        await run(page);
        expect(broken).toEqual([]);
    },
});

export { expect };

async function isSmall(page: Page, selector: string): Promise<boolean> {
    await page.locator(selector).first().evaluate((element) => element.scrollIntoView({ block: "center", behavior: "instant" }));
    const { violations } = await new AxeBuilder({ page }).include(selector).withRules(["target-size"]).analyze();
    return violations.length > 0;
}

/** WCAG 2.2 AA as far as a machine can tell, and no sideways scrolling. */
export async function expectAccessible(page: Page): Promise<void> {
    await expect(page.locator(".loading")).toHaveCount(0);
    const { violations } = await new AxeBuilder({ page })
        // React Aria's voice names elements that may be gone by now; it is emptied again after it spoke.
        .exclude("[data-live-announcer]")
        .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"])
        .analyze();
    const found: string[] = [];
    for (const { id, nodes } of violations) {
        for (const node of nodes) {
            // What lies half below a bar that stays is small only until it is scrolled to.
            if (id !== "target-size" || await isSmall(page, String(node.target.at(-1)))) {
                found.push(`${id}: ${node.html.slice(0, 200)}`);
            }
        }
    }
    expect(found).toEqual([]);
    const sideways = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(sideways).toBeLessThanOrEqual(0);
}

const csrf = { "X-Assay-Csrf": "1" };

/** A request as the page's own person. All tests come from one address, so its limits are waited out as they ask. */
export async function post(page: Page, path: string, data: unknown): Promise<unknown> {
    let reply = await page.request.post(path, { data, headers: csrf });
    for (let tries = 0; reply.status() === 429 && tries < 3; tries++) {
        await page.waitForTimeout(1000 * Number(reply.headers()["retry-after"] ?? "5"));
        reply = await page.request.post(path, { data, headers: csrf });
    }
    expect(reply.ok(), `POST ${path}: ${reply.status()} ${await reply.text()}`).toBe(true);
    return reply.status() === 204 ? undefined : reply.json();
}

/** Signs the page in as one of the demo's ready accounts, by its role. */
export async function signInAs(page: Page, role: string): Promise<void> {
    const accounts = await read<{ email: string; password: string; role: string }[]>(page.request, "/api/demo/accounts");
    const account = accounts.find((one) => one.role.replaceAll(" ", "_") === role);
    expect(account, `a demo account with the role ${role}`).toBeDefined();
    await post(page, "/api/sessions", { email: account?.email, password: account?.password });
}

export const password = "a quiet harbour at dawn";

/** A new person, signed up and confirmed, and signed in on this page. */
export async function signUp(page: Page, name: string): Promise<{ email: string }> {
    const email = `${name.toLowerCase().replaceAll(/\W+/g, ".")}.${Date.now()}@example.org`;
    await post(page, "/api/accounts", { email, password, display_name: name, legal_name: name, zone: "Europe/Berlin", language: "en" });
    await post(page, "/api/accounts/confirmations", { token: await mailedToken(page, email, "/confirm") });
    await post(page, "/api/sessions", { email, password });
    return { email };
}

/** The token in the newest mail to an address that links to `path`. */
export async function mailedToken(page: Page, address: string, path: string): Promise<string> {
    const mails = await read<{ body: string; created_at: string }[]>(page.request, `/api/demo/mails?address=${encodeURIComponent(address)}`);
    const tokens = mails
        .toSorted((one, other) => other.created_at.localeCompare(one.created_at))
        .map((mail) => new RegExp(`${path}\\?token=([\\w-]+)`).exec(mail.body)?.[1]);
    const token = tokens.find((found) => found !== undefined);
    expect(token, `a mail to ${address} with a link to ${path}`).toBeDefined();
    return token ?? "";
}

export async function read<T>(request: APIRequestContext, path: string): Promise<T> {
    const reply = await request.get(path);
    expect(reply.ok(), `GET ${path}: ${reply.status()}`).toBe(true);
    return await reply.json() as T;
}

/** Lets time pass on the whole installation; everything due until then has happened when this returns. */
export async function moveClock(page: Page, days: number): Promise<Date> {
    const { now } = await read<{ now: string }>(page.request, "/api/demo/clock");
    const to = new Date(new Date(now).getTime() + days * 86_400_000);
    await post(page, "/api/demo/clock/moves", { to: to.toISOString() });
    return to;
}
