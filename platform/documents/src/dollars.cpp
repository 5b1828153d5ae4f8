#include "dollars.hpp"

#include <algorithm>

namespace documents {
namespace {

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

class Dollars {
  public:
    explicit Dollars(std::string_view text) : text_(text) {}

    std::string escaped() {
        while (at_ < text_.size()) {
            step();
        }
        return std::move(out_);
    }

  private:
    char peek(std::size_t i) const { return i < text_.size() ? text_[i] : '\n'; }
    std::size_t run(std::size_t from, char c) const {
        return std::min(text_.find_first_not_of(c, from), text_.size()) - from;
    }
    void take(std::size_t count) {
        out_ += text_.substr(at_, count);
        at_ = std::min(text_.size(), at_ + count);
    }
    bool starts_line() const {
        const std::size_t before =
            at_ == 0 ? std::string_view::npos : text_.find_last_not_of(" \t>", at_ - 1);
        return before == std::string_view::npos || text_[before] == '\n';
    }

    void step() {
        const char c = text_[at_];
        if (c == '\\') {
            take(2);
        } else if (c == '`' || c == '~') {
            code(c);
        } else if (c == '$') {
            dollar();
        } else {
            take(1);
        }
    }

    // Behind the line that closes the fence, or the end.
    std::size_t fence_end(std::size_t from, const std::string& fence) const {
        for (std::size_t line = text_.find('\n', from); line != std::string_view::npos;) {
            const std::size_t next = text_.find('\n', line + 1);
            const std::size_t words = text_.find_first_not_of(" >", line + 1);
            if (words < next && text_.substr(words).starts_with(fence)) {
                return std::min(next, text_.size());
            }
            line = next;
        }
        return text_.size();
    }

    // A fence runs to a fence of its kind at a line's start, or to the end; a span to a run of the same
    // length.
    void code(char mark) {
        const std::size_t length = run(at_, mark);
        if (length >= 3 && starts_line()) {
            take(fence_end(at_ + length, std::string(length, mark)) - at_);
            return;
        }
        take(length);
        if (mark == '~') {
            return;
        }
        for (std::size_t i = text_.find('`', at_); i != std::string_view::npos; i = text_.find('`', i)) {
            const std::size_t stop = std::min(text_.find_first_not_of('`', i), text_.size());
            if (stop - i == length) {
                take(stop - at_);
                return;
            }
            i = stop;
        }
    }

    // The next dollar sign of this paragraph that no backslash escapes.
    std::size_t next_dollar(std::size_t from) const {
        for (std::size_t i = from; i < text_.size(); ++i) {
            if (text_[i] == '\\') {
                ++i;
            } else if (text_[i] == '$') {
                return i;
            } else if (text_[i] == '\n' && peek(i + 1) == '\n') {
                break;
            }
        }
        return std::string_view::npos;
    }

    void dollar() {
        const std::size_t length = run(at_, '$');
        const std::size_t close = length <= 2 ? next_dollar(at_ + length) : std::string_view::npos;
        const bool is_closed = close != std::string_view::npos && run(close, '$') == length &&
                               (length == 2 || (!is_space(peek(at_ + 1)) && !is_space(text_[close - 1]) &&
                                                !is_digit(peek(close + 1))));
        if (is_closed) {
            take(close + length - at_);
            return;
        }
        for (std::size_t i = 0; i < length; ++i) {
            out_ += "\\$";
        }
        at_ += length;
    }

    std::string_view text_;
    std::size_t at_ = 0;
    std::string out_;
};

}  // namespace

std::string with_prices(std::string_view markdown) { return Dollars(markdown).escaped(); }

}  // namespace documents
