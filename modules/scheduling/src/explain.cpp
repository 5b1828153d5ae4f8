#include "rules.hpp"

#include <algorithm>
#include <base/must.hpp>
#include <initializer_list>

namespace scheduling {
namespace {
void add(std::vector<Reason>& out, MaybeReason reason) {
    if (reason) {
        out.push_back(*std::move(reason));
    }
}
}  // namespace

std::vector<Reason> explain(const Standing& standing, const Policies& policies, const Wish& wish, Instant now,
                            std::string_view except) {
    std::vector<Reason> out;
    const Date day = wish.day();
    add(out, booked_already(standing, except));
    add(out, beta_once(standing, policies));
    add(out, retake_after_pass(standing, policies.retake, day));
    add(out, retake_limit(standing, policies.retake, day));
    add(out, retake_wait(standing, policies.retake, day));
    add(out, lead_time(wish, policies, now));
    add(out, horizon(wish, policies, now));
    add(out, overlap(standing, wish, except));
    return out;
}

Eligibility eligibility(const Standing& standing, const Policies& policies, std::string_view zone,
                        Instant now) {
    Eligibility out;
    Date day = local_date(now, zone);
    const Date last{std::chrono::sys_days(day) + Days(policies.horizon_days)};
    add(out.reasons, booked_already(standing, {}));
    add(out.reasons, beta_once(standing, policies));
    out.bookable = out.reasons.empty();
    const bool no_day =
        std::ranges::any_of(out.reasons, [](const Reason& r) { return r.code == "beta_sat"; });
    add(out.reasons, retake_after_pass(standing, policies.retake, day));
    add(out.reasons, retake_limit(standing, policies.retake, day));
    add(out.reasons, retake_wait(standing, policies.retake, day));
    // The day one rule frees may be closed by another: go on until no rule objects. Each step moves forward.
    for (;;) {
        Date next = day;
        for (const MaybeReason& reason :
             {retake_after_pass(standing, policies.retake, day), retake_limit(standing, policies.retake, day),
              retake_wait(standing, policies.retake, day)}) {
            if (reason) {
                next = std::max(next, reason->from.value());
            }
        }
        if (next == day) {
            break;
        }
        day = next;
    }
    if (!no_day) {
        out.earliest = day;
    }
    out.bookable = out.bookable && day <= last;
    return out;
}

std::unexpected<Failure> refused(const std::vector<Reason>& reasons) {
    MUST(!reasons.empty());
    const Reason& first = reasons.front();
    Failure failure{Why::invalid, first.code, first.sentence, {}, first.facts};
    for (const Reason& also : std::span(reasons).subspan(1)) {
        failure.problems.push_back({"", also.sentence});
    }
    return std::unexpected(std::move(failure));
}

}  // namespace scheduling
