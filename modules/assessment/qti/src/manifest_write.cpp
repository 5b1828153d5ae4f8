#include "interactions.hpp"
#include "manifest.hpp"
#include "path.hpp"

#include <qti/write.hpp>

#include <algorithm>
#include <cctype>
#include <set>

namespace qti {
namespace {

pugi::xml_node put(pugi::xml_node parent, const char* name, std::string_view text = {}) {
    pugi::xml_node made = parent.append_child(name);
    if (!text.empty()) {
        made.text().set(std::string(text).c_str());
    }
    return made;
}
// The section of LOM of this name, made when it is first needed.
pugi::xml_node section(pugi::xml_node lom, const char* name) {
    const pugi::xml_node found = lom.child(name);
    return found ? found : lom.append_child(name);
}
void put_string(pugi::xml_node parent, const char* name, std::string_view text, const Metadata& metadata) {
    pugi::xml_node string = put(put(parent, name), "imsmd:string", text);
    if (const auto language = metadata.find("language"); language != metadata.end()) {
        string.append_attribute("language").set_value(language->second.c_str());
    }
}
void put_value(pugi::xml_node parent, const char* name, const char* source, std::string_view value) {
    pugi::xml_node made = put(parent, name);
    put(made, "imsmd:source", source);
    put(made, "imsmd:value", value);
}
std::vector<std::string> parts(std::string_view list, std::string_view between) {
    std::vector<std::string> out;
    while (!list.empty()) {
        const std::size_t at = std::min(list.find(between), list.size());
        out.emplace_back(list.substr(0, at));
        list.remove_prefix(std::min(at + between.size(), list.size()));
    }
    return out;
}
std::string camel(std::string_view snaked) {
    std::string out;
    for (std::size_t i = 0; i < snaked.size(); ++i) {
        if (snaked[i] == '_' && i + 1 < snaked.size()) {
            out += static_cast<char>(std::toupper(static_cast<unsigned char>(snaked[++i])));
        } else {
            out += snaked[i];
        }
    }
    return out;
}

void put_classification(pugi::xml_node lom, std::string_view purpose, const char* source,
                        std::string_view entries, const Metadata& metadata) {
    pugi::xml_node made = put(lom, "imsmd:classification");
    put_value(made, "imsmd:purpose", source, purpose);
    pugi::xml_node path = put(made, "imsmd:taxonPath");
    put_string(path, "imsmd:source", "Assay", metadata);
    for (const std::string& entry : parts(entries, "; ")) {
        put_string(put(path, "imsmd:taxon"), "imsmd:entry", entry, metadata);
    }
}

void write_lom(pugi::xml_node lom, const Metadata& metadata) {
    const auto value = [&](const char* key) {
        const auto found = metadata.find(key);
        return found == metadata.end() ? std::string_view() : std::string_view(found->second);
    };
    // In the order of the standard's schema, section by section.
    if (!value("identifier").empty()) {
        put(put(section(lom, "imsmd:general"), "imsmd:identifier"), "imsmd:entry", value("identifier"));
    }
    if (!value("title").empty()) {
        put_string(section(lom, "imsmd:general"), "imsmd:title", value("title"), metadata);
    }
    if (!value("language").empty()) {
        put(section(lom, "imsmd:general"), "imsmd:language", value("language"));
    }
    if (!value("description").empty()) {
        put_string(section(lom, "imsmd:general"), "imsmd:description", value("description"), metadata);
    }
    for (const std::string& word : parts(value("keyword"), ", ")) {
        put_string(section(lom, "imsmd:general"), "imsmd:keyword", word, metadata);
    }
    if (!value("version").empty()) {
        put_string(section(lom, "imsmd:lifeCycle"), "imsmd:version", value("version"), metadata);
    }
    if (!value("status").empty()) {
        put_value(section(lom, "imsmd:lifeCycle"), "imsmd:status", "LOMv1.0", value("status"));
    }
    for (const auto& [key, element] :
         {std::pair("learning_resource_type", "imsmd:learningResourceType"),
          std::pair("role", "imsmd:intendedEndUserRole"), std::pair("context", "imsmd:context")}) {
        for (const std::string& one : parts(value(key), ", ")) {
            put_value(section(lom, "imsmd:educational"), element, "LOMv1.0", one);
        }
    }
    if (!value("age_range").empty()) {
        put_string(section(lom, "imsmd:educational"), "imsmd:typicalAgeRange", value("age_range"), metadata);
    }
    if (!value("difficulty").empty()) {
        put_value(section(lom, "imsmd:educational"), "imsmd:difficulty", "LOMv1.0", value("difficulty"));
    }
    if (!value("rights").empty()) {
        put_string(section(lom, "imsmd:rights"), "imsmd:description", value("rights"), metadata);
    }
    if (!value("source").empty()) {
        pugi::xml_node relation = put(lom, "imsmd:relation");
        put_value(relation, "imsmd:kind", "LOMv1.0", "isbasedon");
        put_string(put(relation, "imsmd:resource"), "imsmd:description", value("source"), metadata);
    }
    if (!value("objective").empty()) {
        put_classification(lom, "educational objective", "LOMv1.0", value("objective"), metadata);
    }
    if (!value("cognitive").empty()) {
        put_classification(lom, "skill level", "LOMv1.0", value("cognitive"), metadata);
    }
    static const std::set<std::string_view> said = {"identifier",
                                                    "title",
                                                    "language",
                                                    "description",
                                                    "keyword",
                                                    "version",
                                                    "status",
                                                    "role",
                                                    "rights",
                                                    "context",
                                                    "age_range",
                                                    "objective",
                                                    "cognitive",
                                                    "source",
                                                    "difficulty",
                                                    "case",
                                                    "standards",
                                                    "standard_labels",
                                                    "learning_resource_type"};
    for (const auto& [key, text] : metadata) {
        if (!said.contains(key) && !key.starts_with("qti_") && !text.empty()) {
            put_classification(lom, key, "Assay", text, metadata);
        }
    }
}

void write_qti_metadata(pugi::xml_node made, const Metadata& metadata) {
    for (const char* key : {"qti_item_template", "qti_time_dependent", "qti_composite",
                            "qti_interaction_type", "qti_feedback_type", "qti_solution_available",
                            "qti_scoring_mode", "qti_tool_name", "qti_tool_version", "qti_tool_vendor"}) {
        if (const auto found = metadata.find(key); found != metadata.end()) {
            for (const std::string& one : parts(found->second, ", ")) {
                put(made, ("imsqti:" + camel(std::string_view(key).substr(4))).c_str(), one);
            }
        }
    }
}

void write_standards(pugi::xml_node made, const Metadata& metadata) {
    const auto list = [&](const char* key, bool words) {
        const auto found = metadata.find(key);
        return found == metadata.end() ? std::vector<std::string>()
               : words                 ? words_of(found->second)
                                       : parts(found->second, "; ");
    };
    const std::vector<std::string> guids = list("standards", true), addresses = list("case", true),
                                   labels = list("standard_labels", false);
    pugi::xml_node set = put(put(made, "csm:curriculumStandardsMetadata"), "csm:setOfGUIDs");
    for (std::size_t i = 0; i < std::max({guids.size(), addresses.size(), labels.size()}); ++i) {
        pugi::xml_node one = put(set, "csm:labelledGUID");
        if (i < labels.size()) {
            put(one, "csm:label", labels[i]);
        }
        if (i < addresses.size()) {
            put(one, "csm:caseItemURI", addresses[i]);
        }
        if (i < guids.size()) {
            put(one, "csm:GUID", guids[i]);
        }
    }
}

class Ids {
  public:
    const std::string& of(const std::string& path) {
        const auto [at, is_new] = by_path_.emplace(path, std::string());
        if (is_new) {
            std::string id = "r-";
            for (const char c : path) {
                id += std::isalnum(static_cast<unsigned char>(c)) || c == '-' || c == '_' ? c : '-';
            }
            at->second = id;
            for (int n = 2; !used_.insert(at->second).second; ++n) {
                at->second = id + "-" + std::to_string(n);
            }
        }
        return at->second;
    }
    bool knows(const std::string& path) const { return by_path_.contains(path); }

