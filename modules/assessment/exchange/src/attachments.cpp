#include "attachments.hpp"

#include <base/text.hpp>

#include "base64.hpp"
#include "html_words.hpp"

namespace exchange {
namespace {

constexpr std::size_t name_bytes_max = 60;
constexpr auto naming = std::to_array<std::string_view>({"src", "href", "poster", "data"});

std::string_view extension_of(files::Kind kind) {
    using enum files::Kind;
    switch (kind) {
        case png:
            return "png";
        case jpeg:
            return "jpg";
        case webp:
            return "webp";
        case pdf:
            return "pdf";
        case gif:
            return "gif";
        case svg:
            return "svg";
        case mp3:
            return "mp3";
        case ogg:
            return "ogg";
        case wav:
            return "wav";
        case mp4:
            return "mp4";
        case webm:
            return "webm";
        case vtt:
            return "vtt";
    }
    return "bin";
}

int hex_digit(char c) {
    return c >= '0' && c <= '9'   ? c - '0'
           : c >= 'a' && c <= 'f' ? c - 'a' + 10
           : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                  : -1;
}

// The value of an attribute that names a file, where one begins at `at` (behind its name): its first and last
// place.
struct Value {
    std::size_t from, to;
};
std::optional<Value> value_after(std::string_view html, std::size_t at) {
    while (at < html.size() && html[at] == ' ') {
        ++at;
    }
    if (at + 2 >= html.size() || html[at] != '=') {
        return std::nullopt;
    }
    ++at;
    while (at < html.size() && html[at] == ' ') {
        ++at;
    }
    if (at >= html.size()) {
        return std::nullopt;
    }
    const char quote = html[at];
    if (quote == '"' || quote == '\'') {
        const std::size_t close = html.find(quote, at + 1);
        return close == std::string_view::npos ? std::nullopt : std::optional(Value{at + 1, close});
    }
    return Value{at, std::min(html.find_first_of(" >\n\t", at), html.size())};
}

bool is_name_at(std::string_view html, std::size_t at, std::string_view name) {
    if (at == 0 || html.size() < at + name.size()) {
        return false;
    }
    const char before = html[at - 1];
    const bool is_apart = before == ' ' || before == '\n' || before == '\t' || before == '\r' ||
                          before == '"' || before == '\'' || before == '/';
    return is_apart && lower(html.substr(at, name.size())) == name;
}

}  // namespace

std::string percent_decoded(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool is_code = text[at] == '%' && at + 2 < text.size() && hex_digit(text[at + 1]) >= 0 &&
                             hex_digit(text[at + 2]) >= 0;
        if (is_code) {
            out += char(hex_digit(text[at + 1]) * 16 + hex_digit(text[at + 2]));
            at += 2;
        } else {
            out += text[at];
        }
    }
    return out;
}

std::string file_name(std::string_view written, std::string_view extension) {
    const std::size_t slash = written.find_last_of("/\\");
    std::string_view stem = slash == std::string_view::npos ? written : written.substr(slash + 1);
    const std::size_t dot = stem.rfind('.');
    stem = dot == std::string_view::npos ? stem : stem.substr(0, dot);
    std::string name;
    for (const char c : lower(stem.substr(0, name_bytes_max))) {
        const bool is_plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (is_plain) {
            name += c;
        } else if (!name.empty() && name.back() != '-') {
            name += '-';
        }
    }
    while (name.ends_with('-')) {
        name.pop_back();
    }
    return (name.empty() ? "file" : name) + "." + std::string(extension);
}

std::optional<Attachments::Kept> Attachments::keep(std::string_view name, std::string bytes) {
    const Result<files::Shape> shape = files::shape_of(bytes);
    if (!shape) {
        texts_.warn(shape.error().code, "The file \"" + std::string(name.substr(0, 80)) +
                                            "\" was left out. " + shape.error().detail);
        return std::nullopt;
    }
    bytes_ += bytes.size();
    if (bytes_ > attachment_bytes_max) {
        texts_.warn("files_too_large", "Files beyond " +
                                           std::to_string(attachment_bytes_max / 1'024 / 1'024) +
                                           " MB of one question were left out. Make them smaller.");
        return std::nullopt;
    }
    const std::string wanted = "files/" + file_name(name, extension_of(shape->kind));
    std::string path = wanted;
    for (int n = 2; files_.contains(path) && files_[path] != bytes; ++n) {
        path = wanted;
        path.insert(path.rfind('.'), "-" + std::to_string(n));
    }
    files_[path] = std::move(bytes);
    return Kept{path, *shape};
}

std::optional<std::string> Attachments::data_address(std::string_view written) {
    const std::size_t comma = written.find(',');
    if (comma == std::string_view::npos || !lower(written.substr(0, comma)).ends_with(";base64")) {
        return std::nullopt;
    }
    std::optional<std::string> bytes = from_base64(percent_decoded(written.substr(comma + 1)));
    if (!bytes) {
        texts_.warn("file_unreadable", "A picture inside the text is cut off or damaged, and was left out.");
        return std::nullopt;
    }
    const std::optional<Kept> kept = keep("picture", std::move(*bytes));
    return kept ? std::optional(kept->path) : std::nullopt;
}

std::string Attachments::moved_address(std::string_view written, const std::vector<std::string>& prefixes,
                                       const Source& source) {
    if (lower(written.substr(0, 5)) == "data:") {
        return data_address(written).value_or("");
    }
    for (const std::string& prefix : prefixes) {
        if (!written.starts_with(prefix)) {
            continue;
        }
        std::string_view rest = written.substr(prefix.size());
        rest = rest.substr(0, rest.find_first_of("?#"));
        const std::string address = percent_decoded(unescaped(rest));
        const auto known = known_.find(address);
        if (known != known_.end()) {
            return known->second;
        }
        std::optional<std::string> bytes = source(address);
        if (!bytes && prefix.empty()) {
            return std::string(written);
        }
        std::optional<Kept> kept;
        if (bytes && !bytes->empty()) {
            kept = keep(address, std::move(*bytes));
        } else if (!bytes) {
            texts_.warn("file_missing", "The text names the file \"" + address.substr(0, 80) +
                                            "\", which is not there. Add the picture again.");
        }
        return known_[address] = kept ? kept->path : "";
    }
    return std::string(written);
}

std::string Attachments::moved(std::string_view html, const std::vector<std::string>& prefixes,
                               const Source& source) {
    std::string out;
    std::size_t copied = 0;
    for (std::size_t at = html.find_first_of("sShHpPdD"); at != std::string_view::npos;
         at = html.find_first_of("sShHpPdD", at + 1)) {
        for (const std::string_view name : naming) {
            const std::optional<Value> value =
                is_name_at(html, at, name) ? value_after(html, at + name.size()) : std::nullopt;
            if (!value) {
                continue;
            }
            out += html.substr(copied, value->from - copied);
            out += moved_address(html.substr(value->from, value->to - value->from), prefixes, source);
            copied = value->to;
            at = value->to;
            break;
        }
        if (at >= html.size()) {
            break;
        }
    }
    out += html.substr(copied);
    return out;
}

}  // namespace exchange
