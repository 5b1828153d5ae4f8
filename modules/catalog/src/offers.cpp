// The catalogue's lines: what there is to choose from, and how it is found.
#include "parts.hpp"

#include <catalog/sql/offers.hpp>

#include <base/must.hpp>
#include <base/text.hpp>

#include <fmt/format.h>
#include <array>
#include <set>

namespace catalog {
namespace {

template <class Row>
Offer offer_from(const Row& row) {
    Offer out;
    out.kind = schema::value_of<OfferKind>(row.kind).value();
    out.id = row.id;
    out.title = row.title;
    out.summary = row.summary;
    out.roles = schema::parse_own<std::vector<std::string>>(row.roles);
    if (row.level) {
        out.level = schema::value_of<Level>(*row.level).value();
    }
    out.minutes = row.minutes;
    out.language = row.language;
    out.price = {row.price_cents, row.currency};
    out.status = schema::value_of<Status>(row.status).value();
    out.certifications = schema::parse_own<std::vector<std::string>>(row.certifications);
    return out;
}

std::string role_key(const std::vector<std::string>& roles) {
    std::string out = "|";
    for (const auto& role : roles) {
        out += search_key(role) + "|";
    }
    return out;
}

// Certifications first, then by level, kind and title; ended by the id, so that it is one of its kind.
std::string sort_key(const Offer& o) {
    const int level = o.level ? int(*o.level) : 9;
    const int kind = int(o.kind);
    return fmt::format("{}{}{} {} {}", o.kind == OfferKind::certification ? 0 : 1, level, kind,
                       search_key(o.title), o.id);
}
// An offer is found by its words in every language it has.
std::string words_key(store::Reader& reader, const Offer& o) {
    std::string words;
    for (const OfferTexts& texts : all_texts_of(reader, o)) {
        words += texts.title + " " + texts.summary + " " + joined(texts.roles, " ") + " ";
    }
    return search_key(words);
}
}  // namespace

void put_offer_keys(store::Tx& tx, const Offer& o) {
    const std::string words = words_key(tx, o);
    sql::set_offer_search(tx, {.search_key = words, .kind = schema::name_of(o.kind), .id = o.id});
}

Put put_offer(store::Tx& tx, const Offer& o) {
    const auto before = offer_of(tx, o.kind, o.id);
    if (before && schema::to_json(*before) == schema::to_json(o)) {
        return Put::unchanged;
    }
    const std::optional<std::string> level =
        o.level ? std::optional(std::string(schema::name_of(*o.level))) : std::nullopt;
    const std::string roles_searched = role_key(o.roles), searched = words_key(tx, o), sorted = sort_key(o);
    const std::string roles = schema::to_json(o.roles), certifications = schema::to_json(o.certifications);
    sql::put_offer_row(tx, {.kind = schema::name_of(o.kind),
                            .id = o.id,
                            .title = o.title,
                            .summary = o.summary,
                            .roles = roles,
                            .level = level,
                            .minutes = o.minutes,
                            .language = o.language,
                            .price_cents = o.price.cents,
                            .currency = o.price.currency,
                            .status = schema::name_of(o.status),
                            .certifications = certifications,
                            .role_key = roles_searched,
                            .search_key = searched,
                            .sort_key = sorted});
    return before ? Put::changed : Put::added;
}

std::optional<Offer> offer_of(store::Reader& reader, OfferKind kind, const std::string& id) {
    const auto row = sql::offer_row(reader, {.kind = schema::name_of(kind), .id = id});
    return row ? std::optional(offer_from(*row)) : std::nullopt;
}

OfferPage offers(store::Reader& reader, const OfferFilter& filter) {
    // Four words narrow enough; more are ignored rather than refused.
    std::array<std::string, 4> words{};
    std::size_t used = 0;
    for (const auto& part : split(search_key(filter.q), ' ')) {
        if (!part.empty() && used < words.size()) {
            words[used++] = part;
        }
    }
    const std::string role = filter.role.empty() ? "" : search_key(source_role(reader, filter.role));
    auto rows = sql::offers_page(reader, {.after = filter.after,
                                          .kind = filter.kind,
                                          .level = filter.level,
                                          .language = filter.language,
                                          .free = filter.free,
                                          .max_minutes = filter.max_minutes,
                                          .role = role,
                                          .word1 = words[0],
                                          .word2 = words[1],
                                          .word3 = words[2],
                                          .word4 = words[3],
                                          .count = offers_page_max + 1});
    OfferPage out;
    for (const auto& row : rows) {
        if (out.items.size() == offers_page_max) {
            out.next = rows[offers_page_max - 1].sort_key;
            break;
        }
        out.items.push_back(offer_from(row));
    }
    return out;
}

std::vector<Offer> offers_for(store::Reader& reader, const CertificationId& certification) {
    std::vector<Offer> out;
    for (const auto& row : sql::offers_for(reader, {.certification = certification})) {
        out.push_back(offer_from(row));
    }
    return out;
}

Facets facets(store::Reader& reader, const Languages& wanted) {
    std::set<std::string> roles, languages;
    std::set<Level> levels;
    for (const auto& row : sql::offer_facets(reader)) {
        for (auto& role : schema::parse_own<std::vector<std::string>>(row.roles)) {
            roles.insert(std::move(role));
        }
        if (!row.language.empty()) {
            languages.insert(row.language);
        }
        if (row.level) {
            levels.insert(schema::value_of<Level>(*row.level).value());
        }
    }
    auto named = roles_in_language(reader, {roles.begin(), roles.end()}, source_language(reader), wanted);
    std::ranges::sort(named);
    return {std::move(named), {languages.begin(), languages.end()}, {levels.begin(), levels.end()}};
}

Result<Price> price_from(const schema::json::value& price, const std::optional<std::string>& currency) {
    if (price.is_string() && std::string_view(price.get_string()) == "free") {
        return Price{};
    }
    if (!price.is_int64() || price.get_int64() < 1 || price.get_int64() > 10'000'000) {
        return refuse("bad_price", "must be \"free\" or an amount in whole cents");
    }
    if (!currency || currency->size() != 3) {
        return refuse("bad_price", "needs a currency of three letters beside it, such as currency = \"EUR\"");
    }
    return Price{price.get_int64(), *currency};
}
}  // namespace catalog
