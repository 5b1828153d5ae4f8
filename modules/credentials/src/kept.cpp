#include "kept.hpp"

namespace credentials {

Rules rules_of(const Kept& k) { return {int(k.validity_months), int(k.window_days), int(k.grace_days)}; }

Record record_of(const Kept& k) {
    return {k.expires_on, k.suspended_at, k.revoked_at, k.superseded_at, k.approved_late_at};
}

Cycle cycle_of(const Kept& k) { return {k.cycle_from, k.expires_on}; }

Standing standing_of(const Kept& k, Instant now) { return standing_of(record_of(k), rules_of(k), now); }

CredentialView view_of(const Kept& k, Instant now) {
    const Standing standing = standing_of(k, now);
    return {k.id,
            k.public_id,
            k.certification,
            k.title,
            k.level,
            standing.state,
            standing.days_left,
            standing.renewable,
            standing.in_window,
            k.passed_on,
            k.issued_at,
            k.cycle_from,
            window_opens(k.expires_on, rules_of(k)),
            k.expires_on,
            k.proctored,
            k.shown};
}

ClaimView view_of(const KeptClaim& c) {
    return {c.id,         c.activity,
            c.title,      c.provider,
            c.done_on,    Credits{int(c.quarters)}.value(),
            c.evidence,   c.source == "course",
            c.state,      c.submitted_at,
            c.decided_at, c.reason};
}

std::vector<KeptClaim> claims_of(store::Reader& r, const Kept& k) {
    std::vector<KeptClaim> out;
    for (auto& row : sql::claims_of_cycle(r, {.credential = k.id, .cycle_from = to_string(k.cycle_from)})) {
        out.push_back(same_row<KeptClaim>(std::move(row)));
    }
    return out;
}

Sum sum_of(const Kept& k, const std::vector<KeptClaim>& claims) {
    std::vector<Entry> entries;
    for (const KeptClaim& c : claims) {
        if (c.state == ClaimState::approved || c.state == ClaimState::submitted) {
            entries.push_back({c.activity,
                               {int(c.quarters)},
                               c.activity_key,
                               c.submitted_at,
                               c.state == ClaimState::approved});
        }
    }
    return sum_up(entries, cycle_of(k), {int(k.needed)});
}

Ledger ledger_of(const Kept& k, const std::vector<KeptClaim>& claims) {
    const Sum sum = sum_of(k, claims);
    Ledger out{sum.needed.value(),
               sum.counted.value(),
               sum.waiting.value(),
               sum.enough(),
               k.cycle_from,
               k.expires_on,
               {},
               {}};
    for (const Line& line : sum.lines) {
        out.lines.push_back({line.activity, line.approved.value(), line.counted.value(), line.waiting.value(),
                             line.cap.value()});
    }
    for (const KeptClaim& c : claims) {
        out.claims.push_back(view_of(c));
    }
    return out;
}

std::optional<Kept> kept_of(store::Reader& r, const CredentialId& id) {
    return sql::credential_of(r, {.id = id});
}

std::optional<Kept> kept_of(store::Reader& r, const CredentialId& id, const PersonId& holder) {
    auto kept = sql::credential_of(r, {.id = id});
    return kept && kept->person == holder ? kept : std::nullopt;
}

std::optional<Kept> current_of(store::Reader& r, const PersonId& person,
                               const CertificationId& certification) {
    auto row = sql::current_credential(r, {.person = person, .certification = certification});
    return row ? std::optional(same_row<Kept>(std::move(*row))) : std::nullopt;
}

std::string link_of(const shell::Shell& s, const Kept& k) {
    return s.base_url + "/credentials/" + k.id.value;
}

std::string public_link_of(const shell::Shell& s, const Kept& k) { return s.base_url + "/c/" + k.public_id; }

void note(store::Tx& tx, const shell::Shell& s, const CredentialId& id, std::string event,
          const std::string& actor, const std::string& reason, Instant now) {
    store::record(tx, {.id = s.random.uuid7(now),
                       .subject_kind = "credential",
                       .subject = id.value,
                       .recorded_at = now,
                       .actor = actor,
                       .event = std::move(event),
                       .reason = reason});
}

std::vector<CredentialView> credentials_of(store::Reader& r, const PersonId& person, Instant now) {
    std::vector<CredentialView> out;
    for (auto& row : sql::credentials_of_person(r, {.person = person})) {
        out.push_back(view_of(same_row<Kept>(std::move(row)), now));
    }
    return out;
}

std::vector<ClaimView> credits_of(store::Reader& r, const PersonId& person) {
    std::vector<ClaimView> out;
    for (auto& row : sql::claims_of_person(r, {.person = person})) {
        if (row.state == ClaimState::approved) {
            out.push_back(view_of(same_row<KeptClaim>(std::move(row))));
        }
    }
    return out;
}

}  // namespace credentials
