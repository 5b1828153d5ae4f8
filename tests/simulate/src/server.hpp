// The shell in miniature: a disk that survives, servers whose memory does not.
#pragma once
#include <sitting/chain.hpp>

#include "hall.hpp"

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

struct Reply {
    bool saved = false;
    std::string code;  // of a refusal
    bool repeated = false;
};

// One server's part in one attempt.
class Server {
  public:
    Server(Disk& disk, const Hall& hall) : disk_(disk), hall_(hall) {}
    void restart() { cached_.reset(); }
    void create(const sitting::Created&, Instant now);
    void tick(Instant now);  // the job that ends what is overdue
    // Nothing: it stopped, and nobody was told.
    std::optional<Reply> receive(const sitting::Command&, Instant now, Fate);
    const sitting::Attempt& state();

  private:
    static constexpr int tries_max = 5;
    sitting::Attempt& fresh();
    void read_again();

    int tries_ = 0;
    Disk& disk_;
    const Hall& hall_;
    std::optional<sitting::Attempt> cached_;
};

}  // namespace simulate
