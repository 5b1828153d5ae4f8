// One connection to PostgreSQL in pipeline mode: many transactions are sent before the first answer is read.
#pragma once
#include "dialect.hpp"
#include "later.hpp"
#include "postgres_link.hpp"

#include <deque>
#include <string>
#include <unordered_map>

namespace store {

// Appends that are committed together, and what became of it.
struct Transaction {
    enum class End {
        saved,
        refused,  // `culprit` was refused by itself; nothing of the others was saved either
        again,    // nothing was saved, and another try may well succeed
        failed,   // nothing was saved, for a reason no repetition mends soon
        unknown   // the connection was lost, or the replica did not confirm, while it was committed
    };
    std::vector<Later*> appends;
    End end = End::unknown;
    Later* culprit = nullptr;
    std::unexpected<Failure> answer = not_saved();  // to the culprit
    std::string why{};                              // what the server said
};

class PostgresPipeline {
  public:
    PostgresPipeline(const std::string& url, Dialect&);  // throws TryAgain
    ~PostgresPipeline();
    PostgresPipeline(const PostgresPipeline&) = delete;
    PostgresPipeline& operator=(const PostgresPipeline&) = delete;

    // Sends them all, then reads what became of each; every one has its end afterwards. Each takes effect by
    // itself.
    void run(std::span<Transaction>);
    bool is_lost();  // of no further use

  private:
    enum class Prepared { no, sent, yes };
    struct Named {
        std::string name;
        std::string text;
        Prepared state = Prepared::no;
    };
    // What was sent and must be answered, in this order.
    struct Sent {
        enum class Kind { prepare, begin, statement, commit, sync } kind;
        Transaction* transaction;
        Later* append = nullptr;
        Named* prepared = nullptr;
    };
    void send(Transaction&);
    void send_command(Sent::Kind, Transaction&, const char* text);
    void send_sync(Transaction&);
    void send_statement(Transaction&, Later&, const Statement&);
    Named& named(const Query&);
    void must(int sent);
    void read(const Sent&);
    void read_commit(Transaction&, std::string_view said);
    void read_error(const Sent&, const pg_result*);
    static void note(void* self, const pg_result*);

    pg_conn* connection_ = nullptr;
    Dialect& dialect_;
    Bound bound_;
    std::unordered_map<const char*, Named> statements_;  // by where the query's text stands
    std::deque<Sent> sent_;
    bool replication_unsure_ = false;
    bool is_lost_ = false;
    int names_ = 0;
};

}  // namespace store
