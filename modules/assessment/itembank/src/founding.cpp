#include "founding.hpp"

#include <fmt/format.h>
#include <base/text.hpp>
#include <itembank/sql/drafts.hpp>
#include <itembank/sql/items.hpp>
#include <itembank/sql/life.hpp>
#include <itembank/sql/talk.hpp>
#include "translations.hpp"

namespace itembank {
namespace {

constexpr const char* signatures_file = "signatures.toml";

struct SignatureFile {
    schema::Text<3, 120> name;
    schema::Text<2, 120> role;
    Date date{};
    schema::Text<10, 500> statement;
};
BOOST_DESCRIBE_STRUCT(SignatureFile, (), (name, role, date, statement))
struct SignaturesFile {
    schema::List<SignatureFile, 10> signature;
};
BOOST_DESCRIBE_STRUCT(SignaturesFile, (), (signature))

// Whoever signs in the files has no account here.
PersonId person_of(const FileSignature& signature) { return PersonId("files:" + signature.name); }

void keep_stimulus(store::Tx& tx, const ExamId& exam, const CaseStudy& study, Instant now) {
    const auto from_files = sql::stimulus_from_files(tx, {.exam = exam, .name = study.name});
    if (from_files && from_files->title == study.title && from_files->body == study.body) {
        return;
    }
    const auto latest = sql::stimulus_row(tx, {.exam = exam, .name = study.name});
    sql::insert_stimulus(tx, {.exam = exam,
                              .name = study.name,
                              .number = latest ? latest->number + 1 : 1,
                              .title = study.title,
                              .body = study.body,
                              .changed_by = "",
                              .changed_at = now});
}

// The version may go on by the signatures in the files; recorded as founding.
void sign_in(store::Tx& tx, const ItemVersionId& version, ItemState to,
             const std::vector<FileSignature>& signatures, Instant now) {
    for (const FileSignature& signature : signatures) {
        sql::insert_signature(tx, {.version = version,
                                   .to_state = schema::name_of(to),
                                   .person = person_of(signature),
                                   .author = "",
                                   .name = signature.name,
                                   .role = signature.role,
                                   .statement = signature.statement,
                                   .founding = 1,
                                   .signed_at = midnight(signature.on)});
    }
    sql::insert_promotion(tx, {.version = version,
                               .to_state = schema::name_of(to),
                               .first = person_of(signatures[0]),
                               .second = person_of(signatures[1]),
                               .founding = 1,
                               .promoted_at = now});
}

std::string signed_by(const std::vector<FileSignature>& signatures) {
    return fmt::format("Signed in by {} and {} in the programme's files, before statistics can exist.",
                       signatures[0].name, signatures[1].name);
}

// Takes a version as far as the files let it go.
void settle(store::Tx& tx, const ReadItem& item, Use use, const std::vector<FileSignature>& signatures,
            plain::Report& report, Instant now) {
    const Content& c = item.content;
    const ItemState state = state_of(tx, item.version).value();
    Step step{.item = c.item, .version = item.version, .pool = c.pool, .from = state};
    if (c.pool == Pool::practice) {
        if (state == ItemState::in_review) {
            step.to = ItemState::operational;
            step.reason = "Practice item of the programme's files.";
            move_to(tx, step, now);
            retire_replaced(tx, c.item, c.pool, item.version, step.to, now);
        }
        return;
    }
    const ItemState wanted = use == Use::pretest ? ItemState::pretest : ItemState::operational;
    const bool waits = state == ItemState::in_review || (state == ItemState::pretest && use == Use::scored);
    if (signatures.size() < 2 || !waits) {
        return;
    }
    const auto statistics = measured(tx, item.version);
    if (wanted == ItemState::operational && statistics) {
        // Not a founding item any more: what was measured counts.
        if (const auto met = gates_met(statistics_gate(statistics)); !met) {
            report.problem(item.file, 1, "cannot be scored yet: " + met.error().detail);
            return;
        }
    }
    sign_in(tx, item.version, wanted, signatures, now);
    step.to = wanted;
    step.promoted = true;
    step.reason = signed_by(signatures);
    move_to(tx, step, now);
    retire_replaced(tx, c.item, c.pool, item.version, step.to, now);
}

}  // namespace

std::vector<FileSignature> read_signatures(const plain::Folder& folder, plain::Report& report) {
    if (folder.find(signatures_file) == nullptr) {
        return {};
    }
    const auto read = plain::read<SignaturesFile>(folder, signatures_file, report);
    if (!read) {
        return {};
    }
    std::vector<FileSignature> out;
    std::set<std::string> names;
    for (const auto& s : read->value.signature.value) {
        if (!names.insert(search_key(s.name.value)).second) {
            read->problem(report, fmt::format("/signature/{}/name", out.size()),
                          fmt::format("{} has signed already; two different people sign", s.name.value));
        }
        out.push_back({s.name.value, s.role.value, s.statement.value, s.date});
    }
    if (out.size() < 2) {
        read->problem(report, "/signature", "needs the signatures of two people");
        return {};
    }
    return out;
}

std::map<std::string, Use> uses_of(const std::vector<ReadForm>& forms) {
    std::map<std::string, Use> out;
    for (const ReadForm& form : forms) {
        for (const FormItem& item : form.items) {
            Use& use = out[item.name];
            use = item.scored || use == Use::scored ? Use::scored : Use::pretest;
        }
    }
    return out;
}

void keep_item(store::Tx& tx, const shell::Shell& s, ReadItem& item, Use use,
               const std::vector<FileSignature>& signatures, const std::string& language,
               plain::Report& report, Instant now) {
    const Content& c = item.content;
    const auto before = sql::latest_file_version(tx, {.item = c.item});
    const bool same = before && before->content_hash == content_hash(c);
    item.version = same ? before->id : insert_version(tx, s, c, now);
    report.counts["item"].tell(
        before.has_value(), same, c.item,
        same ? before->number : sql::item_version_of(tx, {.id = item.version})->number);
    if (c.case_study) {
        keep_stimulus(tx, c.exam, *c.case_study, now);
    }
    if (!state_of(tx, item.version)) {
        const std::int64_t change = record_step(tx,
                                                {.item = c.item,
                                                 .version = item.version,
                                                 .pool = c.pool,
                                                 .to = ItemState::in_review,
                                                 .reason = "Read from the programme's files."},
                                                now);
        put_line(tx,
                 {.name = c.item,
                  .meta = body_of(c, "", language).meta,
                  .kind = kind_of(c),
                  .stem = plain_stem(c),
                  .state = ItemState::in_review,
                  .change = change,
                  .version = item.version},
                 now);
    }
    settle(tx, item, use, signatures, report, now);
}

void keep_enemies(store::Tx& tx, const ReadItems& items, Instant now) {
    std::set<std::pair<std::string, std::string>> wanted;
    for (const auto& [name, item] : items) {
        for (const std::string& enemy : item.content.enemies) {
            wanted.insert(std::minmax(name, enemy));
        }
    }
    for (const auto& row : sql::file_enemies(tx)) {
        if (!wanted.contains({row.first, row.second})) {
            sql::drop_file_enemy(tx, {.first = row.first, .second = row.second});
        }
    }
    for (const auto& [first, second] : wanted) {
        sql::put_enemy(
            tx,
            {.first = first, .second = second, .from_files = 1, .reason = "", .person = "", .said_at = now});
    }
}

void check_states(store::Reader& reader, const std::string& file, const std::vector<FormItem>& items,
                  plain::Report& report) {
    for (const FormItem& item : items) {
        const ItemState state = state_of(reader, item.item).value_or(ItemState::draft);
        if (state == ItemState::operational || (!item.scored && state == ItemState::pretest)) {
            continue;
        }
        std::string word(schema::name_of(state));
        std::ranges::replace(word, '_', ' ');
        report.problem(
            file, 1,
            state == ItemState::in_review
                ? fmt::format(
                      "{} is still {}: two people sign the live items in signatures.toml before a form "
                      "may hold them",
                      item.name, word)
                : fmt::format("{} is {} and cannot {} on a new form", item.name, word,
                              item.scored ? "be scored" : "stand"));
    }
}

}  // namespace itembank
