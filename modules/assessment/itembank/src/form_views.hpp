// What the routes of forms made by hand take and give.
#pragma once
#include "bank_views.hpp"
#include "form_checks.hpp"

namespace itembank {

inline constexpr std::size_t form_items_max = 400, form_sections_max = 40;

struct FormPlace {
    Text<1, 64> name;
    bool scored = true;  // false: pretest
    bool anchor = false;
};
BOOST_DESCRIBE_STRUCT(FormPlace, (), (name, scored, anchor))
struct FormSection {
    Text<0, 120> title;
    schema::List<FormPlace, form_items_max> items;
};
BOOST_DESCRIBE_STRUCT(FormSection, (), (title, items))
using FormSections = schema::List<FormSection, form_sections_max>;

struct NewFormDraft {
    ExamId exam;
    Text<1, 64> name;
    Text<0, 120> title;
    std::optional<FormId> from;  // a form to begin with
};
BOOST_DESCRIBE_STRUCT(NewFormDraft, (), (exam, name, title, from))
struct SaveFormDraft {
    std::int64_t revision = 1;
    Text<0, 120> title;
    Whole<0, 400> cut;  // raw points out of the scored items; 0 while nobody has said
    FormSections sections;
};
BOOST_DESCRIBE_STRUCT(SaveFormDraft, (), (revision, title, cut, sections))
struct Freeze {
    std::int64_t revision = 1;
};
BOOST_DESCRIBE_STRUCT(Freeze, (), (revision))

struct FormPlaceView {
    std::string name, title, stem, kind, objective, domain, stimulus;
    ItemState state = ItemState::draft;
    bool scored = true, anchor = false;
    std::int64_t exposures = 0;
    std::optional<Measured> statistics;
    std::optional<std::int64_t> version;  // the number that would stand on the form
};
BOOST_DESCRIBE_STRUCT(FormPlaceView, (),
                      (name, title, stem, kind, objective, domain, stimulus, state, scored, anchor, exposures,
                       statistics, version))
struct FormSectionView {
    std::string title;
    std::vector<FormPlaceView> items;
};
BOOST_DESCRIBE_STRUCT(FormSectionView, (), (title, items))

// The blueprint: how the form, and the bank behind it, cover the outline.
struct ObjectiveCover {
    std::string id, text;
    std::int64_t scored = 0, pretest = 0;           // on the form
    std::map<std::string, std::int64_t> available;  // in the bank, by state
};
BOOST_DESCRIBE_STRUCT(ObjectiveCover, (), (id, text, scored, pretest, available))
struct DomainCover {
    std::string id, title;
    std::int64_t weight = 0;
    double wanted = 0;  // scored items by the weighting
    std::int64_t scored = 0, pretest = 0;
    std::vector<ObjectiveCover> objectives;
};
BOOST_DESCRIBE_STRUCT(DomainCover, (), (id, title, weight, wanted, scored, pretest, objectives))

struct FormDraftLine {
    FormDraftId id;
    ExamId exam;
    std::string name, title;
    std::int64_t cut = 0, revision = 1;
    std::optional<FormId> form;  // frozen as this
    PersonName made_by;
    Instant changed_at{};
};
BOOST_DESCRIBE_STRUCT(FormDraftLine, (), (id, exam, name, title, cut, revision, form, made_by, changed_at))
struct FormDraftLines {
    std::vector<FormDraftLine> items;
};
BOOST_DESCRIBE_STRUCT(FormDraftLines, (), (items))
struct FormDraftView {
    FormDraftId id;
    ExamId exam;
    std::string name, title;
    std::int64_t cut = 0, revision = 1;
    std::vector<FormSectionView> sections;
    std::vector<FormCheck> checks;
    std::vector<DomainCover> coverage;
    std::optional<FormId> form;
    std::optional<std::int64_t> form_number;
    PersonName made_by;
    Instant made_at{}, changed_at{};
};
BOOST_DESCRIBE_STRUCT(FormDraftView, (),
                      (id, exam, name, title, cut, revision, sections, checks, coverage, form, form_number,
                       made_by, made_at, changed_at))

}  // namespace itembank
