#include "first_start.hpp"

#include <base/text.hpp>
#include <identity/identity.hpp>
#include <store/setting.hpp>

#include <algorithm>
#include <sstream>

namespace app {
namespace {

constexpr const char* code_setting = "first_start_code";

// TOML basic string: what would end it or is no character of text is escaped.
std::string quoted(const std::string& text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') {
            out += '\\';
        }
        out += static_cast<unsigned char>(c) < ' ' || c == '\x7F' ? ' ' : c;
    }
    return out + "\"";
}

std::string programme_file(const ProgrammeNames& names) {
    std::ostringstream out;
    out << "id = " << quoted(names.id) << "\ntitle = " << quoted(names.title)
        << "\nissuer = " << quoted(names.issuer) << "\nlanguages = [";
    for (std::size_t i = 0; i < names.languages.size(); ++i) {
        out << (i == 0 ? "" : ", ") << quoted(names.languages[i]);
    }
    out << "]\ncontact = " << quoted(names.contact) << "\nabout = \"\"\n";
    return out.str();
}

// Four letters, a hyphen, and so on: easy to read from a terminal and to type.
std::string new_code(Random& random) {
    constexpr std::string_view letters = "abcdefghjkmnpqrstuvwxyz23456789";
    std::string out;
    for (int i = 0; i < 16; ++i) {
        out += i > 0 && i % 4 == 0 ? "-" : "";
        out += letters[random.below(letters.size())];
    }
    return out;
}

}  // namespace

std::string programme_id(const std::string& title) {
    std::string out;
    for (const char c : search_key(title)) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (plain) {
            out += c;
        } else if (!out.empty() && out.back() != '-') {
            out += '-';
        }
    }
    out = out.substr(0, 60);
    while (out.ends_with('-')) {
        out.pop_back();
    }
    return out.empty() ? "programme" : out;
}

plain::Folder beginning(const plain::Folder& demo, const ProgrammeNames& names, Template wish) {
    plain::Texts files = wish == Template::demo ? demo.files() : plain::Texts{};
    std::erase_if(files, [](const auto& file) { return file.first.starts_with("programme."); });
    files["programme.toml"] = programme_file(names);
    return plain::Folder(std::move(files));
}

std::optional<std::string> first_start_code(const shell::Shell& s) {
    const auto waits = [&](store::Reader& reader) { return !s.demo && !identity::has_operator(reader); };
    if (!s.db.read(waits)) {
        return std::nullopt;
    }
    const auto made = s.db.write([&](store::Tx& tx) -> Result<std::string> {
        if (auto kept = store::setting(tx, code_setting)) {
            return *std::move(kept);
        }
        const std::string code = new_code(s.random);
        store::put_setting(tx, code_setting, code);
        return code;
    });
    return made ? std::optional(*made) : std::nullopt;
}

}  // namespace app
