#include "postgres_connection.hpp"

#include "answers.hpp"

#include <base/must.hpp>

#include <libpq-fe.h>

#include <array>
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

std::string without_newlines(const char* text) {
    std::string out = text != nullptr ? text : "";
    while (!out.empty() && out.back() == '\n') {
        out.pop_back();
    }
    return out;
}

// The parameters as libpq takes them: numbers as text, bytes as they are.
class Bound {
  public:
    Bound(std::string_view query, std::span<const Value> values) {
        numbers_.reserve(values.size());
        for (const Value& value : values) {
            std::visit([&](const auto& held) { add(query, held); }, value.held());
        }
    }
    const char* const* values() const { return values_.data(); }
    const int* lengths() const { return lengths_.data(); }
    const int* formats() const { return formats_.data(); }

  private:
    void add(const char* value, std::size_t length, int format) {
        values_.push_back(value);
        lengths_.push_back(static_cast<int>(length));
        formats_.push_back(format);
    }
    void add(std::string_view, std::nullptr_t) { add(nullptr, 0, 0); }
    void add(std::string_view, std::int64_t value) { add_number(std::to_string(value)); }
    void add(std::string_view, double value) {
        std::array<char, 40> text{};
        add_number({text.data(), std::to_chars(text.begin(), text.end(), value).ptr});
    }
    void add(std::string_view query, std::string_view value) {
        if (value.find('\0') != std::string_view::npos) {
            throw NotStorable(std::string(query) +
                              ": text with a NUL character, which PostgreSQL cannot keep");
        }
        // A view need not end in a NUL: hand over a copy that does.
        add_number(std::string(value));
    }
    void add(std::string_view, BytesView bytes) { add(bytes.value.data(), bytes.value.size(), 1); }
    void add_number(std::string text) {
        numbers_.push_back(std::move(text));
        add(numbers_.back().c_str(), numbers_.back().size(), 0);
    }

    std::vector<std::string> numbers_;  // reserved in full: its elements do not move
    std::vector<const char*> values_;
    std::vector<int> lengths_;
    std::vector<int> formats_;
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

// A host that says nothing at all is given up after a while; what the address says itself goes before.
PGconn* connected(const std::string& url) {
    static constexpr const char* keys[] = {"connect_timeout", "tcp_user_timeout", "application_name",
                                           "client_encoding", "dbname",           nullptr};
    const char* const values[] = {"10", "15000", "assay", "UTF8", url.c_str(), nullptr};
    return PQconnectdbParams(keys, values, 1);
}

}  // namespace

PostgresConnection::PostgresConnection(const std::string& url, Dialect& dialect)
    : connection_(connected(url)), dialect_(dialect) {
    if (PQstatus(connection_) != CONNECTION_OK) {
        const std::string why = without_newlines(PQerrorMessage(connection_));
        PQfinish(connection_);
        throw TryAgain("the database server does not answer: " + why);
    }
    PQsetNoticeReceiver(connection_, note, this);
}

void PostgresConnection::note(void* self, const PGresult* notice) {
    const char* text = PQresultErrorField(notice, PG_DIAG_MESSAGE_PRIMARY);
    if (text != nullptr && std::string_view(text).find("synchronous replication") != std::string_view::npos) {
        static_cast<PostgresConnection*>(self)->replication_unsure_ = true;
    }
}

PostgresConnection::~PostgresConnection() { PQfinish(connection_); }

bool PostgresConnection::is_broken() const { return PQstatus(connection_) != CONNECTION_OK; }
bool PostgresConnection::in_transaction() const { return PQtransactionStatus(connection_) != PQTRANS_IDLE; }

void PostgresConnection::fail(const PGresult* result, std::string_view doing) const {
    const char* field = PQresultErrorField(result, PG_DIAG_SQLSTATE);
    const std::string_view state = field != nullptr ? field : "";
    const std::string what = std::string(doing) + ": " + without_newlines(PQerrorMessage(connection_));
    if (is_broken() || state == "40001" || state == "40P01" || state.starts_with("57P") ||
        state.starts_with("08")) {
        throw TryAgain(what);
    }
    if (state == "23505") {
        throw AlreadyThere(what);
    }
    if (state.starts_with("23")) {
        throw ConstraintViolated(what);
    }
    if (state.starts_with("22") || state.starts_with("42") || state.starts_with("54")) {
        throw NotStorable(what);
    }
    throw StoreError(what);
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
    const Bound bound(query.name, values);
    const ResultHandle result(
        PQexecPrepared(connection_, statement.name.c_str(), static_cast<int>(values.size()), bound.values(),
                       bound.lengths(), bound.formats(), 0),
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
