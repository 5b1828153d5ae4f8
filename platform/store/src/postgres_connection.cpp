#include "postgres_connection.hpp"

#include <base/must.hpp>

#include <libpq-fe.h>

#include <charconv>

namespace store {
namespace {

using ResultHandle = std::unique_ptr<PGresult, decltype(&PQclear)>;

// The type numbers of pg_type.dat, which PostgreSQL promises to keep.
enum Oid_ : Oid {
    bool_oid = 16,
    bytea_oid = 17,
    int8_oid = 20,
    int2_oid = 21,
    int4_oid = 23,
    text_oid = 25,
    float4_oid = 700,
    float8_oid = 701,
    numeric_oid = 1700
};

std::int64_t whole(std::string_view text) {
    std::int64_t out = 0;
    std::from_chars(text.data(), text.data() + text.size(), out);
    return out;
}

double real(std::string_view text) {
    double out = 0;
    std::from_chars(text.data(), text.data() + text.size(), out);
    return out;
}

// One field; `bytes` keeps what a decoded BYTEA needs.
Column column_of(const PGresult* result, int row, int i, std::string& bytes) {
    Column out;
    if (PQgetisnull(result, row, i) != 0) {
        return out;
    }
    const std::string_view text(PQgetvalue(result, row, i),
                                static_cast<std::size_t>(PQgetlength(result, row, i)));
    switch (PQftype(result, i)) {
        case int2_oid:
        case int4_oid:
        case int8_oid:
            out.kind = Column::Kind::integer;
            out.integer = whole(text);
            break;
        case bool_oid:
            out.kind = Column::Kind::integer;
            out.integer = text == "t" ? 1 : 0;
            break;
        case numeric_oid:  // sum() of whole numbers, avg()
            if (text.find_first_of(".N") == std::string_view::npos) {
                out.kind = Column::Kind::integer;
                out.integer = whole(text);
                break;
            }
            [[fallthrough]];
        case float4_oid:
        case float8_oid:
            out.kind = Column::Kind::real;
            out.real = real(text);
            break;
        case bytea_oid: {
            std::size_t length = 0;
            unsigned char* decoded =
                PQunescapeBytea(reinterpret_cast<const unsigned char*>(text.data()), &length);
            bytes.assign(reinterpret_cast<const char*>(decoded), length);
            PQfreemem(decoded);
            out.kind = Column::Kind::bytes;
            out.text = bytes;
            break;
        }
        default:
            out.kind = Column::Kind::text;
            out.text = text;
    }
    return out;
}

}  // namespace

PostgresConnection::PostgresConnection(const std::string& url, Dialect& dialect)
    : connection_(connected(url)), dialect_(dialect) {
    PQsetNoticeReceiver(connection_, note, this);
}

void PostgresConnection::note(void* self, const PGresult* notice) {
    if (is_unsure_of_replica(notice)) {
        static_cast<PostgresConnection*>(self)->replication_unsure_ = true;
    }
}

PostgresConnection::~PostgresConnection() { PQfinish(connection_); }

bool PostgresConnection::is_broken() const { return PQstatus(connection_) != CONNECTION_OK; }
bool PostgresConnection::in_transaction() const { return PQtransactionStatus(connection_) != PQTRANS_IDLE; }

void PostgresConnection::fail(const PGresult* result, std::string_view doing) const {
    const std::string what = std::string(doing) + ": " + without_newlines(PQerrorMessage(connection_));
    if (is_broken()) {
        throw TryAgain(what);
    }
    throw_for(state_of(result), what);
}

const PostgresConnection::Prepared& PostgresConnection::prepared(const Query& query) {
    const std::string_view text = dialect_.text_of(query);
    Prepared& statement = statements_[query.text.data()];
    if (statement.text.data() != text.data()) {
        const std::string name = "q" + std::to_string(statements_.size());
        const ResultHandle result(PQprepare(connection_, name.c_str(), std::string(text).c_str(), 0, nullptr),
                                  PQclear);
        if (PQresultStatus(result.get()) != PGRES_COMMAND_OK) {
            statements_.erase(query.text.data());
            fail(result.get(), query.name);
        }
        statement = {name, text};
    }
    return statement;
}

std::int64_t PostgresConnection::run(const Query& query, std::span<const Value> values,
                                     const RowFunction& each) {
    MUST(values.size() == query.parameters.size());
    const Prepared& statement = prepared(query);
    bound_.set(query, values);
    const ResultHandle result(PQexecPrepared(connection_, statement.name.c_str(), bound_.count(),
                                             bound_.values(), bound_.lengths(), bound_.formats(), 0),
                              PQclear);
    const auto status = PQresultStatus(result.get());
    if (status != PGRES_TUPLES_OK && status != PGRES_COMMAND_OK) {
        fail(result.get(), query.name);
    }
    const int count = PQnfields(result.get());
    std::vector<Column> columns(static_cast<std::size_t>(count));
    std::vector<std::string> bytes(static_cast<std::size_t>(count));
    for (int row = 0; each && row < PQntuples(result.get()); ++row) {
        for (int i = 0; i < count; ++i) {
            const auto at = static_cast<std::size_t>(i);
            columns[at] = column_of(result.get(), row, i, bytes[at]);
        }
        each(columns);
    }
    const std::string_view command = PQcmdStatus(result.get());
    return command.starts_with("SELECT") ? 0 : whole(PQcmdTuples(result.get()));
}

void PostgresConnection::script(std::string_view statements) { command(postgres_script(statements).c_str()); }

void PostgresConnection::commit() {
    replication_unsure_ = false;
    const ResultHandle result(PQexec(connection_, "COMMIT"), PQclear);
    if (PQresultStatus(result.get()) != PGRES_COMMAND_OK) {
        fail(result.get(), "COMMIT");
    }
    if (std::string_view(PQcmdStatus(result.get())) != "COMMIT") {
        throw StoreError("the transaction had failed before its commit");  // the server said ROLLBACK
    }
    if (replication_unsure_) {
        // A success that waited for no replica is not what was promised to the caller.
        throw StoreError("the commit was not confirmed by the replica");
    }
}

void PostgresConnection::command(const char* statement) {
    const ResultHandle result(PQexec(connection_, statement), PQclear);
    const auto status = PQresultStatus(result.get());
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK && status != PGRES_EMPTY_QUERY) {
        fail(result.get(), statement);
    }
}

}  // namespace store
