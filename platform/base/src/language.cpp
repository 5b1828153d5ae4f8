#include <base/language.hpp>
#include <base/text.hpp>

#include <algorithm>
#include <cstdlib>

namespace {

constexpr std::size_t languages_max = 20;

bool is_tag(std::string_view tag) {
    return tag.size() >= 2 && tag.size() <= 35 && std::ranges::all_of(tag, [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
           });
}

std::string primary(std::string_view tag) { return lower(tag.substr(0, tag.find('-'))); }

double weight_of(const std::vector<std::string>& parts) {
    for (std::size_t i = 1; i < parts.size(); ++i) {
        const std::string part = trimmed(parts[i]);
        if (part.starts_with("q=")) {
            return std::clamp(std::strtod(part.c_str() + 2, nullptr), 0.0, 1.0);
        }
    }
    return 1;
}

}  // namespace

Languages read_languages(std::string_view header) {
    std::vector<std::pair<double, std::string>> found;
    for (const std::string& entry : split(header, ',')) {
        const auto parts = split(entry, ';');
        std::string tag = trimmed(parts.front());
        const double weight = weight_of(parts);
        if (is_tag(tag) && weight > 0 && found.size() < languages_max) {
            found.emplace_back(weight, std::move(tag));
        }
    }
    std::ranges::stable_sort(found, std::greater(), [](const auto& each) { return each.first; });
    Languages out;
    for (auto& [weight, tag] : found) {
        out.push_back(std::move(tag));
    }
    return out;
}

std::string language_for(const Languages& wanted, const std::string& own,
                         const std::vector<std::string>& others) {
    std::vector<std::string> there{own};
    there.insert(there.end(), others.begin(), others.end());
    for (const std::string& tag : wanted) {
        const auto same = std::ranges::find(there, lower(tag), [](const std::string& t) { return lower(t); });
        if (same != there.end()) {
            return *same;
        }
        const auto near = std::ranges::find(there, primary(tag), primary);
        if (near != there.end()) {
            return *near;
        }
    }
    return own;
}
