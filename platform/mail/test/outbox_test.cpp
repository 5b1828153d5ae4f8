// The outbox and the sender, on a database and a mail server of their own.
#include <gtest/gtest.h>
#include <base/text.hpp>
#include <mail/mail.hpp>
#include <mail/sender.hpp>
#include <stop_token>
#include <store/scratch.hpp>
#include <thread>

#include "smtp_server.hpp"

namespace {

using store::Scratch;
const Instant noon = *parse_rfc3339("2026-03-01T12:00:00Z");
const std::vector<mail::TemplateText> texts{
    {"booked.en", "Subject: {{exam}} is booked\n\nHello {{name}},\n\nsee you there.\n.\n"},
    {"booked.de", "Subject: {{exam}} ist gebucht\n\nHallo {{name}}.\n"}};

// PostgreSQL where ASSAY_TEST_POSTGRES names a server, as ./check does.
std::vector<Scratch::Kind> databases() {
    std::vector<Scratch::Kind> out{Scratch::Kind::sqlite};
    if (Scratch::has_postgres()) {
        out.push_back(Scratch::Kind::postgres);
    }
    return out;
}

class Outbox : public testing::TestWithParam<Scratch::Kind> {
  protected:
    void SetUp() override {
        scratch.emplace(std::vector{mail::migrations()}, GetParam());
        templates.add(texts);
    }
    Done queue(const std::string& address, const std::string& name, Instant at) {
        return db().write([&](store::Tx& tx) {
            return mail::queue(tx, templates,
                               {.to_address = address,
                                .to_name = name,
                                .person = "person-" + name,
                                .template_name = "booked",
                                .language = "en",
                                .facts = {{"exam", "Cloud Foundations"}, {"name", name}}},
                               random, at);
        });
    }
    store::Database& db() { return **scratch; }
    std::vector<mail::Entry> list(const mail::Paging& paging = {}) {
        return db().read([&](store::Reader& r) { return mail::list(r, paging); });
    }
    mail::Entry only() {
        const auto all = list();
        EXPECT_EQ(all.size(), 1U);
        return all.at(0);
    }
    mail::Sender sender() { return {db(), {server.url(), "office@example.org", "Open Cloud Institute"}}; }

