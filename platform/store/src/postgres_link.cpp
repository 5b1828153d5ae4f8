#include "postgres_link.hpp"

#include <base/must.hpp>

#include <libpq-fe.h>

#include <array>
#include <charconv>

namespace store {
namespace {

constexpr std::size_t number_bytes_max = 40;

}  // namespace

// A host that says nothing at all is given up after a while; what the address says itself goes before.
PGconn* connected(const std::string& url) {
    static constexpr const char* keys[] = {"connect_timeout", "tcp_user_timeout", "application_name",
                                           "client_encoding", "dbname",           nullptr};
    const char* const values[] = {"10", "15000", "assay", "UTF8", url.c_str(), nullptr};
    PGconn* connection = PQconnectdbParams(keys, values, 1);
    if (PQstatus(connection) != CONNECTION_OK) {
        const std::string why = without_newlines(PQerrorMessage(connection));
        PQfinish(connection);
        throw TryAgain("the database server does not answer: " + why);
    }
    return connection;
}

std::string_view state_of(const PGresult* result) {
    const char* field = PQresultErrorField(result, PG_DIAG_SQLSTATE);
    return field != nullptr ? field : "";
}

bool is_transient(std::string_view state) {
    return state == "40001" || state == "40P01" || state.starts_with("57P") || state.starts_with("08");
}

bool is_unsure_of_replica(const PGresult* notice) {
    const char* text = PQresultErrorField(notice, PG_DIAG_MESSAGE_PRIMARY);
    return text != nullptr &&
           std::string_view(text).find("synchronous replication") != std::string_view::npos;
}

std::string without_newlines(const char* text) {
    std::string out = text != nullptr ? text : "";
    while (!out.empty() && out.back() == '\n') {
        out.pop_back();
    }
    return out;
}

void throw_for(std::string_view state, const std::string& what) {
    if (is_transient(state)) {
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

void Bound::set(const Query& query, std::span<const Value> values) {
    MUST(values.size() == query.parameters.size());
    values_.clear();
    lengths_.clear();
    formats_.clear();
    kept_.clear();
    std::size_t bytes = 0;
    for (const Value& value : values) {
        const auto* text = std::get_if<std::string_view>(&value.held());
        if (text != nullptr && text->find('\0') != std::string_view::npos) {
            throw NotStorable(std::string(query.name) +
                              ": text with a NUL character, which PostgreSQL cannot keep");
        }
        bytes += (text != nullptr ? text->size() : number_bytes_max) + 1;
    }
    kept_.reserve(bytes);
    for (const Value& value : values) {
        const auto& held = value.held();
        if (const auto* text = std::get_if<std::string_view>(&held)) {
            add(keep(*text), text->size(), 0);
        } else if (const auto* view = std::get_if<BytesView>(&held)) {
            // Even no bytes at all are not NULL.
            add(view->value.data() != nullptr ? view->value.data() : "", view->value.size(), 1);
        } else if (std::holds_alternative<std::nullptr_t>(held)) {
            add(nullptr, 0, 0);
        } else {
            std::array<char, number_bytes_max> digits{};
            const auto* whole = std::get_if<std::int64_t>(&held);
            const char* end = whole != nullptr
                                  ? std::to_chars(digits.begin(), digits.end(), *whole).ptr
                                  : std::to_chars(digits.begin(), digits.end(), std::get<double>(held)).ptr;
            const std::string_view number(digits.data(), static_cast<std::size_t>(end - digits.data()));
            add(keep(number), number.size(), 0);
        }
    }
}

void Bound::add(const char* value, std::size_t length, int format) {
    values_.push_back(value);
    lengths_.push_back(static_cast<int>(length));
    formats_.push_back(format);
}

const char* Bound::keep(std::string_view text) {
    const std::size_t at = kept_.size();
    kept_.append(text);
    kept_ += '\0';
    return kept_.data() + at;
}

}  // namespace store
