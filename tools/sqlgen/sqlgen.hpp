// What the parts of sqlgen share. sqlgen turns a module's SQL and mail texts into C++ while building.
#pragma once
#include <filesystem>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace sqlgen {
namespace fs = std::filesystem;

// A sentence for the person building, with the place it is about: "bookings.sql:12: …".
struct Complaint : std::runtime_error {
    using std::runtime_error::runtime_error;
};

std::string read_file(const fs::path&);
// Writes only what changed, so that nothing is built again without need.
void write_file(const fs::path&, const std::string& content);
std::string raw_literal(std::string_view text);  // R"sql(…)sql"
bool is_identifier(std::string_view);            // a name C++ takes: no keyword, letters, digits and _

struct MigrationFile {
    fs::path path;
    int number = 0;
    std::string name;  // "bookings" of 0001_bookings.sql
};
// In order; complains about gaps, doubles and other names.
std::vector<MigrationFile> migration_files(const fs::path& module_dir);

void generate_queries(const std::string& module, const fs::path& module_dir, const fs::path& query_file,
                      const fs::path& out);
void generate_migrations(const std::string& module, const fs::path& module_dir, const fs::path& out);
void generate_mails(const std::string& module, const fs::path& module_dir, const fs::path& out);

}  // namespace sqlgen
