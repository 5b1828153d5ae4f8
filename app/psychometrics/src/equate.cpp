#include "command.hpp"

namespace psychometrics::commands {
namespace {
struct EquateReply {
    Notices problems;
};
BOOST_DESCRIBE_STRUCT(EquateReply, (), (problems))

class Equate final : public Replying<EquateReply> {
    std::string name() const override { return "equate"; }
    std::string summary() const override { return ""; }
    void add_options(CLI::App&) override {}
    Result<EquateReply> reply() override { return refuse("being_built", "Being built."); }
};
}  // namespace

std::unique_ptr<Command> equate_command() { return std::make_unique<Equate>(); }
}  // namespace psychometrics::commands
