#include "lane.hpp"

#include <logs/logs.hpp>

#include "nudges.hpp"

namespace delivery {
namespace {

std::unexpected<Failure> busy() {
    return fail(
        Why::unavailable, "busy",
        "Many people are saving right now. Your answers are kept on this device and are sent again by "
        "themselves.");
}

Acknowledged take_batch(store::Tx& tx, const shell::Shell& s, Kept& kept, const Batch& batch, Instant now) {
    const auto timer = sitting::deadline(kept.state);
    std::vector<sitting::Entry> entries = sitting::caught_up(kept.state, kept.outages, now);
    Acknowledged out = perform(kept.state, batch, now, entries);
    save(tx, s, kept, entries, timer, now);
    return out;
}

}  // namespace

Lane::SlotAt Lane::slot_of(const AttemptId& id) {
    const std::scoped_lock lock(mutex_);
    if (const auto at = slots_.find(id.value); at != slots_.end()) {
        order_.splice(order_.end(), order_, at->second.second);
        return at->second.first;
    }
    if (slots_.size() >= attempts_max) {
        slots_.erase(order_.front().value);  // whoever is using it holds it
        order_.pop_front();
    }
    auto slot = std::make_shared<Slot>(id);
    slots_.emplace(id.value, std::pair(slot, order_.insert(order_.end(), id)));
    return slot;
}

void Lane::take(const shell::Shell& s, const AttemptId& id, std::string_view person, Batch batch,
                Reply reply) {
    const SlotAt slot = slot_of(id);
    {
        const std::scoped_lock lock(slot->mutex);
        if (slot->waiting.size() >= waiting_max) {
            return reply(busy());
        }
        slot->waiting.push_back({std::string(person), std::move(batch), std::move(reply)});
        if (std::exchange(slot->busy, true)) {
            return;  // whoever is at it comes to this
        }
    }
    next_turn(s, slot);
}

void Lane::next_turn(const shell::Shell& s, const SlotAt& slot) {
    Turn turn;
    {
        const std::scoped_lock lock(slot->mutex);
        std::size_t changes = 0;
        while (!slot->waiting.empty() && changes < commands_max) {
            changes += slot->waiting.front().batch.commands.value.size();
            turn.push_back(std::move(slot->waiting.front()));
            slot->waiting.pop_front();
        }
        if (turn.empty()) {
            slot->busy = false;
            return;
        }
    }
    if (slot->state) {
        decide(s, slot, std::move(turn));
    } else {
        hands_.give(
            [this, &s, slot, turn = std::move(turn)]() mutable { read_first(s, slot, std::move(turn)); });
    }
}

void Lane::read_first(const shell::Shell& s, const SlotAt& slot, Turn turn) {
    const int outages = outage_count_.load();
    try {
        auto kept = s.db.read([&](store::Reader& reader) { return load(reader, slot->id); });
        if (kept) {
            slot->row = std::move(kept->row);
            slot->head = std::move(kept->head);
            slot->outage_count = outages;
            slot->state = std::make_shared<sitting::Attempt>(std::move(kept->state));
            return decide(s, slot, std::move(turn));
        }
        for (Waiting& one : turn) {
            one.reply(std::unexpected(kept.error()));
        }
    } catch (const std::exception& e) {
        logs::error("an attempt could not be read", {{"attempt", slot->id.value}, {"error", e.what()}});
        for (Waiting& one : turn) {
            one.reply(busy());
        }
    }
    next_turn(s, slot);
}

void Lane::decide(const shell::Shell& s, const SlotAt& slot, Turn turn) {
    std::erase_if(turn, [&](Waiting& one) {  // whose it is, before anything else
        const bool another = one.person != slot->row.person.value;
        if (another) {
            one.reply(not_found("attempt"));
        }
        return another;
    });
    if (turn.empty()) {
        return next_turn(s, slot);
    }
    const Instant now = s.clock.now();
    const auto due = sitting::deadline(*slot->state);
    if ((due && now >= *due) || slot->outage_count != outage_count_.load()) {
        return give([this, &s, slot, turn = std::move(turn)]() mutable { slowly(s, slot, std::move(turn)); });
    }
    take_back(slot->head, slot->state);
    std::vector<sitting::Entry> entries;
    for (Waiting& one : turn) {
        one.answer = perform(*slot->state, one.batch, now, entries);
    }
    if (entries.empty()) {
        // Nothing to write, so no number that could collide: what memory says has to be looked at.
        return give(
            [this, &s, slot, turn = std::move(turn)]() mutable { look_again(s, slot, std::move(turn)); });
    }
    std::vector<store::Statement> statements;
    statements.reserve(entries.size());
    for (const sitting::Entry& entry : entries) {
        statements.push_back(next_link(slot->row, *slot->state, slot->head, entry));
    }
    s.db.append(std::move(statements),
                [self = weak_from_this(), &s, slot, turn = std::move(turn)](Done done) mutable {
                    if (const auto lane = self.lock()) {
                        lane->appended(s, slot, std::move(turn), std::move(done));
                    }
                });
}

void Lane::appended(const shell::Shell& s, const SlotAt& slot, Turn turn, Done done) {
    if (done) {
        remember(slot->head, slot->state);
        for (Waiting& one : turn) {
            one.reply(std::move(one.answer));
        }
    } else {
        slot->state.reset();  // it is ahead of the log, or the log ahead of it
        const bool hopeless = done.error().code == "busy";
        again(*slot, std::move(turn), hopeless ? std::optional(done.error()) : std::nullopt);
    }
    next_turn(s, slot);
}

void Lane::again(Slot& slot, Turn turn, const std::optional<Failure>& hopeless) {
    const std::scoped_lock lock(slot.mutex);
    for (auto one = turn.rbegin(); one != turn.rend(); ++one) {
        if (hopeless || ++one->tries > tries_max) {
            one->reply(hopeless ? std::unexpected(*hopeless) : busy());
        } else {
            slot.waiting.push_front(std::move(*one));
        }
    }
}

void Lane::look_again(const shell::Shell& s, const SlotAt& slot, Turn turn) {
    bool same = false;
    try {
        same = s.db.read([&](store::Reader& reader) { return head_of(reader, slot->row) == slot->head; });
    } catch (const std::exception& e) {
        logs::error("an attempt could not be read", {{"attempt", slot->id.value}, {"error", e.what()}});
    }
    if (same) {
        remember(slot->head, slot->state);
        for (Waiting& one : turn) {
            one.reply(std::move(one.answer));
        }
    } else {
        slot->state.reset();
        again(*slot, std::move(turn), std::nullopt);
    }
    next_turn(s, slot);
}

// Time has something to do first: it ends a pause or the exam, or gives back what an outage took. That
// changes lists, timers and what is announced, so it goes the ordinary way.
void Lane::slowly(const shell::Shell& s, const SlotAt& slot, Turn turn) {
    for (Waiting& one : turn) {
        try {
            one.reply(s.db.write([&](store::Tx& tx) -> Result<Acknowledged> {
                const Instant now = s.clock.now();
                Kept kept = TRY(load_own(tx, slot->id, one.person));
                return take_batch(tx, s, kept, one.batch, now);
            }));
        } catch (const std::exception& e) {
            logs::error("changes could not be saved", {{"attempt", slot->id.value}, {"error", e.what()}});
            one.reply(busy());
        }
    }
    nudge(s, slot->id);
    slot->state.reset();
    next_turn(s, slot);
}

}  // namespace delivery
