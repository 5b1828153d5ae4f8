#include "told.hpp"

namespace delivery {
namespace {

// Somebody who reads the announcement knows the attempt by these.
template <class Event>
Event about(const Row& row) {
    Event e;
    e.attempt = row.id;
    e.person = row.person;
    e.exam = row.exam;
    e.kind = row.kind;
    e.booking = row.booking;
    return e;
}

void announce_closed(store::Tx& tx, const shell::Shell& s, const Kept& kept, std::string reason,
                     Instant now) {
    auto e = about<AttemptClosed>(kept.row);
    e.phase = kept.state.phase;
    e.reason = std::move(reason);
    shell::announce(tx, s, e, now);
}

}  // namespace

void tell(store::Tx& tx, const shell::Shell& s, const Kept& kept, const sitting::Entry& entry, Instant now) {
    if (std::holds_alternative<sitting::Started>(entry.event)) {
        auto e = about<AttemptStarted>(kept.row);
        e.started_at = entry.at;
        shell::announce(tx, s, e, now);
    } else if (std::holds_alternative<sitting::AwaitingProctor>(entry.event)) {
        shell::announce(tx, s, ProctorAsked{kept.row.id, kept.row.person, kept.row.exam, entry.at}, now);
    } else if (std::holds_alternative<sitting::Submitted>(entry.event)) {
        auto e = about<AttemptSubmitted>(kept.row);
        e.exam_version = kept.row.exam_version;
        e.form = kept.row.form;
        e.practice = kept.row.practice;
        e.mode = kept.row.mode;
        e.supervision = kept.row.supervision;
        e.submitted_at = entry.at;
        shell::announce(tx, s, e, now);
    } else if (const auto* voided = std::get_if<sitting::Voided>(&entry.event)) {
        auto e = about<AttemptVoided>(kept.row);
        e.reason = voided->reason;
        shell::announce(tx, s, e, now);
    } else if (const auto* aborted = std::get_if<sitting::Aborted>(&entry.event)) {
        announce_closed(tx, s, kept, aborted->reason, now);
    } else if (std::holds_alternative<sitting::Declined>(entry.event) ||
               std::holds_alternative<sitting::Expired>(entry.event)) {
        announce_closed(tx, s, kept, "", now);
    }
}

}  // namespace delivery
