#include "message.hpp"

#include <algorithm>
#include <array>
#include <base/must.hpp>

namespace mail {
namespace {

bool is_letter_or_digit(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_printable(char c) { return c > 0x20 && c < 0x7F; }
bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

std::string escaped(char c) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    const auto byte = static_cast<unsigned char>(c);
    return {'=', digits[byte >> 4], digits[byte & 15]};
}

// Nothing that ends or folds a header survives.
std::string one_line(std::string_view text) {
    std::string out(text);
    std::ranges::replace_if(
        out, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }, ' ');
    return out;
}

// RFC 5322, section 3.3. The names are the standard's, not the reader's language.
std::string date_header(Instant at) {
    constexpr std::array<const char*, 7> days{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    constexpr std::array<const char*, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                 "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const Date day = utc_date(at);
    const std::chrono::seconds of_day = std::chrono::floor<std::chrono::seconds>(at - midnight(day));
    const auto two = [](long n) { return (n < 10 ? "0" : "") + std::to_string(n); };
    const auto weekday = std::chrono::weekday(std::chrono::sys_days(day)).c_encoding();
    return std::string(days[weekday]) + ", " + two(unsigned(day.day())) + " " +
           months[unsigned(day.month()) - 1] + " " + std::to_string(int(day.year())) + " " +
           two(of_day.count() / 3600) + ":" + two(of_day.count() / 60 % 60) + ":" + two(of_day.count() % 60) +
           " +0000";
}

std::string party(const Party& p) {
    const std::string name = one_line(p.name);
    if (name.empty()) {
        return "<" + p.address + ">";
    }
    const std::string encoded = encoded_words(name);
    if (encoded != name) {
        return encoded + "\r\n <" + p.address + ">";
    }
    std::string quoted;
    for (const char c : name) {
        if (c == '"' || c == '\\') {
            quoted += '\\';
        }
        quoted += c;
    }
    return "\"" + quoted + "\" <" + p.address + ">";
}

}  // namespace

bool is_address(std::string_view a) {
    constexpr std::size_t address_max = 254;  // RFC 5321, section 4.5.3.1.3
    constexpr std::string_view forbidden = "<>()[],;:\\\"";
    const std::size_t at = a.find('@');
    return a.size() <= address_max && at != std::string_view::npos && at > 0 && at + 1 < a.size() &&
           a.find('@', at + 1) == std::string_view::npos && a.front() != '-' &&
           std::ranges::all_of(a, [&](char c) { return is_printable(c) && !forbidden.contains(c); });
}

std::string encoded_words(std::string_view text) {
    constexpr std::size_t plain_max = 60, word_max = 75;
    constexpr std::string_view begin = "=?utf-8?Q?", end = "?=";
    const bool is_plain = text.size() <= plain_max && !text.contains("=?") &&
                          std::ranges::all_of(text, [](char c) { return c == ' ' || is_printable(c); });
    if (is_plain) {
        return std::string(text);
    }
    std::string out(begin);
    std::size_t length = begin.size();
    for (std::size_t i = 0; i < text.size();) {
        std::string character;  // whole: a word may not end inside one
        do {
            const char c = text[i++];
            character += c == ' ' ? "_" : is_letter_or_digit(c) ? std::string(1, c) : escaped(c);
        } while (i < text.size() && is_continuation(text[i]) && character.size() < 12);
        if (length + character.size() + end.size() > word_max) {
            out += std::string(end) + "\r\n " + std::string(begin);
            length = begin.size();
        }
        out += character;
        length += character.size();
    }
    return out + std::string(end);
}

std::string quoted_printable(std::string_view text) {
    constexpr std::size_t line_max = 76;
    std::string out;
    std::size_t column = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '\r') {
            continue;
        }
        if (c == '\n') {
            out += "\r\n";
            column = 0;
            continue;
        }
        const bool ends_line = i + 1 == text.size() || text[i + 1] == '\n' || text[i + 1] == '\r';
        // A dot in front is safe in SMTP only when every relay stuffs it, `From ` when none keeps an mbox.
        const bool stays = (is_printable(c) && c != '=' && !(column == 0 && (c == '.' || c == 'F'))) ||
                           ((c == ' ' || c == '\t') && !ends_line);
        const std::string piece = stays ? std::string(1, c) : escaped(c);
        if (column + piece.size() > line_max - 1) {
            out += "=\r\n";
            column = 0;
        }
        out += piece;
        column += piece.size();
    }
    return out + (column > 0 ? "\r\n" : "");
}

std::string compose(const Letter& l) {
    MUST(is_address(l.from.address) && is_address(l.to.address));
    const std::string domain = l.from.address.substr(l.from.address.find('@') + 1);
    return "Date: " + date_header(l.at) + "\r\nFrom: " + party(l.from) + "\r\nTo: " + party(l.to) +
           "\r\nSubject: " + encoded_words(one_line(l.subject)) + "\r\nMessage-ID: <" + one_line(l.id) + "@" +
           domain +
           ">\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n"
           "Content-Transfer-Encoding: quoted-printable\r\nAuto-Submitted: auto-generated\r\n\r\n" +
           quoted_printable(l.body);
}

}  // namespace mail
