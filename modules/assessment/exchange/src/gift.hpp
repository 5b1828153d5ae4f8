// GIFT, taken apart: blocks of lines with what their comments said, ready to be read as questions.
#pragma once
#include <base/result.hpp>

#include "landing.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace exchange::gift {

// One question's text. Escaped characters are single bytes of the control range (see `escaped` in the .cpp),
// so every brace, tilde, equals sign, hash and colon left is one of the format.
struct Block {
    std::string text;
    std::vector<std::pair<std::size_t, std::int64_t>> lines;  // where in `text` each line of the file begins
    std::string category, id;
    std::vector<std::string> tags;
    std::int64_t line_at(std::size_t offset) const;
};
std::vector<Block> blocks_of(std::string_view utf8);
std::string unescaped(std::string_view);  // the text people meant: "\n" is a line end, "\=" an equals sign

// What was wrong with a question, at its own line.
struct Wrong {
    std::int64_t line = 0;
    std::string code, message;
};
using Read = std::expected<void, Wrong>;
inline std::unexpected<Wrong> wrong(std::int64_t line, std::string code, std::string message) {
    return std::unexpected(Wrong{line, std::move(code), std::move(message)});
}
// The answer part, between the braces: options, pairs, type and feedback of the question. `at` is its line.
Read read_answer(std::string_view answer, std::int64_t at, Written, Landing&, Question&);

}  // namespace exchange::gift
