#include <base/must.hpp>
#include <store/statement.hpp>

#include <cstring>
#include <new>
#include <type_traits>

namespace store {
namespace {

// The block is given back as plain bytes, so nothing in it may need a destructor.
static_assert(std::is_trivially_destructible_v<Value>);
static_assert(alignof(Value) <= __STDCPP_DEFAULT_NEW_ALIGNMENT__);

std::string_view held_text(const Value& value) {
    if (const auto* text = std::get_if<std::string_view>(&value.held())) {
        return *text;
    }
    const auto* bytes = std::get_if<BytesView>(&value.held());
    return bytes != nullptr ? bytes->value : std::string_view{};
}

}  // namespace

Statement::Statement(const Query& query, std::span<const Value> values) : query_(&query) {
    MUST(values.size() == query.parameters.size());
    bytes_ = values.size_bytes();
    for (const Value& value : values) {
        bytes_ += held_text(value).size();
    }
    block_ = std::make_unique_for_overwrite<std::byte[]>(bytes_);
    std::byte* slot = block_.get();
    char* text = reinterpret_cast<char*>(block_.get() + values.size_bytes());
    for (const Value& value : values) {
        const std::string_view held = held_text(value);
        if (std::holds_alternative<std::string_view>(value.held())) {
            new (slot) Value(std::string_view(text, held.size()));
        } else if (std::holds_alternative<BytesView>(value.held())) {
            new (slot) Value(BytesView{{text, held.size()}});
        } else {
            new (slot) Value(value);
        }
        if (!held.empty()) {
            std::memcpy(text, held.data(), held.size());
            text += held.size();
        }
        slot += sizeof(Value);
    }
}

std::span<const Value> Statement::values() const {
    if (block_ == nullptr) {
        return {};
    }
    return {std::launder(reinterpret_cast<const Value*>(block_.get())), query_->parameters.size()};
}

}  // namespace store
