#include "command.hpp"

namespace psychometrics::commands {
namespace {
struct DifReply {
    Notices problems;
};
BOOST_DESCRIBE_STRUCT(DifReply, (), (problems))

class Dif final : public Replying<DifReply> {
    std::string name() const override { return "dif"; }
    std::string summary() const override { return ""; }
    void add_options(CLI::App&) override {}
    Result<DifReply> reply() override { return refuse("being_built", "Being built."); }
};
}  // namespace

std::unique_ptr<Command> dif_command() { return std::make_unique<Dif>(); }
}  // namespace psychometrics::commands
