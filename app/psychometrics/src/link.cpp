#include "command.hpp"

namespace psychometrics::commands {
namespace {
struct LinkReply {
    Notices problems;
};
BOOST_DESCRIBE_STRUCT(LinkReply, (), (problems))

class Link final : public Replying<LinkReply> {
    std::string name() const override { return "link"; }
    std::string summary() const override { return ""; }
    void add_options(CLI::App&) override {}
    Result<LinkReply> reply() override { return refuse("being_built", "Being built."); }
};
}  // namespace

std::unique_ptr<Command> link_command() { return std::make_unique<Link>(); }
}  // namespace psychometrics::commands
