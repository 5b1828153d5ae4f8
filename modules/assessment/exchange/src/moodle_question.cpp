#include <base/text.hpp>
#include <sstream>

#include "base64.hpp"
#include "landing.hpp"
#include "moodle.hpp"

namespace exchange {
namespace {

bool has_tag(std::string_view text) {
    for (std::size_t at = text.find('<'); at != std::string_view::npos; at = text.find('<', at + 1)) {
        const char next = at + 1 < text.size() ? text[at + 1] : ' ';
        if ((next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z') || next == '/' || next == '!') {
            return true;
        }
    }
    return false;
}

// Texts that nobody wrapped in CDATA were read as elements: their insides as they were written.
std::string inside(pugi::xml_node node) {
    if (node.find_child([](pugi::xml_node child) { return child.type() == pugi::node_element; })) {
        std::ostringstream out;
        for (const pugi::xml_node child : node.children()) {
            child.print(out, "", pugi::format_raw | pugi::format_no_declaration);
        }
        return out.str();
    }
    return qti::text_of(node);
}

}  // namespace

std::string moodle_text(pugi::xml_node holder) {
    const pugi::xml_node text = holder.child("text");
    if (text) {
        return inside(text);
    }
    std::string own;
    for (const pugi::xml_node child : holder.children()) {
        own += child.type() == pugi::node_pcdata ? child.value() : "";
    }
    return own;
}

MoodleQuestion::MoodleQuestion(const qti::Xml& xml, pugi::xml_node node, std::int64_t lines_before,
                               qti::Problems& problems)
    : texts(xml.file(), xml.line_of(node) + lines_before, problems),
      files(texts),
      xml_(xml),
      node_(node),
      lines_before_(lines_before) {}

std::int64_t MoodleQuestion::line_of(pugi::xml_node node) const { return xml_.line_of(node) + lines_before_; }

std::string MoodleQuestion::plain(const char* child) const { return plain(node_.child(child)); }
std::string MoodleQuestion::plain(pugi::xml_node holder) const { return trimmed(moodle_text(holder)); }

TextFormat MoodleQuestion::format_of(pugi::xml_node holder, std::string_view written) const {
    const char* own = holder.attribute("format").value();
    const std::string format = *own != '\0' ? own : node_.child("questiontext").attribute("format").value();
    if (format == "plain_text" || format == "2") {
        return TextFormat::plain;
    }
    if (format == "markdown" || format == "4") {
        return TextFormat::markdown;
    }
    return format == "html" || format == "1" || has_tag(written) || written.contains("&nbsp;")
               ? TextFormat::html
               : TextFormat::plain;
}

std::string MoodleQuestion::with_files(std::string_view written, pugi::xml_node holder) {
    const auto find = [&](const std::string& address) -> std::optional<std::string> {
        for (const pugi::xml_node file : holder.children("file")) {
            const std::string folder = file.attribute("path").value();
            const std::string path =
                (folder.starts_with('/') ? folder.substr(1) : folder) + file.attribute("name").value();
            if (path != address && file.attribute("name").value() != address) {
                continue;
            }
            std::optional<std::string> bytes = from_base64(file.text().get());
            if (!bytes) {
                texts.error("file_unreadable", "The file \"" + address.substr(0, 80) +
                                                   "\" is cut off or damaged. Export the questions again.");
            }
            return bytes.value_or("");
        }
        return std::nullopt;
    };
    return files.moved(written, {"@@PLUGINFILE@@/"}, find);
}

std::string MoodleQuestion::rich(std::string_view written, pugi::xml_node holder) {
    const TextFormat format = format_of(holder, written);
    return texts.of(format == TextFormat::plain ? std::string(written) : with_files(written, holder), format);
}
std::string MoodleQuestion::inner(std::string_view written, pugi::xml_node holder) {
    const TextFormat format = format_of(holder, written);
    return texts.line(format == TextFormat::plain ? std::string(written) : with_files(written, holder),
                      format);
}
std::string MoodleQuestion::words(std::string_view written, pugi::xml_node holder) {
    return texts.words(written, format_of(holder, written));
}
std::string MoodleQuestion::rich(pugi::xml_node holder) { return rich(moodle_text(holder), holder); }
std::string MoodleQuestion::inner(pugi::xml_node holder) { return inner(moodle_text(holder), holder); }
std::string MoodleQuestion::words(pugi::xml_node holder) { return words(moodle_text(holder), holder); }

std::string MoodleQuestion::group(pugi::xml_node holder) const {
    std::string name = "g";
    for (const char c : plain(holder).substr(0, 20)) {
        const bool is_plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        name += is_plain ? std::string(1, c) : "";
    }
    return name == "g" ? "g1" : name;
}

double MoodleQuestion::number(pugi::xml_node holder, double fallback) {
    std::string written = plain(holder);
    if (written.empty()) {
        return fallback;
    }
    if (const std::size_t comma = written.find(','); comma != std::string::npos && !written.contains('.')) {
        written[comma] = '.';
    }
    const std::optional<double> value = number_in(written);
    if (!value) {
        texts.at(line_of(holder));
        texts.error("number_unreadable", "\"" + written.substr(0, 40) + "\" in <" + holder.name() +
                                             "> is no number. Write it like 3.5.");
        texts.at(line_of(node_));
    }
    return value.value_or(fallback);
}

bool MoodleQuestion::flag(const char* child, bool fallback) const {
    const std::string written = lower(plain(child));
    return written.empty() ? fallback : written == "1" || written == "true" || written == "yes";
}

double MoodleQuestion::fraction(pugi::xml_node answer) {
    const pugi::xml_attribute written = answer.attribute("fraction");
    if (!written) {
        return number(answer.child("fraction"), 0);
    }
    const std::optional<double> value = number_in(written.value());
    if (!value || *value < -100 || *value > 100) {
        texts.at(line_of(answer));
        texts.error("fraction_unreadable", "The fraction \"" + std::string(written.value()).substr(0, 40) +
                                               "\" is no number from -100 to 100.");
        texts.at(line_of(node_));
        return 0;
    }
    return *value;
}

std::optional<Attachments::Kept> MoodleQuestion::picture(pugi::xml_node file) {
    const std::string name = file.attribute("name").value();
    std::optional<std::string> bytes = from_base64(file.text().get());
    if (!file || !bytes) {
        texts.error(file ? "file_unreadable" : "file_missing",
                    file ? "The picture \"" + name.substr(0, 80) +
                               "\" is cut off or damaged. Export the questions again."
                         : "The picture of this question is not in the file. Export the questions again.");
        return std::nullopt;
    }
    std::optional<Attachments::Kept> kept = files.keep(name, std::move(*bytes));
    if (!kept || !kept->shape.picture) {
        texts.error("picture_missing",
                    "\"" + name.substr(0, 80) +
                        "\" is no picture this question could be asked with. Use PNG or JPEG.");
        return std::nullopt;
    }
    return kept;
}

}  // namespace exchange
