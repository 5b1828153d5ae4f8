// Forms as the rules read them, and their texts as a player may see them. Neither ever changes once made, so
// what is remembered here cannot be stale.
#pragma once
#include <delivery/words.hpp>
#include <itembank/itembank.hpp>
#include <sitting/selection.hpp>

#include <memory>

namespace delivery {

std::shared_ptr<const sitting::Blueprint> blueprint_of(store::Reader&, const FormId&);
std::shared_ptr<const itembank::Rendered> rendering_of(store::Reader&, const ItemVersionId&);

}  // namespace delivery
