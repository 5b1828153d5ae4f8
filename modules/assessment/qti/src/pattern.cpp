#include "pattern.hpp"

#include "pattern_sets.hpp"

#include <algorithm>

namespace qti {

char32_t next_code_point(std::string_view text, std::size_t& at) {
    const auto byte = [&](std::size_t i) {
        return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u;
    };
    const unsigned lead = byte(at);
    const int more = lead < 0xC0 ? 0 : lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : lead < 0xF8 ? 3 : 0;
    char32_t point = more == 0 ? lead : lead & (0x3Fu >> more);
    for (int i = 1; i <= more; ++i) {
        if ((byte(at + i) & 0xC0) != 0x80) {
            ++at;
            return lead;
        }
        point = point << 6 | (byte(at + i) & 0x3F);
    }
    at += 1 + more;
    return point;
}

bool Pattern::Set::has(char32_t c) const {
    const bool in = std::ranges::any_of(ranges, [c](const Range& r) { return r.from <= c && c <= r.to; });
    return in != negated && !(without && without->has(c));
}

namespace {

using Set = Pattern::Set;

}  // namespace

// Recursive descent over the written pattern; makes an automaton whose loose ends are patched. A repeated
// part is read again from its text, which keeps the automaton the only structure there is.
class PatternReader {
  public:
    PatternReader(std::string_view text, Pattern& into) : text_(text), made_(into) {}

    bool read() {
        if (text_.starts_with('^')) {
            text_.remove_prefix(1);
        }
        if (text_.ends_with('$') && !text_.ends_with("\\$")) {
            text_.remove_suffix(1);
        }
        Part whole = alternatives(0);
        if (failed_ || at_ != text_.size()) {
            return false;
        }
        const auto accept = add({Pattern::Kind::accept});
        patch(whole, accept);
        made_.start_ = whole.start;
        return !failed_;
    }

  private:
    // A piece of the automaton: where it starts, and the ends that lead nowhere yet (node * 2 + which way).
    struct Part {
        std::uint32_t start = 0;
        std::vector<std::uint32_t> ends;
    };
    static constexpr std::uint32_t nowhere = ~std::uint32_t{0};

    std::uint32_t add(Pattern::Node node) {
        if (made_.nodes_.size() >= pattern_states_max) {
            failed_ = true;
            return 0;
        }
        made_.nodes_.push_back(node);
        return static_cast<std::uint32_t>(made_.nodes_.size() - 1);
    }
    void patch(const Part& part, std::uint32_t to) {
        for (const auto end : part.ends) {
            auto& node = made_.nodes_[end / 2];
            (end % 2 == 0 ? node.next : node.other) = to;
        }
    }
    bool more() const { return !failed_ && at_ < text_.size(); }
    bool peek(char c) const { return more() && text_[at_] == c; }
    bool take(char c) { return peek(c) && ++at_; }
    bool take(std::string_view s) {
        const bool there = !failed_ && text_.substr(at_).starts_with(s);
        at_ += there ? s.size() : 0;
        return there;
    }

    // Nothing is matched by a fork both of whose ways lead on.
    Part empty() {
        const auto fork = add({Pattern::Kind::fork, 0, nowhere, nowhere});
        return {fork, {fork * 2, fork * 2 + 1}};
    }
    Part either(Part a, const Part& b) {
        const auto fork = add({Pattern::Kind::fork, 0, a.start, b.start});
        a.ends.insert(a.ends.end(), b.ends.begin(), b.ends.end());
        return {fork, std::move(a.ends)};
    }

    Part alternatives(int depth) {
        Part all = sequence(depth);
        while (take('|')) {
            all = either(std::move(all), sequence(depth));
        }
        return all;
    }
    Part sequence(int depth) {
        Part all = empty();
        while (more() && !peek('|') && !peek(')')) {
            Part next = piece(depth);
            patch(all, next.start);
            all.ends = std::move(next.ends);
        }
        return all;
    }

