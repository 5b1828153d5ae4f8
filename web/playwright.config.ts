import { defineConfig, devices } from "@playwright/test";

const desktop = { ...devices["Desktop Chrome"], viewport: { width: 1280, height: 800 } };
const phone = { ...desktop, viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

// Journeys run once; what is named looks.spec.ts runs in every dress: it asks whether pages can be read, not what they do.
// Three dresses see each size, each palette and both directions; tokens.test.ts holds the contrast of every pair in both palettes.
export default defineConfig({
    testDir: "e2e",
    workers: 2,
    fullyParallel: false,
    forbidOnly: true,
    // A machine that lends its cores may be slow once; a test that needed a second try is named as flaky in the log.
    retries: process.env["CI"] ? 1 : 0,
    timeout: 60_000,
    expect: { timeout: 10_000 },
    reporter: [["list"]],
    use: {
        browserName: "chromium",
        launchOptions: {
            executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium",
            args: [
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
            ],
        },
        contextOptions: { reducedMotion: "reduce" },
        trace: "off",
        screenshot: "only-on-failure",
    },
    projects: [
        { name: "desktop", testIgnore: /journey\.spec\.ts/, use: { ...desktop, colorScheme: "light" } },
        // Years pass in a journey. A project has workers, and so installations, of its own.
        { name: "journey", testMatch: /journey\.spec\.ts/, use: { ...desktop, colorScheme: "light" } },
        { name: "phone-dark", testMatch: /looks\.spec\.ts/, use: { ...phone, colorScheme: "dark" } },
        {
            name: "right-to-left",
            testMatch: /looks\.spec\.ts/,
            use: { ...desktop, colorScheme: "light" },
            metadata: { language: "ar-XB" },
        },
    ],
});
