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
    c.language = "en";
    c.minutes = 90;
    c.open_until = nine + Hours(24);
    c.items = {{ItemId("one"), {ItemKind::choice, 1, {"a", "b", "c", "d"}, {}}},
               {ItemId("two"), {ItemKind::multiple_response, 2, {"a", "b", "c", "d", "e"}, {}}},
               {ItemId("three"), {ItemKind::ordering, 1, {"x", "y", "z"}, {}}},
               {ItemId("four"), {ItemKind::matching, 1, {"a", "b"}, {"p1", "p2", "p3"}}}};
    return c;
}

// An attempt with its log, a clock the test moves, and ids made in order.
struct Desk {
    Attempt a;
    std::vector<Entry> log;
    Instant now = nine;
    int ids = 0;

    explicit Desk(Created c = exam()) { take(perform({}, std::move(c), "create", now)); }

    void take(Outcome out) {
        log.insert(log.end(), out.entries.begin(), out.entries.end());
        a = std::move(out.after);
    }
    // "" when it was done, else the code of the refusal.
    std::string act(Ask ask, Mark mark = {}, std::int64_t journal_end = 0, std::string id = {}) {
        Outcome out = perform(
            a, {id.empty() ? "c" + std::to_string(++ids) : id, mark, journal_end, std::move(ask)}, now);
        const std::string code = out.refused ? out.refused->code : "";
        MUST(!out.refused || !out.refused->detail.empty());
        take(std::move(out));
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
        for (Entry& e : overdue(a, now)) {
            a = apply(std::move(a), e);
            log.push_back(e);
        }
    }
    std::string chosen() const {
        const auto at = a.answers.find(ItemId("one"));
        return at == a.answers.end() || !at->second.value.response
                   ? ""
                   : std::get<Choice>(*at->second.value.response).option;
    }
};

}  // namespace sitting::test
