// Replies as they come in: in any pieces, several at once, as much as a generator of load must read of them.
#pragma once
#include <string>
#include <string_view>

namespace load {

struct Reply {
    int status = 0;
    std::string_view head, body;  // valid until the next call of the Inbox
};
std::string_view header_of(const Reply&, std::string_view name);  // "" when absent
// The cookie a reply sets, as "name=value"; "" when none.
std::string_view cookie_of(const Reply&);

class Inbox {
  public:
    // Where the next bytes may be put, and how many came.
    char* room(std::size_t at_least);
    std::size_t room_size() const { return bytes_.size() - end_; }
    void came(std::size_t count) { end_ += count; }

    enum class State { incomplete, complete, broken };
    // The next whole reply, which is then taken out.
    State take(Reply& out);
    void clear() { begin_ = end_ = 0; }

  private:
    std::string bytes_ = std::string(16 * 1024, '\0');
    std::size_t begin_ = 0, end_ = 0;
};

}  // namespace load
