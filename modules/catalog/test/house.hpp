// A small programme in memory, imported into a fresh database, and its routes without a network.
#pragma once
#include <gtest/gtest.h>
#include <catalog/catalog.hpp>
#include <identity/identity.hpp>
#include <store/scratch.hpp>

#include <map>

namespace catalog {

inline std::map<std::string, std::string> small_programme() {
    return {
        {"programme.toml",
         "id = \"demo\"\ntitle = \"Institute\"\nissuer = \"Institute\"\nlanguages = [\"en\"]\n"
         "contact = \"help@example.org\"\nabout = \"**Hello**\"\n"},
        {"exams/basics/exam.toml",
         "id = \"basics\"\ncode = \"B-1\"\ntitle = \"Basics\"\nversion = 1\nminutes = 90\npass_mark = "
         "700\nlanguage = \"en\"\n"
         "[[domain]]\nid = \"1\"\ntitle = \"First\"\nweight = 60\n[[domain.task]]\nid = \"1.1\"\ntitle = "
         "\"Explain\"\n"
         "objectives = [{ id = \"1.1.1\", text = \"Name it\" }]\n"
         "[[domain]]\nid = \"2\"\ntitle = \"Second\"\nweight = 40\n[[domain.task]]\nid = \"2.1\"\ntitle = "
         "\"Use\"\n"
         "objectives = [{ id = \"2.1.1\", text = \"Use it\" }]\n"},
        {"certifications/basics/certification.toml",
         "id = \"basics\"\ntitle = \"Basics\"\nlevel = \"foundational\"\nroles = [\"Newcomer\"]\nsummary = "
         "\"The first step.\"\n"
         "languages = [\"en\"]\nexam = \"basics\"\nrenewed_by = [\"master\"]\n[scheme]\nversion = 1\nprice = "
         "\"free\"\n"
         "retake_wait_days = 14\n"},
        {"certifications/basics/guide.md", "## Why\n\nBecause.\n"},
        {"certifications/master/certification.toml",
         "id = \"master\"\ntitle = \"Master\"\nlevel = \"professional\"\nstatus = \"announced\"\nroles = "
         "[\"Expert\"]\n"
         "summary = \"The last step.\"\nlanguages = [\"en\"]\nprerequisites = "
         "[\"basics\"]\n[scheme]\nversion = 1\n"
         "price = 10000\ncurrency = \"EUR\"\n"},
        {"certifications/master/guide.md", "## Why\n\nBecause more.\n"},
    };
}

class House : public testing::Test {
  protected:
    House()
        : files_(scratch_.folder() / "files"),
          shell_{*scratch_, clock_, random_, mails_, files_, "https://example.org"} {
        routes(router_, shell_);
        router_.authenticate_with([this](const http::Request&) { return caller_; });
    }
    plain::Report import_files(std::map<std::string, std::string> named) {
        plain::Report report;
        const plain::Folder folder(std::move(named));
        const auto done = scratch_->write([&](store::Tx& tx) -> Done {
            report = {};
            import(tx, shell_, folder, report, clock_.now());
            return report.problems.empty() ? Done{}
                                           : Done{refuse("import_refused", "The files have problems.")};
        });
        EXPECT_EQ(done.has_value(), report.problems.empty());
        return report;
    }
    schema::json::value ask(const std::string& method, const std::string& path,
                            std::map<std::string, std::string> query = {}, const std::string& body = "",
                            int status = 200) {
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
        EXPECT_EQ(reply.status, status) << reply.body;
        return schema::json::parse(reply.body);
    }
    void as_manager() { caller_ = http::Caller{"manager", {"programme_manager"}, "session"}; }

    store::Scratch scratch_{{identity::migrations(), migrations()}};
    Clock clock_ = Clock::fixed_at(*parse_rfc3339("2026-03-01T09:00:00Z"));
    Random random_{7};
    mail::Templates mails_;
    files::Files files_;
    shell::Shell shell_;
    http::Router router_;
    std::optional<http::Caller> caller_;
};
}  // namespace catalog
