// Items made of a few lines, and what running them gives.
#pragma once
#include <gtest/gtest.h>
#include <qti/evaluate.hpp>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>

namespace qti::test {

inline std::string said(const Problems& problems) {
    std::string out;
    for (const auto& p : problems) {
        out += p.file + ":" + std::to_string(p.line) + " " + p.code + " " + p.message + "\n";
    }
    return out;
}

inline std::string item_xml(const std::string& inside, const std::string& attributes = "") {
    return std::string(R"(<?xml version="1.0" encoding="UTF-8"?>
<qti-assessment-item xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0" identifier="i" title="t" )") +
           (attributes.contains("adaptive") ? "" : R"(adaptive="false" )") + attributes +
           R"( time-dependent="false" xml:lang="en">)" + inside + "</qti-assessment-item>";
}

// Null where it cannot be read; then `problems` says why.
inline ItemRef read(const std::string& inside, Problems* problems = nullptr,
                    const std::string& attributes = "", const Neighbours& neighbours = {}) {
    Problems own;
    auto item = read_item(item_xml(inside, attributes), "item.xml", own, neighbours);
    if (problems != nullptr) {
        *problems = own;
    } else {
        EXPECT_TRUE(item) << said(own) << inside;
    }
    return item;
}

inline std::string declare(const std::string& kind, const std::string& id, const std::string& cardinality,
                           const std::string& type, const std::string& inside = "") {
    return "<qti-" + kind + "-declaration identifier=\"" + id + "\" cardinality=\"" + cardinality + "\"" +
           (type.empty() ? "" : " base-type=\"" + type + "\"") + ">" + inside + "</qti-" + kind +
           "-declaration>";
}

// "3", "a,b", "NULL": what a value is, without its type.
inline std::string written(const Value& v) {
    if (v.is_null()) {
        return "NULL";
    }
    std::string out;
    for (const auto& [name, field] : v.fields) {
        out += (out.empty() ? "" : ",") + name + "=" + written(field);
    }
    for (const auto& s : v.items) {
        out += (out.empty() ? "" : ",") + write_single(v.type, s);
    }
    return out;
}

// The answers by what a form would send; a value that cannot be read is a failure of the test.
inline std::vector<Answer> answers(const Item& item,
                                   const std::map<std::string, std::vector<std::string>>& given) {
    std::vector<Answer> out;
    for (const auto& [id, values] : given) {
        Problems problems;
        const Declaration* d = item.find(id);
        if (d == nullptr) {
            ADD_FAILURE() << id << " is not declared";
            continue;
        }
        const auto value = read_value(*d, values, problems);
        EXPECT_TRUE(value) << said(problems);
        out.push_back({id, value.value_or(Value())});
    }
    return out;
}

inline std::string scored(const Item& item, const std::map<std::string, std::vector<std::string>>& given,
                          std::string_view outcome = "SCORE", Problems* problems = nullptr) {
    State state = begin(item, 1, problems);
    respond(item, state, answers(item, given), problems);
    return written(value_of(item, state, outcome));
}

inline std::optional<std::string> bytes_of(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file || !std::filesystem::is_regular_file(path)) {
        return {};
    }
    return std::string(std::istreambuf_iterator<char>(file), {});
}

}  // namespace qti::test
