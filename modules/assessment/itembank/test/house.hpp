// The small programme of test/programme in a fresh database, and the item bank's routes without a network.
#pragma once
#include <gtest/gtest.h>
#include <catalog/catalog.hpp>
#include <identity/identity.hpp>
#include <itembank/itembank.hpp>
#include <store/scratch.hpp>

namespace itembank {

class House : public testing::Test {
  protected:
    House()
        : files_(scratch_.folder() / "files"),
          shell_{*scratch_, clock_, random_, mails_, files_, "https://example.org"} {
        routes(router_, shell_);
        router_.authenticate_with([this](const http::Request&) { return caller_; });
        programme_ = plain::Folder::from_disk(SMALL_PROGRAMME).files();
    }
    // The programme's files, as the test has changed them.
    plain::Report import_all() {
        plain::Report report;
        const plain::Folder folder(programme_);
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
    void change(const std::string& file, const std::string& what, const std::string& by) {
        std::string& text = programme_.at(file);
        const auto at = text.find(what);
        ASSERT_NE(at, std::string::npos) << file << " has no " << what;
        text.replace(at, what.size(), by);
    }
    template <class F>
    auto read(F f) {
        return scratch_->read([&](store::Reader& r) { return f(r); });
    }
    Form form(const std::string& name) {
        return read([&](store::Reader& r) {
            for (const Form& f :
                 forms_of_exam(r, ExamId("basics"), catalog::exam_of(r, ExamId("basics"))->version)) {
                if (f.name == name) {
                    return *form_of(r, f.id);
                }
            }
            throw std::runtime_error("no form " + name);
        });
    }
    ItemVersion item(const Form& f, const std::string& name) {
        for (const FormItem& i : f.items) {
            if (i.name == name) {
                return *read([&](store::Reader& r) { return item_of(r, i.item); });
            }
        }
        throw std::runtime_error("no item " + name);
    }
    http::Reply ask(const std::string& method, const std::string& path) {
        http::Request request;
        request.method = method;
        request.path = path;
        return router_.answer(request);
    }

    store::Scratch scratch_{{identity::migrations(), catalog::migrations(), migrations()}};
    Clock clock_ = Clock::fixed_at(*parse_rfc3339("2026-03-01T09:00:00Z"));
    Random random_{7};
    mail::Templates mails_;
    files::Files files_;
    shell::Shell shell_;
    http::Router router_;
    std::optional<http::Caller> caller_;
    plain::Texts programme_;
};

}  // namespace itembank
