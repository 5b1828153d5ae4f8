#include "kept.hpp"

#include <base/must.hpp>
#include <sitting/payload.hpp>

#include "blueprints.hpp"
#include "cause.hpp"
#include "outages.hpp"
#include "presence.hpp"
#include "told.hpp"

namespace delivery {
namespace {

constexpr std::size_t folded_max = 10'000;  // attempts kept folded; an exam day of one server
Memo& folded() {
    static Memo memo(folded_max);
    return memo;
}

// An attempt's entries have the ids between these.
std::int64_t floor_of(const Row& row) { return row.handle << number_bits; }
std::int64_t ceiling_of(const Row& row) { return (row.handle + 1) << number_bits; }

void keep_lists(store::Tx& tx, Kept& kept, Instant now) {
    const sitting::Attempt& a = kept.state;
    Row& row = kept.row;
    row.phase = a.phase;
    row.asked_at = a.asked_at;
    row.started_at = a.started_at;
    row.ended_at = a.ended_at;
    sql::set_standing(tx, {.phase = schema::name_of(a.phase),
                           .asked_at = a.asked_at,
                           .started_at = a.started_at,
                           .ended_at = a.ended_at,
                           .changed_at = now,
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

void remember(const std::string& head, StateAt state) { folded().keep(head, std::move(state)); }
void take_back(const std::string& head, StateAt& state) { folded().take_back(head, state); }

std::int64_t entry_id(const Row& row, std::int64_t number) { return floor_of(row) + number; }

std::string head_of(store::Reader& reader, const Row& row) {
    auto head = sql::head_of(reader, {.floor = floor_of(row), .ceiling = ceiling_of(row)});
    return head ? std::move(head->hash.value) : std::string();
}

std::vector<sitting::Link> chain_of(store::Reader& reader, const Row& row) {
    std::vector<sitting::Link> out;
    for (auto& entry : sql::entries_of(reader, {.floor = floor_of(row), .ceiling = ceiling_of(row)})) {
        sitting::Link link;
        link.number = entry.id - floor_of(row);
        link.at = entry.recorded_at;
        link.cause = unpacked_cause(entry.cause.value);
        link.hash = std::move(entry.hash.value);
        link.payload = std::move(entry.payload);
        link.payload_hash = link.payload && row.secret
                                ? sitting::payload_hash(row.secret->value, link.number, *link.payload)
                                : entry.payload_hash.value_or(store::Bytes{}).value;
        out.push_back(std::move(link));
    }
    return out;
}

std::vector<sitting::Link> chain_of(store::Reader& reader, const AttemptId& id) {
    const auto row = sql::attempt_row(reader, {.id = id});
    return row ? chain_of(reader, *row) : std::vector<sitting::Link>();
}

Result<std::vector<sitting::Entry>> log_of(store::Reader& reader, const Row& row) {
    return sitting::entries(chain_of(reader, row), *blueprint_of(reader, row.form));
}

Result<Kept> load(store::Reader& reader, const AttemptId& id) {
    auto row = sql::attempt_row(reader, {.id = id});
    if (!row) {
        return not_found("attempt");
    }
    if (row->erased_at) {
        return fail(Why::gone, "erased", "This attempt's content was erased at its owner's wish.");
    }
    Kept kept{std::move(*row), {}, {}, {}};
    kept.head = head_of(reader, kept.row);
    if (kept.head.empty()) {
        return not_found("attempt");
    }
    if (const auto state = folded().find(kept.head)) {
        kept.state = *state;
    } else {
        kept.state = sitting::replay(blueprint_of(reader, kept.row.form), TRY(log_of(reader, kept.row)));
        remember(kept.head, std::make_shared<sitting::Attempt>(kept.state));
    }
    if (kept.state.started_at && !sitting::is_over(kept.state)) {
        kept.outages = outages_since(reader, *kept.state.started_at);
    }
    return kept;
}

Result<Kept> load_own(store::Reader& reader, const AttemptId& id, std::string_view person) {
    if (!sql::attempt_of_person(reader, {.id = id, .person = person})) {
        return not_found("attempt");
    }
    return load(reader, id);
}

sitting::Attempt state_at(const Kept& kept, Instant now) {
    sitting::Attempt state = kept.state;
    sitting::caught_up(state, kept.outages, now);
    return state;
}

store::Statement next_link(const Row& row, const sitting::Attempt& a, std::string& head,
                           const sitting::Entry& entry) {
    const sitting::Link link = sitting::link(head, entry, *a.blueprint, row.secret->value);
    head = link.hash;
    const store::Bytes cause{packed_cause(link.cause)};
    const store::Bytes hash{link.hash};
    return sql::insert_entry_later({.id = floor_of(row) + link.number,
                                    .recorded_at = link.at,
                                    .cause = cause,
                                    .hash = hash,
                                    .payload = *link.payload});
}

void save(store::Tx& tx, const shell::Shell& s, Kept& kept, const std::vector<sitting::Entry>& entries,
          std::optional<Instant> timer_before, Instant now) {
    if (entries.empty()) {
        return;
    }
    for (const sitting::Entry& entry : entries) {
        const store::Statement statement = next_link(kept.row, kept.state, kept.head, entry);
        tx.run(statement.query(), statement.values(), nullptr);
        tell(tx, s, kept, entry, now);
    }
    keep_lists(tx, kept, now);
    set_timer(tx, kept, timer_before);
    // Before the commit, and no harm if it fails: nobody asks for a head that is in no database.
    remember(kept.head, std::make_shared<sitting::Attempt>(kept.state));
}

void catch_up(store::Tx& tx, const shell::Shell& s, Kept& kept, Instant now) {
    const auto timer = sitting::deadline(kept.state);
    const auto entries = sitting::caught_up(kept.state, kept.outages, now);
    save(tx, s, kept, entries, timer, now);
}

Done act(store::Tx& tx, const shell::Shell& s, Kept& kept, const sitting::Command& command, Instant now) {
    const auto timer = sitting::deadline(kept.state);
    sitting::Outcome out = sitting::perform(kept.state, command, now, kept.outages);
    if (out.refused) {
        return std::unexpected(std::move(*out.refused));
    }
    save(tx, s, kept, out.entries, timer, now);
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
    out.extra_minutes = a.extra_minutes;
    out.break_minutes = a.break_minutes;
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
