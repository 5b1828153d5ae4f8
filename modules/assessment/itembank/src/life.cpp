// The life of an item as it is written down.
#include <base/must.hpp>
#include <base/text.hpp>
#include <itembank/sql/bank.hpp>
#include <itembank/sql/items.hpp>
#include <itembank/sql/life.hpp>

#include "bank.hpp"
#include "translations.hpp"

namespace itembank {

inline constexpr std::size_t stem_kept_max = 2'000;  // characters of a stem that are listed and searched

std::int64_t record_step(store::Tx& tx, const Step& step, Instant now) {
    const std::int64_t number = sql::last_change_number(tx, {.item = step.item})->number + 1;
    const std::string_view to = schema::name_of(step.to);
    sql::insert_change(
        tx, {.item = step.item,
             .number = number,
             .version = step.version ? std::optional<std::string_view>(step.version->value) : std::nullopt,
             .pool = schema::name_of(step.pool),
             .from_state = step.from ? schema::name_of(*step.from) : std::string_view(),
             .to_state = to,
             .promoted = step.promoted ? std::optional(to) : std::nullopt,
             .person = step.person,
             .reason = step.reason,
             .changed_at = now});
    return number;
}

void move_to(store::Tx& tx, const Step& step, Instant now) {
    const std::int64_t number = record_step(tx, step, now);
    const auto row = any_item(tx, step.item);
    if (row && row->version == step.version) {
        sql::move_bank_row(
            tx, {.state = schema::name_of(step.to), .change = number, .now = now, .name = step.item});
    }
}

void retire_replaced(store::Tx& tx, const std::string& item, Pool pool, const ItemVersionId& by, ItemState to,
                     Instant now) {
    for (const auto& old : sql::versions_in_use(tx, {.item = item})) {
        if (old.id != by && (to == ItemState::operational || old.state == ItemState::pretest)) {
            move_to(tx,
                    {.item = item,
                     .version = old.id,
                     .pool = pool,
                     .from = old.state,
                     .to = ItemState::retired,
                     .reason = "A newer version took its place."},
                    now);
        }
    }
}

std::optional<ItemState> state_of(store::Reader& reader, const ItemVersionId& version) {
    const auto row = sql::state_of_version(reader, {.version = version});
    return row ? std::optional(row->to_state) : std::nullopt;
}

void put_line(store::Tx& tx, const Listing& of, Instant now) {
    const ItemMetadata& meta = of.meta;
    std::string stem = of.stem;
    if (stem.size() > stem_kept_max) {
        stem.resize(stem_kept_max);
        while (!is_utf8(stem)) {
            stem.pop_back();
        }
    }
    const std::string key = search_key(of.name + " " + meta.title + " " + stem);
    sql::put_bank_row(
        tx, {.name = of.name,
             .title = meta.title,
             .exam = ExamId(meta.exam),
             .pool = schema::name_of(meta.pool),
             .language = meta.language,
             .kind = of.kind,
             .state = schema::name_of(of.state),
             .change = of.change,
             .objective = meta.objective,
             .cognitive = meta.cognitive ? schema::name_of(*meta.cognitive) : std::string_view(),
             .source_title = meta.source.title,
             .source_url = meta.source.url,
             .stimulus = meta.stimulus,
             .author = of.author,
             .version = of.version ? std::optional<std::string_view>(of.version->value) : std::nullopt,
             .stem = stem,
             .search_key = key,
             .now = now});
}

ItemVersionId insert_version(store::Tx& tx, const shell::Shell& s, const Content& content, Instant now) {
    const auto before = sql::latest_version(tx, {.item = content.item});
    const auto id = s.random.id<ItemVersion>(now);
    const std::string hash = content_hash(content);
    const std::string json = schema::to_json(with_opaque_ids(content, s.random));
    sql::insert_item_version(tx, {.id = id,
                                  .item = content.item,
                                  .number = before ? before->number + 1 : 1,
                                  .pool = schema::name_of(content.pool),
                                  .exam = content.exam,
                                  .content = json,
                                  .content_hash = hash,
                                  .created_at = now});
    return id;
}

std::optional<Measured> measured(store::Reader& reader, const ItemVersionId& version) {
    const auto row = sql::statistics_of_version(reader, {.version = version});
    if (!row) {
        return std::nullopt;
    }
    return Measured{row->exposures, row->p, row->point_biserial, row->origin, row->measured_at};
}

static Done keep_statistics(store::Tx& tx, const StatisticsAnnounced& e, Instant now) {
    for (const ItemStatistic& item : e.items) {
        if (!state_of(tx, item.version)) {
            continue;  // no version of ours
        }
        sql::put_statistics(tx, {.version = item.version,
                                 .exposures = std::max<std::int64_t>(item.exposures, 0),
                                 .p = std::clamp(item.p, 0.0, 1.0),
                                 .point_biserial = item.point_biserial,
                                 .origin = e.from,
                                 .measured_at = now});
    }
    return {};
}

void jobs(jobs::Runner& runner, const shell::Shell&) {
    shell::hear<StatisticsAnnounced>(runner, "itembank.statistics", keep_statistics);
}

}  // namespace itembank
