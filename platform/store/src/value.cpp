#include <store/database.hpp>
#include <store/value.hpp>

#include <charconv>

namespace store {
namespace {

[[noreturn]] void unexpected(const Column& c, const char* wanted) {
    static constexpr const char* names[] = {"NULL", "an integer", "a real number", "text", "bytes"};
    throw StoreError(std::string("a column held ") + names[static_cast<int>(c.kind)] + " where " + wanted +
                     " was expected");
}

}  // namespace

void take(const Column& c, std::int64_t& out) {
    if (c.kind == Column::Kind::integer) {
        out = c.integer;
    } else {
        unexpected(c, "an integer");
    }
}

void take(const Column& c, double& out) {
    if (c.kind == Column::Kind::real) {
        out = c.real;
    } else if (c.kind == Column::Kind::integer) {
        out = static_cast<double>(c.integer);
    } else {
        unexpected(c, "a real number");
    }
}

void take(const Column& c, std::string& out) {
    if (c.kind == Column::Kind::text) {
        out = c.text;
    } else {
        unexpected(c, "text");
    }
}

void take(const Column& c, Bytes& out) {
    if (c.kind == Column::Kind::bytes) {
        out.value = c.text;
    } else {
        unexpected(c, "bytes");
    }
}

void take(const Column& c, Instant& out) {
    std::int64_t value = 0;
    take(c, value);
    out = from_micros(value);
}

void take(const Column& c, bool& out) {
    std::int64_t value = 0;
    take(c, value);
    out = value != 0;
}

void take(const Column& c, Date& out) {
    const auto date = c.kind == Column::Kind::text ? parse_date(c.text) : std::nullopt;
    if (!date) {
        unexpected(c, "a date");
    }
    out = *date;
}

void unknown_name(std::string_view name) {
    throw StoreError("a column held \"" + std::string(name) + "\", which is not a name of its kind");
}

}  // namespace store
