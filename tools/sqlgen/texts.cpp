// Files in and out, and the two simple outputs: migrations and mail texts as they are.
#include "sqlgen.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <sstream>

namespace sqlgen {

std::string read_file(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    if (!in) {
        throw Complaint(path.string() + ": cannot be read");
    }
    std::stringstream content;
    content << in.rdbuf();
    return std::move(content).str();
}

void write_file(const fs::path& path, const std::string& content) {
    if (fs::exists(path) && read_file(path) == content) {
        fs::last_write_time(path, fs::file_time_type::clock::now());  // ninja wants to see that it was made
        return;
    }
    fs::create_directories(path.parent_path());
    std::ofstream out(path, std::ios::binary);
    out << content;
    out.close();
    if (!out) {
        throw Complaint(path.string() + ": cannot be written");
    }
}

std::string raw_literal(std::string_view text) {
    // A string literal has a limit of 64 KiB in the standard; adjacent ones join.
    constexpr std::size_t piece_max = 32'000;
    std::string out;
    do {
        const std::string_view piece = text.substr(0, piece_max);
        if (piece.find(")sql\"") != std::string_view::npos) {
            throw Complaint("a text holds )sql\", which its literal cannot");
        }
        out += (out.empty() ? "R\"sql(" : "\n    R\"sql(") + std::string(piece) + ")sql\"";
        text.remove_prefix(piece.size());
    } while (!text.empty());
    return out;
}

bool is_identifier(std::string_view name) {
    static constexpr std::array keywords{
        "and",    "asm",      "auto",     "bool",     "break",     "case",     "catch",     "char",
        "class",  "const",    "continue", "default",  "delete",    "do",       "double",    "else",
        "enum",   "explicit", "export",   "extern",   "false",     "float",    "for",       "friend",
        "goto",   "if",       "inline",   "int",      "long",      "mutable",  "namespace", "new",
        "not",    "or",       "operator", "private",  "protected", "public",   "register",  "requires",
        "return", "short",    "signed",   "sizeof",   "static",    "struct",   "switch",    "template",
        "this",   "throw",    "true",     "try",      "typedef",   "typename", "union",     "unsigned",
        "using",  "virtual",  "void",     "volatile", "while",     "xor"};
    const auto is_word = [](unsigned char c) { return std::isalnum(c) || c == '_'; };
    return !name.empty() && !std::isdigit(static_cast<unsigned char>(name[0])) &&
           std::ranges::all_of(name, is_word) && std::ranges::find(keywords, name) == keywords.end();
}

std::vector<MigrationFile> migration_files(const fs::path& module_dir) {
    const fs::path folder = module_dir / "sql" / "migrations";
    std::vector<MigrationFile> out;
    for (const auto& entry : fs::directory_iterator(folder)) {
        const fs::path& path = entry.path();
        const std::string stem = path.stem().string();
        const bool numbered =
            stem.size() > 5 && stem[4] == '_' &&
            std::all_of(stem.begin(), stem.begin() + 4, [](unsigned char c) { return std::isdigit(c); });
        if (path.extension() != ".sql" || !numbered) {
            throw Complaint(path.string() + ":1: a migration is named like 0001_bookings.sql");
        }
        out.push_back({path, std::stoi(stem.substr(0, 4)), stem.substr(5)});
    }
    std::ranges::sort(out, {}, &MigrationFile::number);
    for (std::size_t i = 0; i < out.size(); ++i) {
        if (out[i].number != static_cast<int>(i) + 1) {
            throw Complaint(out[i].path.string() +
                            ":1: migrations count 0001, 0002, … without gaps or doubles");
        }
    }
    return out;
}

void generate_migrations(const std::string& module, const fs::path& module_dir, const fs::path& out) {
    std::string text =
        "// Generated from sql/migrations. Change those files, not this one.\n"
        "#include <store/database.hpp>\n\nnamespace " +
        module +
        " {\nstore::ModuleMigrations migrations();\nstore::ModuleMigrations migrations() {\n"
        "    return {\"" +
        module + "\", {\n";
    for (const MigrationFile& file : migration_files(module_dir)) {
        text += "        {" + std::to_string(file.number) + ", \"" + file.name + "\", " +
                raw_literal(read_file(file.path)) + "},\n";
    }
    write_file(out, text + "    }};\n}\n}  // namespace " + module + "\n");
}

void generate_mails(const std::string& module, const fs::path& module_dir, const fs::path& out) {
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(module_dir / "mail")) {
        if (entry.path().extension() == ".txt") {
            files.push_back(entry.path());
        }
    }
    std::ranges::sort(files);
    std::string text =
        "// Generated from mail/*.txt. Change those files, not this one.\n"
        "#include <mail/template.hpp>\n\n#include <vector>\n\nnamespace " +
        module +
        " {\nstd::vector<mail::TemplateText> mail_templates();\n"
        "std::vector<mail::TemplateText> mail_templates() {\n    return {\n";
    for (const fs::path& file : files) {
        text += "        {\"" + file.stem().string() + "\", " + raw_literal(read_file(file)) + "},\n";
    }
    write_file(out, text + "    };\n}\n}  // namespace " + module + "\n");
}

}  // namespace sqlgen
