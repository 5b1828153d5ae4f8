#include "blueprints.hpp"

#include <base/must.hpp>

#include <mutex>
#include <unordered_map>

namespace delivery {
namespace {

// What is asked for first is made; when there are too many, all are forgotten and made again as needed.
template <class T>
class Kept {
  public:
    explicit Kept(std::size_t most) : most_(most) {}
    template <class Make>
    std::shared_ptr<const T> of(const std::string& id, Make make) {
        {
            const std::scoped_lock lock(mutex_);
            if (const auto at = all_.find(id); at != all_.end()) {
                return at->second;
            }
        }
        auto made = std::make_shared<const T>(make());
        const std::scoped_lock lock(mutex_);
        if (all_.size() >= most_) {
            all_.clear();
        }
        return all_.emplace(id, std::move(made)).first->second;
    }

  private:
    std::size_t most_;
    std::mutex mutex_;
    std::unordered_map<std::string, std::shared_ptr<const T>> all_;
};

}  // namespace

std::shared_ptr<const sitting::Blueprint> blueprint_of(store::Reader& reader, const FormId& form) {
    static Kept<sitting::Blueprint> blueprints(500);
    return blueprints.of(form.value, [&] {
        sitting::Blueprint out{.form = form, .items = {}};
        for (const itembank::ItemVersion& item : itembank::items_of(reader, form)) {
            out.items.push_back({.item = item.id,
                                 .shape = itembank::shape_of(item.content),
                                 .group = item.content.case_study ? item.content.case_study->name : ""});
        }
        return out;
    });
}

std::shared_ptr<const itembank::Rendered> rendering_of(store::Reader& reader, const ItemVersionId& id) {
    static Kept<itembank::Rendered> renderings(5000);
    return renderings.of(id.value, [&] {
        const auto item = itembank::item_of(reader, id);
        MUST(item.has_value());
        return itembank::rendered(*item);
    });
}

}  // namespace delivery
