// Who may see what of the bank, and the log of who did.
#include <identity/identity.hpp>
#include <itembank/sql/bank.hpp>
#include <itembank/sql/packages.hpp>
#include <itembank/sql/talk.hpp>

#include "bank.hpp"

namespace itembank {
namespace {

BankRow row_from(auto&& row) {
    return {row.name,     row.title,  row.exam,      row.pool,      row.language,     row.kind,
            row.state,    row.change, row.objective, row.cognitive, row.source_title, row.source_url,
            row.stimulus, row.author, row.version,   row.stem,      row.created_at,   row.changed_at};
}

}  // namespace

http::Access readers() {
    return http::any_of({"item_writer", "reviewer", "psychometrician", "programme_manager", "instructor"});
}
http::Access staff() {
    return http::any_of({"item_writer", "reviewer", "psychometrician", "programme_manager"});
}

Sight sight_of(const http::Caller& who) {
    Sight out{PersonId(who.person), false, false, who.roles};
    const bool teaches = who.has("instructor");
    out.live = !teaches;
    out.all = teaches || who.has("reviewer") || who.has("psychometrician") || who.has("programme_manager");
    return out;
}

std::unexpected<Failure> walled() {
    return fail(
        Why::forbidden, "role_wall",
        "Whoever teaches does not see live items. If you no longer teach, ask an operator to take the "
        "instructor's role from you.",
        {{"role", "instructor"}});
}

Result<Sight> live_sight_of(const http::Caller& who) {
    const Sight out = sight_of(who);
    if (!out.live) {
        return walled();
    }
    return out;
}

std::optional<BankRow> any_item(store::Reader& reader, const std::string& name) {
    const auto row = sql::any_bank_row(reader, {.name = name});
    return row ? std::optional(row_from(*row)) : std::nullopt;
}

Result<BankRow> seen_item(store::Reader& reader, const Sight& sight, const std::string& name) {
    if (const auto row = sql::bank_row(
            reader, {.name = name, .live = sight.live, .all = sight.all, .person = sight.person})) {
        return row_from(*row);
    }
    if (!sight.live && sql::any_bank_row(reader, {.name = name})) {
        return walled();
    }
    return not_found("item");
}

void log_view(store::Tx& tx, const Sight& sight, const std::string& item,
              const std::optional<ItemVersionId>& version, Pool pool, ViewPlace place, Instant now) {
    if (pool != Pool::live) {
        return;
    }
    const auto hour = std::chrono::floor<Hours>(now).time_since_epoch().count();
    sql::insert_view(tx, {.item = item,
                          .version = version ? version->value : "",
                          .person = sight.person,
                          .place = schema::name_of(place),
                          .hour = std::int64_t(hour),
                          .seen_at = now});
}

void log_views_of_all(store::Tx& tx, const Sight& sight, const ExamId& exam, Instant now) {
    for (const auto& item : sql::items_to_export(tx, {.exam = exam})) {
        const BankRow row = *any_item(tx, item.name);
        log_view(tx, sight, row.name, row.version, row.pool, ViewPlace::item, now);
    }
}

Done may_see_live_items(const http::Caller& who) {
    const auto sight = live_sight_of(who);
    return sight ? Done{} : std::unexpected(sight.error());
}

void log_view(store::Tx& tx, const PersonId& person, const ItemVersionId& version, ViewPlace place,
              Instant now) {
    if (const auto item = item_of(tx, version)) {
        log_view(tx, Sight{person, false, true, {}}, item->content.item, version, item->content.pool, place,
                 now);
    }
}

PersonName Names::of(const PersonId& person) {
    auto at = known_.find(person.value);
    if (at == known_.end()) {
        const auto card = person.empty() ? std::nullopt : identity::card_of(reader_, person);
        at = known_.emplace(person.value, card && !card->erased ? card->display_name : "").first;
    }
    return {person, at->second};
}

}  // namespace itembank
