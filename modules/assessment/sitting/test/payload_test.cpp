#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <sitting/payload.hpp>

#include "worlds.hpp"

namespace sitting {
namespace {

const Blueprint blueprint = [] {
    Blueprint out = test::form();
    out.items.push_back({ItemId("five"),
                         {.kind = ItemKind::composite,
                          .fields = {{"R", FieldKind::identifier, 0, 2, {"a", "b", "c"}, {}},
                                     {"W", FieldKind::string, 1, 1, {}, {}}},
                          .tries = 2},
                         {}});
    return out;
}();
const ItemId one("one"), two("two"), three("three"), four("four");
const Instant at = from_micros(1'772'442'000'000'001);

struct Golden {
    const char* text;
    Event event;
};
// As the first release writes them. The texts are never adapted to the code; the code is adapted to them.
const std::vector<Golden>& golden() {
    static const std::vector<Golden> all{
        {R"(["created","form-a",7,"fixed","exam","proctored","none","en",90,30,15,1772442000000001])",
         Created{FormId("form-a"), 7, "fixed", Kind::exam, Supervision::proctored, Feedback::none, "en", 90,
                 30, 15, at}},
        {R"(["in"])", CheckedIn{}},
        {R"(["agreed","2026-01"])", AgreementAccepted{"2026-01"}},
        {R"(["waits"])", AwaitingProctor{}},
        {R"(["ok","pat"])", Authorised{"pat"}},
        {R"(["no","pat","identity","The photo \"x\"\u000a"])",
         Refused{"pat", ReasonCode::identity, "The photo \"x\"\n"}},
        {R"(["go"])", Started{}},
        {R"(["j",1,"tab"])", JournalOpened{1, "tab"}},
        {R"(["w",2,7])", TakenOver{2, 7}},
        {R"(["n",1,18,3])", Navigated{{1, 18}, 3}},
        {R"(["a",1,17,0,2])", Answered{{1, 17}, one, Choice{"c"}, false, std::nullopt}},
        {R"(["a",1,17,0,null])", Answered{{1, 17}, one, std::nullopt, false, std::nullopt}},
        {R"(["a",1,17,1,[0,4],1])", Answered{{1, 17}, two, MultipleResponse{{"a", "e"}}, true, std::nullopt}},
        {R"(["a",1,17,2,[2,0],0,3])", Answered{{1, 17}, three, Ordering{{"z", "x"}}, false, 3}},
        {R"(["a",1,17,3,[[0,1],[2,1]]])",
         Answered{{1, 17}, four, Matching{{{"p1", "b"}, {"p3", "b"}}}, false, std::nullopt}},
        {R"(["a",1,17,4,[[[0,"c"]],[[0,"a","b"],[1,"say \"no\""]]]])",
         Answered{{1, 17},
                  ItemId("five"),
                  Composite{{{"R", {"a", "b"}}, {"W", {"say \"no\""}}}, {{{"R", {"c"}}}}},
                  false,
                  std::nullopt}},
        {R"(["a",1,17,3,[]])", Answered{{1, 17}, four, Matching{}, false, std::nullopt}},
        {R"(["f",1,19,0])", Flagged{{1, 19}, one}},
        {R"(["u",1,20,0])", Unflagged{{1, 20}, one}},
        {R"(["x",1,21,0,[1,3]])", StruckOut{{1, 21}, one, {"b", "d"}}},
        {R"(["t",1,22,0,"Grüße \\"])", NoteChanged{{1, 22}, one, "Grüße \\"}},
        {R"(["c",1,23,0,""])", Commented{{1, 23}, one, ""}},
        {R"(["z",1,40])", JournalSealed{{1, 40}}},
        {R"(["i",1,24,"no_such_option",0,""])", Irregularity{{1, 24}, "no_such_option", one, ""}},
        {R"(["i",1,25,"no_such_item","nine",""])", Irregularity{{1, 25}, "no_such_item", ItemId("nine"), ""}},
        {R"(["i",0,0,"replayed_session",null,"d"])", Irregularity{{}, "replayed_session", std::nullopt, "d"}},
        {R"(["p","","candidate_request","break",1772442000000001])",
         Paused{"", ReasonCode::candidate_request, "break", at}},
        {R"(["r","pat"])", Resumed{"pat"}},
        {R"(["g","pat",10,"technical","Net"])", TimeGranted{"pat", 10, ReasonCode::technical, "Net"}},
        {R"(["+",60000000,1772442000000001,1772442060000001,"o1"])",
         TimeCredited{60'000'000, at, at + Minutes(1), "o1"}},
        {R"(["acc","pat",30,15])", AccommodationChanged{"pat", 30, 15}},
        {R"(["m","pat","Hello"])", Messaged{"pat", "Hello"}},
        {R"(["seat","pat","B","4","environment","Noise"])",
         SeatMoved{"pat", "B", "4", ReasonCode::environment, "Noise"}},
        {R"(["lost",1772442000000001])", Lost{at}},
        {R"(["back",240])", Back{240}},
        {R"(["s","candidate"])", Submitted{SubmittedBecause::candidate, "", ReasonCode::other, ""}},
        {R"(["s","ended_by_staff","pat","behaviour","Phone"])",
         Submitted{SubmittedBecause::ended_by_staff, "pat", ReasonCode::behaviour, "Phone"}},
        {R"(["declined"])", Declined{}},
        {R"(["aborted","pat","health","Ill"])", Aborted{"pat", ReasonCode::health, "Ill"}},
        {R"(["expired"])", Expired{}},
        {R"(["voided","pat","identity","Other"])", Voided{"pat", ReasonCode::identity, "Other"}},
    };
    return all;
}

