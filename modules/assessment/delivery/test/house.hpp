// The item bank's small programme in a fresh database, people, and delivery's routes without a network.
#pragma once
#include <gtest/gtest.h>
#include <catalog/catalog.hpp>
#include <delivery/delivery.hpp>
#include <identity/identity.hpp>
#include <itembank/itembank.hpp>
#include <store/record.hpp>
#include <store/scratch.hpp>

#include <sitting/limits.hpp>

#include "kept.hpp"

namespace delivery {

namespace json = boost::json;

inline std::vector<store::ModuleMigrations> all_tables() {
    return {store::migrations(),   ::jobs::migrations(),   keys::migrations(), identity::migrations(),
            catalog::migrations(), itembank::migrations(), migrations()};
}

// Everything one server has, over a database that may outlive it.
struct Server {
    explicit Server(store::Database& db, const std::filesystem::path& folder, std::uint64_t seed = 7)
        : random(seed),
          files(folder),
          shell{db, clock, random, mails, files, "https://example.org"},
          runner(db, clock, random) {
        routes(router, shell);
        router.authenticate_with([this](const http::Request&) { return caller; });
        jobs(runner, shell);
    }
    http::Reply ask(const std::string& method, const std::string& path, const std::string& body = "") {
        http::Request request;
        request.method = method;
        request.path = path;
        request.body = body;
        request.headers["x-assay-csrf"] = "1";
        if (method == "POST") {
            request.headers["content-type"] = "application/json";
        }
        return router.answer(request);
    }
    void as(const std::string& person, std::vector<std::string> roles = {}) {
        caller = http::Caller{person, std::move(roles), "session"};
    }

