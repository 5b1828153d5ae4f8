import { expect, expectAccessible, post, signInAs, signUp, test } from "./test";

const open = [
    "/catalogue",
    "/catalogue?q=nothing-of-that-name",
    "/certifications/cloud-foundations",
    "/certifications/cloud-architect",
    "/courses/cloud-foundations-course",
    "/paths/cloud-newcomer",
    "/workshops/cf-readiness",
];
const own = [
    "/learning",
    "/courses/cloud-foundations-course",
    "/courses/cloud-foundations-course/networks-and-design",
    "/courses/cloud-foundations-course/protection-check",
    "/readiness/cloud-foundations",
];
const managers = ["/manage/schemes", "/manage/schemes/cloud-foundations", "/manage/exams", "/manage/exams/cloud-foundations", "/manage/courses"];

test("the catalogue and what it leads to can be read by everybody", async ({ page }) => {
    for (const address of open) {
        await page.goto(address);
        await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
        await expectAccessible(page);
    }
});

test("a learner's pages can be read by everybody", async ({ page }) => {
    await signUp(page, "Lou Looks");
    await post(page, "/api/courses/cloud-foundations-course/enrolments", undefined);
    for (const address of own) {
        await page.goto(address);
        await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
        await expectAccessible(page);
    }
});

test("the manager's pages can be read by everybody", async ({ page }) => {
    await signInAs(page, "programme_manager");
    for (const address of managers) {
        await page.goto(address);
        await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
        await expectAccessible(page);
    }
});
