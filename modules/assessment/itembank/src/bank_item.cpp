// GET /api/bank/items/{item} and its versions.
#include <itembank/sql/bank.hpp>
#include <itembank/sql/drafts.hpp>
#include <itembank/sql/life.hpp>
#include <itembank/sql/talk.hpp>

#include "bank.hpp"
#include "moves.hpp"

namespace itembank {
namespace {

struct VersionPath {
    Text<1, 64> item;
    ItemVersionId version;
};
BOOST_DESCRIBE_STRUCT(VersionPath, (), (item, version))
struct Compare {
    ItemVersionId from, to;
};
BOOST_DESCRIBE_STRUCT(Compare, (), (from, to))

std::vector<SignatureView> signatures_of(store::Reader& reader, const ItemVersionId& version, Names& names) {
    std::vector<SignatureView> out;
    for (const auto& row : sql::signatures_of_version(reader, {.version = version})) {
        PersonName person = row.name.empty() ? names.of(row.person) : PersonName{{}, row.name};
        out.push_back(
            {std::move(person), row.role, row.statement, row.to_state, row.founding == 1, row.signed_at});
    }
    return out;
}

std::vector<VersionView> versions_of(store::Reader& reader, const std::string& item, Names& names) {
    std::vector<VersionView> out;
    for (const auto& row : sql::versions_of_item(reader, {.item = item})) {
        VersionView v{
            .id = row.id, .number = row.number, .delivered = row.delivered, .made_at = row.created_at};
        v.state = schema::value_of<ItemState>(row.state.value_or("")).value_or(ItemState::draft);
        for (const auto& hand : sql::hands_of(reader, {.version = row.id})) {
            v.authors.push_back(names.of(hand.person));
        }
        v.signatures = signatures_of(reader, row.id, names);
        v.statistics = measured(reader, row.id);
        out.push_back(std::move(v));
    }
    return out;
}

std::vector<LifeLine> life_of(store::Reader& reader, const std::string& item, Names& names) {
    std::vector<LifeLine> out;
    for (const auto& row : sql::changes_of(reader, {.item = item})) {
        out.push_back({row.number, row.version, schema::value_of<ItemState>(row.from_state), row.to_state,
                       names.of(row.person), row.reason, row.changed_at});
    }
    return out;
}

std::vector<UsedOn> uses(store::Reader& reader, const std::string& item) {
    std::vector<UsedOn> out;
    for (const auto& row : sql::used_on(reader, {.item = item})) {
        out.push_back({row.form, schema::value_of<FormKind>(row.kind).value(), row.exam, row.name, row.number,
                       row.version, row.scored == 1, row.anchor == 1, row.current == 1,
                       row.delivered_at.has_value()});
    }
    return out;
}

BankItemView view_of(store::Reader& reader, const Sight& sight, const BankRow& row) {
    Names names(reader);
    BankItemView out{.name = row.name,
                     .title = row.title,
                     .stem = row.stem,
                     .exam = row.exam,
                     .pool = row.pool,
                     .kind = row.kind,
                     .language = row.language,
                     .state = row.state,
                     .objective = row.objective,
                     .cognitive = schema::value_of<Cognitive>(row.cognitive),
                     .source = {row.source_title, row.source_url},
                     .stimulus = row.stimulus,
                     .author = names.of(row.author),
                     .created_at = row.created_at,
                     .changed_at = row.changed_at};
    out.versions = versions_of(reader, row.name, names);
    out.life = life_of(reader, row.name, names);
    out.comments = comments_of(reader, row.name, names);
    out.enemies = enemies_of(reader, row.name);
    out.used_on = uses(reader, row.name);
    if (row.version) {
        for (const auto& person : sql::assigned_to(reader, {.version = *row.version})) {
            out.assigned.push_back(names.of(person.person));
        }
    }
    if (const auto draft = sql::draft_of(reader, {.item = row.name})) {
        out.working_copy = WorkingCopy{draft->revision, names.of(draft->saved_by), draft->saved_at};
    }
    out.next = next_state(row);
    if (out.next && row.version) {
        out.gates = gates_to(reader, row, *out.next);
    }
    out.may = allowed(reader, sight, row);
    return out;
}

VersionBody body_as_kept(const ItemVersion& version, DraftBody body) {
    const Shape shape = shape_of(version.content);
    return {version.id, version.number, std::move(body), player_item(rendered(version), shape)};
}

Result<VersionBody> version_body(store::Reader& reader, const BankRow& row, const ItemVersionId& id) {
    if (!sql::version_of_item(reader, {.item = row.name, .version = id})) {
        return not_found("version");
    }
    return body_as_kept(*item_of(reader, id), body_of_version(reader, row, id));
}

// Leaf by leaf, what is in one and not in the other.
void leaves(const schema::json::value& value, const std::string& at,
            std::map<std::string, std::string>& out) {
    if (const auto* object = value.if_object()) {
        for (const auto& [key, member] : *object) {
            leaves(member, at + "/" + std::string(key), out);
        }
    } else if (const auto* array = value.if_array()) {
        for (std::size_t i = 0; i < array->size(); ++i) {
            leaves((*array)[i], at + "/" + std::to_string(i), out);
        }
    } else if (value.is_string()) {
        out[at] = std::string(value.get_string());
    } else if (!value.is_null()) {
        out[at] = schema::json::serialize(value);
    }
}

std::vector<FieldChange> changes_between(const DraftBody& from, const DraftBody& to) {
    std::map<std::string, std::string> before, after;
    leaves(schema::write(from), "", before);
    leaves(schema::write(to), "", after);
    std::vector<FieldChange> out;
    for (const auto& [pointer, text] : before) {
        const auto at = after.find(pointer);
        if (at == after.end()) {
            out.push_back({pointer, text, std::nullopt});
        } else if (at->second != text) {
            out.push_back({pointer, text, at->second});
        }
    }
    for (const auto& [pointer, text] : after) {
        if (!before.contains(pointer)) {
            out.push_back({pointer, std::nullopt, text});
        }
    }
    std::ranges::sort(out, {}, &FieldChange::pointer);
    return out;
}

}  // namespace

void bank_item_routes(http::Router& r, const shell::Shell& s) {
    r.get("/api/bank/items/{item}", {"An item with its versions and its life", readers()},
          [&s](http::Caller who, http::Path<BankPath> at) -> Result<BankItemView> {
              const Sight sight = sight_of(who);
              return s.db.write([&](store::Tx& tx) -> Result<BankItemView> {
                  const BankRow row = TRY(seen_item(tx, sight, at->item.value));
                  log_view(tx, sight, row.name, row.version, row.pool, ViewPlace::item, s.clock.now());
                  return view_of(tx, sight, row);
              });
          });
    r.get("/api/bank/items/{item}/versions/{version}", {"A version as it was written", readers()},
          [&s](http::Caller who, http::Path<VersionPath> at) -> Result<VersionBody> {
              const Sight sight = sight_of(who);
              return s.db.write([&](store::Tx& tx) -> Result<VersionBody> {
                  const BankRow row = TRY(seen_item(tx, sight, at->item.value));
                  log_view(tx, sight, row.name, at->version, row.pool, ViewPlace::item, s.clock.now());
                  return version_body(tx, row, at->version);
              });
          });
    r.get("/api/bank/items/{item}/comparison", {"What changed between two versions", readers()},
          [&s](http::Caller who, http::Path<BankPath> at, http::Query<Compare> wish) -> Result<Comparison> {
              const Sight sight = sight_of(who);
              return s.db.write([&](store::Tx& tx) -> Result<Comparison> {
                  const BankRow row = TRY(seen_item(tx, sight, at->item.value));
                  const Instant now = s.clock.now();
                  log_view(tx, sight, row.name, wish->from, row.pool, ViewPlace::item, now);
                  log_view(tx, sight, row.name, wish->to, row.pool, ViewPlace::item, now);
                  Comparison out{
                      TRY(version_body(tx, row, wish->from)), TRY(version_body(tx, row, wish->to)), {}};
                  out.changes = changes_between(out.from.body, out.to.body);
                  return out;
              });
          });
}

}  // namespace itembank
