#include "audit.hpp"

#include <sitting/limits.hpp>

namespace simulate {
namespace {

#define RULE(condition, words)         \
    do {                               \
        if (!(condition)) {            \
            return std::string(words); \
        }                              \
    } while (false)

struct Auditor {
    bool started = false, over = false;
    std::optional<Instant> running_since, paused_at, paused_until;
    bool own_break = false;
    Duration run{}, budget{}, staff_pauses{}, breaks{};
    std::int64_t break_minutes = 0, granted = 0;
    std::set<std::string> causes;
    std::map<std::int64_t, std::vector<std::pair<std::int64_t, std::int64_t>>> turns;  // from after where
    std::int64_t turn = 0;
    std::map<std::int64_t, std::int64_t> seals;
    struct Best {
        std::tuple<std::int64_t, std::int64_t, std::int64_t> rank;
        std::optional<sitting::Response> response;
    };
    std::map<sitting::ItemId, Best> best;

    // Which turn at writing a change belongs to.
    std::int64_t rank(const sitting::Mark& mark) {
        std::int64_t out = 0;
        for (const auto& [after, number] : turns[mark.journal]) {
            out = mark.sequence > after ? number : out;
        }
        return out;
    }
    Duration used(Instant at) const { return run + (running_since ? at - *running_since : Duration{}); }

    void stop(Instant at) {
        run = std::min(budget, used(at));
        running_since.reset();
        if (paused_at) {
            (own_break ? breaks : staff_pauses) += at - *paused_at;
            paused_at.reset();
        }
    }
    std::string answered(const sitting::Answered& e, Instant at) {
        RULE(running_since, "an answer is taken only while the clock runs");
        if (e.late) {
            RULE(used(at) >= budget, "what came before the end is not late");
            RULE(used(at) < budget + sitting::grace, "an answer after the grace");
            RULE(seals.contains(e.mark.journal), "a late answer without a seal");
            RULE(e.mark.sequence <= seals[e.mark.journal], "a late answer beyond the seal");
        } else {
            RULE(used(at) < budget, "an answer after the end that is not marked late");
        }
        const std::tuple candidate{rank(e.mark), e.mark.journal, e.mark.sequence};
        const auto held = best.find(e.item);
        if (held == best.end() || candidate > held->second.rank) {
            best[e.item] = {candidate, e.response};
        }
        return {};
    }
    std::string pause(const sitting::Paused& e, Instant at) {
        RULE(running_since && used(at) < budget, "a pause while the clock does not run");
        stop(at);
        RULE(e.until > at && e.until - at <= sitting::pause_max, "a pause beyond its limit");
        paused_at = at;
        paused_until = e.until;
        own_break = e.by.empty();
        return {};
    }
    std::string resume(Instant at, const std::string& cause) {
        RULE(paused_at, "a resumption of what is not paused");
        RULE(at <= *paused_until, "a pause that outlived its limit");
        RULE(!cause.starts_with("due/") || at == *paused_until,
             "the limit of a pause was not kept to the moment");
        stop(at);
        RULE(staff_pauses <= sitting::pauses_total_max, "pauses beyond their common limit");
        RULE(breaks <= Minutes(break_minutes), "breaks beyond the accommodation");
        running_since = at;
        return {};
    }
    std::string submit(const sitting::Submitted& e, const sitting::Entry& entry) {
        RULE(started, "submitted before it was started");
        if (e.why == sitting::SubmittedBecause::time_over) {
            RULE(entry.cause.starts_with("due/"), "time over was somebody's wish");
            RULE(running_since && used(entry.at) >= budget + sitting::grace, "time was called too early");
            RULE(used(entry.at) == budget + sitting::grace, "time was called too late");
        }
        stop(entry.at);
        over = true;
        return {};
    }
    std::string see(const sitting::Entry& entry) {
        RULE(causes.insert(entry.cause).second, "a command acted twice");
        RULE(!over || std::holds_alternative<sitting::Voided>(entry.event), "something follows the end");
        if (const auto* created = std::get_if<sitting::Created>(&entry.event)) {
            budget = Minutes(created->minutes + created->extra_minutes);
            break_minutes = created->break_minutes;
        } else if (std::holds_alternative<sitting::Started>(entry.event)) {
            RULE(!started, "started twice");
            started = true;
            running_since = entry.at;
        } else if (const auto* answer = std::get_if<sitting::Answered>(&entry.event)) {
            return answered(*answer, entry.at);
        } else if (const auto* seal = std::get_if<sitting::JournalSealed>(&entry.event)) {
            RULE(running_since && used(entry.at) >= budget, "sealed before the end");
            RULE(seals.emplace(seal->mark.journal, seal->mark.sequence).second, "sealed twice");
        } else if (const auto* paused = std::get_if<sitting::Paused>(&entry.event)) {
            return pause(*paused, entry.at);
        } else if (std::holds_alternative<sitting::Resumed>(entry.event)) {
            return resume(entry.at, entry.cause);
        } else if (const auto* grant = std::get_if<sitting::TimeGranted>(&entry.event)) {
            granted += grant->minutes;
            budget += Minutes(grant->minutes);
            if (running_since && used(entry.at) < budget) {
                seals.clear();
            }
            RULE(granted <= sitting::grants_total_max, "grants beyond their limit");
        } else if (const auto* submitted = std::get_if<sitting::Submitted>(&entry.event)) {
            return submit(*submitted, entry);
        } else if (const auto* opened = std::get_if<sitting::JournalOpened>(&entry.event)) {
            if (turn == 0) {
                turns[opened->journal].emplace_back(0, ++turn);
            }
        } else if (const auto* taken = std::get_if<sitting::TakenOver>(&entry.event)) {
            turns[taken->journal].emplace_back(taken->after, ++turn);
        } else if (std::holds_alternative<sitting::Declined>(entry.event) ||
                   std::holds_alternative<sitting::Aborted>(entry.event) ||
                   std::holds_alternative<sitting::Expired>(entry.event) ||
                   std::holds_alternative<sitting::Voided>(entry.event)) {
            stop(entry.at);
            over = true;
        }
        return {};
    }
};

}  // namespace

std::string audit(const std::vector<sitting::Entry>& log, const sitting::Attempt& folded) {
    Auditor auditor;
    for (std::size_t i = 0; i < log.size(); ++i) {
        RULE(log[i].number == std::int64_t(i) + 1, "numbers have a hole");
        RULE(i == 0 || log[i - 1].at <= log[i].at, "time runs backwards in the log");
        if (const std::string broken = auditor.see(log[i]); !broken.empty()) {
            return broken;
        }
    }
    RULE(folded.used == auditor.run, "the clock's ledger is not what the log says");
    RULE(folded.used <= sitting::allowed(folded), "more time used than allowed");
    for (std::size_t i = 0; i < folded.items.size(); ++i) {
        const auto best = auditor.best.find(folded.items[i].item);
        const auto& held = folded.work[i].answer.value.response;
        RULE(best != auditor.best.end() || !held, "an answer is held that nobody gave");
        RULE(best == auditor.best.end() || held == best->second.response,
             "the answer held is not the last one given");
    }
    return {};
}

}  // namespace simulate
