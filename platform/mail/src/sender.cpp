#include <mail/sender.hpp>

#include "message.hpp"
#include "smtp.hpp"

#include <algorithm>
#include <array>
#include <base/must.hpp>
#include <mail/sql/sending.hpp>
#include <store/database.hpp>

namespace mail {
namespace {

constexpr int batch_max = 50;
// Longer than a batch can take at its slowest, so that nobody claims a mail that is still in somebody's
// hands.
constexpr Duration claim = Hours(2);
constexpr std::array<Duration, 5> pauses{Minutes(1), Minutes(5), Minutes(30), Hours(2), Hours(12)};
constexpr std::size_t error_max = 500;

// What becomes of a mail after an attempt.
enum class Outcome { sent, put_off, failed };
Outcome outcome_of(const Done& done, std::int64_t attempts) {
    if (done) {
        return Outcome::sent;
    }
    const bool is_final = done.error().code == "mail_refused" || attempts > std::int64_t(pauses.size());
    return is_final ? Outcome::failed : Outcome::put_off;
}

}  // namespace

Sender::Round Sender::send_due(Instant now, const std::stop_token& stop) {
    Round round;
    // A write's function may run more than once; only what its last run claimed comes back.
    auto claimed = database_.write([&](store::Tx& tx) -> Result<std::vector<sql::claim_due_row>> {
        return sql::claim_due(tx, {.claimed_until = now + claim, .now = now, .count = batch_max});
    });
    if (!claimed || claimed->empty()) {
        return round;  // a busy store is no reason to hurry: the mails stay due
    }
    std::ranges::sort(*claimed, {}, &sql::claim_due_row::id);
    Smtp smtp(settings_);
    for (const sql::claim_due_row& m : *claimed) {
        const Letter letter{m.id,
                            {settings_.from_address, settings_.from_name},
                            {m.to_address, m.to_name},
                            m.subject,
                            m.body_text,
                            m.created_at};
        if (stop.stop_requested()) {
            const Done given_back = database_.write([&](store::Tx& tx) -> Done {
                sql::give_back(tx, {.due_at = now, .id = m.id});
                return {};
            });
            if (!given_back) {
                return round;  // the claim runs out by itself
            }
            continue;
        }
        const Done done = smtp.send(m.to_address, compose(letter), stop);
        const Outcome outcome = outcome_of(done, m.attempts);
        const std::string error = done ? "" : done.error().detail.substr(0, error_max);
        const Done noted = database_.write([&](store::Tx& tx) -> Done {
            if (outcome == Outcome::sent) {
                sql::mark_sent(tx, {.now = now, .id = m.id});
            } else if (outcome == Outcome::put_off) {
                const Duration pause = pauses[std::size_t(m.attempts - 1)];
                sql::put_off(tx, {.due_at = now + pause, .last_error = error, .id = m.id});
            } else {
                sql::mark_failed(tx, {.last_error = error, .id = m.id});
            }
            return {};
        });
        if (!noted) {
            return round;  // the claim runs out and the mail is tried again, under the same Message-ID
        }
        (outcome == Outcome::sent      ? round.sent
         : outcome == Outcome::put_off ? round.put_off
                                       : round.failed) += 1;
    }
    return round;
}

}  // namespace mail
