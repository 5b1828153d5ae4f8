// What modules keep in memory for one installation: caches and the like, each of its own type, made when it
// is first asked for and gone with the installation. Two servers in one process (in tests) share none of it.
#pragma once
#include <map>
#include <memory>
#include <mutex>
#include <typeindex>

namespace shell {

class Memory {
  public:
    // The one T of this installation. It is shared: who works in the background may hold it longer.
    template <class T>
    std::shared_ptr<T> of() {
        const std::scoped_lock lock(mutex_);
        std::shared_ptr<void>& slot = all_[typeid(T)];
        if (!slot) {
            slot = std::make_shared<T>();
        }
        return std::static_pointer_cast<T>(slot);
    }

  private:
    std::mutex mutex_;
    std::map<std::type_index, std::shared_ptr<void>> all_;
};

}  // namespace shell
