// A released pass becomes a credential, or renews one and those below it.
#include "kept.hpp"

#include <base/text.hpp>
#include <catalog/catalog.hpp>
#include <identity/identity.hpp>
#include <scoring/words.hpp>

namespace credentials {

namespace {

using scoring::ResultCorrected;
using scoring::ResultReleased;
using scoring::ResultVoided;

Credits needed_by(const catalog::Scheme& scheme) { return credits(int(scheme.policies.credits_needed)); }

Rules scheme_rules(const catalog::Scheme& scheme) {
    return {int(scheme.policies.validity_months), int(scheme.policies.renewal_window_days),
            int(scheme.policies.grace_days)};
}

void issue(store::Tx& tx, const shell::Shell& s, const catalog::Scheme& scheme, const ResultReleased& e,
           Instant now) {
    const auto id = s.random.id<Credential>(now);
    const Rules rules = scheme_rules(scheme);
    const Date passed_on = utc_date(e.passed_at);
    const Date expires_on = first_expiry(passed_on, rules);
    const std::string public_id = s.random.token();
    sql::insert_credential(tx, {.id = id,
                                .public_id = public_id,
                                .person = e.person,
                                .certification = e.certification,
                                .title = scheme.title,
                                .level = scheme.level,
                                .proctored = e.proctored,
                                .passed_on = to_string(passed_on),
                                .issued_at = now,
                                .cycle_from = to_string(passed_on),
                                .expires_on = to_string(expires_on),
                                .validity_months = rules.validity_months,
                                .window_days = rules.window_days,
                                .grace_days = rules.grace_days,
                                .needed = needed_by(scheme).quarters});
    sql::insert_term(tx, {.credential = id,
                          .number = 1,
                          .route = Route::same_exam,
                          .result = e.result,
                          .proctored = e.proctored,
                          .cycle_from = to_string(passed_on),
                          .expires_on = to_string(expires_on),
                          .began_at = now});
    const Kept kept = *kept_of(tx, id);
    note(tx, s, id, "issued", "", "", now);
    shell::announce(tx, s, Issued{id, e.person, e.certification, expires_on}, now);
    identity::send_mail(
        tx, s, e.person, "credential_issued",
        {{"title", kept.title}, {"expires", to_string(expires_on)}, {"link", link_of(s, kept)}}, now);
    watch(tx, kept, now);
}

void follow_scheme(store::Tx& tx, const Kept& kept, const catalog::Scheme& scheme) {
    const Rules rules = scheme_rules(scheme);
    sql::set_rules(tx, {.validity_months = rules.validity_months,
                        .window_days = rules.window_days,
                        .grace_days = rules.grace_days,
                        .needed = needed_by(scheme).quarters,
                        .id = kept.id});
}

bool used_before(store::Reader& r, const Kept& kept, const std::string& result) {
    const auto terms = sql::terms_of_result(r, {.result = result});
    return std::any_of(terms.begin(), terms.end(), [&](const auto& t) { return t.credential == kept.id; });
}

// A pass renews what can be renewed. What cannot (suspended, long expired) stays as it is: the pass itself is
// on record, and nothing is refused to the candidate who earned it.
void renew_with(store::Tx& tx, const shell::Shell& s, const Kept& kept, Route route, const ResultReleased& e,
                Instant now) {
    const auto expires_on = renew_by_exam(record_of(kept), rules_of(kept), e.passed_at);
    if (!expires_on) {
        note(tx, s, kept.id, "not_renewed", "", expires_on.error().detail, now);
        return;
    }
    const auto scheme = catalog::scheme_of(tx, kept.certification);
    renew(tx, s, kept, route, e.result.value, utc_date(e.passed_at), *expires_on, e.proctored, now);
    if (scheme) {
        follow_scheme(tx, kept, *scheme);
    }
}

Done on_released(store::Tx& tx, const shell::Shell& s, const ResultReleased& e, Instant now) {
    const auto card = identity::card_of(tx, e.person);
    if (!e.passed || e.certification.empty() || !card || card->erased) {
        return {};
    }
    if (trimmed(card->legal_name).empty()) {
        // Tried again by the runner and listed with the jobs that failed, until the name is there.
        return refuse("name_missing", "A credential carries a name. Person " + e.person.value +
                                          " has no legal name; once it is there, the credential is issued.");
    }
    const auto scheme = catalog::scheme_of(tx, e.certification);
    if (!scheme) {
        return refuse("scheme_missing", "There is no scheme for " + e.certification.value + ".");
    }
    const auto current = current_of(tx, e.person, e.certification);
    if (!current) {
        issue(tx, s, *scheme, e, now);
    } else if (!used_before(tx, *current, e.result.value)) {
        const Standing then = standing_of(*current, e.passed_at);
        if (then.state == State::expired && !then.in_window) {
            sql::set_superseded(tx, {.superseded_at = now, .id = current->id});
            note(tx, s, current->id, "superseded", "", "", now);
            issue(tx, s, *scheme, e, now);
        } else {
            renew_with(tx, s, *current, Route::same_exam, e, now);
        }
    }
    for (const CertificationId& lower : catalog::renews(tx, e.certification)) {
        const auto kept = current_of(tx, e.person, lower);
        if (kept && !used_before(tx, *kept, e.result.value)) {
            renew_with(tx, s, *kept, Route::higher_exam, e, now);
        }
    }
    return {};
}

// A void result takes back what it gave: the credential it issued is revoked, one it renewed has its former
// dates.
Done on_voided(store::Tx& tx, const shell::Shell& s, const ResultVoided& e, Instant now) {
    for (const auto& term : sql::terms_of_result(tx, {.result = e.result})) {
        const auto kept = kept_of(tx, term.credential);
        sql::void_term(tx, {.voided_at = now, .credential = term.credential, .number = term.number});
        std::optional<sql::terms_of_row> before;
        for (const auto& other : sql::terms_of(tx, {.credential = term.credential})) {
            if (!other.voided_at) {
                before = other;
            }
        }
        if (!before) {
            sql::set_revoked(tx, {.revoked_at = now, .id = term.credential});
            note(tx, s, term.credential, "revoked", "", e.reason, now);
            shell::announce(tx, s, Revoked{term.credential, kept->person, kept->certification, e.reason},
                            now);
            identity::send_mail(tx, s, kept->person, "credential_revoked",
                                {{"title", kept->title}, {"reason", e.reason}, {"link", link_of(s, *kept)}},
                                now);
            continue;
        }
        sql::set_term(tx, {.cycle_from = to_string(before->cycle_from),
                           .expires_on = to_string(before->expires_on),
                           .proctored = before->proctored,
                           .id = term.credential});
        note(tx, s, term.credential, "renewal_void", "", e.reason, now);
        watch(tx, *kept_of(tx, term.credential), now);
    }
    return {};
}

// A corrected key: who passes now gets what a pass gives, who does not any more loses what it gave.
Done on_corrected(store::Tx& tx, const shell::Shell& s, const ResultCorrected& e, Instant now) {
    if (!e.official || e.passed == e.passed_before || e.certification.empty()) {
        return {};
    }
    if (e.passed) {
        CHECK(on_released(tx, s,
                          {e.result, e.attempt, e.person, e.exam, e.exam_version, e.certification, true,
                           e.scaled, e.passed_at, e.mode, e.proctored},
                          now));
    } else {
        CHECK(on_voided(tx, s, {e.result, e.attempt, e.person, e.exam, e.certification, e.reason}, now));
    }
    shell::announce(tx, s, CorrectionFollowed{e.correction, e.result}, now);
    return {};
}

}  // namespace

void renew(store::Tx& tx, const shell::Shell& s, const Kept& kept, Route route,
           std::optional<std::string> result, Date earned_on, Date expires_on, bool proctored, Instant now) {
    const auto terms = sql::terms_of(tx, {.credential = kept.id});
    sql::insert_term(tx, {.credential = kept.id,
                          .number = terms.size() + 1,
                          .route = route,
                          .result = result,
                          .proctored = proctored,
                          .cycle_from = to_string(earned_on),
                          .expires_on = to_string(expires_on),
                          .began_at = now});
    sql::set_term(tx, {.cycle_from = to_string(earned_on),
                       .expires_on = to_string(expires_on),
                       .proctored = proctored,
                       .id = kept.id});
    note(tx, s, kept.id, "renewed", "", std::string(to_word(route)), now);
    shell::announce(tx, s, Renewed{kept.id, kept.person, kept.certification, route, expires_on}, now);
    identity::send_mail(tx, s, kept.person, "credential_renewed",
                        {{"title", kept.title},
                         {"route", std::string(to_word(route))},
                         {"expires", to_string(expires_on)},
                         {"link", link_of(s, kept)}},
                        now);
    watch(tx, *kept_of(tx, kept.id), now);
}

void issuing_jobs(jobs::Runner& runner, const shell::Shell& s) {
    shell::hear<ResultReleased>(
        runner, "credentials.issue",
        [&s](store::Tx& tx, const ResultReleased& e, Instant now) { return on_released(tx, s, e, now); });
    shell::hear<ResultVoided>(
        runner, "credentials.take_back",
        [&s](store::Tx& tx, const ResultVoided& e, Instant now) { return on_voided(tx, s, e, now); });
    shell::hear<ResultCorrected>(
        runner, "credentials.follow",
        [&s](store::Tx& tx, const ResultCorrected& e, Instant now) { return on_corrected(tx, s, e, now); });
}

}  // namespace credentials
