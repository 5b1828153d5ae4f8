#include "interactions.hpp"
#include "manifest.hpp"

#include <algorithm>
#include <cctype>

namespace qti {
namespace {

// The first child element of this local name.
pugi::xml_node child(pugi::xml_node parent, std::string_view local) {
    return parent.find_child(
        [&](pugi::xml_node each) { return each.type() == pugi::node_element && local_name(each) == local; });
}
pugi::xml_node below(pugi::xml_node parent, std::initializer_list<std::string_view> path) {
    for (const std::string_view local : path) {
        parent = child(parent, local);
    }
    return parent;
}

// The text of an element of LOM: its first <string> or <langstring>, or a vocabulary's <value>.
std::string said(pugi::xml_node at) {
    for (const std::string_view inner : {"value", "string", "langstring"}) {
        if (const pugi::xml_node found = child(at, inner)) {
            return said(found);
        }
    }
    return one_line(text_of(at));
}
void add(Metadata& metadata, const std::string& key, const std::string& value, std::string_view between) {
    if (value.empty()) {
        return;
    }
    std::string& all = metadata[key];
    all += (all.empty() ? "" : std::string(between)) + value;
}

void read_general(pugi::xml_node lom, Metadata& metadata) {
    const pugi::xml_node general = child(lom, "general");
    for (const pugi::xml_node each : general.children()) {
        const std::string local = snake(local_name(each));
        if (local == "identifier") {
            const pugi::xml_node entry = child(each, "entry");
            add(metadata, local, said(entry ? entry : each), ", ");
        } else if (local == "title" || local == "description" || local == "language") {
            metadata.emplace(local, said(each));
        } else {
            add(metadata, local, said(each), ", ");
        }
    }
}

void read_plain(pugi::xml_node section, std::initializer_list<std::pair<const char*, const char*>> names,
                Metadata& metadata) {
    for (const auto& [local, key] : names) {
        for (const pugi::xml_node each : section.children()) {
            if (local_name(each) == local) {
                add(metadata, key, said(each), ", ");
            }
        }
    }
}

void read_classifications(pugi::xml_node lom, Metadata& metadata) {
    for (const pugi::xml_node each : lom.children()) {
        if (local_name(each) != "classification") {
            continue;
        }
        const std::string purpose = snake(said(child(each, "purpose")));
        const std::string key = purpose == "educational_objective" ? "objective"
                                : purpose == "skill_level"         ? "cognitive"
                                : purpose.empty()                  ? "classification"
                                                                   : purpose;
        for (const pugi::xml_node path : each.children()) {
            if (local_name(path) != "taxonPath" && local_name(path) != "taxonpath") {
                continue;
            }
            for (const pugi::xml_node taxon : path.children()) {
                if (local_name(taxon) == "taxon") {
                    const std::string entry = said(child(taxon, "entry"));
                    add(metadata, key, entry.empty() ? said(child(taxon, "id")) : entry, "; ");
                }
            }
        }
    }
}

void read_standards(pugi::xml_node set, Metadata& metadata) {
    each_element(set, [&](pugi::xml_node each) {
        if (local_name(each) == "labelledGUID") {
            add(metadata, "standards", one_line(text_of(child(each, "GUID"))), " ");
            add(metadata, "standard_labels", one_line(text_of(child(each, "label"))), "; ");
            add(metadata, "case", one_line(text_of(child(each, "caseItemURI"))), " ");
        }
    });
}

void read_lom(pugi::xml_node lom, Metadata& metadata) {
    read_general(lom, metadata);
    for (const pugi::xml_node section : lom.children()) {
        const std::string_view local = local_name(section);
        if (local == "lifeCycle" || local == "lifecycle") {
            read_plain(section, {{"version", "version"}, {"status", "status"}}, metadata);
        } else if (local == "educational") {
            read_plain(section,
                       {{"difficulty", "difficulty"},
                        {"context", "context"},
                        {"learningResourceType", "learning_resource_type"},
                        {"intendedEndUserRole", "role"},
                        {"typicalAgeRange", "age_range"}},
                       metadata);
        } else if (local == "rights") {
            read_plain(section, {{"description", "rights"}}, metadata);
        } else if (local == "relation" && said(child(section, "kind")) == "isbasedon") {
            add(metadata, "source", said(below(section, {"resource", "description"})), "; ");
        }
    }
    read_classifications(lom, metadata);
}

}  // namespace

std::string snake(std::string_view words) {
    std::string out;
    for (const char c : words) {
        const auto byte = static_cast<unsigned char>(c);
        if (std::isupper(byte)) {
            out += out.empty() || out.back() == '_' ? "" : "_";
            out += static_cast<char>(std::tolower(byte));
        } else {
            out += std::isalnum(byte) || byte >= 0x80 ? c : '_';
        }
    }
    return out;
}

std::string one_line(std::string_view text) {
    std::string line;
    for (const std::string& word : words_of(text)) {
        line += (line.empty() ? "" : " ") + word;
    }
    return line;
}

void read_metadata(pugi::xml_node metadata_element, Metadata& metadata) {
    for (const pugi::xml_node each : metadata_element.children()) {
        const std::string_view local = local_name(each);
        if (local == "lom") {
            read_lom(each, metadata);
        } else if (local == "qtiMetadata") {
            for (const pugi::xml_node entry : each.children()) {
                add(metadata, "qti_" + snake(local_name(entry)), said(entry), ", ");
            }
        } else if (local.starts_with("curriculumStandardsMetadata")) {
            read_standards(each, metadata);
        }
    }
}

}  // namespace qti
