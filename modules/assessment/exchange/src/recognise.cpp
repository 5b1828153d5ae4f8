#include "recognise.hpp"

#include <base/text.hpp>

#include "csv.hpp"
#include "html_lists.hpp"

namespace exchange {
namespace {

constexpr std::size_t looked_at = 64 * 1'024;  // bytes of a file that tell what it is
constexpr std::string_view manifest_name = "imsmanifest.xml";

constexpr auto qti_roots = std::to_array<std::string_view>(
    {"assessmentItem", "assessmentTest", "assessmentSection", "qti-assessment-item", "qti-assessment-test",
     "qti-assessment-section", "qti-assessment-stimulus", "manifest"});

// Enough of UTF-16 to look for names in it.
std::string narrow(std::string_view bytes) {
    if (bytes.starts_with("\xEF\xBB\xBF")) {
        return std::string(bytes.substr(3));
    }
    if (!bytes.starts_with("\xFF\xFE") && !bytes.starts_with("\xFE\xFF")) {
        return std::string(bytes);
    }
    std::string out;
    for (std::size_t at = bytes[0] == '\xFF' ? 2 : 3; at < bytes.size(); at += 2) {
        out += bytes[at];
    }
    return out;
}

std::string_view after(std::string_view text, std::string_view what) {
    const std::size_t at = text.find(what);
    return at == std::string_view::npos ? "" : text.substr(at + what.size());
}

// The name of the first element, without its prefix; "" where the text does not begin like XML.
std::string root_of(std::string_view text) {
    for (;;) {
        const std::size_t from = text.find_first_not_of(" \t\r\n");
        if (from == std::string_view::npos || text[from] != '<') {
            return "";
        }
        text.remove_prefix(from);
        if (text.starts_with("<!--")) {
            text = after(text, "-->");
        } else if (text.starts_with("<?")) {
            text = after(text, "?>");
        } else if (text.starts_with("<!")) {
            const std::size_t subset = text.substr(0, text.find('>')).find('[');
            text = after(text, subset == std::string_view::npos ? ">" : "]>");
        } else {
            break;
        }
    }
    const std::string_view tag =
        text.substr(1, std::min(text.find_first_of(" \t\r\n/>"), std::size_t(100)) - 1);
    const std::size_t colon = tag.rfind(':');
    return std::string(colon == std::string_view::npos ? tag : tag.substr(colon + 1));
}

bool is_csv(std::string_view text) {
    const std::size_t start = text.find_first_not_of("\r\n");
    if (start == std::string_view::npos) {
        return false;
    }
    text.remove_prefix(start);
    std::int64_t line = 1;
    std::optional<csv::Fault> fault;
    const char separator = csv::separator_of(text);
    const std::optional<csv::Row> header = csv::next_row(text, separator, line, fault);
    if (!header || header->cells.size() < 2) {
        return false;
    }
    const auto known = std::ranges::count_if(
        header->cells, [](const std::string& cell) { return !csv::column_of(cell).empty(); });
    return known >= 2;
}

// A line such as "ANSWER: B" below lines such as "B. Berlin".
bool is_aiken(std::string_view text) {
    bool has_option = false;
    for (const std::string& line : split(text, '\n')) {
        const std::string words = trimmed(line);
        if (words.size() > 2 && words[0] >= 'A' && words[0] <= 'Z' && (words[1] == '.' || words[1] == ')')) {
            has_option = true;
        }
        if (has_option && lower(words).starts_with("answer:") && words.size() <= 12) {
            return true;
        }
    }
    return false;
}

bool is_gift(std::string_view text) {
    const std::size_t last = text.rfind('}');
    for (std::size_t at = text.find('{'); at < last && last != text.npos; at = text.find('{', at + 1)) {
        if (at == 0 || text[at - 1] != '\\') {
            return true;
        }
    }
    return text.starts_with("::") || text.contains("\n::") || text.contains("$CATEGORY:");
}

bool has_controls(std::string_view text) {
    return std::ranges::any_of(text, [](char c) {
        return static_cast<unsigned char>(c) < 0x20 && !std::string_view("\t\n\r\f").contains(c);
    });
}

}  // namespace

std::optional<Format> format_of(std::string_view bytes) {
    const std::string text = narrow(bytes.substr(0, looked_at));
    const std::string root = root_of(text);
    if (root == "quiz") {
        return Format::moodle_xml;
    }
    if (root == "questestinterop") {
        return Format::common_cartridge;
    }
    if (is_in(qti_roots, root)) {
        return root == "manifest" ? Format::qti_package : Format::qti_item;
    }
    if (!root.empty() || has_controls(text)) {
        // A text may begin with a tag: "<p>What is it?</p> {=this}".
        return !has_controls(text) && !text.starts_with("<?xml") && is_gift(text)
                   ? std::optional(Format::gift)
                   : std::nullopt;
    }
    if (is_csv(text)) {
        return Format::csv;
    }
    if (is_aiken(text) && !(text.starts_with("::") || text.contains("\n::"))) {
        return Format::aiken;
    }
    return is_gift(text) ? std::optional(Format::gift) : std::nullopt;
}

Format format_of_package(const qti::Files& files) {
    const auto manifest = files.find(std::string(manifest_name));
    if (manifest != files.end()) {
        const std::string text = lower(narrow(manifest->second));
        if (text.contains("imsqti_item_xml") || text.contains("imsqti_test_xml")) {
            return Format::qti_package;
        }
        if (text.contains("imsqti_xmlv1p2") || text.contains("x-bb-qti") || text.contains("imscc")) {
            return Format::common_cartridge;
        }
    }
    bool has_old = false;
    for (const auto& [path, bytes] : files) {
        const std::optional<Format> format = path == manifest_name ? std::nullopt : format_of(bytes);
        if (format == Format::qti_item) {
            return Format::qti_package;
        }
        has_old = has_old || format == Format::common_cartridge;
    }
    return has_old ? Format::common_cartridge : Format::qti_package;
}

}  // namespace exchange
