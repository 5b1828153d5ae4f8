// Regular expressions as XML Schema has them, matched against a whole text in time linear in its length.
#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace qti {

inline constexpr std::size_t pattern_states_max = 5'000;  // after {n,m} has been written out

// The whole text matches, or not: what `^` and `$` around a pattern would say is said anyway, and they are
// taken as that. Nothing of what cannot be matched in linear time (references back, looking ahead).
class Pattern {
  public:
    static std::shared_ptr<const Pattern> compile(std::string_view written);  // null when not understood

    // `work` is what may be spent, in states visited, and is lowered by what was; nothing when it ran out.
    std::optional<bool> matches(std::string_view text, std::size_t& work) const;

    struct Range {
        char32_t from = 0, to = 0;
    };
    struct Set {
        std::vector<Range> ranges;
        bool negated = false;
        std::shared_ptr<const Set> without;  // [a-z-[aeiou]]
        bool has(char32_t) const;
    };

  private:
    friend class PatternReader;
    enum class Kind : std::uint8_t { set, fork, accept };
    struct Node {
        Kind kind = Kind::accept;
        std::uint32_t set = 0;
        std::uint32_t next = 0, other = 0;
    };
    std::vector<Set> sets_;
    std::vector<Node> nodes_;
    std::uint32_t start_ = 0;
};

// One code point, and how many bytes it took; a byte that is no UTF-8 stands for itself.
char32_t next_code_point(std::string_view text, std::size_t& at);

}  // namespace qti
