// Every route by every role, against tests/authorisation.txt: what the table says is what the router does,
// every route stands in the table, and nothing in it is gone. A new route needs a line; the failure prints
// it.
#include <installation.hpp>
#include <routes.hpp>

#include <base/text.hpp>
#include <logs/logs.hpp>

#include <gtest/gtest.h>
#include <sodium.h>
#include <filesystem>
#include <fstream>

namespace {
namespace fs = std::filesystem;

const std::vector<std::string> everybody{"nobody",
                                         "candidate",
                                         "instructor",
                                         "proctor",
                                         "examiner",
                                         "item_writer",
                                         "reviewer",
                                         "psychometrician",
                                         "accommodations_reviewer",
                                         "programme_manager",
                                         "operator"};

// "GET /api/me anyone": the words after the path are roles, or `anyone`, or `signed_in`.
struct Row {
    std::string method, path;
    std::vector<std::string> allowed;
};
std::vector<Row> table() {
    std::vector<Row> rows;
    std::ifstream in(TABLE);
    for (std::string line; std::getline(in, line);) {
        if (line.empty() || line.starts_with('#')) {
            continue;
        }
        std::vector<std::string> words;
        for (auto& word : split(line, ' ')) {
            if (!word.empty()) {
                words.push_back(std::move(word));
            }
        }
        if (words.size() >= 3) {
            rows.push_back({words[0], words[1], {words.begin() + 2, words.end()}});
        }
    }
    return rows;
}

bool table_allows(const Row& row, const std::string& role) {
    const auto has = [&](std::string_view word) {
        return std::ranges::find(row.allowed, word) != row.allowed.end();
    };
    return has("anyone") || (has("signed_in") && role != "nobody") || has(role);
}

struct House {
    fs::path folder =
        fs::temp_directory_path() / ("assay-authorisation-" + Random().uuid7(Clock::machine_now()));
    std::unique_ptr<app::Installation> installation;
    http::Router router;
    std::string role;  // who asks now

    House() {
        logs::quiet();
        EXPECT_GE(sodium_init(), 0);
        installation = std::make_unique<app::Installation>(app::Settings{.data = folder.string()});
        app::all_routes(router, *installation, [] { return std::string(); });
        router.authenticate_with([this](const http::Request&) -> std::optional<http::Caller> {
            if (role == "nobody") {
                return std::nullopt;
            }
            return http::Caller{"00000000-0000-7000-8000-000000000000", {"candidate", role}, "session"};
        });
    }
    ~House() {
        installation.reset();
        std::error_code ignored;
        fs::remove_all(folder, ignored);
    }
    House(const House&) = delete;
    House& operator=(const House&) = delete;

    // True when the door lets this role in, whatever the room then says to an empty, meaningless request.
    bool lets_in(const http::Route& route) {
        http::Request r;
        r.id = "test";
        r.method = route.method;
        r.remote = "role-" + role;  // rate limits are per address
        bool inside = false;
        for (const char c : route.path) {
            inside = c == '{' || (inside && c != '}');
            r.path += inside ? (c == '{' ? "x" : "") : c == '}' ? "" : std::string(1, c);
        }
        r.headers = {{"x-assay-csrf", "1"}, {"content-type", "application/json"}, {"host", "localhost"}};
        r.body = "{\"this\":\"is not what the route wants\"}";
        const http::Reply reply = router.answer(r);
        const bool refused_role =
            reply.status == 403 && reply.body.find("\"not_your_role\"") != std::string::npos;
        return !(reply.status == 401 || refused_role);
    }
};

TEST(Authorisation, EveryRouteByEveryRole) {
    House house;
    const auto rows = table();
    std::set<std::string> listed;
    for (const Row& row : rows) {
        listed.insert(row.method + " " + row.path);
    }
    std::set<std::string> existing;
    for (const auto& route : house.router.routes()) {
        const std::string name = route->method + " " + route->path;
        existing.insert(name);
        std::string access = route->about.access.kind == http::Access::Kind::anyone ? "anyone"
                             : route->about.access.kind == http::Access::Kind::signed_in
                                 ? "signed_in"
                                 : joined(route->about.access.roles, " ");
        EXPECT_TRUE(listed.contains(name)) << "add to tests/authorisation.txt: " << name << " " << access;
    }
    for (const Row& row : rows) {
        EXPECT_TRUE(existing.contains(row.method + " " + row.path))
            << "remove from tests/authorisation.txt: " << row.method << " " << row.path;
        for (const auto& route : house.router.routes()) {
            // The door of /metrics depends on where the caller is, not on a role; its own code says no.
            if (route->method != row.method || route->path != row.path || row.path == "/metrics") {
                continue;
            }
            for (const auto& role : everybody) {
                house.role = role;
                EXPECT_EQ(house.lets_in(*route), table_allows(row, role))
                    << row.method << " " << row.path << " as " << role;
            }
        }
    }
    EXPECT_GT(rows.size(), 20U);
}
}  // namespace
