// A small exam and short ways to act on it.
#pragma once
#include <base/must.hpp>
#include <sitting/commands.hpp>
#include <sitting/limits.hpp>

namespace sitting::test {

inline const Instant nine = *parse_rfc3339("2026-03-02T09:00:00Z");

inline Created exam() {
    Created c;
    c.form = FormId("form-a");
    c.seed = 7;
    c.selection = fixed_selection;
    c.language = "en";
    c.minutes = 90;
    c.open_until = nine + Hours(24);
    return c;
}
inline Blueprint form() {
    return {FormId("form-a"),
            {{ItemId("one"), {ItemKind::choice, 1, {"a", "b", "c", "d"}, {}}, {}},
             {ItemId("two"), {ItemKind::multiple_response, 2, {"a", "b", "c", "d", "e"}, {}}, {}},
             {ItemId("three"), {ItemKind::ordering, 1, {"x", "y", "z"}, {}}, {}},
             {ItemId("four"), {ItemKind::matching, 1, {"a", "b"}, {"p1", "p2", "p3"}}, {}}}};
}

// An attempt with its log, a clock the test moves, and ids made in order.
struct Desk {
    Attempt a;
    std::vector<Entry> log;
    std::vector<Outage> outages;
    Instant now = nine;
    int ids = 0;
    bool superseded = false;  // the last that was done

    explicit Desk(Created c = exam()) {
        take(perform(a, std::make_shared<const Blueprint>(form()), std::move(c), "create", now));
    }

    // What is in memory must be what the log says, after every step.
    void take(const Outcome& out) {
        log.insert(log.end(), out.entries.begin(), out.entries.end());
        superseded = out.superseded;
        MUST(replay(a.blueprint, log) == a);
    }
    // "" when it was done, else the code of the refusal.
    std::string act(Ask ask, Written mark = {}, std::int64_t journal_end = 0, std::string id = {}) {
        const Command command{id.empty() ? "c" + std::to_string(++ids) : id, std::move(mark), journal_end,
                              std::move(ask)};
        const Outcome out = perform(a, command, now, outages);
        const std::string code = out.refused ? out.refused->code : "";
        MUST(!out.refused || !out.refused->detail.empty());
        take(out);
        return code;
    }
    std::string answer(const char* item, Response r, std::int64_t sequence, const char* journal = "tab",
                       std::int64_t journal_end = 0) {
        return act(Answer{ItemId(item), std::move(r), 0}, {journal, sequence},
                   std::max(journal_end, sequence));
    }
    std::string choose(const char* option, std::int64_t sequence, const char* journal = "tab",
                       std::int64_t journal_end = 0) {
        return answer("one", Choice{option}, sequence, journal, journal_end);
    }
    Desk& to_start() {
        act(CheckIn{});
        act(AcceptAgreement{"2026-01"});
        if (a.made.supervision == Supervision::proctored) {
            act(AskProctor{});
            act(Authorise{"proctor"});
        }
        return *this;
    }
    Desk& started() {
        to_start();
        act(Start{});
        return *this;
    }
    void pass(Duration d) { now += d; }
    void tick() {
        const auto entries = caught_up(a, outages, now);
        log.insert(log.end(), entries.begin(), entries.end());
        MUST(replay(a.blueprint, log) == a);
    }
    std::string chosen() const {
        const auto& held = work_on(a, ItemId("one"))->answer.value.response;
        return held ? std::get<Choice>(*held).option : "";
    }
};

}  // namespace sitting::test
