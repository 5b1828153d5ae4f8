// The commands that measure: load, capacity, and the server that load starts for itself.
#pragma once
#include "command.hpp"

#include <load/load.hpp>

#include <CLI/CLI.hpp>
#include <optional>

namespace cli {

class LoadCommand {
  public:
    LoadCommand(CLI::App& assay, bool& json);
    std::optional<Outcome> run();  // nothing when another command was given

  private:
    bool& json_;
    CLI::App* command_;
    CLI::App* server_;
    load::Wish wish_;
    bool self_ = false, herd_ = false, cost_ = false;
    std::vector<std::int64_t> stored_;
    std::string folder_;
    int seconds_max_ = 600;
};

class CapacityCommand {
  public:
    CapacityCommand(CLI::App& assay, bool& json);
    std::optional<Outcome> run();

  private:
    bool& json_;
    CLI::App* command_;
    load::Wish wish_;
    std::string plot_;
};

}  // namespace cli
