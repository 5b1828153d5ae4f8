// Comments, enemies, pictures, drafts of importers: what people do around an item.
#include "bank_house.hpp"

namespace itembank {
namespace {
using Around = BankHouse;

// A picture of one pixel.
std::string pixel() {
    static constexpr std::string_view digits =
        "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b550000000a49444154789c6360"
        "00000002000148afa4710000000049454e44ae426082";
    std::string out;
    for (std::size_t i = 0; i < digits.size(); i += 2) {
        out += char(std::stoi(std::string(digits.substr(i, 2)), nullptr, 16));
    }
    return out;
}

TEST_F(Around, AThreadIsAnsweredAndResolved) {
    submitted("new-1", good_draft());
    as("rita", {"reviewer"});
    const auto said_first = send("POST", "/api/bank/items/new-1/comments", "{\"text\":\"Why B?\"}");
    ASSERT_EQ(said_first.status, 201) << said_first.body;
    const std::string id(said(said_first).at_pointer("/items/0/id").as_string());
    as("wren", {"item_writer"});
    EXPECT_EQ(send("POST", "/api/bank/items/new-1/comments",
                   "{\"text\":\"See the source.\",\"thread\":\"" + id + "\"}")
                  .status,
              201);
    const std::string at = "/api/bank/items/new-1/comments/" + id + "/resolution";
    const auto resolved = send("PUT", at, "{\"resolved\":true}");
    EXPECT_EQ(text_at(resolved, "/items/0/resolved"), "true");
    EXPECT_EQ(text_at(resolved, "/items/1/thread"), "\"" + id + "\"");
    EXPECT_EQ(text_at(send("GET", "/api/bank/items"), "/items/0/open_comments"), "0");
    EXPECT_EQ(text_at(send("PUT", at, "{\"resolved\":false}"), "/items/0/resolved"), "false");
    // Somebody who may not see the item finds no thread either.
    as("other", {"item_writer"});
    EXPECT_EQ(send("PUT", at, "{\"resolved\":true}").status, 404);
}

TEST_F(Around, EnemiesStandOnBothSides) {
    as("pia", {"psychometrician"});
    EXPECT_EQ(
        send("POST", "/api/bank/items/b-03/enemies", "{\"name\":\"b-04\",\"reason\":\"Too close.\"}").status,
        201);
    EXPECT_EQ(text_at(send("GET", "/api/bank/items/b-04"), "/enemies/0/name"), "\"b-03\"");
    EXPECT_EQ(text_at(send("POST", "/api/bank/items/b-03/enemies", "{\"name\":\"b-03\"}"), "/code"),
              "\"own_enemy\"");
    EXPECT_EQ(send("DELETE", "/api/bank/items/b-04/enemies/b-03").status, 204);
    EXPECT_EQ(text_at(send("DELETE", "/api/bank/items/b-02/enemies/b-01"), "/code"), "\"enemy_in_files\"");
    // What people said stays when the programme is imported again.
    send("POST", "/api/bank/items/b-03/enemies", "{\"name\":\"b-04\"}");
    import_all();
    EXPECT_EQ(text_at(send("GET", "/api/bank/items/b-03"), "/enemies/0/from_files"), "false");
}

TEST_F(Around, APictureBelongsToItsItem) {
    as("wren", {"item_writer"});
    ASSERT_EQ(send("POST", "/api/bank/items", schema::to_json(NewDraftWire{"new-1", good_draft()})).status,
              201);
    ASSERT_EQ(send("POST", "/api/bank/items", schema::to_json(NewDraftWire{"new-2", good_draft()})).status,
              201);
    const auto upload = [&](const std::string& name, const std::string& bytes) {
        http::Request request;
        request.method = "POST";
        request.path = "/api/bank/items/new-1/files";
        request.query = {{"name", name}};
        request.headers = {{"content-type", "image/png"}, {"x-assay-csrf", "1"}, {"host", "localhost"}};
        request.body = bytes;
        return router_.answer(request);
    };
    EXPECT_EQ(text_at(upload("plan.png", "<svg onload='x()'/>"), "/code"), "\"file_unsafe\"");
    EXPECT_EQ(text_at(upload("../plan.png", pixel()), "/code"), "\"invalid_name\"");
    const auto kept = upload("plan.png", pixel());
    ASSERT_EQ(kept.status, 201) << kept.body;
    const auto file = schema::parse_own<ItemFile>(kept.body);
    EXPECT_EQ(file.type, "image/png");
    EXPECT_EQ(send("GET", "/api/bank/items/new-1/files/" + file.file).body, pixel());
    EXPECT_EQ(send("GET", "/api/bank/items/new-2/files/" + file.file).status, 404);
    DraftBody body = good_draft();
    body.files = {file};
    EXPECT_EQ(text_at(send("PUT", "/api/bank/items/new-2/draft", draft_json(body, 1)), "/code"),
              "\"file_unknown\"");
    EXPECT_EQ(send("PUT", "/api/bank/items/new-1/draft", draft_json(body, 1)).status, 200);
}

TEST_F(Around, StemsThatReadAlikeAreFoundWithoutShowingWhatMayNotBeSeen) {
    submitted("new-1", good_draft());
    const std::string wish = "{\"exam\":\"basics\",\"stem\":\"Which is right in b-03, then?\"}";
    EXPECT_EQ(text_at(send("POST", "/api/bank/alike", wish), "/items/0/stem"), "\"\"");
    as("pia", {"psychometrician"});
    const auto seen = send("POST", "/api/bank/alike", wish);
    EXPECT_EQ(text_at(seen, "/items/0/name"), "\"b-03\"");
    EXPECT_EQ(text_at(seen, "/items/0/stem"), "\"Which is right in b-03?\"");
}

TEST_F(Around, AnImportersDraftIsItsOwnUntilSomebodyElseWorksOnIt) {
    const auto put = [&](const std::string& name, const std::string& person) {
        return scratch_->write([&](store::Tx& tx) -> Result<std::string> {
            return put_draft(tx, shell_, {name, good_draft(), PersonId(person), "Imported from bank.zip."},
                             clock_.now());
        });
    };
    ASSERT_EQ(put("imp-1", "ann").value(), "imp-1");
    EXPECT_EQ(row("imp-1").state, ItemState::draft);
    EXPECT_TRUE(put("imp-1", "ann"));
    EXPECT_EQ(put("imp-1", "bob").error().code, "draft_in_use");
    EXPECT_EQ(put("Imp 1", "ann").error().code, "invalid_name");
    EXPECT_TRUE(put("", "ann").value().starts_with("basics-"));
    // A live item that scores goes on scoring while its new text is a working copy.
    ASSERT_TRUE(put("b-03", "ann"));
    EXPECT_EQ(row("b-03").state, ItemState::operational);
    as("mona", {"programme_manager"});
    send("POST", "/api/bank/items/b-04/retirements", "{\"reason\":\"Not asked any more.\"}");
    EXPECT_EQ(put("b-04", "ann").error().code, "name_retired");
}

}  // namespace
}  // namespace itembank
