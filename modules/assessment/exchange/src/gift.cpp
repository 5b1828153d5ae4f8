// The GIFT format of Moodle: one question a block of lines, blocks apart by blank lines.
#include "gift.hpp"

#include <base/text.hpp>

namespace exchange {
namespace {

using gift::Block;
using gift::Read;

// The byte that stands for an escaped opening brace cannot be mistaken for one: see gift_blocks.cpp.
struct Braces {
    std::size_t from = std::string::npos, to = std::string::npos;
};

Read find_braces(const Block& block, Braces& out) {
    for (std::size_t i = block.text.find_first_of("{}"); i != std::string::npos;
         i = block.text.find_first_of("{}", i + 1)) {
        const bool opens = block.text[i] == '{';
        if (opens && out.to != std::string::npos) {
            return gift::wrong(
                block.line_at(i), "two_answer_parts",
                "A question has one part in braces: put a blank line between two questions, or "
                "write \\{ and \\} in the text.");
        }
        if (opens == (out.from != std::string::npos) || (!opens && out.to != std::string::npos)) {
            return gift::wrong(block.line_at(i), "braces_unbalanced",
                               opens ? "A brace opens inside another: write \\{ in the text."
                                     : "A brace closes that was not opened: write \\} in the text.");
        }
        (opens ? out.from : out.to) = i;
    }
    if (out.from != std::string::npos && out.to == std::string::npos) {
        return gift::wrong(block.line_at(out.from), "braces_unbalanced",
                           "The brace is not closed: end the answers with }.");
    }
    return {};
}

// "::Title:: rest" gives the title and leaves the rest.
Read take_title(const Block& block, std::string_view& text, std::string& title) {
    if (!text.starts_with("::")) {
        return {};
    }
    const std::size_t end = text.find("::", 2);
    if (end == std::string_view::npos) {
        return gift::wrong(block.line_at(0), "title_not_closed",
                           "The title is not closed: end it with \"::\".");
    }
    title = trimmed(gift::unescaped(text.substr(2, end - 2)));
    text.remove_prefix(end + 2);
    while (!text.empty() && std::isspace(static_cast<unsigned char>(text[0])) != 0) {
        text.remove_prefix(1);
    }
    return {};
}

Written take_format(std::string_view& text) {
    constexpr std::pair<std::string_view, Written> formats[] = {{"[html]", Written::html},
                                                                {"[moodle]", Written::guess},
                                                                {"[plain]", Written::plain},
                                                                {"[markdown]", Written::markdown}};
    for (const auto& [mark, how] : formats) {
        if (lower(text.substr(0, mark.size())) == mark) {
            text.remove_prefix(mark.size());
            return how;
        }
    }
    return Written::guess;
}

// What comes after the answer part: a word is missing there. One to choose, one to type, or one number stands
// in the text itself; of all else the place is shown as a line.
void put_in_text(Question& q, std::string before, std::string after, Written how, Landing& landing,
                 std::int64_t line) {
    const bool in_text = q.type == QuestionType::choice || q.type == QuestionType::text_entry ||
                         q.type == QuestionType::numeric;
    before += in_text ? " [[1]] " : " _____ ";
    q.text = landing.block(before + after, how, line);
    if (in_text) {
        const bool choice = q.type == QuestionType::choice;
        QuestionBlank blank{.id = "1",
                            .type = choice ? QuestionType::inline_choice : q.type,
                            .options = std::move(q.options)};
        q.options.clear();
        q.type = choice ? QuestionType::inline_choice : QuestionType::cloze;
        q.blanks.push_back(std::move(blank));
    }
}

Read read_block(const Block& block, Landing& landing) {
    Braces braces;
    CHECK(find_braces(block, braces));
    const std::int64_t line = block.line_at(0);
    Question q{.name = block.id, .tags = block.tags};
    if (!block.category.empty() && std::ranges::find(q.tags, block.category) == q.tags.end()) {
        q.tags.insert(q.tags.begin(), block.category);
    }
    std::string_view text = block.text;
    std::string_view after;
    if (braces.from != std::string::npos) {
        after = text.substr(braces.to + 1);
        text = text.substr(0, braces.from);
    }
    CHECK(take_title(block, text, q.title));
    const Written how = take_format(text);
    if (braces.from == std::string::npos) {
        q.type = QuestionType::description;
        q.points = 0;
    } else {
        const auto answer = std::string_view(block.text).substr(braces.from + 1, braces.to - braces.from - 1);
        CHECK(gift::read_answer(answer, block.line_at(braces.from), how, landing, q));
    }
    const std::string before = gift::unescaped(text);
    if (trimmed(after).empty()) {
        q.text = landing.block(before, how, line);
    } else {
        put_in_text(q, trimmed(before), trimmed(gift::unescaped(after)), how, landing, line);
    }
    landing.land(std::move(q), line);
    return {};
}

}  // namespace

void read_gift(const std::string& file, std::string bytes, Intake& intake) {
    intake.format = Format::gift;
    Landing landing(file, intake);
    if (bytes.size() > text_bytes_max) {
        landing.error(0, "file_too_large", "A file of questions has at most 32 MB: split it.");
        return;
    }
    const auto text = as_utf8(file, std::move(bytes), intake.problems);
    if (!text) {
        return;
    }
    for (const Block& block : gift::blocks_of(*text)) {
        if (landing.full(block.line_at(0))) {
            return;
        }
        if (const Read read = read_block(block, landing); !read) {
            landing.error(read.error().line, read.error().code, read.error().message);
        }
    }
}

}  // namespace exchange
