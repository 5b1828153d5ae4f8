// `assay psychometrics`: one JSON object on one line on standard output; progress and warnings on standard
// error. Exit 0: done, perhaps with problems named in the object; 1: refused, the object is {"problems":
// […]}; 2: wrong usage.
#pragma once
#include <settings.hpp>

#include <boost/json.hpp>
#include <CLI/CLI.hpp>

#include <memory>
#include <optional>
#include <vector>

namespace psychometrics::commands {
class Command;

class Commands {
  public:
    explicit Commands(CLI::App& assay);
    ~Commands();
    Commands(const Commands&) = delete;
    Commands& operator=(const Commands&) = delete;
    // The exit status, where one of these was called.
    std::optional<int> run();

  private:
    CLI::App* group_ = nullptr;
    std::vector<std::unique_ptr<Command>> commands_;
    std::vector<CLI::App*> called_;
};

// The options and the reply's schema of each command, for docs/api/psychometrics.json.
boost::json::object described_commands();

}  // namespace psychometrics::commands
