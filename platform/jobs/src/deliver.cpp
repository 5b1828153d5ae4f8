// Brings announcements to their hearers.
#include "outcome.hpp"

#include <base/must.hpp>
#include <jobs/runner.hpp>
#include <store/outbox.hpp>

#include <algorithm>

namespace jobs {
namespace {

constexpr std::int64_t page = 100;
// So many announcements are heard in one transaction. A few go one by one: they are quick anyway, and what
// one hearer does then never waits for another's.
constexpr std::size_t together_min = 8;
constexpr std::size_t together_max = 32;
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
        std::vector<Announcement> announcements;
        for (const auto& one : open) {
            announcements.push_back({one.id, one.topic, one.payload, one.announced_at});
        }
        for (std::size_t i = 0; i < announcements.size(); i += together_max) {
            const std::size_t count = std::min(together_max, announcements.size() - i);
            deliver_group(std::span(announcements).subspan(i, count));
        }
        after = open.back().position;
    }
}

// All of them in one transaction; when one hearer fails, each half for itself, down to the few that go one by
// one and have their failures noted.
void Runner::deliver_group(std::span<const Announcement> group) {
    if (group.size() < together_min) {
        for (const Announcement& announcement : group) {
            deliver(announcement);
        }
    } else if (!deliver_together(group)) {
        deliver_group(group.first(group.size() / 2));
        deliver_group(group.subspan(group.size() / 2));
    }
}

bool Runner::deliver_together(std::span<const Announcement> group) {
    const Instant now = clock_.now();
    const auto waiting = db_.read([&](store::Reader& r) {
        std::vector<Waiting> out;
        for (const Announcement& announcement : group) {
            out.push_back(waiting_for(r, announcement, now));
        }
        return out;
    });
    const Outcome outcome = attempt([&] {
        return db_.write([&](store::Tx& tx) -> Done {
            for (std::size_t i = 0; i < group.size(); ++i) {
                for (const auto& [hearer, failures] : waiting[i].due) {
                    if (store::claim_hearing(tx, group[i].id, hearer->name, now)) {
                        CHECK(hearer->hear(tx, group[i], now));
                    }
                }
                if (waiting[i].due.size() == waiting[i].open) {
                    store::close_announcement(tx, group[i].id, now);
                }
            }
            return {};
        });
    });
    return outcome.good;
}

Runner::Waiting Runner::waiting_for(store::Reader& reader, const Announcement& announcement, Instant now) {
    Waiting out;
    const auto found = hearers_.find(announcement.topic);
    if (found == hearers_.end()) {
        return out;
    }
    const auto heard = store::hearings_of(reader, announcement.id);
    for (const Named& hearer : found->second) {
        const auto hearing = std::ranges::find(heard, hearer.name, &store::Hearing::hearer);
        if (hearing == heard.end()) {
            out.due.emplace_back(&hearer, 0);
            ++out.open;
        } else if (!hearing->heard_at && hearing->attempts < attempts_max) {
            if (hearing->due_at <= now) {
                out.due.emplace_back(&hearer, hearing->attempts);
            }
            ++out.open;
        }
    }
    return out;
}

void Runner::deliver(const Announcement& announcement) {
    const Instant now = clock_.now();
    const Waiting waiting = db_.read([&](store::Reader& r) { return waiting_for(r, announcement, now); });
    std::size_t open = waiting.open;
    for (const auto& [hearer, failures] : waiting.due) {
        if (deliver_to(announcement, *hearer, failures, open == 1, now)) {
            --open;
        }
    }
    if (waiting.open == 0) {
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
