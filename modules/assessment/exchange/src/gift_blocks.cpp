#include "gift.hpp"

#include <base/text.hpp>

#include <algorithm>

namespace exchange::gift {
namespace {

// What may be escaped, and the byte that stands for it until the structure is read. Control characters of the
// file itself are dropped first, so the bytes are free.
constexpr std::string_view escapable = "~=#{}:n\\";
constexpr std::string_view meant = "~=#{}:\n\\";

std::string with_escapes(std::string_view line) {
    std::string out;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const char c = line[i];
        const auto place =
            c == '\\' && i + 1 < line.size() ? escapable.find(line[i + 1]) : std::string_view::npos;
        if (place != std::string_view::npos) {
            out += static_cast<char>(1 + place);
            ++i;
        } else if (static_cast<unsigned char>(c) >= 0x20 || c == '\t') {
            out += c;
        }
    }
    return out;
}

// "[id:q1]" or "[tag:easy]" in a comment.
void read_comment(std::string_view comment, Block& into) {
    for (std::size_t at = comment.find('['); at != std::string_view::npos; at = comment.find('[', at + 1)) {
        const std::size_t end = comment.find(']', at);
        const std::size_t colon = comment.find(':', at);
        if (end == std::string_view::npos || colon > end) {
            continue;
        }
        const std::string key = lower(trimmed(comment.substr(at + 1, colon - at - 1)));
        const std::string value = trimmed(comment.substr(colon + 1, end - colon - 1));
        if (key == "id") {
            into.id = value;
        } else if (key == "tag" && !value.empty() && std::ranges::find(into.tags, value) == into.tags.end()) {
            into.tags.push_back(value);
        }
    }
}

// "$course$/top/Clouds/Regions" is "Clouds/Regions".
std::string category_of(std::string_view written) {
    std::vector<std::string> kept;
    for (const std::string& part : split(written, '/')) {
        const std::string t = trimmed(part);
        if (!t.empty() && !(kept.empty() && (t == "top" || (t.starts_with('$') && t.ends_with('$'))))) {
            kept.push_back(t);
        }
    }
    return joined(kept, "/");
}

struct Line {
    std::string text;  // trimmed at the end, with escapes
    std::int64_t number = 0;
    bool blank = false, comment = false, category = false;
};

std::vector<Line> lines_of(std::string_view utf8) {
    std::vector<Line> out;
    std::int64_t number = 1;
    while (!utf8.empty()) {
        const std::size_t end = std::min(utf8.find('\n'), utf8.size());
        const std::string raw = trimmed(utf8.substr(0, end));
        utf8.remove_prefix(std::min(end + 1, utf8.size()));
        Line line{.number = number++,
                  .blank = raw.empty(),
                  .comment = raw.starts_with("//"),
                  .category = raw.starts_with("$CATEGORY:")};
        line.text = line.comment || line.category ? raw : with_escapes(raw);
        out.push_back(std::move(line));
    }
    return out;
}

// A blank line in the middle of an answer is part of it where the brace is closed before anything else opens
// or a new title begins; otherwise the brace was forgotten, and the blank line ends the question.
bool closes_later(const std::vector<Line>& lines, std::size_t from) {
    for (std::size_t i = from; i < lines.size(); ++i) {
        if (lines[i].comment) {
            continue;
        }
        if (lines[i].category || lines[i].text.starts_with("::")) {
            return false;
        }
        const std::size_t brace = lines[i].text.find_first_of("{}");
        if (brace != std::string::npos) {
            return lines[i].text[brace] == '}';
        }
    }
    return false;
}

}  // namespace

std::int64_t Block::line_at(std::size_t offset) const {
    std::int64_t line = lines.empty() ? 0 : lines.front().second;
    for (const auto& [at, number] : lines) {
        if (at > offset) {
            break;
        }
        line = number;
    }
    return line;
}

std::string unescaped(std::string_view text) {
    std::string out(text);
    for (char& c : out) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte >= 1 && byte <= meant.size()) {
            c = meant[byte - 1U];
        }
    }
    return out;
}

std::vector<Block> blocks_of(std::string_view utf8) {
    const std::vector<Line> lines = lines_of(utf8);
    std::vector<Block> out;
    Block now;
    std::string category;
    bool open = false, known_to_close = false;
    const auto end = [&] {
        if (!now.text.empty()) {
            now.category = category;
            out.push_back(std::move(now));
            now = {};
        }
        open = known_to_close = false;
    };
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const Line& line = lines[i];
        if (line.comment) {
            read_comment(line.text, now);
        } else if (line.category) {
            end();
            category = category_of(line.text.substr(std::string_view("$CATEGORY:").size()));
        } else if (line.blank) {
            if (open && (known_to_close || closes_later(lines, i + 1))) {
                known_to_close = true;
                now.text += '\n';
            } else {
                end();
            }
        } else {
            now.text += now.text.empty() ? "" : "\n";
            now.lines.emplace_back(now.text.size(), line.number);
            now.text += line.text;
            for (const char c : line.text) {
                open = c == '{' || (c != '}' && open);
            }
            known_to_close = known_to_close && open;
        }
    }
    end();
    return out;
}

}  // namespace exchange::gift
