#include "moves.hpp"

#include <itembank/sql/bank.hpp>
#include <itembank/sql/drafts.hpp>
#include <itembank/sql/life.hpp>
#include <itembank/sql/talk.hpp>

namespace itembank {
namespace {

// What a role may do, the state of things aside.
bool role_for(const Sight& who, const BankRow& row, std::string_view what) {
    const bool manager = who.has("programme_manager");
    const bool judge = manager || who.has("psychometrician") || who.has("reviewer");
    if (what == "edit" || what == "submit") {
        return manager || (who.has("item_writer") && row.author == who.person);
    }
    if (what == "assign" || what == "promote") {
        return judge;
    }
    if (what == "sign" || what == "return") {
        return judge || (who.has("item_writer") && row.author != who.person);  // who sees it was asked to
    }
    if (what == "suspend" || what == "reinstate") {
        return manager || who.has("psychometrician");
    }
    return what == "retire" && manager;
}

bool state_for(store::Reader& reader, const BankRow& row, std::string_view what) {
    const bool waits = row.version && next_state(row).has_value();
    if (what == "edit") {
        return row.state != ItemState::retired;
    }
    if (what == "submit") {
        return row.state != ItemState::retired && sql::draft_of(reader, {.item = row.name}).has_value();
    }
    if (what == "return") {
        return row.version && row.state == ItemState::in_review;
    }
    if (what == "retire") {
        return row.state != ItemState::retired;
    }
    if (what == "suspend" || what == "reinstate") {
        for (const auto& version : sql::versions_in_use(reader, {.item = row.name})) {
            if ((version.state == ItemState::suspended) == (what == "reinstate")) {
                return true;
            }
        }
        return false;
    }
    return waits;  // assign, sign, promote
}

bool has_signed(store::Reader& reader, const BankRow& row, const PersonId& person) {
    for (const auto& s : sql::signatures_for(
             reader, {.version = *row.version, .to_state = schema::name_of(*next_state(row))})) {
        if (s.person == person) {
            return true;
        }
    }
    return false;
}

}  // namespace

std::optional<ItemState> next_state(const BankRow& row) {
    if (row.state == ItemState::in_review) {
        return row.pool == Pool::practice ? ItemState::operational : ItemState::pretest;
    }
    return row.state == ItemState::pretest ? std::optional(ItemState::operational) : std::nullopt;
}

std::vector<GateLine> gates_to(store::Reader& reader, const BankRow& row, ItemState to) {
    const auto count =
        sql::signatures_for(reader, {.version = *row.version, .to_state = schema::name_of(to)});
    auto out = signature_gate(std::ssize(count));
    if (to == ItemState::operational && row.pool == Pool::live) {
        for (GateLine& line : statistics_gate(measured(reader, *row.version))) {
            out.push_back(std::move(line));
        }
    }
    return out;
}

bool wrote(store::Reader& reader, const BankRow& row, const PersonId& person) {
    if (row.author == person) {
        return true;
    }
    for (const auto& hand : sql::hands_of(reader, {.version = *row.version})) {
        if (hand.person == person) {
            return true;
        }
    }
    return false;
}

std::vector<std::string> allowed(store::Reader& reader, const Sight& who, const BankRow& row) {
    std::vector<std::string> out;
    if (!who.live) {
        return out;
    }
    for (const char* what :
         {"edit", "submit", "assign", "sign", "return", "promote", "suspend", "reinstate", "retire"}) {
        if (!role_for(who, row, what) || !state_for(reader, row, what)) {
            continue;
        }
        if (std::string_view(what) == "sign" &&
            (wrote(reader, row, who.person) || has_signed(reader, row, who.person))) {
            continue;
        }
        out.emplace_back(what);
    }
    return out;
}

Done may(store::Reader& reader, const Sight& who, const BankRow& row, std::string_view what) {
    if (!role_for(who, row, what)) {
        return fail(Why::forbidden, "not_your_role", "Your role does not allow this for this item.",
                    {{"what", std::string(what)}});
    }
    if (!state_for(reader, row, what)) {
        return fail(Why::conflict, "not_now",
                    "The item is in another state by now. Load it again and see what it needs.",
                    {{"what", std::string(what)}, {"state", std::string(schema::name_of(row.state))}});
    }
    return {};
}

DraftBody body_of_version(store::Reader& reader, const BankRow& row, const ItemVersionId& id) {
    if (const auto kept = sql::body_of_version(reader, {.version = id})) {
        return schema::parse_own<DraftBody>(kept->body);
    }
    return body_of(item_of(reader, id)->content, row.title, row.language);
}

std::optional<CaseStudy> case_study_of(store::Reader& reader, const ItemMetadata& meta) {
    const auto row = meta.stimulus.empty()
                         ? std::nullopt
                         : sql::stimulus_row(reader, {.exam = ExamId(meta.exam), .name = meta.stimulus});
    return row ? std::optional(CaseStudy{row->name, row->title, row->body}) : std::nullopt;
}

std::vector<std::string> enemy_names(store::Reader& reader, const std::string& item) {
    std::vector<std::string> out;
    for (const auto& row : sql::enemies_of(reader, {.item = item})) {
        out.push_back(row.name);
    }
    return out;
}

std::vector<CommentView> comments_of(store::Reader& reader, const std::string& item, Names& names) {
    std::vector<CommentView> out;
    for (const auto& row : sql::comments_of(reader, {.item = item})) {
        CommentView c{row.id,
                      row.thread,
                      row.version,
                      names.of(row.person),
                      row.text,
                      row.said_at,
                      row.resolved_at.has_value(),
                      std::nullopt};
        if (row.resolved_by) {
            c.resolved_by = names.of(*row.resolved_by);
        }
        out.push_back(std::move(c));
    }
    return out;
}

std::vector<EnemyView> enemies_of(store::Reader& reader, const std::string& item) {
    std::vector<EnemyView> out;
    for (const auto& row : sql::enemies_of(reader, {.item = item})) {
        out.push_back({row.name, row.title, row.reason, row.from_files == 1});
    }
    return out;
}

}  // namespace itembank
