// A small programme with two centres and two exams (one free, one for 100 euros), two people, and the routes
// without a network. On SQLite, and on PostgreSQL when there is a server to run it on.
#pragma once
#include <gtest/gtest.h>
#include <catalog/catalog.hpp>
#include <identity/identity.hpp>
#include <jobs/runner.hpp>
#include <mail/mail.hpp>
#include <scheduling/scheduling.hpp>
#include <store/scratch.hpp>

#include <map>
#include <mutex>

namespace scheduling {

inline std::string exam_file(const std::string& id, int version = 1) {
    return "id = \"" + id + "\"\ncode = \"" + id + "-1\"\ntitle = \"Exam " + id +
           "\"\nversion = " + std::to_string(version) +
           "\nminutes = 90\npass_mark = 700\nlanguage = \"en\"\n"
           "[[domain]]\nid = \"1\"\ntitle = \"First\"\nweight = 100\n[[domain.task]]\nid = \"1.1\"\n"
           "title = \"Explain\"\nobjectives = [{ id = \"1.1.1\", text = \"Name it\" }]\n";
}
inline std::string certification_file(const std::string& id, const std::string& price) {
    return "id = \"" + id + "\"\ntitle = \"" + id +
           "\"\nlevel = \"foundational\"\nroles = [\"Newcomer\"]\nsummary = \"The first step.\"\n"
           "languages = [\"en\"]\nexam = \"" +
           id + "\"\n[scheme]\nversion = 1\nunproctored_online = true\nprice = " + price + "\n";
}
inline std::string centre_file(const std::string& id, const std::string& zone, int seats) {
    return "id = \"" + id + "\"\ntitle = \"Centre " + id +
           "\"\nstreet = \"Long Street 1\"\ncity = \"Berlin\"\ncountry = \"DE\"\nlatitude = 52.52\n"
           "longitude = 13.4\nzone = \"" +
           zone +
           "\"\nhow_to_find = \"Second floor.\"\nstep_free = true\n"
           "[[hours]]\ndays = [\"mon\", \"tue\", \"wed\", \"thu\", \"fri\"]\nopens = \"09:00\"\ncloses = "
           "\"18:00\"\n"
           "[[exception]]\ndate = \"2026-03-06\"\nclosed = true\n"
           "[[room]]\nid = \"r1\"\ntitle = \"Room 1\"\nseats = " +
           std::to_string(seats) +
           "\naccessible_seats = 1\n[[room]]\nid = \"quiet\"\ntitle = \"Quiet room\"\nseats = 1\nseparate = "
           "true\n";
}
inline std::map<std::string, std::string> small_programme() {
    return {
        {"programme.toml",
         "id = \"demo\"\ntitle = \"Institute\"\nissuer = \"Institute\"\nlanguages = [\"en\"]\n"
         "contact = \"help@example.org\"\nabout = \"**Hello**\"\n"},
        {"exams/basics/exam.toml", exam_file("basics")},
        {"exams/paid/exam.toml", exam_file("paid")},
        {"certifications/basics/certification.toml", certification_file("basics", "\"free\"")},
        {"certifications/basics/guide.md", "## Why\n\nBecause.\n"},
        {"certifications/paid/certification.toml", certification_file("paid", "10000\ncurrency = \"EUR\"")},
        {"certifications/paid/guide.md", "## Why\n\nBecause.\n"},
        {"centres/mitte.toml", centre_file("mitte", "Europe/Berlin", 2)},
        {"centres/tokyo.toml", centre_file("tokyo", "Asia/Tokyo", 1)}};
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
        identity::routes(router_, *shell_, {});
        routes(router_, *shell_);
        router_.authenticate_with([this](const http::Request&) { return caller_; });
        EXPECT_TRUE(import_files(small_programme()).problems.empty());
        ann_ = person("ann", "Europe/Berlin");
        bea_ = person("bea", "America/New_York");
        as(ann_);
    }
    plain::Report import_files(std::map<std::string, std::string> named) {
        plain::Report report;
        const plain::Folder folder(std::move(named));
        const auto done = db().write([&](store::Tx& tx) -> Done {
            report = {};
            catalog::import(tx, *shell_, folder, report, clock_.now());
            import(tx, *shell_, folder, report, clock_.now());
            return report.problems.empty() ? Done{}
                                           : Done{refuse("import_refused", "The files have problems.")};
        });
        EXPECT_EQ(done.has_value(), report.problems.empty());
        return report;
    }
    PersonId person(const std::string& name, const std::string& zone) {
        const auto made = identity::create_account(*shell_, {.email = name + "@example.org",
                                                             .password = "a long password",
                                                             .display_name = name,
                                                             .legal_name = name + " Example",
                                                             .zone = zone});
        EXPECT_TRUE(made.has_value());
        return made ? *made : PersonId();
    }
    PersonId quick_person(const std::string& name) { return person(name, "UTC"); }
    // Asked for by the person, approved by a reviewer.
    void grant(const PersonId& who, const std::string& preset) {
        as(who);
        const auto asked = ask("POST", "/api/me/accommodations",
                               R"({"preset":")" + preset + R"(","reason":"I need it."})", 201);
        const auto before = caller_;
        as(PersonId("reviewer"), {"accommodations_reviewer"});
        const auto waiting = ask("GET", "/api/manage/accommodations", "", 200);
        ask("POST",
            "/api/manage/accommodations/" + std::string(waiting.at(0).at("id").as_string()) + "/decisions",
            R"({"decision":"approved"})", 204);
        caller_ = before;
    }
    store::Database& db() { return **scratch_; }
    void as(const PersonId& who, std::vector<std::string> roles = {}) {
        caller_ = http::Caller{who.value, std::move(roles), "session"};
    }
    void clock(std::string_view at) { runner_->advance_to(parse_rfc3339(at).value(), {}); }
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
        const http::Reply reply = router_.answer(request);
        EXPECT_EQ(reply.status, status) << method << " " << path << " " << body << "\n" << reply.body;
        boost::system::error_code not_json;
        auto value = schema::json::parse(reply.body, not_json);
        return not_json ? schema::json::value(reply.body) : value;
    }
    schema::json::value get(const std::string& path, std::map<std::string, std::string> query = {}) {
        return ask("GET", path, "", 200, std::move(query));
    }
    std::vector<mail::Entry> mails() {
        return db().read([](store::Reader& r) { return mail::list(r, {}); });
    }

    std::optional<store::Scratch> scratch_;
    Clock clock_ = Clock::fixed_at(*parse_rfc3339("2026-03-01T09:00:00Z"));
    Random random_{7};
    mail::Templates mails_;
    std::optional<files::Files> files_;
    std::optional<shell::Shell> shell_;
    std::optional<jobs::Runner> runner_;
    http::Router router_;
    std::optional<http::Caller> caller_;
    PersonId ann_, bea_;
};

inline std::string text(const schema::json::value& v, std::string_view pointer) {
    boost::system::error_code missing;
    const auto* found = v.find_pointer(pointer, missing);
    return found == nullptr     ? ""
           : found->is_string() ? std::string(found->get_string())
                                : schema::json::serialize(*found);
}
inline std::string kind_name(const testing::TestParamInfo<store::Scratch::Kind>& info) {
    return info.param == store::Scratch::Kind::sqlite ? "sqlite" : "postgres";
}
#define ON_BOTH(suite)                                                                                      \
    INSTANTIATE_TEST_SUITE_P(Databases, suite,                                                              \
                             testing::Values(store::Scratch::Kind::sqlite, store::Scratch::Kind::postgres), \
                             kind_name)
}  // namespace scheduling
