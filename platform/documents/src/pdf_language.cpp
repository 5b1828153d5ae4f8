#include "pdf_language.hpp"

#include <algorithm>
#include <cctype>

namespace documents {
namespace {

// The number behind the last `key`, or -1.
long number_behind(const std::string& pdf, const std::string& key) {
    const std::size_t at = pdf.rfind(key);
    return at == std::string::npos ? -1 : std::strtol(pdf.c_str() + at + key.size(), nullptr, 10);
}

bool is_language_tag(const std::string& language) {
    return !language.empty() && language.size() <= 35 &&
           std::ranges::all_of(language, [](unsigned char c) { return std::isalnum(c) != 0 || c == '-'; });
}

std::string ten_digits(std::size_t n) {
    std::string digits = std::to_string(n);
    return std::string(10 - digits.size(), '0') + digits;
}

}  // namespace

std::string with_language(std::string pdf, const std::string& language) {
    const long root = number_behind(pdf, "/Root "), size = number_behind(pdf, "/Size "),
               table = number_behind(pdf, "startxref\n"), info = number_behind(pdf, "/Info ");
    if (root <= 0 || size <= 0 || table <= 0 || info <= 0 || !is_language_tag(language)) {
        return pdf;
    }
    const std::string head = std::to_string(root) + " 0 obj\n<<";
    const std::size_t object = pdf.rfind("\n" + head);
    const std::size_t end = object == std::string::npos ? object : pdf.find("endobj", object);
    if (end == std::string::npos) {
        return pdf;
    }
    const std::string inside = pdf.substr(object + 1 + head.size(), end - object - 1 - head.size());
    const bool is_tagged = inside.find("/StructTreeRoot") != std::string::npos;
    const std::string marked = is_tagged ? "   /MarkInfo << /Marked true >>\n" : "";
    const std::size_t place = pdf.size();
    pdf += head + " /Lang (" + language + ")\n   /ViewerPreferences << /DisplayDocTitle true >>\n" + marked +
           inside + "endobj\n";
    const std::size_t new_table = pdf.size();
    pdf += "xref\n" + std::to_string(root) + " 1\n" + ten_digits(place) + " 00000 n \ntrailer\n<< /Size " +
           std::to_string(size) + "\n   /Root " + std::to_string(root) + " 0 R\n   /Info " +
           std::to_string(info) + " 0 R\n   /Prev " + std::to_string(table) + "\n>>\nstartxref\n" +
           std::to_string(new_table) + "\n%%EOF\n";
    return pdf;
}

}  // namespace documents
