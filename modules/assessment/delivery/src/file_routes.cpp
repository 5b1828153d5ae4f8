// The files of an attempt: what its questions show, and what the candidate sends as an answer.
#include <documents/drawing.hpp>
#include <itembank/itembank.hpp>

#include <delivery/sql/answer_files.hpp>
#include "blueprints.hpp"
#include "views.hpp"

namespace delivery {

struct MediaPath {
    AttemptId attempt;
    ItemVersionId item;
    std::string file;
};
BOOST_DESCRIBE_STRUCT(MediaPath, (), (attempt, item, file))
struct QuestionPath {
    AttemptId attempt;
    ItemVersionId item;
};
BOOST_DESCRIBE_STRUCT(QuestionPath, (), (attempt, item))
struct AnswerFilePath {
    AttemptId attempt;
    AnswerFileId file;
};
BOOST_DESCRIBE_STRUCT(AnswerFilePath, (), (attempt, file))
struct FileName {
    schema::Text<1, 200> name;
};
BOOST_DESCRIBE_STRUCT(FileName, (), (name))
struct AnswerFileView {
    AnswerFileId id;  // what the answer holds
    std::string name, type;
    std::int64_t bytes = 0;
};
BOOST_DESCRIBE_STRUCT(AnswerFileView, (), (id, name, type, bytes))

namespace {

constexpr std::size_t answer_file_bytes_max = 10 * 1'024 * 1'024;
constexpr std::size_t answer_files_max = 60;  // of one attempt, also those that were replaced since

Result<http::File> shown(const shell::Shell& s, std::string type, const std::string& file,
                         std::string cached) {
    auto bytes = TRY(s.files.get(file));
    if (type == files::media_type(files::Kind::svg)) {
        bytes = documents::in_two_dresses(std::move(bytes));
    }
    // An SVG opened by itself is a document: it may do nothing.
    return http::File{std::move(type),
                      std::move(bytes),
                      "",
                      {{"Accept-Ranges", "bytes"},
                       {"Cache-Control", std::move(cached)},
                       {"Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox"},
                       {"X-Content-Type-Options", "nosniff"}}};
}

// The rights to a picture are the rights to its question.
Result<http::File> media(const shell::Shell& s, const http::Caller& who, const MediaPath& at) {
    const auto type = s.db.read([&](store::Reader& reader) -> Result<std::string> {
        const Kept kept = TRY(load_own(reader, at.attempt, who.person));
        const sitting::Attempt a = state_at(kept, s.clock.now());
        CHECK(may_read(a));
        if (!sitting::find(a, at.item)) {
            return not_found("file");
        }
        const auto rendered = rendering_of(reader, at.item);
        const auto file = std::ranges::find(rendered->files, at.file, &itembank::ItemFile::file);
        if (file == rendered->files.end()) {
            return not_found("file");
        }
        return file->type;
    });
    return shown(s, TRY(type), at.file, "private, max-age=86400, immutable");
}

// Still to be answered by this person?
Done may_answer(store::Reader& reader, const shell::Shell& s, const http::Caller& who,
                const QuestionPath& at) {
    const Kept kept = TRY(load_own(reader, at.attempt, who.person));
    const sitting::Attempt a = state_at(kept, s.clock.now());
    if (!sitting::find(a, at.item)) {
        return not_found("question");
    }
    if (a.phase != Phase::in_progress) {
        return fail(Why::conflict, "not_running", "Files are taken while the exam is running.");
    }
    if (sql::files_of_attempt(reader, {.attempt = at.attempt}).size() >= answer_files_max) {
        return refuse("too_many_files", "This attempt takes no more files. The last one you sent counts.");
    }
    return {};
}

Result<http::Created<AnswerFileView>> keep_answer(const shell::Shell& s, const http::Caller& who,
                                                  const QuestionPath& at, const std::string& name,
                                                  const http::Upload& upload) {
    const Done may = s.db.read([&](store::Reader& reader) { return may_answer(reader, s, who, at); });
    CHECK(may);
    const auto stored = TRY(s.files.put(upload.bytes, files::papers(answer_file_bytes_max)));
    return s.db.write([&](store::Tx& tx) -> Result<http::Created<AnswerFileView>> {
        CHECK(may_answer(tx, s, who, at));
        const Instant now = s.clock.now();
        const auto id = s.random.id<AnswerFile>(now);
        sql::insert_file(tx, {.id = id,
                              .attempt = at.attempt,
                              .item = at.item,
                              .name = name,
                              .file = stored.sha256,
                              .type = stored.type,
                              .bytes = std::int64_t(stored.bytes),
                              .created_at = now});
        return http::Created<AnswerFileView>{{id, name, stored.type, std::int64_t(stored.bytes)}};
    });
}

Result<itembank::PlayerItem> question(const shell::Shell& s, const http::Caller& who,
                                      const QuestionPath& at) {
    return s.db.read([&](store::Reader& reader) -> Result<itembank::PlayerItem> {
        const Kept kept = TRY(load_own(reader, at.attempt, who.person));
        const sitting::Attempt a = state_at(kept, s.clock.now());
        CHECK(may_read(a));
        for (std::size_t i = 0; i < a.items.size(); ++i) {
            if (a.items[i].item == at.item) {
                return item_at(reader, at.attempt, a, i);
            }
        }
        return not_found("question");
    });
}

}  // namespace

std::string media_address(const AttemptId& attempt, const ItemVersionId& item) {
    return "/api/attempts/" + attempt.value + "/media/" + item.value + "/";
}

void erase_answer_files(store::Tx& tx, const AttemptId& attempt) {
    sql::erase_files(tx, {.attempt = attempt});
}

void file_routes(http::Router& r, const shell::Shell& s) {
    r.get("/api/attempts/{attempt}/media/{item}/{file}",
          {"A picture or sound of a question of mine", http::signed_in()},
          [&s](http::Caller who, http::Path<MediaPath> at) { return media(s, who, *at); });
    r.get("/api/attempts/{attempt}/items/{item}",
          {"A question as it looks after what was submitted in it", http::signed_in()},
          [&s](http::Caller who, http::Path<QuestionPath> at) { return question(s, who, *at); });
    r.post("/api/attempts/{attempt}/items/{item}/files",
           {"Send a file as an answer; its id is then the answer",
            http::signed_in(),
            {60, 600},
            answer_file_bytes_max},
           [&s](http::Caller who, http::Path<QuestionPath> at, http::Query<FileName> name,
                http::Upload upload) { return keep_answer(s, who, *at, name->name.value, upload); });
    r.get("/api/attempts/{attempt}/files/{file}", {"A file I sent as an answer", http::signed_in()},
          [&s](http::Caller who, http::Path<AnswerFilePath> at) -> Result<http::File> {
              const auto row = s.db.read([&](store::Reader& reader) {
                  return sql::file_of_person(reader,
                                             {.id = at->file, .attempt = at->attempt, .person = who.person});
              });
              if (!row) {
                  return not_found("file");
              }
              return shown(s, row->type, row->file, "no-store");
          });
}

}  // namespace delivery
