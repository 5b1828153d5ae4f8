// A small course, path and workshop in memory, imported into a fresh database, and their routes without a
// network.
#pragma once
#include <gtest/gtest.h>
#include <identity/identity.hpp>
#include <jobs/runner.hpp>
#include <learning/learning.hpp>
#include <mail/mail.hpp>
#include <store/scratch.hpp>

#include <catalog/catalog.hpp>

#include <map>

namespace learning {

inline const std::string drawing =
    "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><rect width=\"9\" height=\"9\"/></svg>";

inline std::map<std::string, std::string> small_programme() {
    return {
        {"programme.toml",
         "id = \"demo\"\ntitle = \"Institute\"\nissuer = \"Institute\"\nlanguages = [\"en\"]\n"
         "contact = \"help@example.org\"\nabout = \"\"\n"},
        {"exams/basics/exam.toml",
         "id = \"basics\"\ncode = \"B-1\"\ntitle = \"Basics\"\nversion = 1\nminutes = 90\npass_mark = "
         "700\nlanguage = \"en\"\n"
         "[[domain]]\nid = \"1\"\ntitle = \"First\"\nweight = 100\n[[domain.task]]\nid = \"1.1\"\ntitle = "
         "\"Explain\"\n"
         "objectives = [{ id = \"1.1.1\", text = \"Name it\" }]\n"},
        {"certifications/basics/certification.toml",
         "id = \"basics\"\ntitle = \"Basics\"\nlevel = \"foundational\"\nroles = [\"Newcomer\"]\nsummary = "
         "\"The first step.\"\n"
         "languages = [\"en\"]\nexam = \"basics\"\n[scheme]\nversion = 1\nprice = \"free\"\n"},
        {"certifications/basics/guide.md", "## Why\n\nBecause.\n"},
        {"courses/intro/course.toml",
         "id = \"intro\"\ntitle = \"Intro\"\nsummary = \"Begin here.\"\nversion = 1\nlevel = "
         "\"foundational\"\nroles = [\"Newcomer\"]\n"
         "minutes = 30\nlanguage = \"en\"\nprice = \"free\"\ncredits = 1.5\ncertifications = "
         "[\"basics\"]\nabout = \"Hello\"\n"
         "[[module]]\ntitle = \"One\"\n[[module.activity]]\nid = \"read\"\nkind = \"lesson\"\ntitle = "
         "\"Read\"\nminutes = 20\n"
         "objectives = [\"1.1.1\"]\n[[module.activity]]\nid = \"test\"\nkind = \"check\"\ntitle = "
         "\"Test\"\nminutes = 10\n"},
        {"courses/intro/lessons/read.md", "## Begin\n\n![A square](square.svg)\n"},
        {"courses/intro/lessons/square.svg", drawing},
        {"courses/intro/checks/test.toml",
         "[[question]]\nid = \"q1\"\nkind = \"choice\"\nstem = \"Which?\"\n"
         "[[question.option]]\nid = \"a\"\ntext = \"This\"\ncorrect = true\nwhy = \"It is the secret one.\"\n"
         "[[question.option]]\nid = \"b\"\ntext = \"That\"\ncorrect = false\nwhy = \"It is not.\"\n"},
        {"courses/master/course.toml",
         "id = \"master\"\ntitle = \"Master\"\nsummary = \"Go on here.\"\nversion = 1\nroles = "
         "[\"Newcomer\"]\nminutes = 30\n"
         "language = \"en\"\nprice = 5000\ncurrency = \"EUR\"\nabout = \"\"\n[[module]]\ntitle = "
         "\"One\"\n[[module.activity]]\n"
         "id = \"more\"\nkind = \"lesson\"\ntitle = \"More\"\nminutes = 30\n"},
        {"courses/master/lessons/more.md", "More.\n"},
        {"paths/way.toml",
         "id = \"way\"\ntitle = \"The way\"\nrole = \"Newcomer\"\nlevel = \"foundational\"\nsummary = \"All "
         "of it.\"\n"
         "about = \"\"\nsteps = [{ kind = \"course\", id = \"intro\" }, { kind = \"workshop\", id = "
         "\"ready\" }, "
         "{ kind = \"exam\", id = \"basics\" }]\n"},
        {"workshops/ready.toml",
         "id = \"ready\"\ntitle = \"Get ready\"\nexam = \"basics\"\nsummary = \"Two hours.\"\nminutes = "
         "120\nseats = 2\nprice = \"free\"\n"
         "language = \"en\"\nabout = \"\"\n[[session]]\nin_days = 10\nlocal_time = \"17:00\"\nzone = "
         "\"Europe/Berlin\"\nplace = \"Online\"\n"
         "[[session]]\nstarts = \"2026-05-01T09:00:00Z\"\nzone = \"UTC\"\nplace = \"Online\"\n"},
    };
}

class House : public testing::Test {
  protected:
    House()
        : files_(scratch_.folder() / "files"),
          shell_{*scratch_, clock_, random_, mails_, files_, "https://example.org"} {
        const auto own = mail_templates();
        mails_.add(own);
        routes(router_, shell_);
        jobs(runner_, shell_);
        router_.authenticate_with([this](const http::Request&) { return caller_; });
        runner_.hear("learning.CourseCompleted", "test.completed",
                     [this](store::Tx&, const ::jobs::Announcement& a, Instant) -> Done {
                         completed_.emplace_back(a.payload);
                         return {};
                     });
    }
    plain::Report import_files(std::map<std::string, std::string> named) {
        plain::Report report;
        const plain::Folder folder(std::move(named));
        const auto done = scratch_->write([&](store::Tx& tx) -> Done {
            report = {};
            catalog::import(tx, shell_, folder, report, clock_.now());
            import(tx, shell_, folder, report, clock_.now());
            return report.problems.empty() ? Done{}
                                           : Done{refuse("import_refused", "The files have problems.")};
        });
        EXPECT_EQ(done.has_value(), report.problems.empty());
        return report;
    }
    http::Reply request(const std::string& method, const std::string& path, const std::string& body = "") {
        http::Request request;
        request.method = method;
        request.path = path;
        request.body = body;
        request.headers["x-assay-csrf"] = "1";
        if (!body.empty()) {
            request.headers["content-type"] = "application/json";
        }
        return router_.answer(request);
    }
    schema::json::value ask(const std::string& method, const std::string& path, const std::string& body = "",
                            int status = 200) {
        const http::Reply reply = request(method, path, body);
        EXPECT_EQ(reply.status, status) << method << " " << path << ": " << reply.body;
        return reply.body.empty() ? schema::json::value() : schema::json::parse(reply.body);
    }
    PersonId person(const std::string& name, std::vector<std::string> roles = {}) {
        const auto id = identity::create_account(shell_, {.email = name + "@example.org",
                                                          .password = "a quiet harbour at dawn",
                                                          .display_name = name,
                                                          .legal_name = name,
                                                          .roles = std::move(roles)});
        EXPECT_TRUE(id);
        return *id;
    }
    void as(const PersonId& person, std::vector<std::string> roles = {}) {
        caller_ = http::Caller{person.value, std::move(roles), "session"};
    }

    store::Scratch scratch_{{::jobs::migrations(), mail::migrations(), identity::migrations(),
                             catalog::migrations(), migrations()}};
    Clock clock_ = Clock::fixed_at(*parse_rfc3339("2026-03-01T09:00:00Z"));
    Random random_{7};
    mail::Templates mails_;
    files::Files files_;
    shell::Shell shell_;
    ::jobs::Runner runner_{*scratch_, clock_, random_};
    http::Router router_;
    std::optional<http::Caller> caller_;
    std::vector<std::string> completed_;
};
}  // namespace learning
