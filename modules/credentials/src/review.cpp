// The queue of claims: each read by somebody else than the claimant, and answered in words.
#include "kept.hpp"

#include <fmt/format.h>
#include <identity/identity.hpp>

namespace credentials {

struct QueueQuery {
    std::optional<ClaimState> state;
    std::optional<ClaimId> after;
    std::optional<schema::Whole<1, 100>> limit;
};
BOOST_DESCRIBE_STRUCT(QueueQuery, (), (state, after, limit))

struct QueuedClaim {
    ClaimView claim;
    CredentialId credential;
    std::string credential_title;
    PersonId person;
    std::string name;
    bool simulated = false;  // the person
    Date from{};
    Date expires_on{};
    double cap = 0;      // for this kind of activity in this cycle
    double counted = 0;  // of this kind so far
    double needed = 0;
};
BOOST_DESCRIBE_STRUCT(QueuedClaim, (),
                      (claim, credential, credential_title, person, name, simulated, from, expires_on, cap,
                       counted, needed))
struct ClaimQueue {
    std::vector<QueuedClaim> items;
    std::optional<std::string> next;
};
BOOST_DESCRIBE_STRUCT(ClaimQueue, (), (items, next))

struct DecisionPath {
    ClaimId claim;
};
BOOST_DESCRIBE_STRUCT(DecisionPath, (), (claim))
struct DecideClaim {
    Decision decision = Decision::approved;
    std::optional<schema::Text<0, 500>> reason;
};
BOOST_DESCRIBE_STRUCT(DecideClaim, (), (decision, reason))

namespace {

constexpr std::int64_t page_default = 50;

QueuedClaim queued(store::Reader& r, const KeptClaim& claim) {
    QueuedClaim out;
    out.claim = view_of(claim);
    out.credential = claim.credential;
    out.person = claim.person;
    const auto card = identity::card_of(r, claim.person);
    out.name = card && !card->erased ? card->legal_name : "";
    out.simulated = card && card->simulated;
    if (const auto kept = kept_of(r, claim.credential)) {
        out.credential_title = kept->title;
        out.from = kept->cycle_from;
        out.expires_on = kept->expires_on;
        out.needed = Credits{int(kept->needed)}.value();
        for (const Line& line : sum_of(*kept, claims_of(r, *kept)).lines) {
            if (line.activity == claim.activity) {
                out.cap = line.cap.value();
                out.counted = line.counted.value();
            }
        }
    }
    return out;
}

Result<ClaimQueue> queue(store::Reader& r, const QueueQuery& ask) {
    const std::int64_t limit = ask.limit ? ask.limit->value : page_default;
    Instant after_at = from_micros(0);
    std::string after;
    if (ask.after) {
        const auto last = sql::claim_of(r, {.id = *ask.after});
        if (!last) {
            return refuse("cursor_unknown", "This list has changed. Open it again from the start.");
        }
        after_at = last->submitted_at;
        after = last->id.value;
    }
    ClaimQueue out;
    for (auto& row : sql::claims_in_state(r, {.state = ask.state.value_or(ClaimState::submitted),
                                              .after_at = after_at,
                                              .after = after,
                                              .count = limit + 1})) {
        if (std::int64_t(out.items.size()) == limit) {
            out.next = out.items.back().claim.id.value;
            break;
        }
        out.items.push_back(queued(r, same_row<KeptClaim>(std::move(row))));
    }
    return out;
}

Result<QueuedClaim> decide_now(store::Tx& tx, const shell::Shell& s, const ClaimId& id,
                               const DecideClaim& wish, const std::string& reviewer, Instant now) {
    const auto claim = sql::claim_of(tx, {.id = id});
    if (!claim) {
        return not_found("claim");
    }
    const std::string reason = wish.reason ? wish.reason->value : "";
    const ClaimState after = TRY(decide(claim->state, wish.decision, reason, claim->person.value, reviewer));
    sql::decide_claim(
        tx, {.state = after, .decided_at = now, .decided_by = reviewer, .reason = reason, .id = id});
    note(tx, s, claim->credential, "claim_" + std::string(to_word(after)), reviewer, reason, now);
    Kept kept = *kept_of(tx, claim->credential);
    const bool late = now > valid_until(kept.expires_on);
    if (after == ClaimState::approved && late && claim->cycle_from == kept.cycle_from &&
        in_time(cycle_of(kept), claim->submitted_at)) {
        sql::set_approved_late(tx, {.approved_late_at = now, .id = kept.id});
        kept = *kept_of(tx, kept.id);
    }
    const Sum sum = sum_of(kept, claims_of(tx, kept));
    identity::send_mail(tx, s, claim->person, "claim_decided",
                        {{"decision", std::string(to_word(after))},
                         {"activity", claim->title},
                         {"credits", fmt::format("{}", Credits{int(claim->quarters)}.value())},
                         {"reason", reason},
                         {"counted", fmt::format("{}", sum.counted.value())},
                         {"needed", fmt::format("{}", sum.needed.value())},
                         {"enough", sum.enough() && standing_of(kept, now).renewable ? "yes" : ""},
                         {"link", link_of(s, kept)}},
                        now);
    return queued(tx, *sql::claim_of(tx, {.id = id}));
}

}  // namespace

void review_routes(http::Router& r, const shell::Shell& s) {
    r.get("/api/manage/claims",
          {"Claims by state, the one waiting longest first", http::any_of({"programme_manager"})},
          [&s](http::Query<QueueQuery> ask) -> Result<ClaimQueue> {
              return s.db.read([&](store::Reader& reader) { return queue(reader, *ask); });
          });
    r.post("/api/manage/claims/{claim}/decisions",
           {"Approve, return or reject a claim", http::any_of({"programme_manager"})},
           [&s](http::Caller who, http::Path<DecisionPath> at,
                http::Body<DecideClaim> wish) -> Result<http::Created<QueuedClaim>> {
               return s.db.write([&](store::Tx& tx) -> Result<http::Created<QueuedClaim>> {
                   return http::Created<QueuedClaim>{
                       TRY(decide_now(tx, s, at->claim, *wish, who.person, s.clock.now()))};
               });
           });
}

}  // namespace credentials
