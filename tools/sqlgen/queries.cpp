// Writes the typed header of one query file.
#include "query.hpp"

#include <algorithm>
#include <set>

namespace sqlgen {
namespace {

std::string joined(const std::vector<std::string>& parts, const std::string& before,
                   const std::string& between) {
    std::string out;
    for (const std::string& part : parts) {
        out += (out.empty() ? "" : between) + before + part;
    }
    return out;
}

void write_row(std::string& out, const Block& block, const Checked& checked) {
    out += "struct " + block.name + "_row {\n";
    std::vector<std::string> names;
    for (const Field& field : checked.columns) {
        out += "    " + field.type + " " + field.name + "{};\n";
        names.push_back(field.name);
    }
    out += "};\nBOOST_DESCRIBE_STRUCT(" + block.name + "_row, (), (" + joined(names, "", ", ") + "))\n";
}

void write_query(std::string& out, const std::string& module, const Block& block, const Checked& checked) {
    std::vector<std::string> quoted;
    for (const std::string& name : checked.parameters) {
        quoted.push_back('"' + name + '"');
    }
    if (!quoted.empty()) {
        out += "inline constexpr std::string_view " + block.name + "_parameters[] = {" +
               joined(quoted, "", ", ") + "};\n";
    }
    out += "inline constexpr store::Query " + block.name + "_query{\"" + module + "." + block.name +
           "\",\n    " +
           raw_literal(std::string_view(block.text).substr(block.text.find_first_not_of(" \n"))) + ",\n    " +
           (quoted.empty() ? "{}" : block.name + "_parameters") + ",\n    " +
           (block.postgres.empty()
                ? "{}"
                : raw_literal(
                      std::string_view(block.postgres).substr(block.postgres.find_first_not_of(" \n")))) +
           "};\n";
}

void write_function(std::string& out, const Block& block, const Checked& checked) {
    const std::string& name = block.name;
    const std::string type = block.shape == Shape::none  ? "std::int64_t"
                             : block.shape == Shape::one ? "std::optional<" + name + "_row>"
                                                         : "std::vector<" + name + "_row>";
    const bool takes = !checked.parameters.empty();
    out += block.comment + "inline " + type + " " + name + "(store::" + (checked.writes ? "Tx" : "Reader") +
           "& on" + (takes ? ", const " + name + "_args& with" : "") + ") {\n";
    std::string values = "{}";
    if (takes) {
        out += "    const store::Value values[] = {" + joined(checked.parameters, "with.", ", ") + "};\n";
        values = "values";
    }
    const std::string call = "on.run(" + name + "_query, " + values + ", ";
    if (block.shape == Shape::none) {
        out += "    return " + call + "nullptr);\n}\n";
        if (takes) {  // the same for Database::append
            out += "inline store::Statement " + name + "_later(const " + name +
                   "_args& with) {\n    const store::Value values[] = {" +
                   joined(checked.parameters, "with.", ", ") + "};\n    return {" + name +
                   "_query, values};\n}\n";
        }
        return;
    }
    out += "    " + type + " out;\n    " + call + "[&](std::span<const store::Column> columns) {\n";
    out += block.shape == Shape::one ? "        if (out) {\n            store::more_than_one(" + name +
                                           "_query);\n        }\n"
                                           "        auto& row = out.emplace();\n"
                                     : "        auto& row = out.emplace_back();\n";
    for (std::size_t i = 0; i < checked.columns.size(); ++i) {
        out += "        take(columns[" + std::to_string(i) + "], row." + checked.columns[i].name + ");\n";
    }
    out += "    });\n    return out;\n}\n";
}

// Two queries of one name in a module would be two functions of one name.
void check_names(const fs::path& query_file, const std::vector<Block>& blocks) {
    std::set<std::string> seen;
    for (const Block& block : blocks) {
        if (!seen.insert(block.name).second) {
            throw Complaint(query_file.string() + ":" + std::to_string(block.line) + ": " + block.name +
                            " is here twice");
        }
    }
    for (const auto& entry : fs::directory_iterator(query_file.parent_path())) {
        if (entry.path().extension() != ".sql" || entry.path().filename() == query_file.filename()) {
            continue;
        }
        for (const Block& other : read_blocks(entry.path())) {
            if (seen.contains(other.name)) {
                throw Complaint(entry.path().string() + ":" + std::to_string(other.line) + ": " + other.name +
                                " is also in " + query_file.filename().string());
            }
        }
    }
}

}  // namespace

void generate_queries(const std::string& module, const fs::path& module_dir, const fs::path& query_file,
                      const fs::path& out) {
    const Schema schema(module_dir);
    const std::vector<Block> blocks = read_blocks(query_file);
    check_names(query_file, blocks);
    const bool has_words = fs::exists(module_dir / "include" / module / "words.hpp");
    std::string text =
        "// Generated from " + query_file.filename().string() + ". Change that file, not this one.\n" +
        "#pragma once\n" + (has_words ? "#include <" + module + "/words.hpp>\n" : "") +
        "#include <store/database.hpp>\n\n#include <boost/describe/class.hpp>\n\n#include <cstdint>\n"
        "#include <optional>\n#include <span>\n#include <string>\n#include <string_view>\n#include "
        "<vector>\n\n"
        "namespace " +
        module + "::sql {\n";
    std::string complaints;
    for (const Block& block : blocks) {
        try {
            const Checked checked = check(schema, block, query_file);
            text += '\n';
            if (block.shape != Shape::none) {
                write_row(text, block, checked);
            }
            if (!checked.parameters.empty()) {
                text += "struct " + block.name + "_args {\n    store::Value " +
                        joined(checked.parameters, "", ";\n    store::Value ") + ";\n};\n";
            }
            write_query(text, module, block, checked);
            write_function(text, block, checked);
        } catch (const Complaint& complaint) {
            complaints += (complaints.empty() ? "" : "\n") + std::string(complaint.what());
        }
    }
    if (!complaints.empty()) {
        throw Complaint(complaints);
    }
    write_file(out, text + "\n}  // namespace " + module + "::sql\n");
}

}  // namespace sqlgen
