// The programme manager's side: what waits, held and released with a reason.
#include "kept.hpp"

#include <identity/identity.hpp>

namespace scoring {

struct ManagedResult {
    ResultView result;
    PersonId person;
    std::string name;
    std::int64_t raw = 0;
    std::int64_t cut = 0;
    std::int64_t all_right = 0;
    bool simulated = false;  // the person
};
BOOST_DESCRIBE_STRUCT(ManagedResult, (), (result, person, name, raw, cut, all_right, simulated))

struct ManagedResults {
    std::vector<ManagedResult> items;
    std::optional<std::string> next;
};
BOOST_DESCRIBE_STRUCT(ManagedResults, (), (items, next))

struct ResultsInState {
    std::optional<State> state;
    std::optional<std::string> after;
    std::optional<schema::Whole<1, 100>> limit;
};
BOOST_DESCRIBE_STRUCT(ResultsInState, (), (state, after, limit))

struct ResultPath {
    ResultId result;
};
BOOST_DESCRIBE_STRUCT(ResultPath, (), (result))

struct Hold {
    schema::Text<reason_min, reason_max> reason;
    std::optional<Instant> until;
};
BOOST_DESCRIBE_STRUCT(Hold, (), (reason, until))

struct Release {
    std::optional<schema::Text<reason_min, reason_max>> reason;
};
BOOST_DESCRIBE_STRUCT(Release, (), (reason))

struct Voiding {
    schema::Text<reason_min, reason_max> reason;
};
BOOST_DESCRIBE_STRUCT(Voiding, (), (reason))

inline constexpr std::size_t bulk_max = 200;
struct BulkRelease {
    schema::List<ResultId, bulk_max> results;
};
BOOST_DESCRIBE_STRUCT(BulkRelease, (), (results))

struct ReleaseRow {
    ResultId result;
    bool released = false;
    std::string code;  // why not; empty when released
    std::string detail;
};
BOOST_DESCRIBE_STRUCT(ReleaseRow, (), (result, released, code, detail))

struct HistoryEntry {
    Instant at{};
    std::string event;
    std::string by;  // a name; empty for the system
    std::string reason;
};
BOOST_DESCRIBE_STRUCT(HistoryEntry, (), (at, event, by, reason))
struct ManagedDomain {
    DomainView domain;
    std::int64_t items = 0;
    std::int64_t raw = 0;
    std::int64_t all_right = 0;
};
BOOST_DESCRIBE_STRUCT(ManagedDomain, (), (domain, items, raw, all_right))
struct ManagedResultDetail {
    ManagedResult result;
    std::vector<ManagedDomain> domains;
    std::vector<HistoryEntry> history;
};
BOOST_DESCRIBE_STRUCT(ManagedResultDetail, (), (result, domains, history))

namespace {

constexpr std::int64_t page_default = 50;

http::Access managers() { return http::any_of({"programme_manager"}); }

std::string name_of(store::Reader& r, const PersonId& person) {
    const auto card = identity::card_of(r, person);
    return card && !card->erased ? card->legal_name : "";
}

ManagedResult managed(store::Reader& r, const Kept& kept) {
    const auto card = identity::card_of(r, kept.person);
    return {view_of(kept),
            kept.person,
            card && !card->erased ? card->legal_name : "",
            kept.raw,
            kept.cut,
            kept.all_right,
            card && card->simulated};
}

Result<ManagedResults> list(store::Reader& r, const ResultsInState& ask) {
    const std::int64_t limit = ask.limit ? ask.limit->value : page_default;
    Instant after_due = from_micros(0);
    std::string after;
    if (ask.after) {
        const auto last = sql::result_of(r, {.id = *ask.after});
        if (!last) {
            return refuse("cursor_unknown", "This list has changed. Open it again from the start.");
        }
        after_due = last->release_due;
        after = *ask.after;
    }
    ManagedResults out;
    for (auto& row : sql::results_in_state(r, {.state = ask.state.value_or(State::provisional),
                                               .after_due = after_due,
                                               .after = after,
                                               .count = limit + 1})) {
        if (std::int64_t(out.items.size()) == limit) {
            out.next = out.items.back().result.id.value;
            break;
        }
        out.items.push_back(managed(r, same_row<Kept>(std::move(row))));
    }
    return out;
}

Result<ManagedResultDetail> detail(store::Reader& r, const ResultId& id) {
    const auto row = sql::result_of(r, {.id = id});
    if (!row) {
        return not_found("result");
    }
    ManagedResultDetail out{managed(r, *row), {}, {}};
    for (const auto& d : sql::domains_of(r, {.result = id})) {
        out.domains.push_back({{d.domain, d.title, d.weight, d.feedback}, d.items, d.raw, d.all_right});
    }
    for (const auto& e : store::records_of(r, "result", id.value)) {
        out.history.push_back({e.recorded_at, e.event, name_of(r, PersonId(e.actor)), e.reason});
    }
    return out;
}

// One decision on one result; `decide` is a pure rule.
template <class Decide>
Result<ManagedResult> change(const shell::Shell& s, const ResultId& id, Change what, const std::string& actor,
                             const std::string& reason, Decide decide) {
    return s.db.write([&](store::Tx& tx) -> Result<ManagedResult> {
        const Instant now = s.clock.now();
        const auto row = sql::result_of(tx, {.id = id});
        if (!row) {
            return not_found("result");
        }
        const Standing after = TRY(decide(standing_of(*row), now));
        save(tx, s, *row, after, what, actor, reason, now);
        return managed(tx, *sql::result_of(tx, {.id = id}));
    });
}

Result<ManagedResult> release_one(const shell::Shell& s, const ResultId& id, const std::string& actor,
                                  const std::string& reason) {
    return change(s, id, Change::released, actor, reason,
                  [](const Standing& standing, Instant now) { return release(standing, now); });
}

}  // namespace

void manager_routes(http::Router& r, const shell::Shell& s) {
    r.get("/api/manage/results", {"Results by state, the one due first first", managers()},
          [&s](http::Query<ResultsInState> ask) -> Result<ManagedResults> {
              return s.db.read([&](store::Reader& reader) { return list(reader, *ask); });
          });
    r.get("/api/manage/results/{result}", {"A result with its points and its history", managers()},
          [&s](http::Path<ResultPath> at) -> Result<ManagedResultDetail> {
              return s.db.read([&](store::Reader& reader) { return detail(reader, at->result); });
          });
    r.post(
        "/api/manage/results/{result}/holds", {"Hold a result with a reason the candidate reads", managers()},
        [&s](http::Caller who, http::Path<ResultPath> at,
             http::Body<Hold> wish) -> Result<http::Created<ManagedResult>> {
            const std::string& reason = wish->reason.value;
            return http::Created<ManagedResult>{TRY(change(
                s, at->result, Change::held, who.person, reason, [&](const Standing& standing, Instant now) {
                    return hold(standing, reason, wish->until, now);
                }))};
        });
    r.post("/api/manage/results/{result}/releases", {"Release a result", managers()},
           [&s](http::Caller who, http::Path<ResultPath> at,
                http::Body<Release> wish) -> Result<http::Created<ManagedResult>> {
               return http::Created<ManagedResult>{
                   TRY(release_one(s, at->result, who.person, wish->reason ? wish->reason->value : ""))};
           });
    r.post("/api/manage/results/{result}/voidings",
           {"Make a result void with a reason the candidate reads", managers()},
           [&s](http::Caller who, http::Path<ResultPath> at,
                http::Body<Voiding> wish) -> Result<http::Created<ManagedResult>> {
               const std::string& reason = wish->reason.value;
               return http::Created<ManagedResult>{TRY(change(
                   s, at->result, Change::voided, who.person, reason,
                   [&](const Standing& standing, Instant now) { return make_void(standing, reason, now); }))};
           });
    // Each row for itself: one that cannot be released does not keep the others back.
    r.post("/api/manage/releases", {"Release several results; says for each whether it worked", managers()},
           [&s](http::Caller who, http::Body<BulkRelease> wish) -> Result<std::vector<ReleaseRow>> {
               std::vector<ReleaseRow> rows;
               for (const ResultId& id : wish->results.value) {
                   const auto done = release_one(s, id, who.person, "");
                   rows.push_back(done ? ReleaseRow{id, true, "", ""}
                                       : ReleaseRow{id, false, done.error().code, done.error().detail});
               }
               return rows;
           });
}

}  // namespace scoring