TEST(Payload, IsReadableForAsLongAsLogsAreKept) {
    std::set<std::size_t> kinds;
    for (const Golden& g : golden()) {
        EXPECT_EQ(to_payload(g.event, blueprint), g.text);
        const auto read = from_payload(g.text, blueprint);
        EXPECT_TRUE(read && *read == g.event) << g.text;
        kinds.insert(g.event.index());
    }
    EXPECT_EQ(kinds.size(), std::variant_size_v<Event>);
}

std::string any_text() {
    std::string out;
    for (int n = *rc::gen::inRange(0, 12); n > 0; --n) {
        out += *rc::gen::element<std::string>("a", "\"", "\\", "\n", "\t", std::string(1, '\0'), "é", "漢",
                                              "\x7f");
    }
    return out;
}
std::int64_t any_number() { return *rc::gen::arbitrary<std::int64_t>(); }
Mark any_mark() { return {any_number(), any_number()}; }
template <class T>
std::vector<T> some(const std::vector<T>& from) {
    return *rc::gen::container<std::vector<T>>(rc::gen::elementOf(from));
}
Event any_event() {
    const ReasonCode code = ReasonCode(*rc::gen::inRange(0, 11));
    const int kind = *rc::gen::inRange(0, 12);
    // A composite item is last, and has answers alone: no options that could be struck out.
    const BlueprintItem& item = blueprint.items[*rc::gen::inRange<std::size_t>(0, kind == 0 ? 5 : 4)];
    const auto option = [&] { return *rc::gen::elementOf(item.shape.options); };
    const auto fields = [&] {
        std::vector<Field> out;
        for (const FieldShape& field : some(item.shape.fields)) {
            out.push_back({field.id, {any_text(), any_text()}});
        }
        return out;
    };
    switch (kind) {
        case 0: {
            Answered e{any_mark(), item.item, std::nullopt, *rc::gen::arbitrary<bool>(), std::nullopt};
            if (*rc::gen::arbitrary<bool>()) {
                e.position = any_number();
            }
            switch (item.shape.kind) {
                case ItemKind::choice:
                    e.response = Choice{option()};
                    break;
                case ItemKind::multiple_response:
                    e.response = MultipleResponse{some(item.shape.options)};
                    break;
                case ItemKind::ordering:
                    e.response = Ordering{some(item.shape.options)};
                    break;
                case ItemKind::composite:
                    e.response = Composite{fields(), {fields(), fields()}};
                    break;
                default: {
                    Matching m;
                    for (const std::string& prompt : some(item.shape.prompts)) {
                        m.pairs.push_back({prompt, option()});
                    }
                    e.response = std::move(m);
                }
            }
            return e;
        }
        case 1:
            return Created{FormId(any_text()),
                           any_number(),
                           any_text(),
                           Kind::practice,
                           Supervision::unproctored,
                           Feedback::study,
                           any_text(),
                           any_number(),
                           any_number(),
                           any_number(),
                           from_micros(any_number())};
        case 2:
            return NoteChanged{any_mark(), item.item, any_text()};
        case 3:
            return StruckOut{any_mark(), item.item, some(item.shape.options)};
        case 4:
            return Irregularity{any_mark(), any_text(), ItemId("x" + any_text()), any_text()};
        case 5:
            return Paused{any_text(), code, any_text(), from_micros(any_number())};
        case 6:
            return TimeGranted{any_text(), any_number(), code, any_text()};
        case 7:
            return TimeCredited{any_number(), from_micros(any_number()), from_micros(any_number()),
                                any_text()};
        case 8:
            return SeatMoved{any_text(), any_text(), any_text(), code, any_text()};
        case 9:
            return Submitted{SubmittedBecause::ended_by_staff, any_text(), code, any_text()};
        case 10:
            return JournalOpened{any_number(), any_text()};
        default:
            return golden()[*rc::gen::inRange<std::size_t>(0, golden().size())].event;
    }
}

