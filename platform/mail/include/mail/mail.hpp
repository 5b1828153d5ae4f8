// The outbox: a mail is queued in the transaction that gave reason for it, so there is neither one without
// the other.
#pragma once
#include <base/random.hpp>
#include <base/result.hpp>
#include <base/time.hpp>
#include <mail/templates.hpp>
#include <store/database.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mail {

store::ModuleMigrations migrations();

struct Message {
    std::string to_address;
    std::string to_name;
    std::string person;  // the person's id, so that their mails can be shown and erased; may be empty
    std::string template_name;
    std::string language;
    Facts facts;
};

// Failures: mail_address_refused, and those of Templates::render.
Done queue(store::Tx&, const Templates&, const Message&, Random&, Instant now);

enum class State { queued, sent, failed };
std::string_view to_string(State);

struct Entry {
    std::string id;
    std::string to_address, to_name, person, template_name;
    std::string subject, body_text;
    Instant created_at;
    State state;
    std::int64_t attempts;
    std::string last_error;  // what the mail server said; "" when nothing went wrong
    std::optional<Instant> sent_at;
};

constexpr int page_max = 100;
struct Paging {
    std::string after{};           // an Entry's id: what is older than it; "" for the newest
    int limit = 50;                // 1 to page_max; clamped
    std::optional<State> state{};  // absent: every state
};
std::vector<Entry> list(store::Reader&, const Paging& = {});  // newest first
std::optional<Entry> find(store::Reader&, std::string_view id);
std::vector<Entry> mails_to(store::Reader&, std::string_view address);  // newest first, at most page_max
std::vector<Entry> mails_of(store::Reader&, std::string_view person);   // newest first: for their export
void forget(store::Tx&, std::string_view person);                       // erasing a person erases their mails
// The operator's "send again": a failed mail is due at once. Failures: not_found, mail_not_failed.
Done send_again(store::Tx&, std::string_view id, Instant now);

}  // namespace mail
