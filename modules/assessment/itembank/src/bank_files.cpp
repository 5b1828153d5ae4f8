// Pictures of items.
#include <documents/drawing.hpp>
#include <itembank/sql/drafts.hpp>

#include "moves.hpp"

namespace itembank {
namespace {

constexpr std::size_t picture_bytes_max = 32 * 1'024 * 1'024;

struct FileName {
    Text<1, 100> name;  // as the texts will call it: "plan.png"
};
BOOST_DESCRIBE_STRUCT(FileName, (), (name))
struct FilePath {
    Text<1, 64> item;
    Text<64, 64> file;
};
BOOST_DESCRIBE_STRUCT(FilePath, (), (item, file))

bool is_file_name(std::string_view name) {
    return !name.starts_with('.') && std::ranges::all_of(name, [](unsigned char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
               c == '_' || c == '.';
    });
}

}  // namespace

void file_routes(http::Router& r, const shell::Shell& s) {
    r.post("/api/bank/items/{item}/files",
           {"Bring a picture for an item",
            http::any_of({"item_writer", "programme_manager"}),
            {},
            picture_bytes_max},
           [&s](http::Caller who, http::Path<BankPath> at, http::Query<FileName> as,
                http::Upload upload) -> Result<http::Created<ItemFile>> {
               const Sight sight = TRY(live_sight_of(who));
               if (!is_file_name(as->name.value)) {
                   return refuse("invalid_name",
                                 "A picture's name has letters, digits, dots, hyphens and underscores.",
                                 {{"name", as->name.value}});
               }
               const auto allowed_to = [&](store::Reader& reader) -> Result<BankRow> {
                   BankRow row = TRY(seen_item(reader, sight, at->item.value));
                   CHECK(may(reader, sight, row, "edit"));
                   return row;
               };
               CHECK(s.db.read(allowed_to));
               const files::Stored kept = TRY(s.files.put(upload.bytes, files::media(picture_bytes_max)));
               return s.db.write([&](store::Tx& tx) -> Result<http::Created<ItemFile>> {
                   const BankRow row = TRY(allowed_to(tx));
                   const ItemFile file{as->name.value, kept.sha256, kept.type, std::int64_t(kept.bytes)};
                   sql::insert_file(tx, {.item = row.name,
                                         .file = file.file,
                                         .path = file.path,
                                         .type = file.type,
                                         .bytes = file.bytes,
                                         .person = sight.person,
                                         .added_at = s.clock.now()});
                   return http::Created<ItemFile>{file};
               });
           });
    r.get("/api/bank/items/{item}/files/{file}", {"A picture of an item", readers()},
          [&s](http::Caller who, http::Path<FilePath> at) -> Result<http::File> {
              const Sight sight = sight_of(who);
              const std::string type = TRY(s.db.read([&](store::Reader& reader) -> Result<std::string> {
                  CHECK(seen_item(reader, sight, at->item.value));
                  const auto row =
                      sql::file_of_item(reader, {.item = at->item.value, .file = at->file.value});
                  if (!row) {
                      return not_found("picture");
                  }
                  return row->type;
              }));
              std::string bytes = TRY(s.files.get(at->file.value));
              if (type == files::media_type(files::Kind::svg)) {
                  bytes = documents::in_two_dresses(std::move(bytes));
              }
              return http::File{
                  type,
                  std::move(bytes),
                  "",
                  {{"Accept-Ranges", "bytes"},
                   {"Cache-Control", "private, max-age=3600"},
                   {"Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox"}}};
          });
}

}  // namespace itembank
