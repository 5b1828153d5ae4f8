import { describe, expect, it } from "vitest";
import { minutesToSay, ServerClock } from "./clock";

function clockAt() {
    const time = { now: 0 };
    return { time, clock: new ServerClock(() => time.now) };
}
const at = (seconds: number) => new Date(Date.UTC(2027, 2, 4, 10, 0, seconds)).toISOString();

describe("the server's clock", () => {
    it("runs on between replies by a clock nobody can set", () => {
        const { time, clock } = clockAt();
        clock.sync({ now: at(0), secondsLeft: 100, running: true }, 0);
        time.now = 30_000;
        expect(clock.secondsLeft()).toBe(70);
        expect(clock.now()).toBe(Date.parse(at(30)));
    });
    it("takes half of the way there and back", () => {
        const { time, clock } = clockAt();
        time.now = 2000;
        clock.sync({ now: at(0), secondsLeft: 100, running: true }, 0);
        expect(clock.secondsLeft()).toBe(99);
    });
    it("stands still while the exam is paused, and never falls below zero", () => {
        const { time, clock } = clockAt();
        clock.sync({ now: at(0), secondsLeft: 10, running: false }, 0);
        time.now = 60_000;
        expect(clock.secondsLeft()).toBe(10);
        clock.sync({ now: at(60), secondsLeft: 10, running: true }, 60_000);
        time.now = 90_000;
        expect(clock.secondsLeft()).toBe(0);
    });
    it("is corrected by each reply, and not by one that was overtaken", () => {
        const { time, clock } = clockAt();
        clock.sync({ now: at(0), secondsLeft: 100, running: true }, 0);
        time.now = 10_000;
        clock.sync({ now: at(10), secondsLeft: 390, running: true }, 10_000);
        expect(clock.secondsLeft()).toBe(390);
        clock.sync({ now: at(5), secondsLeft: 95, running: true }, 5000);
        expect(clock.secondsLeft()).toBe(390);
    });
    it("knows when there is no clock", () => {
        const { clock } = clockAt();
        expect(clock.secondsLeft()).toBeNull();
        clock.sync({ now: at(0), secondsLeft: null, running: true }, 0);
        expect(clock.secondsLeft()).toBeNull();
    });
});

describe("the time is said", () => {
    it("once at 10, 5 and 1 minutes", () => {
        const said = [];
        for (let left = 700; left > 0; left--) {
            const minutes = minutesToSay(left, left - 1);
            if (minutes !== undefined) {
                said.push(minutes);
            }
        }
        expect(said).toEqual([10, 5, 1]);
    });
    it("once only after a long sleep, and not when time is given or over", () => {
        expect(minutesToSay(700, 50)).toBe(1);
        expect(minutesToSay(200, 900)).toBeUndefined();
        expect(minutesToSay(5, 0)).toBeUndefined();
    });
});
