#include "kept.hpp"

#include <base/must.hpp>
#include <base/text.hpp>

#include "memo.hpp"
#include "presence.hpp"

namespace delivery {
namespace {

constexpr std::size_t folded_max = 2000;  // attempts kept folded; an exam day of one server
Memo& folded() {
    static Memo memo(folded_max);
    return memo;
}

std::string salt_from(Random& random) {
    std::array<std::byte, 16> bytes{};
    random.fill(bytes);
    return hex(std::string_view(reinterpret_cast<const char*>(bytes.data()), bytes.size()));
}

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

void announce(store::Tx& tx, const shell::Shell& s, const Kept& kept, const sitting::Entry& entry,
              Instant now) {
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

void keep_lists(store::Tx& tx, Kept& kept) {
    const sitting::Attempt& a = kept.state;
    Row& row = kept.row;
    if (row.phase == a.phase && row.asked_at == a.asked_at && row.started_at == a.started_at &&
        row.ended_at == a.ended_at) {
        return;
    }
    row.phase = a.phase;
    row.asked_at = a.asked_at;
    row.started_at = a.started_at;
    row.ended_at = a.ended_at;
    sql::set_standing(tx, {.phase = schema::name_of(a.phase),
                           .asked_at = a.asked_at,
                           .started_at = a.started_at,
                           .ended_at = a.ended_at,
                           .id = row.id});
}

void set_timer(store::Tx& tx, const Kept& kept, std::optional<Instant> before) {
    const auto due = sitting::deadline(kept.state);
    if (due == before) {
        return;
    }
    if (due) {
        jobs::schedule(tx, overdue_job, kept.row.id.value, *due);
    } else {
        jobs::cancel(tx, overdue_job, kept.row.id.value);
    }
}

}  // namespace

std::vector<sitting::Link> chain_of(store::Reader& reader, const AttemptId& id) {
    std::vector<sitting::Link> out;
    for (auto& row : sql::chain_of(reader, {.attempt = id})) {
        out.push_back({row.number, row.recorded_at, std::move(row.cause), std::move(row.payload_hash),
                       std::move(row.hash), std::move(row.salt), std::move(row.payload)});
    }
    return out;
}

Result<Kept> load(store::Reader& reader, const AttemptId& id) {
    auto row = sql::attempt_row(reader, {.id = id});
    const auto head = sql::head_of(reader, {.attempt = id});
    if (!row || !head) {
        return not_found("attempt");
    }
    if (row->erased_at) {
        return fail(Why::gone, "erased", "This attempt's content was erased at its owner's wish.");
    }
    if (const auto state = folded().find(head->hash)) {
        return Kept{std::move(*row), *state, head->hash};
    }
    auto state = sitting::replay(TRY(sitting::entries(chain_of(reader, id))));
    folded().keep(head->hash, std::make_shared<const sitting::Attempt>(state));
    return Kept{std::move(*row), std::move(state), head->hash};
}

Result<Kept> load_own(store::Reader& reader, const AttemptId& id, std::string_view person) {
    if (!sql::attempt_of_person(reader, {.id = id, .person = person})) {
        return not_found("attempt");
    }
    return load(reader, id);
}

void forget(const std::string& head) { folded().forget(head); }

sitting::Attempt state_at(const Kept& kept, Instant now) {
    sitting::Attempt state = kept.state;
    for (const sitting::Entry& entry : sitting::overdue(state, now)) {
        state = sitting::apply(std::move(state), entry);
    }
    return state;
}

void save(store::Tx& tx, const shell::Shell& s, Kept& kept, sitting::Outcome out, Instant now) {
    if (out.entries.empty()) {
        return;
    }
    const auto timer = sitting::deadline(kept.state);
    kept.state = std::move(out.after);
    for (const sitting::Entry& entry : out.entries) {
        const sitting::Link link = sitting::link(kept.head, entry, salt_from(s.random));
        sql::insert_event(tx, {.attempt = kept.row.id,
                               .number = link.number,
                               .recorded_at = link.at,
                               .cause = link.cause,
                               .payload_hash = link.payload_hash,
                               .hash = link.hash});
        sql::insert_payload(
            tx,
            {.attempt = kept.row.id, .number = link.number, .salt = *link.salt, .payload = *link.payload});
        kept.head = link.hash;
        announce(tx, s, kept, entry, now);
    }
    keep_lists(tx, kept);
    set_timer(tx, kept, timer);
    // Before the commit, and no harm if it fails: nobody asks for a head that is in no database.
    folded().keep(kept.head, std::make_shared<const sitting::Attempt>(kept.state));
}

Done act(store::Tx& tx, const shell::Shell& s, Kept& kept, sitting::Command command, Instant now) {
    sitting::Outcome out = sitting::perform(kept.state, command, now);
    if (out.refused) {
        return std::unexpected(std::move(*out.refused));
    }
    save(tx, s, kept, std::move(out), now);
    return {};
}

Done open(store::Tx& tx, const shell::Shell& s, Kept& kept, sitting::Created created, Instant now) {
    kept.head = sitting::chain_start(kept.row.id);
    sitting::Outcome out = sitting::perform({}, std::move(created), "created", now);
    if (out.refused) {
        return std::unexpected(std::move(*out.refused));
    }
    save(tx, s, kept, std::move(out), now);
    return {};
}

AttemptStatus status_from(const Row& row) {
    AttemptStatus out;
    out.id = row.id;
    out.person = row.person;
    out.kind = row.kind;
    out.exam = row.exam;
    out.exam_version = row.exam_version;
    out.form = row.form;
    out.booking = row.booking;
    out.practice = row.practice;
    out.mode = row.mode;
    out.supervision = row.supervision;
    out.phase = row.phase;
    out.items = row.items;
    out.created_at = row.created_at;
    out.asked_at = row.asked_at;
    out.started_at = row.started_at;
    out.ended_at = row.ended_at;
    return out;
}

AttemptStatus status_from(const Row& row, const sitting::Attempt& a, Instant now) {
    AttemptStatus out = status_from(row);
    out.phase = a.phase;
    out.answered = sitting::answered(a);
    out.seconds_left = std::chrono::duration_cast<std::chrono::seconds>(sitting::left(a, now)).count();
    out.granted_minutes = a.granted_minutes;
    out.asked_at = a.asked_at;
    out.started_at = a.started_at;
    out.ended_at = a.ended_at;
    if (a.phase == Phase::paused) {
        out.paused_until = a.paused_until;
    }
    out.heard_at = presence().heard(row.id);
    out.refusal = a.refused ? a.refused->reason : "";
    return out;
}

}  // namespace delivery
