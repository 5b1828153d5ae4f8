// A small programme of two certifications, one above the other, two people, and the routes without a network.
// On SQLite, and on PostgreSQL when there is a server to run it on.
#pragma once
#include <gtest/gtest.h>
#include <catalog/catalog.hpp>
#include <credentials/credentials.hpp>
#include <identity/identity.hpp>
#include <jobs/runner.hpp>
#include <learning/words.hpp>
#include <mail/mail.hpp>
#include <scoring/words.hpp>
#include <store/scratch.hpp>

#include <map>

namespace credentials {

inline std::string certification_file(const std::string& id, const std::string& level,
                                      const std::string& more) {
    return "id = \"" + id + "\"\ntitle = \"Title of " + id + "\"\nlevel = \"" + level +
           "\"\nroles = [\"Newcomer\"]\nsummary = \"A step.\"\nlanguages = [\"en\"]\n" + more +
           "\n[scheme]\nversion = 1\nprice = \"free\"\n";
}
inline std::map<std::string, std::string> small_programme() {
    return {
        {"programme.toml",
         "id = \"demo\"\ntitle = \"Institute\"\nissuer = \"The Institute\"\nlanguages = [\"en\"]\n"
         "contact = \"help@example.org\"\nabout = \"Hello\"\n"},
        {"exams/basics/exam.toml",
         "id = \"basics\"\ncode = \"B-1\"\ntitle = \"Basics\"\nversion = 1\nminutes = 90\npass_mark = 700\n"
         "language = \"en\"\n[[domain]]\nid = \"1\"\ntitle = \"First\"\nweight = 100\n[[domain.task]]\n"
         "id = \"1.1\"\ntitle = \"Explain\"\nobjectives = [{ id = \"1.1.1\", text = \"Name it\" }]\n"},
        {"certifications/basics/certification.toml",
         certification_file("basics", "foundational", "exam = \"basics\"\nrenewed_by = [\"master\"]")},
        {"certifications/basics/guide.md", "Why.\n"},
        {"certifications/master/certification.toml",
         certification_file("master", "associate", "status = \"announced\"")},
        {"certifications/master/guide.md", "Why.\n"}};
}

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
        routes(router_, *shell_);
        router_.authenticate_with([this](const http::Request&) { return caller_; });
        plain::Report report;
        const plain::Folder folder(small_programme());
        ASSERT_TRUE(db().write([&](store::Tx& tx) -> Done {
            report = {};
            catalog::import(tx, *shell_, folder, report, clock_.now());
            return {};
        }));
        ASSERT_TRUE(report.problems.empty()) << report.problems.front().message;
        ann_ = person("ann");
        max_ = person("max");
        as(ann_);
    }

    PersonId person(const std::string& name) {
        const auto made =
            identity::create_account(*shell_, {.email = name + "@example.org",
                                               .password = "a long password",
                                               .display_name = name,
                                               .legal_name = name == "nameless" ? "" : name + " Example"});
        EXPECT_TRUE(made.has_value());
        return made ? *made : PersonId();
    }
    store::Database& db() { return **scratch_; }
    void as(const PersonId& who, std::vector<std::string> roles = {}) {
        caller_ = http::Caller{who.value, std::move(roles), "session"};
    }
    void as_manager() { as(max_, {"programme_manager"}); }
    void clock(std::string_view at) { runner_->advance_to(parse_rfc3339(at).value()); }

    template <class Event>
    void hear(const Event& event) {
        const Instant now = clock_.now();
        ASSERT_TRUE(db().write([&](store::Tx& tx) -> Done {
            shell::announce(tx, *shell_, event, now);
            return {};
        }));
        runner_->deliver_announcements();
    }
    // What scoring says when a pass becomes official.
    void pass(const PersonId& who, const std::string& result, const std::string& certification = "basics") {
        hear(scoring::ResultReleased{scoring::ResultId(result), scoring::AttemptId(result), who,
                                     catalog::ExamId(certification), 1, CertificationId(certification), true,
                                     800, clock_.now(), "online", false});
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
    // The id of the caller's newest credential.
    std::string newest() { return text(get("/api/credentials"), "/items/0/id"); }
    std::string claim(const std::string& credential, const std::string& activity, const std::string& title,
                      const std::string& done_on, const std::string& credits, int status = 201) {
        return text(ask("POST", "/api/credentials/" + credential + "/claims",
                        R"({"activity":")" + activity + R"(","title":")" + title +
                            R"(","provider":"Cloud Guild","done_on":")" + done_on + R"(","credits":)" +
                            credits + R"(,"evidence":"https://example.org/proof"})",
                        status),
                    status == 201 ? "/id" : "/code");
    }
    void decide(const std::string& id, const std::string& decision, const std::string& reason = "") {
        const auto before = caller_;
        as_manager();
        ask("POST", "/api/manage/claims/" + id + "/decisions",
            R"({"decision":")" + decision + R"(","reason":")" + reason + R"("})", 201);
        caller_ = before;
    }
    // Subjects of the mails to a person, oldest first.
    std::vector<std::string> subjects(const PersonId& who) {
        std::vector<std::string> out;
        for (const auto& m : db().read([&](store::Reader& r) { return mail::mails_of(r, who.value); })) {
            out.insert(out.begin(), m.subject);
        }
        return out;
    }

    // Mails of one instant have no order among themselves.
    bool mailed(const PersonId& who, const std::string& subject) {
        const auto all = subjects(who);
        return std::ranges::find(all, subject) != all.end();
    }

    std::optional<store::Scratch> scratch_;
    Clock clock_ = Clock::fixed_at(*parse_rfc3339("2026-03-12T09:00:00Z"));
    Random random_{7};
    mail::Templates mails_;
    std::optional<files::Files> files_;
    std::optional<shell::Shell> shell_;
    std::optional<jobs::Runner> runner_;
    http::Router router_;
    std::optional<http::Caller> caller_;
    http::Reply last_;
    PersonId ann_, max_;
};

inline std::string kind_name(const testing::TestParamInfo<store::Scratch::Kind>& info) {
    return info.param == store::Scratch::Kind::sqlite ? "sqlite" : "postgres";
}
#define ON_BOTH(suite)                                                                                      \
    INSTANTIATE_TEST_SUITE_P(Databases, suite,                                                              \
                             testing::Values(store::Scratch::Kind::sqlite, store::Scratch::Kind::postgres), \
                             kind_name)

}  // namespace credentials
