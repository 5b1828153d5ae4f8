// What the routes under /api/bank take and give.
#pragma once
#include <itembank/bank.hpp>

namespace itembank {

using schema::Text;
using schema::Whole;

struct PersonName {
    PersonId id;       // empty for the programme's files
    std::string name;  // "" for somebody whose account was erased
};
BOOST_DESCRIBE_STRUCT(PersonName, (), (id, name))

struct Measured {
    std::int64_t exposures = 0;
    double p = 0;
    std::optional<double> point_biserial;
    std::string from;
    Instant at{};
};
BOOST_DESCRIBE_STRUCT(Measured, (), (exposures, p, point_biserial, from, at))

// --- the list
// -----------------------------------------------------------------------------------------------
struct BankFilter {
    std::optional<Text<0, 200>> q;
    std::optional<ExamId> exam;
    std::optional<bool> unfiled;  // of no exam yet
    std::optional<ItemState> state;
    std::optional<Pool> pool;
    std::optional<Text<0, 40>> kind;  // a QuestionType, or "qti" for a document that is none of ours
    std::optional<Text<0, 32>> objective;
    std::optional<PersonId> author;
    std::optional<bool> mine;
    std::optional<Text<0, 20>> language;
    std::optional<Text<0, 64>> after;
    std::optional<Whole<1, 100>> limit;
};
BOOST_DESCRIBE_STRUCT(BankFilter, (),
                      (q, exam, unfiled, state, pool, kind, objective, author, mine, language, after, limit))
struct BankLine {
    std::string name, title, stem;  // the stem's first words, without markup
    ExamId exam;
    Pool pool = Pool::live;
    std::string kind, language;
    ItemState state = ItemState::draft;
    std::string objective;
    std::optional<Cognitive> cognitive;
    PersonName author;
    std::optional<std::int64_t> version;  // nothing while there is a working copy alone
    bool working_copy = false;
    std::int64_t open_comments = 0;
    std::optional<Measured> statistics;  // of the latest version
    Instant changed_at{};
};
BOOST_DESCRIBE_STRUCT(BankLine, (),
                      (name, title, stem, exam, pool, kind, language, state, objective, cognitive, author,
                       version, working_copy, open_comments, statistics, changed_at))
struct BankPage {
    std::vector<BankLine> items;
    std::optional<std::string> next;
};
BOOST_DESCRIBE_STRUCT(BankPage, (), (items, next))

// --- one item
// -----------------------------------------------------------------------------------------------
struct SignatureView {
    PersonName person;
    std::string role, statement;
    ItemState to = ItemState::pretest;
    bool founding = false;  // recorded in the programme's files
    Instant at{};
};
BOOST_DESCRIBE_STRUCT(SignatureView, (), (person, role, statement, to, founding, at))
struct GateLine {
    std::string
        gate;  // objective, cognitive, source, key, explanation, alt_text, signatures, exposures, p, …
    std::string value;   // what is there
    std::string needed;  // what is needed
    bool met = false;
    std::string sentence;
};
BOOST_DESCRIBE_STRUCT(GateLine, (), (gate, value, needed, met, sentence))
struct VersionView {
    ItemVersionId id;
    std::int64_t number = 1;
    ItemState state = ItemState::draft;
    bool delivered = false;  // stands on a form that somebody has sat
    std::vector<PersonName> authors;
    std::vector<SignatureView> signatures;
    std::optional<Measured> statistics;
    Instant made_at{};
};
BOOST_DESCRIBE_STRUCT(VersionView, (),
                      (id, number, state, delivered, authors, signatures, statistics, made_at))
struct LifeLine {
    std::int64_t number = 1;
    std::optional<std::int64_t> version;
    std::optional<ItemState> from;
    ItemState to = ItemState::draft;
    PersonName person;
    std::string reason;
    Instant at{};
};
BOOST_DESCRIBE_STRUCT(LifeLine, (), (number, version, from, to, person, reason, at))
struct CommentView {
    CommentId id, thread;
    std::optional<std::int64_t> version;
    PersonName person;
    std::string text;
    Instant at{};
    bool resolved = false;  // of a thread's first comment: the thread
    std::optional<PersonName> resolved_by;
};
BOOST_DESCRIBE_STRUCT(CommentView, (), (id, thread, version, person, text, at, resolved, resolved_by))
struct EnemyView {
    std::string name, title, reason;
    bool from_files = false;
};
BOOST_DESCRIBE_STRUCT(EnemyView, (), (name, title, reason, from_files))
struct UsedOn {
    FormId form;
    FormKind kind = FormKind::exam;
    ExamId exam;
    std::string name;
    std::int64_t number = 1, version = 1;  // of the form, of the item
    bool scored = true, anchor = false, current = true, delivered = false;
};
BOOST_DESCRIBE_STRUCT(UsedOn, (),
                      (form, kind, exam, name, number, version, scored, anchor, current, delivered))
struct WorkingCopy {
    std::int64_t revision = 1;
    PersonName saved_by;
    Instant saved_at{};
};
BOOST_DESCRIBE_STRUCT(WorkingCopy, (), (revision, saved_by, saved_at))
struct BankItemView {
    std::string name, title, stem;
    ExamId exam;
    Pool pool = Pool::live;
    std::string kind, language;
    ItemState state = ItemState::draft;
    std::string objective;
    std::optional<Cognitive> cognitive;
    Source source;
    std::string stimulus;
    PersonName author;
    std::vector<VersionView> versions;  // the newest first
    std::vector<LifeLine> life;         // the newest first
    std::vector<CommentView> comments;  // the oldest first
    std::vector<EnemyView> enemies;
    std::vector<UsedOn> used_on;
    std::vector<PersonName> assigned;  // asked to review the latest version
    std::optional<WorkingCopy> working_copy;
    std::optional<ItemState> next;  // where the latest version would go
    std::vector<GateLine> gates;    // on the way there
    std::vector<std::string> may;   // edit, submit, assign, sign, return, promote, suspend, reinstate, retire
    Instant created_at{}, changed_at{};
};
BOOST_DESCRIBE_STRUCT(BankItemView, (),
                      (name, title, stem, exam, pool, kind, language, state, objective, cognitive, source,
                       stimulus, author, versions, life, comments, enemies, used_on, assigned, working_copy,
                       next, gates, may, created_at, changed_at))

// A version as it can be read and compared: the same shape as a working copy.
struct VersionBody {
    ItemVersionId id;
    std::int64_t number = 1;
    DraftBody body;
    PlayerItem preview;
};
BOOST_DESCRIBE_STRUCT(VersionBody, (), (id, number, body, preview))
struct FieldChange {
    std::string pointer;  // into a DraftBody: "/question/options/1/text"
    std::optional<std::string> before, after;
};
BOOST_DESCRIBE_STRUCT(FieldChange, (), (pointer, before, after))
struct Comparison {
    VersionBody from, to;
    std::vector<FieldChange> changes;
};
BOOST_DESCRIBE_STRUCT(Comparison, (), (from, to, changes))

// --- the working copy
// ---------------------------------------------------------------------------------------
struct DraftView {
    std::string item;
    std::int64_t revision = 1;
    std::optional<std::int64_t> base;  // the number of the version it began from
    DraftBody body;
    PersonName saved_by;
    Instant saved_at{};
    bool composite = false;         // what kind of item it becomes
    std::vector<GateLine> missing;  // what a review would ask for
};
BOOST_DESCRIBE_STRUCT(DraftView, (), (item, revision, base, body, saved_by, saved_at, composite, missing))
struct NewDraft {
    std::optional<Text<1, 64>> name;
    DraftBody body;
};
BOOST_DESCRIBE_STRUCT(NewDraft, (), (name, body))
struct SaveDraft {
    std::int64_t revision = 1;  // the one that was on screen
    DraftBody body;
};
BOOST_DESCRIBE_STRUCT(SaveDraft, (), (revision, body))
struct PreviewWish {
    std::optional<DraftBody> body;  // nothing: the working copy as saved, or the latest version
};
BOOST_DESCRIBE_STRUCT(PreviewWish, (), (body))
struct Submission {
    std::int64_t revision = 1;
    std::optional<Text<0, 500>> note;
};
BOOST_DESCRIBE_STRUCT(Submission, (), (revision, note))
struct LikeWish {
    ExamId exam;
    Text<1, 8000> stem;
    std::optional<Text<0, 64>> except;  // the item itself
};
BOOST_DESCRIBE_STRUCT(LikeWish, (), (exam, stem, except))
struct LikeLine {
    std::string name, title, stem;
    ItemState state = ItemState::draft;
    std::int64_t percent = 0;
};
BOOST_DESCRIBE_STRUCT(LikeLine, (), (name, title, stem, state, percent))
struct LikeLines {
    std::vector<LikeLine> items;
};
BOOST_DESCRIBE_STRUCT(LikeLines, (), (items))

// --- review and life
// ----------------------------------------------------------------------------------------
struct ReviewLine {
    std::string name, title, stem;
    ExamId exam;
    Pool pool = Pool::live;
    std::string kind;
    ItemVersionId version;
    std::int64_t number = 1;
    ItemState state = ItemState::in_review, to = ItemState::pretest;
    std::int64_t signatures = 0;
    bool assigned = false;  // to me
    Instant since{};
};
BOOST_DESCRIBE_STRUCT(ReviewLine, (),
                      (name, title, stem, exam, pool, kind, version, number, state, to, signatures, assigned,
                       since))
struct ReviewPage {
    std::vector<ReviewLine> items;
    std::optional<std::string> next;
};
BOOST_DESCRIBE_STRUCT(ReviewPage, (), (items, next))
struct ReviewFilter {
    std::optional<ExamId> exam;
    std::optional<Text<0, 64>> after;
    std::optional<Whole<1, 100>> limit;
};
BOOST_DESCRIBE_STRUCT(ReviewFilter, (), (exam, after, limit))
struct Assign {
    ItemVersionId version;
    PersonId person;
};
BOOST_DESCRIBE_STRUCT(Assign, (), (version, person))
struct Sign {
    ItemVersionId version;
    ItemState to = ItemState::pretest;
    Text<3, 500> statement;
};
BOOST_DESCRIBE_STRUCT(Sign, (), (version, to, statement))
struct MoveOn {  // a promotion
    ItemVersionId version;
    ItemState to = ItemState::pretest;
};
BOOST_DESCRIBE_STRUCT(MoveOn, (), (version, to))
struct WithReason {  // a return, a suspension, a reinstatement, a retirement
    Text<3, 500> reason;
};
BOOST_DESCRIBE_STRUCT(WithReason, (), (reason))
struct FormAffected {  // a current form that holds a suspended or retired item
    FormId form;
    ExamId exam;
    std::string name;
    std::int64_t number = 1;
    std::string item;
    bool scored = true;
};
BOOST_DESCRIBE_STRUCT(FormAffected, (), (form, exam, name, number, item, scored))
struct Moved {
    ItemState state = ItemState::draft;
    std::vector<FormAffected> forms;
};
BOOST_DESCRIBE_STRUCT(Moved, (), (state, forms))

struct NewComment {
    Text<1, 4000> text;
    std::optional<CommentId> thread;  // an answer
};
BOOST_DESCRIBE_STRUCT(NewComment, (), (text, thread))
struct Resolve {
    bool resolved = true;
};
BOOST_DESCRIBE_STRUCT(Resolve, (), (resolved))
struct NewEnemy {
    Text<1, 64> name;
    std::optional<Text<0, 300>> reason;
};
BOOST_DESCRIBE_STRUCT(NewEnemy, (), (name, reason))

// --- who saw what
// -------------------------------------------------------------------------------------------
struct ViewFilter {
    std::optional<Text<0, 64>> item;
    std::optional<PersonId> person;
    std::optional<Text<0, 200>> after;
    std::optional<Whole<1, 200>> limit;
};
BOOST_DESCRIBE_STRUCT(ViewFilter, (), (item, person, after, limit))
struct ViewLine {
    std::string item;
    std::optional<std::int64_t> version;
    PersonName person;
    ViewPlace place = ViewPlace::list;
    Instant at{};
};
BOOST_DESCRIBE_STRUCT(ViewLine, (), (item, version, person, place, at))
struct ViewPage {
    std::vector<ViewLine> items;
    std::optional<std::string> next;
};
BOOST_DESCRIBE_STRUCT(ViewPage, (), (items, next))

// --- case studies
// -------------------------------------------------------------------------------------------
struct StimulusView {
    ExamId exam;
    std::string name;
    std::int64_t number = 1;
    std::string title, body, body_html;  // Markdown, and as safe HTML
    std::vector<std::string> items;      // that use it
    PersonName changed_by;
    Instant changed_at{};
};
BOOST_DESCRIBE_STRUCT(StimulusView, (),
                      (exam, name, number, title, body, body_html, items, changed_by, changed_at))
struct StimulusList {
    std::vector<StimulusView> items;
};
BOOST_DESCRIBE_STRUCT(StimulusList, (), (items))
struct NewStimulus {
    ExamId exam;
    Text<1, 64> name;
    Text<1, 200> title;
    Text<1, 40000> body;
};
BOOST_DESCRIBE_STRUCT(NewStimulus, (), (exam, name, title, body))
struct SaveStimulus {
    std::int64_t number = 1;  // the one that was on screen
    Text<1, 200> title;
    Text<1, 40000> body;
};
BOOST_DESCRIBE_STRUCT(SaveStimulus, (), (number, title, body))

struct BankPath {
    Text<1, 64> item;
};
BOOST_DESCRIBE_STRUCT(BankPath, (), (item))

}  // namespace itembank
