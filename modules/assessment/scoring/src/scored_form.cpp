#include "scored_form.hpp"

#include <base/must.hpp>
#include <itembank/itembank.hpp>

#include <mutex>
#include <unordered_map>

namespace scoring {

std::shared_ptr<const ScoredForm> scored_form(store::Reader& reader, const itembank::FormId& id) {
    static constexpr std::size_t most = 200;
    static std::mutex mutex;
    static std::unordered_map<std::string, std::shared_ptr<const ScoredForm>> known;
    {
        const std::scoped_lock lock(mutex);
        if (const auto at = known.find(id.value); at != known.end()) {
            return at->second;
        }
    }
    auto form = itembank::form_of(reader, id);
    MUST(form.has_value());
    auto made =
        std::make_shared<const ScoredForm>(ScoredForm{std::move(*form), itembank::items_of(reader, id)});
    const std::scoped_lock lock(mutex);
    if (known.size() >= most) {
        known.clear();
    }
    return known.emplace(id.value, std::move(made)).first->second;
}

}  // namespace scoring
