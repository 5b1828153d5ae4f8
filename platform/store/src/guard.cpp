#include "guard.hpp"

#include <base/must.hpp>

namespace store {

Inside::Now& Inside::current() {
    thread_local Now now;
    return now;
}

Connection* Inside::read_of(const void* database) {
    const Now& now = current();
    if (now.database != database) {
        return nullptr;
    }
    if (now.what == What::write) {
        throw Broken("read() within write(): it would not see the write; use the Tx");
    }
    return now.connection;
}

void Inside::must_be_outside(const void* database) {
    const Now& now = current();
    if (now.database == database && now.what != What::nothing) {
        throw Broken(now.what == What::write ? "write() within write(): hand the Tx down instead"
                                             : "write() within read(): finish reading first");
    }
}

}  // namespace store
