// What the parts of the bank share: who may see what, how an item lives, what a version is made of.
#pragma once
#include "bank_views.hpp"
#include "parts.hpp"

namespace itembank {

// --- the role wall
// ------------------------------------------------------------------------------------------ What a caller
// may see. Whoever teaches sees practice items alone, whatever else they are; an item writer their own and
// what they were asked to review; the others all.
struct Sight {
    PersonId person;
    bool all = false;
    bool live = false;
    std::vector<std::string> roles;
    bool has(std::string_view role) const { return std::ranges::find(roles, role) != roles.end(); }
};
Sight sight_of(const http::Caller&);
// The same for whoever changes something, or asks for what is live alone. Refused: role_wall.
Result<Sight> live_sight_of(const http::Caller&);
std::unexpected<Failure> walled();
http::Access readers();  // of items: staff of the bank, and instructors for practice items
http::Access staff();    // of the bank
struct BankRow {
    std::string name, title;
    ExamId exam;
    Pool pool = Pool::live;
    std::string language, kind;
    ItemState state = ItemState::draft;
    std::int64_t change = 1;
    std::string objective, cognitive, source_title, source_url, stimulus;
    PersonId author;
    std::optional<ItemVersionId> version;
    std::string stem;
    Instant created_at{}, changed_at{};
};

// Failures: not_found for what the caller may not see, role_wall where the wall is the reason.
Result<BankRow> seen_item(store::Reader&, const Sight&, const std::string& name);
std::optional<BankRow> any_item(store::Reader&, const std::string& name);

// Writes that somebody saw a live item. Practice items are no secret.
void log_view(store::Tx&, const Sight&, const std::string& item, const std::optional<ItemVersionId>& version,
              Pool, ViewPlace, Instant now);

// The same for everything that is exported of an exam, or of the bank.
void log_views_of_all(store::Tx&, const Sight&, const ExamId&, Instant now);

// Names of people, each looked up once.
class Names {
  public:
    explicit Names(store::Reader& reader) : reader_(reader) {}
    PersonName of(const PersonId&);

  private:
    store::Reader& reader_;
    std::map<std::string, std::string> known_;
};

// --- life
// ---------------------------------------------------------------------------------------------------
struct Step {
    std::string item;
    std::optional<ItemVersionId> version;
    Pool pool = Pool::live;
    std::optional<ItemState> from;
    ItemState to = ItemState::draft;
    bool promoted = false;  // there is an item_promotion
    PersonId person;
    std::string reason;
};
// Appends the change and gives its number. The bank's line is moved by move_to, or put by put_line.
std::int64_t record_step(store::Tx&, const Step&, Instant now);
// The change, and the bank's line where it lists that version.
void move_to(store::Tx&, const Step&, Instant now);
// A version became pretest or operational: older ones in its place are retired. One that scores stays until
// its successor scores.
void retire_replaced(store::Tx&, const std::string& item, Pool, const ItemVersionId& by, ItemState to,
                     Instant now);
std::optional<ItemState> state_of(store::Reader&, const ItemVersionId&);
// The bank's line of an item after a change: what is listed comes from the body.
struct Listing {
    std::string name;
    ItemMetadata meta;
    std::string kind, stem;
    ItemState state = ItemState::draft;
    std::int64_t change = 1;  // the one that gave the state
    std::optional<ItemVersionId> version;
    PersonId author;
};
void put_line(store::Tx&, const Listing&, Instant now);
// A new version after the latest; opaque ids are made here.
ItemVersionId insert_version(store::Tx&, const shell::Shell&, const Content&, Instant now);
std::optional<Measured> measured(store::Reader&, const ItemVersionId&);

// --- gates
// -------------------------------------------------------------------------------------------------- Policy
// values of the pretest gate (policies.md: pretest gate) and of review.
struct Gates {
    std::int64_t signatures_min = 2;
    std::int64_t exposures_min = 200;
    double p_min = 0.10, p_max = 0.95;
    double point_biserial_min = 0.15;
};
inline constexpr Gates default_gates{};
// What a review asks of a draft. Pure.
std::vector<GateLine> completeness(const DraftBody&, const Outlines&, bool stimulus_there);
std::vector<GateLine> signature_gate(std::int64_t signatures, const Gates& = default_gates);
std::vector<GateLine> statistics_gate(const std::optional<Measured>&, const Gates& = default_gates);
Done gates_met(
    const std::vector<GateLine>&);  // refused: gate_not_met, with the first as facts, all as problems

// --- question and content
// -----------------------------------------------------------------------------------
bool is_native(const DraftBody&);  // a choice, multiple response, order or match the native kinds can hold
DraftBody body_of(const Content&, const std::string& title, const std::string& language);
// Failures: question_incomplete, with a problem for each field.
Result<Content> content_of(const DraftBody&, const std::string& name, const std::optional<CaseStudy>&,
                           std::vector<std::string> enemies);
std::string kind_of(const DraftBody&);  // a QuestionType, or "qti"
std::string kind_of(const Content&);
std::string plain_stem(const DraftBody&);
std::string plain_stem(const Content&);
Content with_opaque_ids(Content, Random&);
// As a player would get it; what is missing is left out as far as that can be.
Result<PlayerItem> preview_of(const DraftBody&, const std::string& name, const std::optional<CaseStudy>&,
                              Random&);

void bank_list_routes(http::Router&, const shell::Shell&);
void bank_item_routes(http::Router&, const shell::Shell&);
void draft_routes(http::Router&, const shell::Shell&);
void review_routes(http::Router&, const shell::Shell&);
void life_routes(http::Router&, const shell::Shell&);
void talk_routes(http::Router&, const shell::Shell&);
void stimulus_routes(http::Router&, const shell::Shell&);
void file_routes(http::Router&, const shell::Shell&);
void package_routes(http::Router&, const shell::Shell&);
void bank_form_routes(http::Router&, const shell::Shell&);

}  // namespace itembank
