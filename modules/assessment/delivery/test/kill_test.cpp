// kill -9 in the middle of an attempt loses no acknowledged answer.
#include <sys/wait.h>
#include <unistd.h>
#include <csignal>

#include "house.hpp"

namespace delivery {
namespace {

constexpr int kills = 5;

// The server process: opens the database, saves notes as fast as it can, and writes each acknowledged
// sequence to the pipe only after the reply was there. It goes on behind what the log has, as a browser
// would.
[[noreturn]] void serve_until_killed(const store::Settings& settings, const std::filesystem::path& folder,
                                     const AttemptId& id, const std::vector<std::string>& items, int round,
                                     int pipe) {
    const auto db = store::Database::open(settings);
    Server server(*db, folder / "files", std::uint64_t(100 + round));
    server.as("ann");
    const auto known = server.ask("POST", "/api/attempts/" + id.value + "/commands",
                                  R"({"journal":"tab","journal_end":0,"commands":[]})");
    for (int n = int(schema::json::parse(known.body).at("highest_saved").as_int64()) + 1;; ++n) {
        const std::string uuid = "00000000-0000-4000-8000-" + std::to_string(100'000'000'000 + n);
        const std::string body = R"({"journal":"tab","journal_end":)" + std::to_string(n) +
                                 R"(,"commands":[{"kind":"change_note","id":")" + uuid + R"(","sequence":)" +
                                 std::to_string(n) + R"(,"item":")" + items[std::size_t(n) % items.size()] +
                                 R"(","text":"note )" + std::to_string(n) + R"("}]})";
        const auto reply = server.ask("POST", "/api/attempts/" + id.value + "/commands", body);
        if (reply.status != 200 || schema::json::parse(reply.body).at("saved").as_array().size() != 1 ||
            ::write(pipe, &n, sizeof n) != sizeof n) {
            _exit(1);
        }
    }
}

TEST(Kill, LosesNoAcknowledgedAnswer) {
    store::Scratch scratch(all_tables());
    AttemptId id;
    std::vector<std::string> items;
    {
        Server server(*scratch, scratch.folder() / "files");
        import_small(server);
        server.as("ann");
        const auto begun = server.ask("POST", "/api/practice/b-practice/attempts", R"({"mode":"study"})");
        id = AttemptId(std::string(schema::json::parse(begun.body).at("attempt").as_string()));
        server.ask("POST", "/api/attempts/" + id.value + "/deeds",
                   R"({"id":"00000000-0000-4000-8000-000000000001","deed":"start"})");
        const auto paper =
            schema::json::parse(server.ask("GET", "/api/attempts/" + id.value + "/paper").body);
        for (const auto& item : paper.at("items").as_array()) {
            items.emplace_back(item.at("id").as_string());
        }
    }
    ASSERT_EQ(items.size(), 4U);
    scratch.close();  // no thread may be running when the process forks

    std::set<std::int64_t> acknowledged;
    for (int round = 0; round < kills; ++round) {
        int ends[2];
        ASSERT_EQ(::pipe(ends), 0);
        const pid_t child = ::fork();
        ASSERT_GE(child, 0);
        if (child == 0) {
            ::close(ends[0]);
            serve_until_killed(scratch.settings(), scratch.folder(), id, items, round, ends[1]);
        }
        ::close(ends[1]);
        int n = 0;
        const std::size_t enough = acknowledged.size() + 20 + std::size_t(round) * 7;
        while (acknowledged.size() < enough && ::read(ends[0], &n, sizeof n) == sizeof n) {
            acknowledged.insert(n);
        }
        ::kill(child, SIGKILL);
        while (::read(ends[0], &n, sizeof n) == sizeof n) {  // said before it died
            acknowledged.insert(n);
        }
        int status = 0;
        ::waitpid(child, &status, 0);
        ::close(ends[0]);
        ASSERT_TRUE(WIFSIGNALED(status)) << "it stopped by itself in round " << round;
    }
    scratch.reopen();
    const auto [chain_holds, log] = scratch->read([&](store::Reader& r) {
        const Kept kept = load(r, id).value();
        return std::pair(!sitting::verify(id, chain_of(r, kept.row), kept.row.secret->value),
                         log_of(r, kept.row).value());
    });
    EXPECT_TRUE(chain_holds);
    std::set<std::int64_t> kept;
    for (const sitting::Entry& entry : log) {
        if (const auto* note = std::get_if<sitting::NoteChanged>(&entry.event)) {
            kept.insert(note->mark.sequence);
        }
    }
    EXPECT_GE(acknowledged.size(), 100U);
    EXPECT_TRUE(std::ranges::includes(kept, acknowledged));
}

}  // namespace
}  // namespace delivery
