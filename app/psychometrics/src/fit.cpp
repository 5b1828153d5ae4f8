#include "command.hpp"

namespace psychometrics::commands {
namespace {
struct FitReply {
    Notices problems;
};
BOOST_DESCRIBE_STRUCT(FitReply, (), (problems))

class Fit final : public Replying<FitReply> {
    std::string name() const override { return "fit"; }
    std::string summary() const override { return ""; }
    void add_options(CLI::App&) override {}
    Result<FitReply> reply() override { return refuse("being_built", "Being built."); }
};
}  // namespace

std::unique_ptr<Command> fit_command() { return std::make_unique<Fit>(); }
}  // namespace psychometrics::commands
