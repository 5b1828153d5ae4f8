#include "accounts.hpp"
#include "rules.hpp"

#include <identity/sql/accommodations.hpp>
#include <store/record.hpp>

namespace identity {
namespace {

BOOST_DEFINE_ENUM_CLASS(Decision, approved, refused)

struct AccommodationView {
    AccommodationId id;
    Preset preset;
    std::string state;
    std::string reason;
    Instant requested_at;
    std::optional<Instant> decided_at;
    std::optional<std::string> answer;
};
BOOST_DESCRIBE_STRUCT(AccommodationView, (), (id, preset, state, reason, requested_at, decided_at, answer))

struct Accommodations {
    AccommodationProfile profile;
    std::vector<AccommodationView> requests;
};
BOOST_DESCRIBE_STRUCT(Accommodations, (), (profile, requests))

struct AccommodationWish {
    Preset preset;
    std::optional<schema::Text<1, 2000>> reason;
};
BOOST_DESCRIBE_STRUCT(AccommodationWish, (), (preset, reason))

struct AccommodationPath {
    AccommodationId accommodation;
};
BOOST_DESCRIBE_STRUCT(AccommodationPath, (), (accommodation))

struct WaitingView {
    AccommodationId id;
    PersonId person;
    std::string display_name;
    bool simulated;
    Preset preset;
    std::string reason;
    Instant requested_at;
};
BOOST_DESCRIBE_STRUCT(WaitingView, (), (id, person, display_name, simulated, preset, reason, requested_at))

struct Verdict {
    Decision decision;
    std::optional<schema::Text<1, 1000>> answer;
};
BOOST_DESCRIBE_STRUCT(Verdict, (), (decision, answer))

Preset preset_of(const std::string& name) { return schema::value_of<Preset>(name).value(); }

Accommodations all_of(store::Reader& reader, const PersonId& person) {
    Accommodations out{accommodations_of(reader, person), {}};
    for (auto& row : sql::accommodations_of_person(reader, {.person = person})) {
        out.requests.push_back({row.id, preset_of(row.preset), std::move(row.state), std::move(row.reason),
                                row.requested_at, row.decided_at, std::move(row.answer)});
    }
    return out;
}

void record_change(store::Tx& tx, const shell::Shell& s, const AccommodationId& id, const std::string& actor,
                   const std::string& event, Instant now) {
    store::record(tx, {s.random.uuid7(now), "accommodation", id.value, now, actor, event, "", "{}"});
}

Result<http::Created<Accommodations>> request(const shell::Shell& s, const http::Caller& who,
                                              const AccommodationWish& wish) {
    if (needs_review(wish.preset) && !wish.reason) {
        return std::unexpected(
            Failure{Why::invalid,
                    "invalid",
                    "Some fields need another look.",
                    {{"/reason", "tells the reviewer why you need it; nobody else will read it"}}});
    }
    return s.db.write([&](store::Tx& tx) -> Result<http::Created<Accommodations>> {
        const Instant now = s.clock.now();
        const auto id = s.random.id<Accommodation>(now);
        const bool waits = needs_review(wish.preset);
        const std::optional<Instant> decided = waits ? std::nullopt : std::optional(now);
        const auto added = sql::insert_accommodation(tx, {.id = id,
                                                          .person = who.person,
                                                          .preset = schema::name_of(wish.preset),
                                                          .state = waits ? "requested" : "approved",
                                                          .reason = wish.reason ? wish.reason->value : "",
                                                          .requested_at = now,
                                                          .decided_at = decided});
        if (added == 0) {
            return fail(Why::conflict, "already_requested", "You have already asked for this, or have it.");
        }
        record_change(tx, s, id, who.person, waits ? "requested" : "approved", now);
        return http::Created<Accommodations>{all_of(tx, PersonId(who.person))};
    });
}

Result<http::NoContent> decide(const shell::Shell& s, const http::Caller& who, const AccommodationId& id,
                               const Verdict& verdict) {
    return s.db.write([&](store::Tx& tx) -> Result<http::NoContent> {
        const Instant now = s.clock.now();
        const std::string state(schema::name_of(verdict.decision));
        const std::string answer = verdict.answer ? verdict.answer->value : "";
        const bool approved = verdict.decision == Decision::approved;
        const auto row = sql::decide_accommodation(
            tx, {.state = state, .decided_at = now, .decided_by = who.person, .answer = answer, .id = id});
        if (!row) {
            return not_found("open request of another person");
        }
        record_change(tx, s, id, who.person, state, now);
        if (approved) {
            shell::announce(tx, s, AccommodationApproved{row->person, PersonId(who.person)}, now);
        }
        send_mail(tx, s, row->person, "accommodation_decided",
                  {{"accommodation", row->preset},
                   {"decision", state},
                   {"answer", answer},
                   {"link", s.base_url + "/account"}},
                  now);
        return http::NoContent{};
    });
}

}  // namespace

AccommodationProfile accommodations_of(store::Reader& reader, const PersonId& person) {
    std::vector<Preset> approved;
    for (const auto& row : sql::approved_presets(reader, {.person = person})) {
        approved.push_back(preset_of(row.preset));
    }
    return profile_of(approved);
}

void accommodation_routes(http::Router& r, const shell::Shell& s) {
    r.get("/api/me/accommodations", {"My accommodation profile", http::signed_in()},
          [&s](http::Caller who) -> Result<Accommodations> {
              return s.db.read([&](store::Reader& reader) { return all_of(reader, PersonId(who.person)); });
          });
    r.post("/api/me/accommodations", {"Ask for an accommodation", http::signed_in()},
           [&s](http::Caller who, http::Body<AccommodationWish> wish) { return request(s, who, *wish); });
    r.del("/api/me/accommodations/{accommodation}", {"Withdraw an accommodation", http::signed_in()},
          [&s](http::Caller who, http::Path<AccommodationPath> at) -> Result<http::NoContent> {
              return s.db.write([&](store::Tx& tx) -> Result<http::NoContent> {
                  const Instant now = s.clock.now();
                  if (sql::withdraw_accommodation(
                          tx, {.decided_at = now, .id = at->accommodation, .person = who.person}) == 0) {
                      return not_found("accommodation");
                  }
                  record_change(tx, s, at->accommodation, who.person, "withdrawn", now);
                  return http::NoContent{};
              });
          });
    r.get("/api/manage/accommodations", {"Requests to review", http::any_of({"accommodations_reviewer"})},
          [&s]() -> Result<std::vector<WaitingView>> {
              return s.db.read([&](store::Reader& reader) {
                  std::vector<WaitingView> out;
                  for (auto& row : sql::waiting_accommodations(reader)) {
                      out.push_back({row.id, row.person, std::move(row.display_name), row.simulated,
                                     preset_of(row.preset), std::move(row.reason), row.requested_at});
                  }
                  return out;
              });
          });
    r.post("/api/manage/accommodations/{accommodation}/decisions",
           {"Approve or refuse a request", http::any_of({"accommodations_reviewer"})},
           [&s](http::Caller who, http::Path<AccommodationPath> at, http::Body<Verdict> verdict) {
               return decide(s, who, at->accommodation, *verdict);
           });
}
}  // namespace identity
