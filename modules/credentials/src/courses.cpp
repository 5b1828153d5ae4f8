// A course completed here posts its credits by itself: the programme saw it done.
#include "kept.hpp"

#include <catalog/catalog.hpp>
#include <learning/words.hpp>

namespace credentials {

namespace {

// A course counts for the certifications it prepares for, and for those a pass of one of them would renew.
bool counts_for(store::Reader& r, const learning::CourseCompleted& e, const CertificationId& certification) {
    std::vector<CertificationId> fitting = catalog::renewed_by(r, certification);
    fitting.push_back(certification);
    return std::ranges::any_of(fitting, [&](const CertificationId& id) {
        return std::ranges::find(e.certifications, id.value) != e.certifications.end();
    });
}

// Approved at once: the programme itself saw it done.
Done post_course(store::Tx& tx, const shell::Shell& s, const learning::CourseCompleted& e, Instant now) {
    const Date done_on = utc_date(e.completed_at);
    const auto worth = credits_from(e.credits);
    if (!worth) {
        return {};  // a course may post nothing
    }
    for (auto& row : sql::credentials_of_person(tx, {.person = e.person})) {
        const Kept kept = same_row<Kept>(std::move(row));
        if (!open_for_claims(kept, now) || !may_claim(cycle_of(kept), done_on, e.completed_at) ||
            !counts_for(tx, e, kept.certification)) {
            continue;
        }
        const auto id = s.random.id<Claim>(now);
        const auto made = sql::insert_claim(tx, {.id = id,
                                                 .credential = kept.id,
                                                 .person = e.person,
                                                 .cycle_from = to_string(kept.cycle_from),
                                                 .activity = Activity::course,
                                                 .title = e.title,
                                                 .provider = "",
                                                 .done_on = to_string(done_on),
                                                 .quarters = worth->quarters,
                                                 .evidence = "",
                                                 .activity_key = "course:id:" + e.course.value,
                                                 .source = "course",
                                                 .state = ClaimState::approved,
                                                 .submitted_at = e.completed_at,
                                                 .decided_at = now});
        if (made) {
            note(tx, s, kept.id, "credits_posted", "", e.title, now);
        }
    }
    return {};
}

}  // namespace

void credit_jobs(jobs::Runner& runner, const shell::Shell& s) {
    shell::hear<learning::CourseCompleted>(runner, "credentials.post_credits",
                                           [&s](store::Tx& tx, const learning::CourseCompleted& e,
                                                Instant now) { return post_course(tx, s, e, now); });
}

}  // namespace credentials
