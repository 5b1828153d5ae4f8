// The shell in miniature: a disk that survives, servers whose memory does not.
#pragma once
#include <sitting/chain.hpp>
#include <sitting/commands.hpp>

namespace simulate {

struct Disk {
    sitting::AttemptId attempt{"simulated"};
    std::shared_ptr<const sitting::Blueprint> blueprint;
    std::string secret = "a secret of thirty-two bytes, no";
    std::vector<sitting::Link> chain;

    sitting::Attempt read() const;
    // False, and nothing written, when another server has written since: (attempt, number) is unique.
    bool append(const std::vector<sitting::Entry>&);
};

enum class Crash { none, before_append, after_append };

struct Reply {
    bool saved = false;
    std::string code;  // of a refusal
    bool repeated = false;
};

class Server {
  public:
    explicit Server(Disk& disk) : disk_(disk) {}
    void restart() { cached_.reset(); }
    void create(const sitting::Created&, Instant now);
    void tick(Instant now);  // the job that ends what is overdue
    // Nothing: it crashed, and nobody was told.
    std::optional<Reply> receive(const sitting::Command&, Instant now, Crash);
    const sitting::Attempt& state();

  private:
    Disk& disk_;
    std::optional<sitting::Attempt> cached_;
};

}  // namespace simulate