  private:
    std::map<std::string, std::string> by_path_;
    std::set<std::string> used_;
};

pugi::xml_node put_resource(pugi::xml_node list, Ids& ids, const std::string& path, const char* type) {
    pugi::xml_node made = put(list, "resource");
    made.append_attribute("identifier").set_value(ids.of(path).c_str());
    made.append_attribute("type").set_value(type);
    made.append_attribute("href").set_value(encode_path(path).c_str());
    return made;
}
void put_file(pugi::xml_node resource, const std::string& path) {
    put(resource, "file").append_attribute("href").set_value(encode_path(path).c_str());
}

}  // namespace

void write_metadata(pugi::xml_node resource, const Metadata& metadata) {
    if (metadata.empty()) {
        return;
    }
    pugi::xml_node made = put(resource, "metadata");
    write_standards(put(made, "csm:curriculumStandardsMetadataSet"), metadata);
    if (!metadata.contains("standards") && !metadata.contains("case") &&
        !metadata.contains("standard_labels")) {
        made.remove_child("csm:curriculumStandardsMetadataSet");
    }
    write_lom(put(made, "imsmd:lom"), metadata);
    pugi::xml_node own = put(made, "imsqti:qtiMetadata");
    write_qti_metadata(own, metadata);
    if (!own.first_child()) {
        made.remove_child(own);
    }
}

std::string write_manifest(const std::string& id, const std::vector<NewItem>& items,
                           const std::vector<NewTest>& tests) {
    pugi::xml_document document;
    pugi::xml_node root = document.append_child("manifest");
    root.append_attribute("xmlns") = "http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1";
    root.append_attribute("xmlns:imsmd") = "http://ltsc.ieee.org/xsd/LOM";
    root.append_attribute("xmlns:imsqti") = "http://www.imsglobal.org/xsd/imsqti_metadata_v3p0";
    root.append_attribute("xmlns:csm") = "http://www.imsglobal.org/xsd/qti/qtiv3p0/imscsmd_v1p1";
    root.append_attribute("identifier").set_value(id.c_str());
    pugi::xml_node about = put(root, "metadata");
    put(about, "schema", "QTI Package");
    put(about, "schemaversion", "3.0.0");
    put(root, "organizations");
    pugi::xml_node list = put(root, "resources");
    Ids ids;
    for (const NewTest& test : tests) {
        ids.of(test.path);
    }
    for (const NewItem& item : items) {
        ids.of(item.path);
    }
    for (const NewTest& test : tests) {
        pugi::xml_node made = put_resource(list, ids, test.path, "imsqti_test_xmlv3p0");
        put_file(made, test.path);
        for (const std::string& item : test.items) {
            put(made, "dependency")
                .append_attribute("identifierref")
                .set_value((ids.knows(item) ? ids.of(item) : item).c_str());
        }
    }
    for (const NewItem& item : items) {
        pugi::xml_node made = put_resource(list, ids, item.path, "imsqti_item_xmlv3p0");
        write_metadata(made, item.metadata);
        put_file(made, item.path);
        for (const std::string& file : item.files) {
            put_file(made, file);
        }
    }
    struct Out : pugi::xml_writer {
        std::string text;
        void write(const void* bytes, std::size_t size) override {
            text.append(static_cast<const char*>(bytes), size);
        }
    } out;
    document.save(out, "  ", pugi::format_default, pugi::encoding_utf8);
    return std::move(out.text);
}

}  // namespace qti
