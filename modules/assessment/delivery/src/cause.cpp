#include "cause.hpp"

#include <base/text.hpp>

namespace delivery {
namespace {

constexpr std::size_t uuid_bytes = 16;
constexpr std::size_t uuid_letters = 36;
constexpr bool is_hyphen(std::size_t i) { return i == 8 || i == 13 || i == 18 || i == 23; }

int digit(char c) { return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1; }

}  // namespace

std::string packed_cause(std::string_view cause) {
    std::string out;
    if (cause.size() == uuid_letters) {
        int high = -1;
        for (std::size_t i = 0; i < cause.size(); ++i) {
            if (is_hyphen(i)) {
                if (cause[i] != '-') {
                    return std::string(cause);
                }
                continue;
            }
            const int low = digit(cause[i]);
            if (low < 0) {
                return std::string(cause);
            }
            if (high < 0) {
                high = low;
            } else {
                out += char(high * 16 + low);
                high = -1;
            }
        }
        return out;
    }
    out = cause;
    if (out.size() == uuid_bytes) {
        out += '\0';
    }
    return out;
}

std::string unpacked_cause(std::string_view kept) {
    if (kept.size() == uuid_bytes) {
        std::string out = hex(kept);
        for (const std::size_t at : {8U, 13U, 18U, 23U}) {
            out.insert(at, "-");
        }
        return out;
    }
    if (kept.size() == uuid_bytes + 1 && kept.back() == '\0') {
        kept.remove_suffix(1);
    }
    return std::string(kept);
}

}  // namespace delivery
