// Where the browser's journal is saved.
#include "lane.hpp"
#include "nudges.hpp"
#include "presence.hpp"

namespace delivery {
namespace {

// A gap is worth recording, but never worth an error for somebody who is just coming back.
void record_silence(const shell::Shell& s, const AttemptId& id, std::string_view person, Duration silence) {
    const Instant now = s.clock.now();
    const Done recorded = s.db.write([&](store::Tx& tx) -> Done {
        Kept kept = TRY(load_own(tx, id, person));
        return act(tx, s, kept, {.id = s.random.uuid7(now), .ask = sitting::NoticeGap{now - silence}}, now);
    });
    if (recorded) {
        nudge(s, id);
    }
}

}  // namespace

void note_sign_of_life(const shell::Shell& s, const AttemptId& id, std::string_view person) {
    if (const auto silence = presence().hear(id, s.clock)) {
        record_silence(s, id, person, *silence);
    }
}

void command_routes(http::Router& r, const shell::Shell& s) {
    const auto lane = s.memory->of<Lane>();
    r.post_later(
        "/api/attempts/{attempt}/commands",
        {"Save changes of the journal; a change sent again is answered from the log",
         http::signed_in(),
         {},
         batch_bytes_max,
         http::Lane::network},
        [&s, lane](Lane::Reply reply, http::Caller who, http::Path<AttemptPath> at, http::Body<Batch> batch) {
            if (const auto silence = presence().hear(at->attempt, s.clock)) {
                // The gap stands in the log before what ends it.
                return lane->give([&s, lane = lane.get(), reply = std::move(reply), who = who.person,
                                   id = at->attempt, batch = std::move(batch.value),
                                   silence = *silence]() mutable {
                    record_silence(s, id, who, silence);
                    lane->take(s, id, who, std::move(batch), std::move(reply));
                });
            }
            lane->take(s, at->attempt, who.person, std::move(batch.value), std::move(reply));
        });
}

}  // namespace delivery
