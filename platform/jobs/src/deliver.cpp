// Brings announcements to their hearers.
#include "outcome.hpp"

#include <base/must.hpp>
#include <jobs/runner.hpp>
#include <store/outbox.hpp>

#include <algorithm>

namespace jobs {
namespace {

constexpr std::int64_t page = 100;
thread_local const Runner* delivering = nullptr;  // the runner this thread delivers for, if any

}  // namespace

void Runner::hear(std::string topic, std::string hearer, Hearer function) {
    auto& hearers = hearers_[std::move(topic)];
    MUST(std::ranges::find(hearers, hearer, &Named::name) == hearers.end());
    hearers.push_back({std::move(hearer), std::move(function)});
}

void Runner::deliver_announcements() {
    if (delivering == this) {
        return;  // a hearer announced something: the loop below comes to it
    }
    const std::lock_guard lock(delivering_);
    struct Mark {
        explicit Mark(const Runner* runner) { delivering = runner; }
        ~Mark() { delivering = nullptr; }
    } const mark(this);
    std::int64_t after = -1;
    while (!stopping_) {
        const auto open =
            db_.read([&](store::Reader& r) { return store::open_announcements(r, after, page); });
        if (open.empty()) {
            return;
        }
        for (const auto& one : open) {
            deliver({one.id, one.topic, one.payload, one.announced_at});
        }
        after = open.back().position;
    }
}

void Runner::deliver(const Announcement& announcement) {
    const Instant now = clock_.now();
    const auto found = hearers_.find(announcement.topic);
    static const std::vector<Named> nobody;
    const std::vector<Named>& hearers = found != hearers_.end() ? found->second : nobody;
    const auto heard =
        hearers.empty() ? std::vector<store::Hearing>{}
                        : db_.read([&](store::Reader& r) { return store::hearings_of(r, announcement.id); });
    std::vector<std::pair<const Named*, std::int64_t>> waiting;  // with the attempts that failed
    for (const Named& hearer : hearers) {
        const auto hearing = std::ranges::find(heard, hearer.name, &store::Hearing::hearer);
        if (hearing == heard.end()) {
            waiting.emplace_back(&hearer, 0);
        } else if (!hearing->heard_at && hearing->attempts < attempts_max) {
            waiting.emplace_back(hearing->due_at <= now ? &hearer : nullptr, hearing->attempts);
        }
    }
    std::size_t open = waiting.size();
    for (const auto& [hearer, failures] : waiting) {
        if (hearer != nullptr && deliver_to(announcement, *hearer, failures, open == 1, now)) {
            --open;
        }
    }
    if (waiting.empty()) {
        attempt([&] {
            return db_.write([&](store::Tx& tx) -> Done {
                store::close_announcement(tx, announcement.id, now);
                return {};
            });
        });
    }
}

// Whether there is an end to it for this hearer: heard, or given up. The last one's end closes the
// announcement.
bool Runner::deliver_to(const Announcement& announcement, const Named& hearer, std::int64_t attempts,
                        bool is_last, Instant now) {
    const auto close_if_last = [&](store::Tx& tx) {
        if (is_last) {
            store::close_announcement(tx, announcement.id, now);
        }
    };
    const Outcome outcome = attempt([&] {
        return db_.write([&](store::Tx& tx) -> Done {
            if (store::claim_hearing(tx, announcement.id, hearer.name,
                                     now)) {  // else another node was faster
                CHECK(hearer.hear(tx, announcement, now));
            }
            close_if_last(tx);
            return {};
        });
    });
    if (outcome.good || outcome.was_busy) {
        return outcome.good;
    }
    const bool is_over = attempts + 1 >= attempts_max;
    const Instant next = is_over ? now : after_backoff(now, attempts + 1);
    const Outcome noted = attempt([&] {
        return db_.write([&](store::Tx& tx) -> Done {
            store::note_failed_hearing(tx, {announcement.id, announcement.topic, hearer.name, std::nullopt,
                                            attempts + 1, next, outcome.error});
            if (is_over) {
                close_if_last(tx);
            }
            return {};
        });
    });
    if (on_failure_) {
        on_failure_({announcement.topic, announcement.id, hearer.name, attempts + 1, now, outcome.error});
    }
    return noted.good && is_over;
}

}  // namespace jobs
