// What time brings: reminders before an expiry, and the expiry itself. One job a credential, always the next
// one.
#include "kept.hpp"

#include <fmt/format.h>
#include <credentials/reminders.hpp>
#include <identity/identity.hpp>

namespace credentials {

struct WatchJob {
    CredentialId credential;
};
BOOST_DESCRIBE_STRUCT(WatchJob, (), (credential))

namespace {

constexpr Hours mail_hour{8};      // reminders go out at 08:00 UTC, not in the night
constexpr int expiry_notice = -1;  // kept among the reminders: the notice that it has expired

void remind(store::Tx& tx, const shell::Shell& s, const Kept& kept, const Standing& standing, Instant now) {
    const Sum sum = sum_of(kept, claims_of(tx, kept));
    identity::send_mail(tx, s, kept.person, "credential_reminder",
                        {{"title", kept.title},
                         {"days", std::to_string(standing.days_left)},
                         {"expires", to_string(kept.expires_on)},
                         {"counted", fmt::format("{}", sum.counted.value())},
                         {"needed", fmt::format("{}", sum.needed.value())},
                         {"link", link_of(s, kept)}},
                        now);
}

void expire(store::Tx& tx, const shell::Shell& s, const Kept& kept, const Standing& standing, Instant now) {
    const Sum sum = sum_of(kept, claims_of(tx, kept));
    const std::string next = standing.in_window ? "grace" : sum.waiting > Credits{} ? "waiting" : "";
    shell::announce(tx, s, Expired{kept.id, kept.person, kept.certification, kept.expires_on}, now);
    note(tx, s, kept.id, "expired", "", "", now);
    identity::send_mail(tx, s, kept.person, "credential_expired",
                        {{"title", kept.title},
                         {"expires", to_string(kept.expires_on)},
                         {"next", next},
                         {"days", std::to_string(kept.grace_days + standing.days_left)},
                         {"link", link_of(s, kept)}},
                        now);
}

Done on_watch(store::Tx& tx, const shell::Shell& s, const CredentialId& id, Instant now) {
    const auto kept = kept_of(tx, id);
    if (!kept || kept->revoked_at || kept->superseded_at) {
        return {};
    }
    const Standing standing = standing_of(*kept, now);
    std::vector<int> sent;
    for (const auto& row :
         sql::reminders_sent(tx, {.credential = id, .expires_on = to_string(kept->expires_on)})) {
        sent.push_back(int(row.days));
    }
    const auto mark = [&](int days) {
        sql::add_reminder(
            tx, {.credential = id, .expires_on = to_string(kept->expires_on), .days = days, .sent_at = now});
    };
    if (now > valid_until(kept->expires_on)) {
        if (std::find(sent.begin(), sent.end(), expiry_notice) == sent.end()) {
            mark(expiry_notice);
            expire(tx, s, *kept, standing, now);
        }
        return {};
    }
    if (const auto due = reminder_due(standing.days_left, sent)) {
        mark(*due);
        if (standing.state != State::suspended) {  // whoever cannot renew is not asked to
            remind(tx, s, *kept, standing, now);
        }
    }
    watch(tx, *kept, now);
    return {};
}

}  // namespace

void watch(store::Tx& tx, const Kept& kept, Instant now) {
    const Standing standing = standing_of(kept, now);
    const auto next = next_reminder(standing.days_left);
    const Instant due = next ? Instant{std::chrono::sys_days{kept.expires_on} - Days{*next}} + mail_hour
                             : valid_until(kept.expires_on) + Duration{1};
    // A key of its own for each instant: the job that runs now never stands in the way of the next.
    jobs::schedule(tx, "credentials.watch", kept.id.value + "/" + to_rfc3339(due), due,
                   schema::to_json(WatchJob{kept.id}));
}

void watching_jobs(jobs::Runner& runner, const shell::Shell& s) {
    runner.handle("credentials.watch", [&s](store::Tx& tx, const jobs::Job& job, Instant now) -> Done {
        return on_watch(tx, s, schema::parse_own<WatchJob>(job.payload).credential, now);
    });
}

}  // namespace credentials