    Clock clock = Clock::fixed_at(*parse_rfc3339("2026-03-02T09:00:00Z"));
    Random random;
    mail::Templates mails;
    files::Files files;
    shell::Shell shell;
    http::Router router;
    ::jobs::Runner runner;
    std::optional<http::Caller> caller;
};

inline void import_small(Server& server) {
    const plain::Folder folder = plain::Folder::from_disk(SMALL_PROGRAMME);
    plain::Report report;
    const auto done = server.shell.db.write([&](store::Tx& tx) -> Done {
        report = {};
        catalog::import(tx, server.shell, folder, report, server.clock.now());
        itembank::import(tx, server.shell, folder, report, server.clock.now());
        return {};
    });
    ASSERT_TRUE(done && report.problems.empty());
}

class House : public testing::Test {
  protected:
    explicit House(store::Scratch::Kind kind = store::Scratch::Kind::sqlite)
        : scratch_(all_tables(), kind), server_(*scratch_, scratch_.folder() / "files") {
        import_small(server_);
        server_.as("ann");
    }
    AttemptId exam_attempt(const std::string& booking = "booking-1", const std::string& person = "ann",
                           Supervision supervision = Supervision::proctored) {
        NewExamAttempt wish;
        wish.booking = booking;
        wish.person = PersonId(person);
        wish.exam = ExamId("basics");
        wish.minutes = 60;
        wish.extra_minutes = 15;
        wish.break_minutes = 10;
        wish.language = "en";
        wish.supervision = supervision;
        wish.open_until = now() + Hours(2);
        return scratch_
            ->write([&](store::Tx& tx) { return create_exam_attempt(tx, server_.shell, wish, now()); })
            .value();
    }
    AttemptId practice_attempt(const std::string& mode) {
        const json::value begun =
            post("/api/practice/b-practice/attempts", R"({"mode":")" + mode + "\"}", 201);
        return AttemptId(std::string(begun.at("attempt").as_string()));
    }
    Instant now() const { return server_.clock.now(); }
    void pass(Duration d) { server_.clock.move_to(now() + d); }
    static std::string uuid(int n) {
        const std::string tail = std::to_string(n);
        return "00000000-0000-4000-8000-" + std::string(12 - tail.size(), '0') + tail;
    }
    static json::value parsed(const http::Reply& reply) {
        return reply.body.empty() ? json::value() : schema::json::parse(reply.body);
    }
    json::value get(const std::string& path, int status = 200) {
        const auto reply = server_.ask("GET", path);
        EXPECT_EQ(reply.status, status) << path << " " << reply.body;
        return parsed(reply);
    }
    json::value post(const std::string& path, const std::string& body, int status = 200) {
        const auto reply = server_.ask("POST", path, body);
        EXPECT_EQ(reply.status, status) << path << " " << body << " " << reply.body;
        return parsed(reply);
    }
    json::value deed(const AttemptId& id, const std::string& what, const std::string& more = "",
                     int status = 200) {
        return post(at(id) + "/deeds",
                    R"({"id":")" + uuid(++deeds_) + R"(","deed":")" + what + "\"" + more + "}", status);
    }
    static std::string at(const AttemptId& id) { return "/api/attempts/" + id.value; }
    static std::string managed(const AttemptId& id, const std::string& noun) {
        return "/api/manage/attempts/" + id.value + "/" + noun;
    }
    // Through check-in to a running clock, with the proctor's word in between.
    void start(const AttemptId& id) {
        deed(id, "check_in");
        deed(id, "agree", R"(,"version":"candidate-1")");
        deed(id, "ask_proctor");
        const auto person = server_.caller;
        server_.as("paula", {"proctor"});
        post(managed(id, "authorisation"), R"({"name_matches":true,"photo_matches":true})");
        server_.caller = person;
        deed(id, "start");
    }
    json::value send(const AttemptId& id, const std::vector<std::string>& changes, int end, int status = 200,
                     const std::string& journal = "tab-1") {
        std::string body =
            R"({"journal":")" + journal + R"(","journal_end":)" + std::to_string(end) + R"(,"commands":[)";
        for (std::size_t i = 0; i < changes.size(); ++i) {
            body += (i ? "," : "") + changes[i];
        }
        return post(at(id) + "/commands", body + "]}", status);
    }
    static std::string answer(int n, const std::string& item, const std::string& response, int position = 0) {
        return R"({"kind":"answer","id":")" + uuid(1000 + n) + R"(","sequence":)" + std::to_string(n) +
               R"(,"item":")" + item + R"(","response":)" + response + R"(,"position":)" +
               std::to_string(position) + "}";
    }
    // The response to the n-th question of the paper that chooses its first option, step or pair.
    static std::string first_of(const json::value& item) {
        const std::string kind(item.at("kind").as_string());
        const auto id = [&](const char* list, std::size_t i) {
            return "\"" + std::string(item.at(list).at(i).at("id").as_string()) + "\"";
        };
        if (kind == "choice") {
            return R"({"kind":"choice","option":)" + id("options", 0) + "}";
        }
        if (kind == "multiple_response") {
            return R"({"kind":"multiple_response","options":[)" + id("options", 0) + "]}";
        }
        if (kind == "ordering") {
            return R"({"kind":"ordering","order":[)" + id("options", 0) + "]}";
        }
        return R"({"kind":"matching","pairs":[{"prompt":)" + id("prompts", 0) + R"(,"option":)" +
               id("options", 0) + "}]}";
    }
    static std::string id_of(const json::value& item) { return std::string(item.at("id").as_string()); }
    template <class F>
    auto read(F f) {
        return scratch_->read([&](store::Reader& r) { return f(r); });
    }
    std::vector<sitting::Entry> log_of_attempt(const AttemptId& id) {
        return read([&](store::Reader& r) { return log_of(r, load(r, id).value().row).value(); });
    }
    bool chain_holds(const AttemptId& id) {
        return read([&](store::Reader& r) {
            const Row row = *sql::attempt_row(r, {.id = id});
            return !sitting::verify(id, chain_of(r, row), row.secret ? row.secret->value : "");
        });
    }

    store::Scratch scratch_;
    Server server_;
    int deeds_ = 0;
};

}  // namespace delivery
