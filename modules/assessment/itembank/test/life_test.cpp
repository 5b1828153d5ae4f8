#include <itembank/sql/bank.hpp>
#include <itembank/sql/life.hpp>

#include "bank_house.hpp"

namespace itembank {
namespace {
using Life = BankHouse;

std::string told(const plain::Report& report) {
    std::string out;
    for (const auto& p : report.problems) {
        out += p.file + ": " + p.message + "\n";
    }
    return out;
}

TEST_F(Life, TwoPeopleInTheFilesSignTheLiveItemsIn) {
    EXPECT_EQ(row("b-03").state, ItemState::operational);
    const auto signatures = read(
        [&](store::Reader& r) { return sql::signatures_of_version(r, {.version = *row("b-03").version}); });
    ASSERT_EQ(signatures.size(), 2U);
    EXPECT_EQ(signatures[0].name, "Noor Haddad");
    EXPECT_EQ(signatures[0].founding, 1);
    // What stands in pretest places alone goes no further; practice items need no signatures.
    EXPECT_EQ(row("b-05").state, ItemState::pretest);
    EXPECT_EQ(row("bp-1").state, ItemState::operational);
    const auto enemies = read([](store::Reader& r) { return sql::any_bank_row(r, {.name = "b-01"}); });
    EXPECT_EQ(enemies->kind, "choice");
}

struct WithoutSignatures : House {
    void SetUp() override { programme_.erase("signatures.toml"); }
};
TEST_F(WithoutSignatures, LiveItemsWaitForReviewAndFormsThatHoldThemAreRefused) {
    const auto report = import_all();
    EXPECT_TRUE(
        told(report).contains("exams/basics/forms/a.toml: b-01 is still in review: two people sign the live "
                              "items in signatures.toml"))
        << told(report);
    programme_.erase("exams/basics/forms/a.toml");
    programme_.erase("exams/basics/forms/b.toml");
    EXPECT_EQ(told(import_all()), "");
    EXPECT_EQ(read([](store::Reader& r) { return any_item(r, "b-01")->state; }), ItemState::in_review);
    EXPECT_EQ(read([](store::Reader& r) { return any_item(r, "bp-1")->state; }), ItemState::operational);
}
TEST_F(WithoutSignatures, OneNameTwiceIsNotTwoPeople) {
    programme_["signatures.toml"] =
        "[[signature]]\nname = \"Ann Lee\"\nrole = \"Reviewer\"\ndate = \"2026-01-01\"\n"
        "statement = \"I checked them all.\"\n"
        "[[signature]]\nname = \"ann lee\"\nrole = \"Reviewer\"\ndate = \"2026-01-02\"\n"
        "statement = \"I checked them all again.\"\n";
    EXPECT_TRUE(told(import_all()).contains("signatures.toml: ann lee has signed already"));
    programme_["signatures.toml"] =
        "[[signature]]\nname = \"Ann Lee\"\nrole = \"Reviewer\"\ndate = \"2026-01-01\"\n"
        "statement = \"I checked them all.\"\n";
    EXPECT_TRUE(told(import_all()).contains("signatures.toml: needs the signatures of two people"));
}

TEST_F(Life, APretestItemWithStatisticsIsScoredByThemAlone) {
    const ItemVersionId version = *row("b-05").version;
    const auto measure = [&](double p) {
        scratch_
            ->write([&](store::Tx& tx) -> Done {
                sql::put_statistics(tx, {.version = version,
                                         .exposures = 300,
                                         .p = p,
                                         .point_biserial = 0.3,
                                         .origin = "test",
                                         .measured_at = clock_.now()});
                return {};
            })
            .value();
    };
    measure(0.99);
    change("exams/basics/forms/a.toml", "{ id = \"b-05\", pretest = true }", "{ id = \"b-05\" }");
    EXPECT_TRUE(told(import_all()).contains("items/live/b-05.toml: cannot be scored yet: Between 10 and 95"));
    measure(0.60);
    EXPECT_EQ(told(import_all()), "");
    EXPECT_EQ(row("b-05").state, ItemState::operational);
}

// The database itself refuses what nobody signed.
template <class F>
bool refused(store::Scratch& db, F f) {
    try {
        const auto done = db->write([&](store::Tx& tx) -> Done {
            f(tx);
            return {};
        });
        return !done.has_value();
    } catch (const store::ConstraintViolated&) {
        return true;
    }
}

TEST_F(Life, TheDatabaseHoldsPromotionsToTwoPeopleAndStatesToTheirChanges) {
    const ItemVersionId version = submitted("new-1", good_draft());
    const auto sign = [&](store::Tx& tx, const char* person, const char* author) {
        sql::insert_signature(tx, {.version = version,
                                   .to_state = "pretest",
                                   .person = person,
                                   .author = author,
                                   .name = "",
                                   .role = "reviewer",
                                   .statement = "Good.",
                                   .founding = 0,
                                   .signed_at = clock_.now()});
    };
    const auto promote = [&](store::Tx& tx, const char* first, const char* second) {
        sql::insert_promotion(tx, {.version = version,
                                   .to_state = "pretest",
                                   .first = first,
                                   .second = second,
                                   .founding = 0,
                                   .promoted_at = clock_.now()});
    };
    const Step step{.item = "new-1",
                    .version = version,
                    .from = ItemState::in_review,
                    .to = ItemState::pretest,
                    .reason = "Tried."};
    EXPECT_TRUE(refused(scratch_, [&](store::Tx& tx) { sign(tx, "wren", "wren"); })) << "the author signs";
    EXPECT_TRUE(refused(scratch_, [&](store::Tx& tx) {
        sign(tx, "rita", "wren");
        promote(tx, "rita", "rita");
    })) << "one person twice";
    EXPECT_TRUE(refused(scratch_, [&](store::Tx& tx) {
        sign(tx, "rita", "wren");
        promote(tx, "rita", "rolf");
    })) << "somebody who has not signed";
    EXPECT_TRUE(refused(scratch_, [&](store::Tx& tx) { record_step(tx, step, clock_.now()); }))
        << "a live item without a promotion";
    EXPECT_TRUE(refused(scratch_, [&](store::Tx& tx) {
        Step promoted = step;
        promoted.promoted = true;
        record_step(tx, promoted, clock_.now());
    })) << "a promotion that is not there";
    EXPECT_TRUE(refused(scratch_, [&](store::Tx& tx) {
        sql::move_bank_row(tx, {.state = "operational", .change = 2, .now = clock_.now(), .name = "new-1"});
    })) << "a state no change says";
    EXPECT_TRUE(refused(scratch_, [&](store::Tx& tx) {
        Step jump = step;
        jump.from = ItemState::draft;
        jump.to = ItemState::suspended;
        record_step(tx, jump, clock_.now());
    })) << "a way that is none";
    EXPECT_FALSE(refused(scratch_, [&](store::Tx& tx) {
        sign(tx, "rita", "wren");
        sign(tx, "rolf", "wren");
        promote(tx, "rita", "rolf");
        Step promoted = step;
        promoted.promoted = true;
        move_to(tx, promoted, clock_.now());
    }));
    EXPECT_EQ(row("new-1").state, ItemState::pretest);
}

TEST_F(Life, AVersionIsNeverEditedAndTheOldOneScoresUntilTheNewOneMay) {
    const ItemVersion before = *read([&](store::Reader& r) { return item_of(r, *row("b-03").version); });
    as("mona", {"programme_manager"});
    ASSERT_EQ(send("POST", "/api/bank/items/b-03/draft").status, 201);
    auto draft = schema::parse_own<DraftBody>(
        schema::json::serialize(said(send("GET", "/api/bank/items/b-03/draft")).at("body")));
    draft.question->text = "Which one of these is right?";
    ASSERT_EQ(send("PUT", "/api/bank/items/b-03/draft", draft_json(draft, 1)).status, 200);
    EXPECT_EQ(send("PUT", "/api/bank/items/b-03/draft", draft_json(draft, 1)).status, 409);
    const auto reply = send("POST", "/api/bank/items/b-03/submissions", "{\"revision\":2}");
    ASSERT_EQ(reply.status, 201) << reply.body;
    EXPECT_EQ(row("b-03").state, ItemState::in_review);
    EXPECT_NE(row("b-03").version, before.id);
    EXPECT_EQ(read([&](store::Reader& r) { return item_of(r, before.id)->content; }), before.content);
    EXPECT_EQ(read([&](store::Reader& r) { return state_of(r, before.id); }), ItemState::operational);
    // The files have not changed, so importing them again does not undo what was written here.
    EXPECT_EQ(told(import_all()), "");
    EXPECT_EQ(row("b-03").state, ItemState::in_review);
    const auto compared = send("GET", "/api/bank/items/b-03");
    EXPECT_EQ(text_at(compared, "/versions/1/state"), "\"operational\"");
}

TEST_F(Life, AReturnedItemIsADraftAgainWithItsReason) {
    submitted("new-2", good_draft());
    as("rita", {"reviewer"});
    EXPECT_EQ(
        send("POST", "/api/bank/items/new-2/returns", "{\"reason\":\"The stem gives it away.\"}").status,
        200);
    EXPECT_EQ(row("new-2").state, ItemState::draft);
    as("wren", {"item_writer"});
    EXPECT_EQ(text_at(send("GET", "/api/bank/items/new-2/draft"), "/body/question/text"),
              "\"Which is right?\"");
    EXPECT_EQ(send("POST", "/api/bank/items/new-2/submissions", "{\"revision\":1}").status, 201);
    EXPECT_EQ(text_at(send("GET", "/api/bank/items/new-2"), "/versions/0/number"), "2");
}

TEST_F(Life, WhoeverHadAHandInAVersionSignsNoneThatIsMadeOfIt) {
    as("wren", {"item_writer"});
    send("POST", "/api/bank/items", schema::to_json(NewDraftWire{"new-3", good_draft()}));
    as("mona", {"programme_manager"});
    ASSERT_EQ(send("PUT", "/api/bank/items/new-3/draft", draft_json(good_draft(), 1)).status, 200);
    as("wren", {"item_writer"});
    ASSERT_EQ(send("POST", "/api/bank/items/new-3/submissions", "{\"revision\":2}").status, 201);
    const auto sign = [&] {
        as("mona", {"programme_manager"});
        return text_at(send("POST", "/api/bank/items/new-3/signatures",
                            "{\"version\":\"" + row("new-3").version->value +
                                "\",\"to\":\"pretest\",\"statement\":\"Fine.\"}"),
                       "/code");
    };
    EXPECT_EQ(sign(), "\"own_item\"");
    as("rita", {"reviewer"});
    send("POST", "/api/bank/items/new-3/returns", "{\"reason\":\"Say it shorter.\"}");
    as("wren", {"item_writer"});
    ASSERT_EQ(send("POST", "/api/bank/items/new-3/submissions", "{\"revision\":1}").status, 201);
    EXPECT_EQ(sign(), "\"own_item\"");
}

TEST_F(Life, ACaseStudyThatChangesIsANewVersionOfItsItems) {
    as("mona", {"programme_manager"});
    const auto list = send("GET", "/api/bank/stimuli");
    EXPECT_EQ(text_at(list, "/items/0/name"), "\"mill\"");
    const auto saved = send("PUT", "/api/bank/stimuli/basics/mill",
                            "{\"number\":1,\"title\":\"The Mill\",\"body\":\"A mill grinds rye.\"}");
    ASSERT_EQ(saved.status, 200) << saved.body;
    EXPECT_EQ(row("b-12").state, ItemState::in_review);
    const auto now = read([&](store::Reader& r) { return item_of(r, *row("b-12").version); });
    EXPECT_EQ(now->number, 2);
    EXPECT_EQ(now->content.case_study->body, "A mill grinds rye.");
    EXPECT_EQ(send("PUT", "/api/bank/stimuli/basics/mill",
                   "{\"number\":1,\"title\":\"The Mill\",\"body\":\"A mill grinds oats.\"}")
                  .status,
              409);
}

TEST_F(Life, WhoeverTeachesSeesNoLiveItemWhateverElseTheyAre) {
    const std::vector<std::string> roles{"candidate", "item_writer", "reviewer", "psychometrician",
                                         "programme_manager"};
    for (std::size_t mask = 0; mask < (1U << roles.size()); ++mask) {
        std::vector<std::string> held{"instructor"};
        for (std::size_t i = 0; i < roles.size(); ++i) {
            if ((mask >> i & 1U) != 0) {
                held.push_back(roles[i]);
            }
        }
        as("ida", held);
        EXPECT_EQ(text_at(send("GET", "/api/bank/items/b-01"), "/code"), "\"role_wall\"");
        const auto list = said(send("GET", "/api/bank/items"));
        for (const auto& item : list.at("items").as_array()) {
            EXPECT_EQ(item.at("pool").as_string(), "practice");
        }
        EXPECT_EQ(send("GET", "/api/bank/items/bp-1").status, 200);
        for (const char* path : {"/api/bank/forms", "/api/bank/reviews", "/api/bank/stimuli",
                                 "/api/manage/exams/basics/forms"}) {
            EXPECT_EQ(send("GET", path).status, 403) << path;
        }
    }
}

}  // namespace
}  // namespace itembank
