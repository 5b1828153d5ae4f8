// Every migration and named query of the repository, prepared on PostgreSQL. SQLite has seen them while
// building.
#include "dialect.hpp"
#include "postgres_connection.hpp"

#include "query.hpp"

#include <gtest/gtest.h>
#include <store/scratch.hpp>

#include <algorithm>
#include <list>
#include <regex>

namespace {
namespace fs = std::filesystem;

// Folders that hold sql/migrations, platform before modules.
std::vector<fs::path> module_folders() {
    std::vector<fs::path> out;
    for (const char* part : {"platform", "modules"}) {
        for (const auto& entry : fs::recursive_directory_iterator(fs::path(ASSAY_SOURCE_DIR) / part)) {
            const fs::path folder = entry.path().parent_path().parent_path();
            if (entry.path().filename() == "migrations" && !fs::is_empty(entry.path())) {
                out.push_back(folder);
            }
        }
    }
    return out;
}

std::vector<std::string> parameters_of(const std::string& text) {
    static const std::regex named(R"((^|[^:\w]):([A-Za-z_]\w*))");
    std::vector<std::string> out;
    for (std::sregex_iterator i(text.begin(), text.end(), named), end; i != end; ++i) {
        if (std::ranges::find(out, (*i)[2].str()) == out.end()) {
            out.push_back((*i)[2]);
        }
    }
    return out;
}

TEST(EveryQuery, IsTakenByPostgres) {
    if (!store::Scratch::has_postgres()) {
        GTEST_SKIP() << "ASSAY_TEST_POSTGRES names no server; tools/with-postgres starts one";
    }
    std::list<std::string> texts;  // what the views below look at
    std::vector<store::ModuleMigrations> modules;
    const auto folders = module_folders();
    for (const fs::path& folder : folders) {
        auto& module = modules.emplace_back(texts.emplace_back(folder.filename().string()));
        for (const auto& file : sqlgen::migration_files(folder)) {
            module.steps.push_back({file.number, texts.emplace_back(file.name),
                                    texts.emplace_back(sqlgen::read_file(file.path))});
        }
    }
    store::Scratch db(modules, store::Scratch::Kind::postgres);
    store::Dialect dialect;
    store::PostgresConnection connection(db.settings().url, dialect);
    int prepared = 0;
    for (const fs::path& folder : folders) {
        for (const auto& entry : fs::directory_iterator(folder / "sql")) {
            if (entry.path().extension() != ".sql") {
                continue;
            }
            for (const auto& block : sqlgen::read_blocks(entry.path())) {
                const std::string& text = block.postgres.empty() ? block.text : block.postgres;
                const auto names = parameters_of(text);
                const std::vector<std::string_view> views(names.begin(), names.end());
                const std::string statement = "PREPARE q" + std::to_string(++prepared) + " AS ";
                try {
                    connection.command((statement + store::postgres_query(text, views)).c_str());
                } catch (const store::StoreError& error) {
                    ADD_FAILURE() << entry.path().string() << ":" << block.line << ": " << block.name << ": "
                                  << error.what();
                }
            }
        }
    }
    EXPECT_GT(prepared, 10);
}

}  // namespace
