// The programme manager's side: how courses are taken, and giving somebody access to what has a price.
#include "parts.hpp"

#include <identity/identity.hpp>
#include <learning/sql/courses.hpp>
#include <learning/sql/workshops.hpp>
#include <store/record.hpp>

namespace learning {
namespace {

// Below this many people a number says too much about each of them.
constexpr std::int64_t people_min = 30;

struct CourseLine {
    CourseId id;
    std::string title;
    std::int64_t version;
    catalog::Price price;
    std::optional<std::int64_t> enrolments, completions;  // nothing: fewer than 30 people enrolled
};
BOOST_DESCRIBE_STRUCT(CourseLine, (), (id, title, version, price, enrolments, completions))

struct EntitlementPath {
    std::string thing;
    PersonId person;
};
BOOST_DESCRIBE_STRUCT(EntitlementPath, (), (thing, person))
struct Reason {
    schema::Text<3, 500> reason;
};
BOOST_DESCRIBE_STRUCT(Reason, (), (reason))

CourseLine line_of(store::Reader& reader, const sql::course_rows_row& row) {
    std::int64_t enrolled = 0, completed = 0;
    for (const auto& state : sql::course_counts(reader, {.course = row.id})) {
        enrolled += state.people;
        completed += state.state == "completed" ? state.people : 0;
    }
    const bool told = enrolled >= people_min;
    return {row.id,
            row.title,
            row.version,
            {row.price_cents, row.currency},
            told ? std::optional(enrolled) : std::nullopt,
            told ? std::optional(completed) : std::nullopt};
}

Result<http::NoContent> entitle(const shell::Shell& s, const http::Caller& who, std::string_view kind,
                                const EntitlementPath& at, const Reason& why) {
    return s.db.write([&](store::Tx& tx) -> Result<http::NoContent> {
        const Instant now = s.clock.now();
        const bool known = kind == "course" ? sql::course_row(tx, {.id = at.thing}).has_value()
                                            : sql::workshop_row(tx, {.id = at.thing}).has_value();
        const auto card = identity::card_of(tx, at.person);
        if (!known || !card || card->erased) {
            return not_found(known ? "person" : std::string(kind));
        }
        sql::put_entitlement(tx, {.person = at.person,
                                  .kind = kind,
                                  .thing = at.thing,
                                  .granted_by = who.person,
                                  .granted_at = now});
        store::record(tx,
                      {s.random.uuid7(now), "entitlement", at.person.value, now, who.person,
                       std::string(kind) + "_granted", why.reason.value,
                       schema::to_json(std::map<std::string, std::string>{{std::string(kind), at.thing}})});
        return http::NoContent{};
    });
}
}  // namespace

void manage_routes(http::Router& r, const shell::Shell& s) {
    const auto manager = http::any_of({"programme_manager"});
    r.get("/api/manage/courses",
          {"Courses and how they are taken", http::any_of({"programme_manager", "instructor"})},
          [&s]() -> Result<std::vector<CourseLine>> {
              return s.db.read([](store::Reader& reader) {
                  std::vector<CourseLine> out;
                  for (const auto& row : sql::course_rows(reader)) {
                      out.push_back(line_of(reader, row));
                  }
                  return out;
              });
          });
    r.put("/api/manage/courses/{thing}/entitlements/{person}", {"Give a person access to a course", manager},
          [&s](http::Caller who, http::Path<EntitlementPath> at, http::Body<Reason> why) {
              return entitle(s, who, "course", *at, *why);
          });
    r.put("/api/manage/workshops/{thing}/entitlements/{person}",
          {"Give a person access to a workshop", manager},
          [&s](http::Caller who, http::Path<EntitlementPath> at, http::Body<Reason> why) {
              return entitle(s, who, "workshop", *at, *why);
          });
}
}  // namespace learning
