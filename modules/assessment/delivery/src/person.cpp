// A person's own data: given out, and erased.
#include <sitting/event_json.hpp>

#include "kept.hpp"

namespace delivery {
namespace {

// Nobody is told: there is nobody left to be told about.
void end_quietly(store::Tx& tx, Kept& kept, Instant now) {
    const sitting::Command end{.id = "erased",
                               .ask = sitting::Abort{"", sitting::ReasonCode::other, "Erased."}};
    for (const sitting::Entry& entry : sitting::perform(kept.state, end, now, kept.outages).entries) {
        const store::Statement statement = next_link(kept.row, kept.state, kept.head, entry);
        tx.run(statement.query(), statement.values(), nullptr);
    }
    sql::set_standing(tx, {.phase = schema::name_of(kept.state.phase),
                           .asked_at = std::nullopt,
                           .started_at = kept.state.started_at,
                           .ended_at = now,
                           .changed_at = now,
                           .id = kept.row.id});
}

}  // namespace

schema::json::value export_person(store::Reader& reader, const PersonId& person) {
    schema::json::array out;
    for (const auto& row : sql::attempts_of_person(reader, {.person = person})) {
        schema::json::array events;
        const auto kept = load(reader, row.id);
        const auto log = kept ? log_of(reader, kept->row) : std::unexpected(kept.error());
        for (const sitting::Entry& entry : log ? *log : std::vector<sitting::Entry>()) {
            events.push_back(schema::json::object{
                {"at", to_rfc3339(entry.at)}, {"event", schema::json::parse(sitting::to_json(entry.event))}});
        }
        out.push_back(schema::json::object{{"attempt", row.id.value},
                                           {"kind", schema::name_of(row.kind)},
                                           {"exam", row.exam.value},
                                           {"title", row.title},
                                           {"phase", schema::name_of(row.phase)},
                                           {"created_at", to_rfc3339(row.created_at)},
                                           {"events", std::move(events)}});
    }
    return out;
}

void erase_person(store::Tx& tx, const PersonId& person, Instant now) {
    for (const auto& row : sql::attempts_of_person(tx, {.person = person})) {
        auto kept = load(tx, row.id);
        if (!kept) {
            continue;
        }
        if (!sitting::is_over(kept->state)) {  // nothing of it can go on, and whoever still saves collides
            end_quietly(tx, *kept, now);
        }
        for (const sitting::Link& link : chain_of(tx, kept->row)) {
            const store::Bytes hash{link.payload_hash};
            sql::erase_entry(tx, {.payload_hash = hash, .id = entry_id(kept->row, link.number)});
        }
        StateAt none;
        take_back(kept->head, none);
        jobs::cancel(tx, overdue_job, row.id.value);
        erase_answer_files(tx, row.id);
        sql::mark_erased(tx, {.erased_at = now, .id = row.id});
    }
}

}  // namespace delivery
