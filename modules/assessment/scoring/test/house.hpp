// A result of one candidate, a manager, and the routes without a network. On SQLite, and on PostgreSQL when
// there is a server to run it on. How answers become a result is in count_test and in the scenarios of a
// whole exam.
#pragma once
#include <gtest/gtest.h>
#include <identity/identity.hpp>
#include <itembank/itembank.hpp>
#include <jobs/runner.hpp>
#include <mail/mail.hpp>
#include <scoring/scoring.hpp>
#include <scoring/sql/results.hpp>
#include <store/scratch.hpp>

#include <catalog/catalog.hpp>

namespace scoring {

inline std::string text(const schema::json::value& v, std::string_view pointer) {
    boost::system::error_code missing;
    const auto* found = v.find_pointer(pointer, missing);
    return found == nullptr     ? ""
           : found->is_string() ? std::string(found->get_string())
                                : schema::json::serialize(*found);
}

class House : public testing::TestWithParam<store::Scratch::Kind> {
  protected:
    void SetUp() override {
        if (GetParam() == store::Scratch::Kind::postgres && !store::Scratch::has_postgres()) {
            GTEST_SKIP() << "ASSAY_TEST_POSTGRES names no server; tools/with-postgres starts one";
        }
        scratch_.emplace(std::vector{jobs::migrations(), mail::migrations(), identity::migrations(),
                                     catalog::migrations(), migrations()},
                         GetParam());
        files_.emplace(scratch_->folder() / "files");
        mails_.add(identity::mail_templates());
        mails_.add(mail_templates());
        shell_.emplace(shell::Shell{**scratch_, clock_, random_, mails_, *files_, "https://example.org"});
        runner_.emplace(**scratch_, clock_, random_);
        jobs(*runner_, *shell_);
        shell::hear<ResultReleased>(*runner_, "test.released",
                                    [this](store::Tx&, const ResultReleased& e, Instant) -> Done {
                                        released_.push_back(e);
                                        return {};
                                    });
        shell::hear<ResultVoided>(*runner_, "test.voided",
                                  [this](store::Tx&, const ResultVoided& e, Instant) -> Done {
                                      voided_.push_back(e);
                                      return {};
                                  });
        db().on_announced([this] { runner_->deliver_announcements(); });
        routes(router_, *shell_);
        router_.authenticate_with([this](const http::Request&) { return caller_; });
        ann_ = person("ann");
        max_ = person("max");
        as(ann_);
    }
    PersonId person(const std::string& name) {
        const auto made = identity::create_account(*shell_, {.email = name + "@example.org",
                                                             .password = "a long password",
                                                             .display_name = name,
                                                             .legal_name = name + " Example"});
        EXPECT_TRUE(made.has_value());
        return made ? *made : PersonId();
    }
    store::Database& db() { return **scratch_; }
    void as(const PersonId& who, std::vector<std::string> roles = {}) {
        caller_ = http::Caller{who.value, std::move(roles), "session"};
    }
    void as_manager() { as(max_, {"programme_manager"}); }
    void clock(std::string_view at) { runner_->advance_to(parse_rfc3339(at).value()); }

    // A provisional result of today, due in a day, as the scoring of an exam leaves it.
    std::string provisional_result(const std::string& name, bool passed = true) {
        const ResultId id("result-" + name);
        const Instant now = clock_.now();
        EXPECT_TRUE(db().write([&](store::Tx& tx) -> Done {
            sql::insert_result(tx, {.id = id,
                                    .attempt = "attempt-" + name,
                                    .person = ann_,
                                    .exam = "basics",
                                    .exam_version = 1,
                                    .exam_code = "B-1",
                                    .exam_title = "Basics",
                                    .certification = "basics",
                                    .certification_title = "Basics",
                                    .form = "form",
                                    .booking = "booking",
                                    .mode = "online",
                                    .proctored = false,
                                    .raw = passed ? 40 : 20,
                                    .all_right = 50,
                                    .cut = 34,
                                    .pass_mark = 700,
                                    .scaled = passed ? 813 : 438,
                                    .passed = passed,
                                    .state = State::provisional,
                                    .reason = "",
                                    .submitted_at = now,
                                    .provisional_at = now,
                                    .release_due = now + Hours{24},
                                    .held_until = nullptr});
            sql::insert_domain(tx, {.result = id,
                                    .domain = "1",
                                    .title = "Cloud concepts",
                                    .weight = 100,
                                    .place = 1,
                                    .items = 50,
                                    .raw = passed ? 40 : 20,
                                    .all_right = 50,
                                    .feedback = passed ? Feedback::meets : Feedback::needs_improvement});
            jobs::schedule(tx, "scoring.release", id.value, now + Hours{24},
                           R"({"result":")" + id.value + "\"}");
            return {};
        }));
        return id.value;
    }

    schema::json::value ask(const std::string& method, const std::string& path, const std::string& body,
                            int status, std::map<std::string, std::string> query = {}) {
        http::Request request;
        request.method = method;
        request.path = path;
        request.query = std::move(query);
        request.body = body;
        request.headers["x-assay-csrf"] = "1";
        if (!body.empty()) {
            request.headers["content-type"] = "application/json";
        }
        last_ = router_.answer(request);
        EXPECT_EQ(last_.status, status) << method << " " << path << " " << body << "\n" << last_.body;
        boost::system::error_code not_json;
        auto value = schema::json::parse(last_.body, not_json);
        return not_json ? schema::json::value(last_.body) : value;
    }
    schema::json::value get(const std::string& path) { return ask("GET", path, "", 200); }
    bool mailed(const PersonId& who, const std::string& subject) {
        const auto mails = db().read([&](store::Reader& r) { return mail::mails_of(r, who.value); });
        return std::ranges::find(mails, subject, &mail::Entry::subject) != mails.end();
    }

    std::optional<store::Scratch> scratch_;
    Clock clock_ = Clock::fixed_at(*parse_rfc3339("2026-03-02T09:00:00Z"));  // a Monday
    Random random_{7};
    mail::Templates mails_;
    std::optional<files::Files> files_;
    std::optional<shell::Shell> shell_;
    std::optional<jobs::Runner> runner_;
    http::Router router_;
    std::optional<http::Caller> caller_;
    http::Reply last_;
    PersonId ann_, max_;
    std::vector<ResultReleased> released_;
    std::vector<ResultVoided> voided_;
};

inline std::string kind_name(const testing::TestParamInfo<store::Scratch::Kind>& info) {
    return info.param == store::Scratch::Kind::sqlite ? "sqlite" : "postgres";
}
#define ON_BOTH(suite)                                                                                      \
    INSTANTIATE_TEST_SUITE_P(Databases, suite,                                                              \
                             testing::Values(store::Scratch::Kind::sqlite, store::Scratch::Kind::postgres), \
                             kind_name)

}  // namespace scoring
