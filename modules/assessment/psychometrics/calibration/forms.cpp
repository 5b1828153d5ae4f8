#include <forms.hpp>

#include <algorithm>
#include <cstring>
#include <map>
#include <unordered_map>

namespace psychometrics {
namespace {

// The lowest bits of 8 bytes, the first byte's lowest.
std::uint8_t gathered(std::uint64_t lowest) { return std::uint8_t((lowest * 0x0102040810204080ULL) >> 56); }

class Packer {
  public:
    explicit Packer(const Screened& s) : s_(s), plain_(s.items.size() == s.data->item_count()) {}
    std::size_t bytes() const { return (s_.items.size() + 7) / 8; }

    // Bits of the right responses, and of the items presented where `presented` is there.
    void pack(std::uint32_t person, std::uint8_t* right, std::uint8_t* presented) const {
        const std::uint8_t* row = s_.data->scores.data() + person * s_.data->item_count();
        for (std::size_t j = 0, b = 0; j < s_.items.size(); j += 8, ++b) {
            std::uint64_t eight = ~0ULL;  // not presented
            const std::size_t n = std::min<std::size_t>(8, s_.items.size() - j);
            if (plain_ && n == 8) {
                std::memcpy(&eight, row + j, 8);
            } else {
                std::uint8_t some[8];
                std::fill_n(some, 8, not_presented);
                for (std::size_t i = 0; i < n; ++i) {
                    some[i] = row[s_.items[j + i]];
                }
                std::memcpy(&eight, some, 8);
            }
            // 0, 1 or 255: the two lowest bits tell them apart.
            constexpr std::uint64_t lowest = 0x0101010101010101ULL;
            right[b] = gathered(eight & ~(eight >> 1) & lowest);
            if (presented != nullptr) {
                presented[b] = gathered(~(eight >> 1) & lowest);
            }
        }
    }

  private:
    const Screened& s_;
    bool plain_;
};

std::vector<std::uint32_t> items_in(const std::string& mask, std::size_t items) {
    std::vector<std::uint32_t> out;
    for (std::uint32_t j = 0; j < items; ++j) {
        if (std::uint8_t(mask[j / 8]) >> (j % 8) & 1) {
            out.push_back(j);
        }
    }
    return out;
}

}  // namespace

std::optional<Forms> forms_of(const Screened& s, std::size_t persons_least) {
    const Packer packer(s);
    Forms out{{}, packer.bytes(), {}, s.complete};
    const std::size_t persons = s.persons.size(), most = std::max<std::size_t>(1, persons / persons_least);
    std::vector<std::uint8_t> bits(packer.bytes()), mask(packer.bytes());
    std::map<std::pair<std::size_t, std::string>, std::size_t> sizes;  // by group and set of items
    std::vector<std::uint32_t> form_of(s.complete && s.groups == 1 ? 0 : persons);
    std::vector<std::pair<std::size_t, std::string>> seen;
    std::unordered_map<std::string, std::uint32_t> known;
    if (form_of.empty()) {
        sizes[{0, std::string(packer.bytes(), '\xff')}] = persons;
    }
    for (std::size_t n = 0; n < form_of.size(); ++n) {
        std::string key(packer.bytes(), '\xff');
        if (!s.complete) {
            packer.pack(s.persons[n], bits.data(), mask.data());
            key.assign(mask.begin(), mask.end());
        }
        const std::size_t group = s.group_of(s.persons[n]);
        const auto [at, added] = known.emplace(key + char(group % 256) + char(group / 256), seen.size());
        if (added) {
            seen.emplace_back(group, key);
            if (seen.size() > most) {
                return std::nullopt;
            }
        }
        form_of[n] = at->second;
        ++sizes[seen[at->second]];
    }
    std::map<std::pair<std::size_t, std::string>, std::size_t> next;  // the row for the form's next person
    std::size_t from = 0;
    for (const auto& [form, size] : sizes) {
        out.forms.push_back({form.first, items_in(form.second, s.items.size()), from, from + size});
        next[form] = from;
        from += size;
    }
    std::vector<std::size_t> row(seen.size());
    for (std::size_t f = 0; f < seen.size(); ++f) {
        row[f] = next[seen[f]];
    }
    out.bits.resize(persons * out.bytes);
    for (std::size_t n = 0; n < persons; ++n) {
        const std::size_t to = form_of.empty() ? n : row[form_of[n]]++;
        packer.pack(s.persons[n], out.bits.data() + to * out.bytes, nullptr);
    }
    return out;
}

}  // namespace psychometrics