TEST(Payload, GivesBackWhatWasWritten) {
    rc::check("to and from are each other's opposite", [] {
        const Event event = any_event();
        const auto read = from_payload(to_payload(event, blueprint), blueprint);
        RC_ASSERT(read.has_value());
        RC_ASSERT(*read == event);
    });
}

TEST(Payload, AnythingElseIsRefusedAndNothingThrows) {
    for (const char* text : {"",
                             "[",
                             "[]",
                             "{}",
                             "7",
                             "null",
                             R"(["a"])",
                             R"(["a",1,17,0])",
                             R"(["a",1,17,4,0])",
                             R"(["a",1,17,-1,0])",
                             R"(["a",1,17,0,4])",
                             R"(["a",1,17,0,-1])",
                             R"(["a",1,17,0,[0]])",
                             R"(["a",1,17,0,0,0,0,0])",
                             R"(["a",1.5,17,0,0])",
                             R"(["a",99999999999999999999,17,0,0])",
                             R"(["a",1,17,3,[[0]]])",
                             R"(["a",1,17,3,[[3,0]]])",
                             R"(["teleported"])",
                             R"(["in",1])",
                             R"([["a"]])",
                             R"(["s","whim"])",
                             R"(["s","ended_by_staff"])",
                             R"(["i",1,1,"c"])",
                             "[\"m\",\"a\",\"\xff\"]"}) {
        const auto read = from_payload(text, blueprint);
        EXPECT_TRUE(!read && read.error().code == "unreadable_event") << text;
    }
    EXPECT_FALSE(from_payload(std::string(100'000, '['), blueprint));
}

TEST(Payload, RandomBytesAndDamagedPayloadsNeverThrow) {
    rc::check("bytes", [](const std::string& bytes) {
        const auto read = from_payload(bytes, blueprint);
        RC_ASSERT(read.has_value() || read.error().code == "unreadable_event");
    });
    rc::check("a payload with one byte changed or cut off", [] {
        std::string text = golden()[*rc::gen::inRange<std::size_t>(0, golden().size())].text;
        const std::size_t where = *rc::gen::inRange<std::size_t>(0, text.size());
        if (*rc::gen::arbitrary<bool>()) {
            text[where] = *rc::gen::arbitrary<char>();
        } else {
            text.resize(where);
        }
        if (const auto read = from_payload(text, blueprint)) {
            RC_ASSERT(*from_payload(to_payload(*read, blueprint), blueprint) == *read);
        }
    });
}

}  // namespace
}  // namespace sitting