    SmtpServer server;
    Random random{7};
    mail::Templates templates;
    std::optional<Scratch> scratch;
};

TEST_P(Outbox, keeps_what_is_queued) {
    ASSERT_TRUE(queue("ann@example.org", "Ann", noon));
    const mail::Entry e = only();
    EXPECT_EQ(e.subject, "Cloud Foundations is booked");
    EXPECT_EQ(e.body_text, "Hello Ann,\n\nsee you there.\n.\n");
    EXPECT_EQ(e.to_address, "ann@example.org");
    EXPECT_EQ(e.template_name, "booked");
    EXPECT_EQ(e.created_at, noon);
    EXPECT_EQ(e.state, mail::State::queued);
    EXPECT_EQ(e.attempts, 0);
    EXPECT_FALSE(e.sent_at);
    EXPECT_EQ(db().read([&](store::Reader& r) { return mail::find(r, e.id); })->subject, e.subject);
    EXPECT_FALSE(db().read([&](store::Reader& r) { return mail::find(r, "none"); }));
}

TEST_P(Outbox, refuses_an_address_that_is_none) {
    EXPECT_EQ(queue("ann@example.org\r\nDATA", "Ann", noon).error().code, "mail_address_refused");
    EXPECT_TRUE(list().empty());
}

TEST_P(Outbox, lists_by_page_state_address_and_person) {
    for (int i = 0; i < 5; ++i) {
        ASSERT_TRUE(queue(i % 2 == 0 ? "ann@example.org" : "bob@example.org", i % 2 == 0 ? "Ann" : "Bob",
                          noon + Minutes(i)));
    }
    const auto first = list({.limit = 2});
    ASSERT_EQ(first.size(), 2U);
    EXPECT_EQ(first[0].created_at, noon + Minutes(4));
    const auto second = list({.after = first[1].id, .limit = 10});
    ASSERT_EQ(second.size(), 3U);
    EXPECT_EQ(second[0].created_at, noon + Minutes(2));
    EXPECT_EQ(list({.state = mail::State::queued}).size(), 5U);
    EXPECT_TRUE(list({.state = mail::State::sent}).empty());
    const auto to_bob = db().read([](store::Reader& r) { return mail::mails_to(r, "bob@example.org"); });
    ASSERT_EQ(to_bob.size(), 2U);
    EXPECT_EQ(to_bob[0].created_at, noon + Minutes(3));
    EXPECT_EQ(db().read([](store::Reader& r) { return mail::mails_of(r, "person-Ann"); }).size(), 3U);
}

TEST_P(Outbox, forgets_a_person) {
    ASSERT_TRUE(queue("ann@example.org", "Ann", noon) && queue("bob@example.org", "Bob", noon));
    ASSERT_TRUE(db().write([](store::Tx& tx) -> Done {
        mail::forget(tx, "person-Ann");
        return {};
    }));
    EXPECT_EQ(only().to_name, "Bob");
}

TEST_P(Outbox, sends_what_is_due_once) {
    ASSERT_TRUE(queue("ann@example.org", "Zo\xC3\xAB", noon));
    ASSERT_TRUE(queue("bob@example.org", "Bob", noon + Hours(1)));
    EXPECT_EQ(sender().send_due(noon).sent, 1);
    EXPECT_EQ(sender().send_due(noon).sent, 0);
    EXPECT_EQ(sender().send_due(noon + Hours(1)).sent, 1);
    const auto received = server.received();
    ASSERT_EQ(received.size(), 2U);
    EXPECT_EQ(received[0].from, "office@example.org");
    EXPECT_EQ(received[0].to, std::vector<std::string>{"ann@example.org"});
    EXPECT_TRUE(received[0].data.contains("To: =?utf-8?Q?Zo=C3=AB?=\r\n <ann@example.org>\r\n"))
        << received[0].data;
    EXPECT_TRUE(received[0].data.ends_with("see you there.\r\n=2E\r\n")) << received[0].data;
    const auto sent = list({.state = mail::State::sent});
    ASSERT_EQ(sent.size(), 2U);
    EXPECT_EQ(sent[0].sent_at, noon + Hours(1));
    EXPECT_EQ(sent[0].attempts, 1);
}

TEST_P(Outbox, tries_a_busy_server_again_with_growing_pauses) {
    ASSERT_TRUE(queue("ann@example.org", "Ann", noon));
    server.answer_recipients("451 4.3.0 come back later");
    EXPECT_EQ(sender().send_due(noon).put_off, 1);
    EXPECT_EQ(only().state, mail::State::queued);
    EXPECT_TRUE(only().last_error.contains("451")) << only().last_error;
    EXPECT_EQ(sender().send_due(noon + std::chrono::seconds(59)).put_off, 0);
    EXPECT_EQ(sender().send_due(noon + Minutes(1)).put_off, 1);
    EXPECT_EQ(sender().send_due(noon + Minutes(5)).put_off, 0);
    server.answer_recipients("");
    EXPECT_EQ(sender().send_due(noon + Minutes(6)).sent, 1);
    EXPECT_EQ(only().state, mail::State::sent);
    EXPECT_EQ(only().attempts, 3);
    EXPECT_EQ(only().last_error, "");
}

TEST_P(Outbox, gives_up_in_the_end) {
    ASSERT_TRUE(queue("ann@example.org", "Ann", noon));
    server.answer_recipients("451 4.3.0 come back later");
    Instant at = noon;
    for (int i = 0; i < 5; ++i, at += Hours(13)) {
        EXPECT_EQ(sender().send_due(at).put_off, 1) << i;
    }
    EXPECT_EQ(sender().send_due(at).failed, 1);
    EXPECT_EQ(only().state, mail::State::failed);
    EXPECT_EQ(sender().send_due(at + Hours(100)).failed, 0);
}

TEST_P(Outbox, a_refusal_is_final_until_somebody_sends_again) {
    ASSERT_TRUE(queue("nobody@example.org", "Ann", noon));
    server.answer_recipients("550 5.1.1 no such person");
    EXPECT_EQ(sender().send_due(noon).failed, 1);
    EXPECT_TRUE(only().last_error.contains("550")) << only().last_error;
    server.answer_recipients("");
    const std::string id = only().id;
    const auto again = [&](const std::string& which) {
        const Done done =
            db().write([&](store::Tx& tx) { return mail::send_again(tx, which, noon + Hours(1)); });
        return done ? "" : done.error().code;
    };
    EXPECT_EQ(again(id), "");
    EXPECT_EQ(again(id), "mail_not_failed");
    EXPECT_EQ(again("none"), "not_found");
    EXPECT_EQ(sender().send_due(noon + Hours(1)).sent, 1);
}

TEST_P(Outbox, stops_when_asked_and_gives_back_what_it_holds) {
    ASSERT_TRUE(queue("ann@example.org", "Ann", noon) && queue("bob@example.org", "Bob", noon + Minutes(1)));
    server.fall_silent();
    std::stop_source stop;
    std::jthread asking([&] {
        while (server.conversations() == 0) {
            std::this_thread::yield();
        }
        stop.request_stop();
    });
    const mail::Sender::Round round = sender().send_due(noon + Minutes(1), stop.get_token());
    EXPECT_EQ(round.sent, 0);
    EXPECT_EQ(round.put_off, 1);
    const auto mails = list();
    EXPECT_EQ(mails[0].attempts, 0) << "Bob's mail was never tried";
    EXPECT_EQ(mails[0].state, mail::State::queued);
    EXPECT_EQ(mails[1].state, mail::State::queued);
}

TEST_P(Outbox, an_absent_server_is_waited_for) {
    ASSERT_TRUE(queue("ann@example.org", "Ann", noon));
    mail::Sender nobody(db(), {"smtp://127.0.0.1:1", "office@example.org", ""});
    EXPECT_EQ(nobody.send_due(noon).put_off, 1);
    EXPECT_FALSE(only().last_error.empty());
}

INSTANTIATE_TEST_SUITE_P(databases, Outbox, testing::ValuesIn(databases()), [](const auto& kind) {
    return kind.param == Scratch::Kind::sqlite ? "sqlite" : "postgres";
});

TEST(SmtpSettings, say_what_is_wrong) {
    const auto code = [](const std::string& url, const std::string& from) {
        const Done done = mail::check({url, from, ""});
        return done ? "" : done.error().code;
    };
    EXPECT_EQ(code("smtp://user:secret@mail.example.org:587", "office@example.org"), "");
    EXPECT_EQ(code("smtps://mail.example.org", "office@example.org"), "");
    for (const char* url :
         {"", "mail.example.org", "http://mail.example.org", "smtp://", "file:///etc/passwd"}) {
        EXPECT_EQ(code(url, "office@example.org"), "smtp_settings_wrong") << url;
    }
    EXPECT_EQ(code("smtp://mail.example.org", "Office <office@example.org>"), "smtp_settings_wrong");
}

}  // namespace
