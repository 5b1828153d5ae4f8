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

// The place in a journal that an entry uses up.
const sitting::Mark* mark_of(const sitting::Event& event) {
    return std::visit(
        []<class E>(const E& e) -> const sitting::Mark* {
            if constexpr (requires { e.mark; }) {
                return std::is_same_v<E, sitting::JournalSealed> || e.mark.journal == 0 ? nullptr : &e.mark;
            } else {
                return nullptr;
            }
        },
        event);
}

struct Auditor {
    const sitting::Blueprint& form;
    const std::vector<sitting::Outage>& outages;
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

    std::map<std::int64_t, std::int64_t> sequences;  // of each journal, the last that was used
    std::vector<std::pair<Instant, Instant>> in_progress;
    Duration credited{};
    std::int64_t extra_minutes = 0;

    // Without holes, and none twice.
    std::string written(const sitting::Mark& mark) {
        RULE(mark.sequence == ++sequences[mark.journal], "a journal's sequences have a hole");
        return {};
    }
    static bool knows(const std::vector<std::string>& options, const std::string& option) {
        return std::ranges::find(options, option) != options.end();
    }
    std::string answerable(const sitting::Answered& e) const {
        const auto item = std::ranges::find(form.items, e.item, &sitting::BlueprintItem::item);
        RULE(item != form.items.end(), "an answer to no question of this form");
        if (const auto* choice = e.response ? std::get_if<sitting::Choice>(&*e.response) : nullptr) {
            RULE(knows(item->shape.options, choice->option), "an answer that cannot be chosen");
        }
        return {};
    }
    // What every outage took while the exam was in progress; too short a stretch is not given back.
    Duration lost_to_outages() const {
        Duration out{};
        for (const sitting::Outage& outage : outages) {
            Duration stretch{};
            for (const auto& [from, to] : in_progress) {
                stretch += std::max(Duration{}, std::min(to, outage.to) - std::max(from, outage.from));
            }
            out += stretch >= sitting::outage_credit_min ? stretch : Duration{};
        }
        return out;
    }

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
        if (running_since) {
            in_progress.emplace_back(*running_since, at);
        }
        run = std::min(budget, used(at));
        running_since.reset();
        if (paused_at) {
            (own_break ? breaks : staff_pauses) += at - *paused_at;
            paused_at.reset();
        }
    }
    // There is time again, so what a browser writes from now on may count again.
    void lift_seals(Instant at) {
        if (running_since && used(at) < budget) {
            seals.clear();
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
        const bool harmless = std::holds_alternative<sitting::Voided>(entry.event) ||
                              std::holds_alternative<sitting::Irregularity>(entry.event);
        RULE(!over || harmless, "something follows the end");
        if (const sitting::Mark* mark = mark_of(entry.event)) {
            if (const std::string what = written(*mark); !what.empty()) {
                return what;
            }
        }
        if (const auto* created = std::get_if<sitting::Created>(&entry.event)) {
            budget = Minutes(created->minutes + created->extra_minutes);
            extra_minutes = created->extra_minutes;
            break_minutes = created->break_minutes;
        } else if (std::holds_alternative<sitting::Started>(entry.event)) {
            RULE(!started, "started twice");
            started = true;
            running_since = entry.at;
        } else if (const auto* answer = std::get_if<sitting::Answered>(&entry.event)) {
            const std::string what = answerable(*answer);
            return what.empty() ? answered(*answer, entry.at) : what;
        } else if (const auto* credit = std::get_if<sitting::TimeCredited>(&entry.event)) {
            credited += Duration(credit->micros);
            budget += Duration(credit->micros);
            lift_seals(entry.at);
        } else if (const auto* changed = std::get_if<sitting::AccommodationChanged>(&entry.event)) {
            budget += Minutes(changed->extra_minutes - extra_minutes);
            extra_minutes = changed->extra_minutes;
            break_minutes = changed->break_minutes;
            lift_seals(entry.at);
            RULE(!running_since || used(entry.at) <= budget + sitting::grace,
                 "an accommodation was shortened below what is used");
            RULE(run <= budget, "an accommodation was shortened below what is used");
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
            lift_seals(entry.at);
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

std::string audit(const std::vector<sitting::Entry>& log, const sitting::Attempt& folded,
                  const sitting::Blueprint& form, const std::vector<sitting::Outage>& outages) {
    Auditor auditor{form, outages};
    for (std::size_t i = 0; i < log.size(); ++i) {
        RULE(log[i].number == std::int64_t(i) + 1, "numbers have a hole");
        RULE(i == 0 || log[i - 1].at <= log[i].at, "time runs backwards in the log");
        if (const std::string broken = auditor.see(log[i]); !broken.empty()) {
            return broken;
        }
    }
    if (auditor.running_since) {
        auditor.in_progress.emplace_back(*auditor.running_since, Instant::max());
    }
    RULE(auditor.credited == auditor.lost_to_outages(), "what an outage took was not given back, once");
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
