// Credits for what was done elsewhere: claimed by the holder, mended when returned.
#include "kept.hpp"

#include <base/text.hpp>

namespace credentials {

struct ClaimsPath {
    CredentialId credential;
};
BOOST_DESCRIBE_STRUCT(ClaimsPath, (), (credential))
struct ClaimPath {
    CredentialId credential;
    ClaimId claim;
};
BOOST_DESCRIBE_STRUCT(ClaimPath, (), (credential, claim))

struct WriteClaim {
    Activity activity = Activity::course;
    schema::Text<3, 200> title;
    schema::Text<1, 200> provider;
    Date done_on{};
    double credits = 0;
    schema::Text<3, 2000> evidence;  // a link, or in words what shows it
};
BOOST_DESCRIBE_STRUCT(WriteClaim, (), (activity, title, provider, done_on, credits, evidence))

namespace {

std::unexpected<Failure> not_quarters() {
    return std::unexpected(Failure{Why::invalid,
                                   "credits_in_quarters",
                                   "One credit is one hour. Claim between 0.25 and 100 credits, in quarters.",
                                   {{"/credits", "between 0.25 and 100, in steps of 0.25"}},
                                   {}});
}

std::unexpected<Failure> claimed_already() {
    return fail(Why::conflict, "claimed_already",
                "This activity is on your ledger already; each counts once between two renewals.");
}

Result<ClaimView> submit(store::Tx& tx, const shell::Shell& s, const Kept& kept, const WriteClaim& wish,
                         Instant now) {
    CHECK(open_for_claims(kept, now));
    CHECK(may_claim(cycle_of(kept), wish.done_on, now));
    const auto worth = credits_from(wish.credits);
    if (!worth) {
        return not_quarters();
    }
    const auto id = s.random.id<Claim>(now);
    const auto made =
        sql::insert_claim(tx, {.id = id,
                               .credential = kept.id,
                               .person = kept.person,
                               .cycle_from = to_string(kept.cycle_from),
                               .activity = wish.activity,
                               .title = wish.title.value,
                               .provider = wish.provider.value,
                               .done_on = to_string(wish.done_on),
                               .quarters = worth->quarters,
                               .evidence = wish.evidence.value,
                               .activity_key = activity_key(wish.activity, wish.title.value, wish.done_on),
                               .source = "claimed",
                               .state = ClaimState::submitted,
                               .submitted_at = now,
                               .decided_at = nullptr});
    if (!made) {
        return claimed_already();
    }
    note(tx, s, kept.id, "claim_submitted", kept.person.value, "", now);
    return view_of(*sql::claim_of(tx, {.id = id}));
}

Result<ClaimView> rewrite(store::Tx& tx, const shell::Shell& s, const Kept& kept, const ClaimId& id,
                          const WriteClaim& wish, Instant now) {
    const auto claim = sql::claim_of(tx, {.id = id});
    if (!claim || claim->credential != kept.id) {
        return not_found("claim");
    }
    CHECK(submit_again(claim->state));
    CHECK(open_for_claims(kept, now));
    CHECK(may_claim(cycle_of(kept), wish.done_on, now));
    const auto worth = credits_from(wish.credits);
    if (!worth) {
        return not_quarters();
    }
    const std::string key = activity_key(wish.activity, wish.title.value, wish.done_on);
    for (const KeptClaim& other : claims_of(tx, kept)) {
        if (other.id != id && other.activity_key == key && other.state != ClaimState::rejected) {
            return claimed_already();
        }
    }
    sql::rewrite_claim(tx, {.activity = wish.activity,
                            .title = wish.title.value,
                            .provider = wish.provider.value,
                            .done_on = to_string(wish.done_on),
                            .quarters = worth->quarters,
                            .evidence = wish.evidence.value,
                            .activity_key = key,
                            .submitted_at = now,
                            .id = id,
                            .person = kept.person});
    note(tx, s, kept.id, "claim_submitted", kept.person.value, "", now);
    return view_of(*sql::claim_of(tx, {.id = id}));
}

}  // namespace

Done open_for_claims(const Kept& kept, Instant now) {
    const State state = standing_of(kept, now).state;
    if (state == State::revoked || state == State::superseded) {
        return fail(Why::conflict, "credential_" + std::string(to_word(state)),
                    "This credential takes no claims any more.");
    }
    return {};
}

void claim_routes(http::Router& r, const shell::Shell& s) {
    r.post("/api/credentials/{credential}/claims",
           {"Claim credits for an activity elsewhere", http::signed_in()},
           [&s](http::Caller who, http::Path<ClaimsPath> at,
                http::Body<WriteClaim> wish) -> Result<http::Created<ClaimView>> {
               return s.db.write([&](store::Tx& tx) -> Result<http::Created<ClaimView>> {
                   const auto kept = kept_of(tx, at->credential, PersonId(who.person));
                   if (!kept) {
                       return not_found("credential");
                   }
                   return http::Created<ClaimView>{TRY(submit(tx, s, *kept, *wish, s.clock.now()))};
               });
           });
    r.put("/api/credentials/{credential}/claims/{claim}",
          {"Mend a claim that was returned", http::signed_in()},
          [&s](http::Caller who, http::Path<ClaimPath> at, http::Body<WriteClaim> wish) -> Result<ClaimView> {
              return s.db.write([&](store::Tx& tx) -> Result<ClaimView> {
                  const auto kept = kept_of(tx, at->credential, PersonId(who.person));
                  if (!kept) {
                      return not_found("credential");
                  }
                  return rewrite(tx, s, *kept, at->claim, *wish, s.clock.now());
              });
          });
}

}  // namespace credentials
