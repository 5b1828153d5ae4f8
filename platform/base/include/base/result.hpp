// Expected failure is a value. A Failure carries what a problem document (RFC 9457) needs: a stable code,
// a sentence that says what to do, the fields it concerns, and facts a page can put into its own language.
#pragma once
#include <expected>
#include <string>
#include <utility>
#include <vector>

enum class Why {
    malformed,    // 400: not readable at all
    signed_out,   // 401
    forbidden,    // 403
    not_found,    // 404: also what the caller may not know about
    conflict,     // 409: the state does not allow it
    gone,         // 410
    too_large,    // 413
    unsupported,  // 415
    invalid,      // 422: a field, or a rule of the programme
    too_many,     // 429
    unavailable,  // 503: busy; try again
};

struct Problem {
    std::string pointer;  // RFC 6901 pointer into the request's body, or "" for the whole
    std::string detail;
    bool operator==(const Problem&) const = default;
};
using Problems = std::vector<Problem>;
using Facts = std::vector<std::pair<std::string, std::string>>;

struct Failure {
    Why why = Why::invalid;
    std::string code;    // snake_case, stable, part of the contract
    std::string detail;  // plain English; says what to do next
    Problems problems{};
    Facts facts{};  // for translated messages; an instant is RFC 3339, a date ISO 8601
};

template <class T>
using Result = std::expected<T, Failure>;
using Done = Result<void>;

inline std::unexpected<Failure> refuse(std::string code, std::string detail, Facts facts = {}) {
    return std::unexpected(Failure{Why::invalid, std::move(code), std::move(detail), {}, std::move(facts)});
}
inline std::unexpected<Failure> fail(Why why, std::string code, std::string detail, Facts facts = {}) {
    return std::unexpected(Failure{why, std::move(code), std::move(detail), {}, std::move(facts)});
}
inline std::unexpected<Failure> not_found(std::string what) {
    return fail(Why::not_found, "not_found", "There is no such " + std::move(what) + ".");
}

// The value of a Result, or an early return of its failure.
#define TRY(expression)                                        \
    __extension__({                                            \
        auto&& tried_ = (expression);                          \
        if (!tried_) [[unlikely]] {                            \
            return std::unexpected(std::move(tried_).error()); \
        }                                                      \
        *std::move(tried_);                                    \
    })
#define CHECK(expression)                                           \
    do {                                                            \
        if (auto checked_ = (expression); !checked_) [[unlikely]] { \
            return std::unexpected(std::move(checked_).error());    \
        }                                                           \
    } while (false)