    Part piece(int depth) {
        const std::size_t from = at_;
        Part one = atom(depth);
        const std::size_t to = at_;
        std::size_t least = 1, most = 1;
        if (take('?')) {
            least = 0;
        } else if (take('*')) {
            least = 0, most = std::string::npos;
        } else if (take('+')) {
            most = std::string::npos;
        } else if (take('{')) {
            least = number();
            most = take(',') ? (peek('}') ? std::string::npos : number()) : least;
            failed_ = failed_ || !take('}') || most < least;
        } else {
            return one;
        }
        failed_ = failed_ || peek('?') || peek('*') || peek('+') || peek('{');
        const std::size_t after = at_;
        const auto again = [&] {
            at_ = from;
            Part part = atom(depth);
            at_ = to;
            return part;
        };
        // The part that was read already is the first; the rest are written out after it.
        Part all = empty();
        bool used = false;
        const auto fresh = [&] { return std::exchange(used, true) ? again() : std::move(one); };
        for (std::size_t i = 0; i < least && !failed_; ++i) {
            append(all, fresh());
        }
        if (most == std::string::npos && !failed_) {
            Part loop = fresh();
            const auto fork = add({Pattern::Kind::fork, 0, loop.start, nowhere});
            patch(loop, fork);
            append(all, {fork, {fork * 2 + 1}});
        }
        std::vector<std::uint32_t> leaving;
        for (std::size_t i = least; most != std::string::npos && i < most && !failed_; ++i) {
            Part next = fresh();
            const auto fork = add({Pattern::Kind::fork, 0, next.start, nowhere});
            leaving.push_back(fork * 2 + 1);
            append(all, {fork, std::move(next.ends)});
        }
        all.ends.insert(all.ends.end(), leaving.begin(), leaving.end());
        at_ = after;
        return all;
    }
    void append(Part& all, Part next) {
        patch(all, next.start);
        all.ends = std::move(next.ends);
    }
    std::size_t number() {
        std::size_t n = 0, figures = 0;
        for (; more() && text_[at_] >= '0' && text_[at_] <= '9'; ++at_, ++figures) {
            n = std::min<std::size_t>(n * 10 + (text_[at_] - '0'), pattern_states_max + 1);
        }
        failed_ = failed_ || figures == 0 || n > pattern_states_max;
        return n;
    }

    Part atom(int depth) {
        constexpr int depth_max = 100;
        if (++visits_ > pattern_states_max * 4 || depth > depth_max || !more()) {
            failed_ = true;
            return {};
        }
        if (take('(')) {
            if (take('?') && !take(':')) {
                failed_ = true;  // looks ahead or behind, or names a group
            }
            Part inner = alternatives(depth + 1);
            failed_ = failed_ || !take(')');
            return inner;
        }
        Set set;
        if (take('[')) {
            set = brackets(depth);
        } else if (take('.')) {
            set = {{{'\n', '\n'}, {'\r', '\r'}}, true};
        } else if (take('\\')) {
            set = escape();
        } else if (std::string_view("?*+{})").contains(text_[at_])) {
            failed_ = true;
        } else {
            const char32_t c = next_code_point(text_, at_);
            set.ranges = {{c, c}};
        }
        made_.sets_.push_back(std::move(set));
        const auto node =
            add({Pattern::Kind::set, static_cast<std::uint32_t>(made_.sets_.size() - 1), nowhere});
        return {node, {node * 2}};
    }

