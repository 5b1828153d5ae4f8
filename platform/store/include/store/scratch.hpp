// A fresh database for one test, gone with it: a SQLite file in a temporary folder, or a database of its own
// on the server that ASSAY_TEST_POSTGRES names.
#pragma once
#include <store/database.hpp>

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace store {

class Scratch {
  public:
    enum class Kind { sqlite, postgres };
    explicit Scratch(std::vector<ModuleMigrations>, Kind = Kind::sqlite, Settings = {});
    ~Scratch();
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;

    static bool has_postgres();  // whether ASSAY_TEST_POSTGRES is set

    Database& operator*() { return *database_; }
    Database* operator->() { return database_.get(); }
    void close() { database_.reset(); }
    void reopen();  // as after a restart of the program
    const Settings& settings() const { return settings_; }
    const std::filesystem::path& folder() const { return folder_; }

  private:
    std::vector<ModuleMigrations> modules_;
    std::filesystem::path folder_;
    std::string server_;
    std::string name_;
    Settings settings_;
    std::unique_ptr<Database> database_;
};

}  // namespace store
