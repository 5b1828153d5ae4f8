#include "temporary_database.hpp"

#include <base/random.hpp>
#include <base/text.hpp>

#include <libpq-fe.h>

#include <algorithm>
#include <memory>
#include <stdexcept>

namespace load {
namespace {
void run(const std::string& server, const std::string& statement) {
    const std::unique_ptr<PGconn, decltype(&PQfinish)> connection(PQconnectdb(server.c_str()), PQfinish);
    const std::unique_ptr<PGresult, decltype(&PQclear)> result(PQexec(connection.get(), statement.c_str()),
                                                               PQclear);
    if (PQresultStatus(result.get()) != PGRES_COMMAND_OK) {
        throw std::runtime_error("PostgreSQL: " + std::string(PQerrorMessage(connection.get())));
    }
}
}  // namespace

TemporaryDatabase::TemporaryDatabase(const std::string& server) : server_(server) {
    name_ = "assay_load_" + lower(Random().token().substr(0, 12));
    std::ranges::replace(name_, '-', '_');
    run(server_, "CREATE DATABASE " + name_ + " TEMPLATE template0 LC_COLLATE 'C' LC_CTYPE 'C'");
    const auto host = server_.find("://") + 3;
    const auto slash = server_.find('/', host), mark = server_.find('?');
    url_ = server_.substr(0, std::min(slash, mark)) + "/" + name_ +
           (mark == std::string::npos ? "" : server_.substr(mark));
}

TemporaryDatabase::~TemporaryDatabase() {
    try {
        run(server_, "DROP DATABASE IF EXISTS " + name_ + " WITH (FORCE)");
    } catch (const std::exception&) {
        // The server may be gone already; there is nobody left to tell.
    }
}

}  // namespace load
