// <object>, as today's HTML has it: a picture, a sound, a film, or what stands inside it.
#include "interactions.hpp"
#include "path.hpp"
#include "show.hpp"

namespace qti {
namespace {

// "img", "audio", "video", or "" for what a page cannot show safely.
std::string_view element_for(pugi::xml_node object, std::string_view data) {
    const std::string type = lower(object.attribute("type").value());
    if (!type.empty()) {
        return type.starts_with("image/")   ? "img"
               : type.starts_with("audio/") ? "audio"
               : type.starts_with("video/") ? "video"
                                            : "";
    }
    const std::string path = lower(data.substr(0, data.find_first_of("?#")));
    for (const auto& [element, endings] : {std::pair("img", " .png .jpg .jpeg .gif .svg .webp .avif "),
                                           std::pair("audio", " .mp3 .ogg .oga .wav .m4a .opus .flac "),
                                           std::pair("video", " .mp4 .webm .ogv .m4v .mov ")}) {
        const std::size_t dot = path.rfind('.');
        if (dot != path.npos && std::string_view(endings).contains(" " + path.substr(dot) + " ")) {
            return element;
        }
    }
    return "";
}

std::string alternative(pugi::xml_node object) {
    for (const char* name : {"alt", "aria-label", "title"}) {
        if (object.attribute(name)) {
            return object.attribute(name).value();
        }
    }
    std::string text;
    for (const std::string& word : words_of(text_of(object))) {
        text += (text.empty() ? "" : " ") + word;
    }
    return text;
}

}  // namespace

void Shower::object(pugi::xml_node at, std::vector<Node>& out) {
    const std::string_view data = at.attribute("data").value();
    const std::string_view name = element_for(at, data);
    const std::string found = name.empty() ? "" : address(data);
    if (found.empty() && name != "img") {
        children(at, out);
        return;
    }
    Node made{.name = std::string(name)};
    if (!found.empty()) {
        made.attributes.emplace_back("src", found);
    }
    if (name == "img") {
        made.attributes.emplace_back("alt", alternative(at));
    }
    attributes(at, *allowed_element(name, Family::html), made);
    if (name != "img") {
        children(at, made.children);
    }
    out.push_back(std::move(made));
}

}  // namespace qti