    Set brackets(int depth) {
        Set set{.negated = take('^')};
        bool first = true;
        for (; more() && (first || !peek(']')); first = false) {
            if (!first && take("-[")) {
                if (depth > 100) {
                    failed_ = true;
                    return set;
                }
                set.without = std::make_shared<Set>(brackets(depth + 1));
                break;
            }
            Set part;
            if (take('\\')) {
                part = escape();
            } else {
                const char32_t c = next_code_point(text_, at_);
                part.ranges = {{c, c}};
            }
            const bool range =
                peek('-') && at_ + 1 < text_.size() && text_[at_ + 1] != ']' && text_[at_ + 1] != '[';
            if (range && part.ranges.size() == 1 && part.ranges[0].from == part.ranges[0].to) {
                ++at_;
                Set end;
                if (take('\\')) {
                    end = escape();
                } else {
                    const char32_t c = next_code_point(text_, at_);
                    end.ranges = {{c, c}};
                }
                failed_ = failed_ || end.ranges.size() != 1 || end.ranges[0].from != end.ranges[0].to ||
                          end.ranges[0].to < part.ranges[0].from;
                if (!failed_) {
                    part.ranges[0].to = end.ranges[0].to;
                }
            }
            set.ranges.insert(set.ranges.end(), part.ranges.begin(), part.ranges.end());
        }
        failed_ = failed_ || !take(']');
        return set;
    }

    Set escape() {
        if (!more()) {
            failed_ = true;
            return {};
        }
        const char c = text_[at_++];
        if (auto set = class_escape(c)) {
            return *set;
        }
        switch (c) {
            case 'n':
                return {{{'\n', '\n'}}};
            case 'r':
                return {{{'\r', '\r'}}};
            case 't':
                return {{{'\t', '\t'}}};
            case 'p':
            case 'P': {
                const auto end = text_.find('}', at_);
                if (!take('{') || end == std::string::npos) {
                    failed_ = true;
                    return {};
                }
                auto set = category_named(text_.substr(at_, end - at_), c == 'P');
                at_ = end + 1;
                failed_ = failed_ || !set;
                return set.value_or(Set());
            }
            default:
                break;
        }
        // A digit would refer back, another letter is nobody's.
        const auto letter = static_cast<unsigned char>(c);
        failed_ = failed_ || (letter < 0x80 && std::isalnum(letter) != 0);
        return {{{letter, letter}}};
    }

    std::string_view text_;
    Pattern& made_;
    std::size_t at_ = 0, visits_ = 0;
    bool failed_ = false;
};

std::shared_ptr<const Pattern> Pattern::compile(std::string_view written) {
    constexpr std::size_t bytes_max = 4'000;
    auto pattern = std::make_shared<Pattern>();
    return written.size() <= bytes_max && PatternReader(written, *pattern).read() ? pattern : nullptr;
}

std::optional<bool> Pattern::matches(std::string_view text, std::size_t& work) const {
    std::vector<std::uint32_t> now, then, open;
    std::vector<std::size_t> seen(nodes_.size(), 0);
    std::size_t round = 1;
    // Follows forks, so that a list holds sets and the end alone; each node enters a list once.
    const auto enter = [&](std::vector<std::uint32_t>& list, std::uint32_t node) {
        open.push_back(node);
        while (!open.empty()) {
            const auto at = open.back();
            open.pop_back();
            if (std::exchange(seen[at], round) == round) {
                continue;
            }
            work -= work > 0 ? 1 : 0;
            if (nodes_[at].kind == Kind::fork) {
                open.push_back(nodes_[at].other);
                open.push_back(nodes_[at].next);
            } else {
                list.push_back(at);
            }
        }
    };
    enter(now, start_);
    for (std::size_t at = 0; at < text.size();) {
        if (work == 0) {
            return std::nullopt;
        }
        const char32_t c = next_code_point(text, at);
        ++round;
        then.clear();
        for (const auto node : now) {
            work -= work > 0 ? 1 : 0;
            if (nodes_[node].kind == Kind::set && sets_[nodes_[node].set].has(c)) {
                enter(then, nodes_[node].next);
            }
        }
        now.swap(then);
        if (now.empty()) {
            return false;
        }
    }
    return std::ranges::any_of(now, [&](auto node) { return nodes_[node].kind == Kind::accept; });
}

}  // namespace qti
