// The programme manager's side: every credential, and the decisions against one or for it again.
#include "kept.hpp"

#include <identity/identity.hpp>

namespace credentials {

struct ManagedQuery {
    std::optional<State> state;
    std::optional<CredentialId> after;
    std::optional<schema::Whole<1, 100>> limit;
};
BOOST_DESCRIBE_STRUCT(ManagedQuery, (), (state, after, limit))
struct ManagedCredential {
    CredentialView credential;
    PersonId person;
    std::string name;
    bool simulated = false;  // the person
};
BOOST_DESCRIBE_STRUCT(ManagedCredential, (), (credential, person, name, simulated))
struct ManagedCredentials {
    std::vector<ManagedCredential> items;
    std::optional<std::string> next;
};
BOOST_DESCRIBE_STRUCT(ManagedCredentials, (), (items, next))
struct ManagedPath {
    CredentialId credential;
};
BOOST_DESCRIBE_STRUCT(ManagedPath, (), (credential))
struct CredentialEvent {
    Instant at{};
    std::string event;
    std::string by;  // a name; empty for the system
    std::string reason;
};
BOOST_DESCRIBE_STRUCT(CredentialEvent, (), (at, event, by, reason))
struct ManagedCredentialDetail {
    ManagedCredential credential;
    Ledger ledger;
    std::vector<CredentialEvent> history;
};
BOOST_DESCRIBE_STRUCT(ManagedCredentialDetail, (), (credential, ledger, history))
struct Because {
    schema::Text<3, 500> reason;
};
BOOST_DESCRIBE_STRUCT(Because, (), (reason))

namespace {

constexpr std::int64_t page_default = 50;
constexpr std::int64_t looked_at_max = 1'000;  // rows read for one page when a state narrows it
constexpr std::int64_t read_at_once = 200;

std::string name_of(store::Reader& r, const PersonId& person) {
    const auto card = identity::card_of(r, person);
    return card && !card->erased ? card->legal_name : "";
}

ManagedCredential managed(store::Reader& r, const Kept& kept, Instant now) {
    const auto card = identity::card_of(r, kept.person);
    return {view_of(kept, now), kept.person, card && !card->erased ? card->legal_name : "",
            card && card->simulated};
}

// The state is a matter of the moment, so it is not in the table: rows are read in order and those of another
// state left out. A page may be short and still have a next one.
ManagedCredentials list(store::Reader& r, const ManagedQuery& ask, Instant now) {
    const std::int64_t limit = ask.limit ? ask.limit->value : page_default;
    ManagedCredentials out;
    std::string after = ask.after ? ask.after->value : "";
    for (std::int64_t looked_at = 0; looked_at < looked_at_max;) {
        const auto rows = sql::credentials_page(r, {.after = after, .count = read_at_once});
        for (const auto& row : rows) {
            ++looked_at;
            after = row.id.value;
            const Kept kept = same_row<Kept>(row);
            if (!ask.state || standing_of(kept, now).state == *ask.state) {
                out.items.push_back(managed(r, kept, now));
            }
            if (std::int64_t(out.items.size()) == limit) {
                out.next = after;
                return out;
            }
        }
        if (std::int64_t(rows.size()) < read_at_once) {
            return out;
        }
    }
    out.next = after;
    return out;
}

Result<ManagedCredentialDetail> detail(store::Reader& r, const CredentialId& id, Instant now) {
    const auto kept = kept_of(r, id);
    if (!kept) {
        return not_found("credential");
    }
    ManagedCredentialDetail out{managed(r, *kept, now), ledger_of(*kept, claims_of(r, *kept)), {}};
    for (const auto& e : store::records_of(r, "credential", id.value)) {
        out.history.push_back({e.recorded_at, e.event, name_of(r, PersonId(e.actor)), e.reason});
    }
    return out;
}

enum class Decided { suspended, reinstated, revoked };

Result<ManagedCredential> change(const shell::Shell& s, const CredentialId& id, Decided what,
                                 const std::string& actor, const std::string& reason) {
    return s.db.write([&](store::Tx& tx) -> Result<ManagedCredential> {
        const Instant now = s.clock.now();
        const auto kept = kept_of(tx, id);
        if (!kept) {
            return not_found("credential");
        }
        const State state = standing_of(*kept, now).state;
        const bool fits = what == Decided::reinstated ? state == State::suspended
                          : what == Decided::revoked  ? state != State::revoked
                                                     : state != State::revoked && state != State::suspended &&
                                                           state != State::superseded;
        if (!fits) {
            return fail(Why::conflict, "credential_" + std::string(to_word(state)),
                        "This credential is " + std::string(to_word(state)) + ", so that cannot be done now.",
                        {{"state", std::string(to_word(state))}});
        }
        Facts facts{{"title", kept->title}, {"link", link_of(s, *kept)}};
        switch (what) {
            case Decided::suspended:
                sql::set_suspended(tx, {.suspended_at = now, .id = id});
                note(tx, s, id, "suspended", actor, reason, now);
                facts.emplace_back("reason", reason);
                identity::send_mail(tx, s, kept->person, "credential_suspended", facts, now);
                break;
            case Decided::reinstated:
                sql::set_suspended(tx, {.suspended_at = nullptr, .id = id});
                note(tx, s, id, "reinstated", actor, reason, now);
                facts.emplace_back("expires", to_string(kept->expires_on));
                identity::send_mail(tx, s, kept->person, "credential_reinstated", facts, now);
                break;
            case Decided::revoked:
                sql::set_revoked(tx, {.revoked_at = now, .id = id});
                note(tx, s, id, "revoked", actor, reason, now);
                shell::announce(tx, s, Revoked{id, kept->person, kept->certification, reason}, now);
                facts.emplace_back("reason", reason);
                identity::send_mail(tx, s, kept->person, "credential_revoked", facts, now);
                break;
        }
        return managed(tx, *kept_of(tx, id), now);
    });
}

void decision_route(http::Router& r, const shell::Shell& s, std::string path, std::string summary,
                    Decided what) {
    r.post(std::move(path), {std::move(summary), http::any_of({"programme_manager"})},
           [&s, what](http::Caller who, http::Path<ManagedPath> at,
                      http::Body<Because> why) -> Result<http::Created<ManagedCredential>> {
               return http::Created<ManagedCredential>{
                   TRY(change(s, at->credential, what, who.person, why->reason.value))};
           });
}

}  // namespace

void manager_routes(http::Router& r, const shell::Shell& s) {
    r.get("/api/manage/credentials", {"Credentials, by state if asked", http::any_of({"programme_manager"})},
          [&s](http::Query<ManagedQuery> ask) -> Result<ManagedCredentials> {
              return s.db.read([&](store::Reader& reader) -> Result<ManagedCredentials> {
                  return list(reader, *ask, s.clock.now());
              });
          });
    r.get("/api/manage/credentials/{credential}",
          {"A credential with its ledger and history", http::any_of({"programme_manager"})},
          [&s](http::Path<ManagedPath> at) -> Result<ManagedCredentialDetail> {
              return s.db.read(
                  [&](store::Reader& reader) { return detail(reader, at->credential, s.clock.now()); });
          });
    decision_route(r, s, "/api/manage/credentials/{credential}/suspensions", "Suspend a credential",
                   Decided::suspended);
    decision_route(r, s, "/api/manage/credentials/{credential}/reinstatements", "Lift a suspension",
                   Decided::reinstated);
    decision_route(r, s, "/api/manage/credentials/{credential}/revocations", "Revoke a credential",
                   Decided::revoked);
}

}  // namespace credentials
