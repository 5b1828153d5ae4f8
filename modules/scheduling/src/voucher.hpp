// What a voucher pays for, and whether it may. Pure.
#pragma once
#include <base/result.hpp>
#include <base/time.hpp>
#include <catalog/words.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <variant>

namespace scheduling {

struct Percent {
    int value = 100;  // 1 to 100
    bool operator==(const Percent&) const = default;
};
struct Amount {
    std::int64_t cents = 0;  // more than zero, in the exam's currency
    bool operator==(const Amount&) const = default;
};
using Cover = std::variant<Percent, Amount>;

using catalog::Price;
std::string price_in_words(const Price&);  // "free", "100.00 EUR"

// What remains to be paid. A fraction of a cent is left to the candidate.
Price after(const Price&, const Cover&);

struct VoucherFacts {
    std::string code;
    std::string exam;
    Cover cover{};
    Date expires_on{};       // good until the end of this day, UTC
    std::string person{};    // empty: whoever holds the code
    bool used = false;       // a booking holds it, or it was forfeited
    bool withdrawn = false;  // staff took it back
};
Done usable(const VoucherFacts&, std::string_view exam, std::string_view person, Instant now);
// An allowed cancellation gives it back, unless it has expired meanwhile.
bool comes_back(const VoucherFacts&, Instant now);

// A booking is made when nothing remains to be paid; there is no card payment.
Done paid(const Price& price, const std::optional<Cover>& cover);

}  // namespace scheduling
