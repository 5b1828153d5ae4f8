// An identifier that knows what it identifies: Id<Booking> and Id<Person> do not mix.
#pragma once
#include <string>
#include <string_view>
#include <utility>

template <class Tag>
struct Id {
    std::string value;  // 36 characters of a UUID, or a short name chosen by a programme's author

    Id() = default;
    explicit Id(std::string v) : value(std::move(v)) {}
    explicit Id(std::string_view v) : value(v) {}
    explicit Id(const char* v) : value(v) {}

    bool empty() const { return value.empty(); }
    auto operator<=>(const Id&) const = default;
    bool operator==(const Id&) const = default;
};
