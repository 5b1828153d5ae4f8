#include "accounts.hpp"
#include "rules.hpp"

#include <base/text.hpp>
#include <identity/sql/people.hpp>
#include <store/record.hpp>

namespace identity {
namespace {

struct PersonRow {
    PersonId id;
    std::string email;
    std::string display_name;
    std::string legal_name;
    std::vector<std::string> roles;
    Instant created_at;
    bool confirmed;
    bool simulated;
};
BOOST_DESCRIBE_STRUCT(PersonRow, (),
                      (id, email, display_name, legal_name, roles, created_at, confirmed, simulated))

struct People {
    std::vector<PersonRow> items;
    std::optional<std::string> next;
};
BOOST_DESCRIBE_STRUCT(People, (), (items, next))

struct Search {
    std::optional<schema::Text<0, 100>> q;
    std::optional<schema::Text<0, 64>> after;
    std::optional<schema::Whole<1, 100>> limit;
};
BOOST_DESCRIBE_STRUCT(Search, (), (q, after, limit))

struct PersonPath {
    PersonId person;
};
BOOST_DESCRIBE_STRUCT(PersonPath, (), (person))

struct Roles {
    schema::List<std::string, 20> roles;
};
BOOST_DESCRIBE_STRUCT(Roles, (), (roles))

std::vector<std::string> roles_in(store::Reader& reader, const PersonId& person) {
    std::vector<std::string> out;
    for (auto& row : sql::roles_of(reader, {.person = person})) {
        out.push_back(std::move(row.role));
    }
    return out;
}

Result<People> people(const shell::Shell& s, const Search& wish) {
    const std::int64_t limit = wish.limit ? wish.limit->value : 50;
    return s.db.read([&](store::Reader& reader) {
        People out;
        const std::string part = wish.q ? search_key(wish.q->value) : "";
        for (auto& row : sql::people_page(
                 reader, {.after = wish.after ? wish.after->value : "", .part = part, .count = limit + 1})) {
            if (std::int64_t(out.items.size()) == limit) {
                out.next = out.items.back().id.value;
                break;
            }
            out.items.push_back({row.id, std::move(row.email), std::move(row.display_name),
                                 std::move(row.legal_name), roles_in(reader, row.id), row.created_at,
                                 row.confirmed_at.has_value(), row.simulated});
        }
        return out;
    });
}

Result<Roles> set_roles(const shell::Shell& s, const http::Caller& who, const PersonId& person,
                        const Roles& wish) {
    CHECK(role_wall(wish.roles.value));
    if (person.value == who.person &&
        std::ranges::find(wish.roles.value, "operator") == wish.roles.value.end() && who.has("operator")) {
        return refuse("own_operator_role",
                      "You cannot take the operator role from yourself. Ask another operator.");
    }
    return s.db.write([&](store::Tx& tx) -> Result<Roles> {
        const Instant now = s.clock.now();
        if (!sql::person_of(tx, {.id = person})) {
            return not_found("person");
        }
        const auto before = roles_in(tx, person);
        sql::clear_roles(tx, {.person = person});
        for (const auto& role : wish.roles.value) {
            if (role != "candidate") {
                sql::add_role(tx, {.person = person, .role = role});
            }
        }
        Roles after{{roles_in(tx, person)}};
        store::record(tx, {s.random.uuid7(now), "person", person.value, now, who.person, "roles_changed", "",
                           schema::to_json(std::map<std::string, std::vector<std::string>>{
                               {"from", before}, {"to", after.roles.value}})});
        return after;
    });
}

}  // namespace

void people_routes(http::Router& r, const shell::Shell& s) {
    const auto staff = http::any_of({"programme_manager", "operator"});
    r.get("/api/manage/people", {"People and their roles", staff},
          [&s](http::Query<Search> wish) { return people(s, *wish); });
    r.put("/api/manage/people/{person}/roles", {"Give or take roles", http::any_of({"operator"})},
          [&r, &s](http::Caller who, http::Path<PersonPath> at, http::Body<Roles> wish) {
              auto done = set_roles(s, who, at->person, *wish);
              r.callers().forget_person(at->person.value);
              return done;
          });
    r.get("/api/manage/people/{person}/id-photo",
          {"The photo of a person's ID document", http::any_of({"proctor", "programme_manager"})},
          [&s](http::Path<PersonPath> at) -> Result<http::File> {
              const auto row = s.db.read(
                  [&](store::Reader& reader) { return sql::person_of(reader, {.id = at->person}); });
              if (!row || !row->id_photo) {
                  return not_found("photo");
              }
              auto bytes = TRY(s.files.get(*row->id_photo));
              const auto shape = TRY(files::shape_of(bytes));
              return http::File{std::string(files::media_type(shape.kind)),
                                std::move(bytes),
                                "",
                                {{"Cache-Control", "no-store"}}};
          });
}
}  // namespace identity
