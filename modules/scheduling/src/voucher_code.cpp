#include <scheduling/voucher_code.hpp>

#include <array>
#include <base/must.hpp>
#include <cstdint>

namespace scheduling {
namespace {
constexpr std::string_view alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";  // Crockford's: no I, L, O, U
constexpr std::size_t code_characters = 12;

// The characters are elements of the field with 32 elements (x^5 + x^2 + 1). Each is weighed with another
// power of x; there are 31 powers, so a changed character or an exchange of two changes the sum.
unsigned times_x(unsigned element) {
    element <<= 1;
    return (element & 32U) != 0 ? element ^ 0b100101U : element;
}
unsigned weighed_sum(const std::array<unsigned, code_characters>& values) {
    unsigned sum = 0;
    for (const unsigned value : values) {
        sum = times_x(sum) ^ value;  // Horner: the last character weighs 1
    }
    return sum;
}
std::string written(const std::array<unsigned, code_characters>& values) {
    std::string out;
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (i != 0 && i % 4 == 0) {
            out += '-';
        }
        out += alphabet[values[i]];
    }
    return out;
}
}  // namespace

std::string make_voucher_code(Random& random) {
    std::array<unsigned, code_characters> values{};
    for (std::size_t i = 0; i + 1 < values.size(); ++i) {
        values[i] = unsigned(random.below(alphabet.size()));
    }
    values.back() = weighed_sum(values);
    MUST(weighed_sum(values) == 0);
    return written(values);
}

std::optional<std::string> read_voucher_code(std::string_view typed) {
    std::array<unsigned, code_characters> values{};
    std::size_t count = 0;
    for (char c : typed) {
        if (c == ' ' || c == '-' || c == '\t') {
            continue;
        }
        c = c >= 'a' && c <= 'z' ? char(c - 'a' + 'A') : c;
        c = c == 'O' ? '0' : c == 'I' || c == 'L' ? '1' : c;
        const auto at = alphabet.find(c);
        if (at == std::string_view::npos || count == values.size()) {
            return std::nullopt;
        }
        values[count++] = unsigned(at);
    }
    if (count != values.size() || weighed_sum(values) != 0) {
        return std::nullopt;
    }
    return written(values);
}

}  // namespace scheduling
