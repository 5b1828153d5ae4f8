// Takes the album of docs/pages.md: the main pages of a running demo in four dresses, each page as one picture.
//   node tools/album/take.mjs http://127.0.0.1:8080 docs/pictures/pages
// The demo should be a fresh one with its simulated people (./run), so that lists and charts have something to show.
import { mkdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

const require = createRequire(fileURLToPath(new URL("../../web/package.json", import.meta.url)));
const { chromium } = require("playwright-core");

const [base, folder] = process.argv.slice(2);
if (!base || !folder) {
    console.error("Usage: node tools/album/take.mjs ADDRESS FOLDER");
    process.exit(2);
}
const dresses = [
    { name: "desktop, light", width: 1280, height: 860, scheme: "light" },
    { name: "desktop, dark", width: 1280, height: 860, scheme: "dark" },
    { name: "phone, light", width: 390, height: 860, scheme: "light" },
    { name: "phone, dark", width: 390, height: 860, scheme: "dark" },
];

async function post(page, path, body) {
    const reply = await page.request.post(base + path, { data: body, headers: { "x-assay-csrf": "1", origin: base } });
    if (!reply.ok()) {
        throw new Error(`${path}: ${reply.status()} ${await reply.text()}`);
    }
    return reply.status() === 204 ? {} : reply.json();
}
const read = async (page, path) => (await page.request.get(base + path)).json();
const signIn = (page, name) => post(page, "/api/sessions", { email: `${name}@example.org`, password: "demo-password" });

async function enrolled(page, course) {
    const { enrolment } = await read(page, `/api/courses/${course}`);
    if (!enrolment) {
        await post(page, `/api/courses/${course}/enrolments`, {});
    }
}

// Each: who looks, where, and what is done before the picture.
const pages = [
    { name: "welcome", at: "/" },
    { name: "choice", at: "/choose?answers=role:building,experience:one-to-three,goal:responsibility,time:months" },
    { name: "catalogue", at: "/catalogue" },
    { name: "certification", at: "/certifications/cloud-foundations?lang=de" },
    {
        name: "lesson",
        who: "ann",
        at: "/courses/cloud-architect-course/staying-up",
        before: async (page) => {
            await enrolled(page, "cloud-architect-course");
            const course = await read(page, "/api/courses/cloud-architect-course");
            return `/courses/cloud-architect-course/${course.modules.flatMap((m) => m.activities).filter((a) => a.kind === "lesson")[4].id}`;
        },
        show: async (page) => page.locator(".prose img").first().scrollIntoViewIfNeeded(),
    },
    {
        name: "booking",
        who: "ann",
        at: "/exams/cloud-foundations/book",
        show: async (page) => {
            await page.getByText("Online", { exact: true }).click();
            await page.getByRole("button", { name: "Continue" }).click();
            await page.getByRole("radiogroup", { name: /^Free times on/ }).waitFor();
        },
    },
    {
        name: "player",
        who: "ann",
        before: async (page) => {
            const { attempt } = await post(page, "/api/practice/cf-practice-2/attempts", { mode: "study" });
            return `/player/${attempt}?lang=de`;
        },
        show: async (page) => {
            await page.getByRole("button", { name: /Start practising|Üben beginnen|beginnen/ }).first().click();
            await page.waitForTimeout(900);
            const side = page.getByRole("button", { name: /Nebeneinander|beide|Beide/ });
            if (await side.count() > 0) {
                await side.first().click();
            }
        },
    },
    { name: "credential", who: "mara", before: async (page) => `/c/${(await read(page, "/api/manage/credentials?state=active")).items[0].credential.public_id}` },
    { name: "results", who: "mara", at: "/manage/results" },
    { name: "bank", who: "sonja", at: "/manage/bank?pool=live" },
];

async function take(browser, page_, dress) {
    const context = await browser.newContext({
        viewport: { width: dress.width, height: dress.height },
        colorScheme: dress.scheme,
        reducedMotion: "reduce",
        deviceScaleFactor: 1,
        locale: "en-GB",
        timezoneId: "Europe/Berlin",
    });
    const page = await context.newPage();
    await page.goto(base);
    if (page_.who) {
        await signIn(page, page_.who);
    }
    const at = (page_.before ? await page_.before(page) : undefined) ?? page_.at;
    await page.goto(base + at);
    await page.getByRole("heading", { level: 1 }).first().waitFor();
    await page.waitForLoadState("networkidle");
    if (page_.show) {
        await page_.show(page);
    }
    await page.waitForTimeout(500);
    const picture = await page.screenshot();
    await context.close();
    return picture.toString("base64");
}

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
mkdirSync(folder, { recursive: true });
const only = process.env.ONLY?.split(",");
for (const page_ of pages.filter(({ name }) => !only || only.includes(name))) {
    const pictures = [];
    for (const dress of dresses) {
        pictures.push(await take(browser, page_, dress));
    }
    const sheet = await browser.newPage({ viewport: { width: 1720, height: 1200 } });
    const picture = (n) => `<figure><img src="data:image/png;base64,${pictures[n]}" style="height:560px"><figcaption>${dresses[n].name}</figcaption></figure>`;
    await sheet.setContent(`<style>body{margin:0;padding:16px;display:inline-grid;grid-template-columns:auto auto;gap:16px;background:#d9dde4;font:15px sans-serif;color:#333}
        figure{margin:0}img{display:block;border-radius:10px;box-shadow:0 2px 8px #0003}figcaption{padding:6px 4px 0}</style>
        ${picture(0)}${picture(2)}${picture(1)}${picture(3)}`);
    writeFileSync(`${folder}/${page_.name}.jpg`, await sheet.locator("body").screenshot({ type: "jpeg", quality: 78 }));
    await sheet.close();
    console.log(`${folder}/${page_.name}.jpg`);
}
await browser.close();
