#include "dialect.hpp"
#include "postgres_connection.hpp"

#include <base/random.hpp>
#include <store/scratch.hpp>

#include <cstdlib>

namespace store {
namespace {

std::string fresh_name() {
    Random random;
    std::string name = "assay_";
    for (int i = 0; i < 16; ++i) {
        name += static_cast<char>('a' + random.below(26));
    }
    return name;
}

void on_server(const std::string& server, const std::string& statement) {
    Dialect dialect;
    PostgresConnection(server, dialect).command(statement.c_str());
}

// postgresql://user@host:port/postgres?x=y with another database's name.
std::string address_of(const std::string& server, const std::string& name) {
    const std::size_t host = server.find("://") + 3;
    const std::size_t query = std::min(server.find('?', host), server.size());
    const std::size_t path = std::min(server.find('/', host), query);
    return server.substr(0, path) + "/" + name + server.substr(query);
}

}  // namespace

bool Scratch::has_postgres() { return std::getenv("ASSAY_TEST_POSTGRES") != nullptr; }

Scratch::Scratch(std::vector<ModuleMigrations> modules, Kind kind, Settings settings)
    : modules_(std::move(modules)), name_(fresh_name()), settings_(std::move(settings)) {
    folder_ = std::filesystem::temp_directory_path() / name_;
    std::filesystem::create_directories(folder_);
    if (kind == Kind::sqlite) {
        settings_.url = (folder_ / "assay.db").string();
    } else {
        const char* server = std::getenv("ASSAY_TEST_POSTGRES");
        if (server == nullptr) {
            throw StoreError("ASSAY_TEST_POSTGRES names no server");
        }
        server_ = server;
        on_server(server_, "CREATE DATABASE " + name_ +
                               " TEMPLATE template0 LC_COLLATE 'C' LC_CTYPE 'C' ENCODING 'UTF8'");
        settings_.url = address_of(server_, name_);
    }
    reopen();
}

Scratch::~Scratch() {
    close();
    if (!server_.empty()) {
        try {
            on_server(server_, "DROP DATABASE IF EXISTS " + name_ + " WITH (FORCE)");
        } catch (const StoreError&) {
            // The server is a throw-away one and may be gone already.
        }
    }
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
}

void Scratch::reopen() {
    close();
    database_ = Database::open(settings_);
    database_->migrate(modules_);
}

}  // namespace store
