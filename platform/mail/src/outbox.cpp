#include "message.hpp"

#include <algorithm>
#include <base/must.hpp>
#include <base/text.hpp>
#include <mail/mail.hpp>
#include <mail/sql/mail.hpp>

namespace mail {
namespace {

// Above every id: they are written in hexadecimal digits.
constexpr std::string_view above_every_id = "z";

State state_of(std::string_view text) {
    for (const State s : {State::queued, State::sent, State::failed}) {
        if (to_string(s) == text) {
            return s;
        }
    }
    MUST(!"a mail's state is one of three");
    return State::failed;
}

// The queries of the outbox yield the same columns under different row types.
Entry entry(auto&& row) {
    return {.id = std::move(row.id),
            .to_address = std::move(row.to_address),
            .to_name = std::move(row.to_name),
            .person = std::move(row.person),
            .template_name = std::move(row.template_name),
            .subject = std::move(row.subject),
            .body_text = std::move(row.body_text),
            .created_at = row.created_at,
            .state = state_of(row.state),
            .attempts = row.attempts,
            .last_error = std::move(row.last_error),
            .sent_at = row.sent_at};
}
std::vector<Entry> entries(auto rows) {
    std::vector<Entry> out;
    out.reserve(rows.size());
    std::ranges::transform(rows, std::back_inserter(out), [](auto& row) { return entry(std::move(row)); });
    return out;
}

}  // namespace

std::string_view to_string(State state) {
    return state == State::queued ? "queued" : state == State::sent ? "sent" : "failed";
}

Done queue(store::Tx& tx, const Templates& templates, const Message& m, Random& random, Instant now) {
    if (!is_address(m.to_address)) {
        return refuse("mail_address_refused", "We cannot write to this mail address. Please check it.");
    }
    const Rendered words = TRY(templates.render(m.template_name, m.language, m.facts));
    sql::insert_mail(tx, {.id = random.uuid7(now),
                          .to_address = m.to_address,
                          .to_name = m.to_name,
                          .person = m.person,
                          .template_name = m.template_name,
                          .subject = words.subject,
                          .body_text = words.body,
                          .created_at = now});
    return {};
}

std::vector<Entry> list(store::Reader& reader, const Paging& paging) {
    const int count = std::clamp(paging.limit, 1, page_max);
    const std::string_view before = paging.after.empty() ? above_every_id : std::string_view(paging.after);
    if (!paging.state) {
        return entries(sql::newest_mails(reader, {.before = before, .count = count}));
    }
    return entries(sql::newest_mails_in_state(
        reader, {.state = to_string(*paging.state), .before = before, .count = count}));
}

std::optional<Entry> find(store::Reader& reader, std::string_view id) {
    auto row = sql::mail_with_id(reader, {.id = id});
    return row ? std::optional(entry(std::move(*row))) : std::nullopt;
}

std::vector<Entry> mails_to(store::Reader& reader, std::string_view address) {
    return entries(sql::mails_to_address(reader, {.to_address = address, .count = page_max}));
}

std::vector<Entry> mails_of(store::Reader& reader, std::string_view person) {
    return entries(sql::mails_of_person(reader, {.person = person}));
}

void forget(store::Tx& tx, std::string_view person) {
    MUST(!person.empty());  // mails to nobody in particular are not somebody's
    sql::delete_mails_of_person(tx, {.person = person});
}

Done send_again(store::Tx& tx, std::string_view id, Instant now) {
    if (!find(tx, id)) {
        return not_found("mail");
    }
    if (sql::queue_again(tx, {.now = now, .id = id}) == 0) {
        return fail(Why::conflict, "mail_not_failed",
                    "This mail has not failed. It is sent, or will be by itself.");
    }
    return {};
}

}  // namespace mail
