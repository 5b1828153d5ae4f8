// A person's own data: given out, and erased.
#include <sitting/event_json.hpp>

#include "kept.hpp"

namespace delivery {

schema::json::value export_person(store::Reader& reader, const PersonId& person) {
    schema::json::array out;
    for (const auto& row : sql::attempts_of_person(reader, {.person = person})) {
        schema::json::array events;
        for (const sitting::Link& link : chain_of(reader, row.id)) {
            if (link.payload) {
                events.push_back(schema::json::object{{"at", to_rfc3339(link.at)},
                                                      {"event", schema::json::parse(*link.payload)}});
            }
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
        if (const auto head = sql::head_of(tx, {.attempt = row.id})) {
            forget(head->hash);
        }
        sql::delete_payloads(tx, {.attempt = row.id});
        jobs::cancel(tx, overdue_job, row.id.value);
        if (!row.ended_at) {  // nothing of it can go on
            sql::set_standing(tx, {.phase = schema::name_of(Phase::aborted),
                                   .asked_at = std::nullopt,
                                   .started_at = row.started_at,
                                   .ended_at = now,
                                   .id = row.id});
        }
        sql::mark_erased(tx, {.erased_at = now, .id = row.id});
    }
}

}  // namespace delivery
