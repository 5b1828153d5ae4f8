#include "items.hpp"

#include <base/text.hpp>

#include <algorithm>

namespace demo {
namespace {
namespace json = schema::json;

json::object toml(const plain::Folder& folder, const std::string& path) {
    plain::Report report;
    const auto read = plain::parse_toml(path, *folder.find(path), report);
    EXPECT_TRUE(read) << path;
    return read ? read->value.as_object() : json::object{};
}

std::string text_at(const json::object& from, std::string_view key) {
    const auto* value = from.if_contains(key);
    return value && value->is_string() ? std::string(value->get_string()) : "";
}

std::set<std::string> words_of(const std::string& text) {
    std::set<std::string> out;
    for (std::string& word : words_in_order(text)) {
        if (word.size() >= 4) {
            out.insert(std::move(word));
        }
    }
    return out;
}

Item item_at(const plain::Folder& folder, const std::string& path) {
    const json::object file = toml(folder, path);
    Item out;
    out.name = plain::Folder::name_in(path, "items/*/*.toml", 1);
    out.pool = plain::Folder::name_in(path, "items/*/*.toml", 0);
    out.exam = text_at(file, "exam");
    out.kind = text_at(file, "kind");
    out.objective = text_at(file, "objective");
    if (const auto* source = file.if_contains("source")) {
        out.source = text_at(source->as_object(), "url");
    }
    if (const auto* options = file.if_contains("option")) {
        for (const auto& option : options->as_array()) {
            const auto& o = option.as_object();
            const auto* correct = o.if_contains("correct");
            out.options.push_back({text_at(o, "text"), text_at(o, "why"), correct && correct->as_bool()});
        }
    }
    if (const auto* enemies = file.if_contains("enemies")) {
        for (const auto& enemy : enemies->as_array()) {
            out.enemies.emplace(enemy.as_string());
        }
    }
    const std::string* document = folder.find(path.substr(0, path.size() - 5) + ".xml");
    out.words = words_of(document ? *document : text_at(file, "stem"));
    return out;
}

}  // namespace

std::vector<std::string> words_in_order(const std::string& text) {
    std::vector<std::string> out(1);
    bool inside_tag = false;
    for (const char c : lower(text)) {
        inside_tag = c == '<' || (inside_tag && c != '>');
        if (!inside_tag && c >= 'a' && c <= 'z') {
            out.back() += c;
        } else if (!out.back().empty()) {
            out.emplace_back();
        }
    }
    out.pop_back();  // nothing, or what a text without an end leaves
    return out;
}

const plain::Folder& folder() {
    static const plain::Folder all = plain::Folder::from_disk(DEMO_PROGRAMME);
    return all;
}

std::vector<Item> items(const plain::Folder& folder) {
    std::vector<Item> out;
    for (const std::string& path : folder.matching("items/*/*.toml")) {
        out.push_back(item_at(folder, path));
    }
    return out;
}

std::vector<std::string> objectives(const plain::Folder& folder, std::string_view exam) {
    std::vector<std::string> out;
    const json::object file = toml(folder, "exams/" + std::string(exam) + "/exam.toml");
    for (const auto& domain : file.at("domain").as_array()) {
        for (const auto& task : domain.at("task").as_array()) {
            for (const auto& objective : task.at("objectives").as_array()) {
                out.emplace_back(objective.at("id").as_string());
            }
        }
    }
    return out;
}

bool are_enemies(const Item& a, const Item& b) {
    return a.enemies.contains(b.name) || b.enemies.contains(a.name);
}

double likeness(const std::set<std::string>& a, const std::set<std::string>& b) {
    const auto shared = double(std::ranges::count_if(a, [&](const auto& word) { return b.contains(word); }));
    const double all = double(a.size() + b.size()) - shared;
    return all == 0 ? 0 : shared / all;
}

std::vector<std::string> sentences(const plain::Folder& folder, const std::string& film_toml) {
    std::vector<std::string> out;
    const json::object film = toml(folder, film_toml);
    for (const auto& scene : film.at("scene").as_array()) {
        for (const auto& sentence : scene.at("say").as_array()) {
            out.emplace_back(sentence.as_string());
        }
    }
    return out;
}

double last_cue_end(const std::string& vtt) {
    constexpr std::string_view arrow = "--> ";
    const auto at = vtt.rfind(arrow) + arrow.size();  // "01:14.250" follows
    return std::stod(vtt.substr(at, 2)) * 60 + std::stod(vtt.substr(at + 3, 6));
}

}  // namespace demo
