#include "scoring.hpp"

namespace exchange {
namespace {

using qti::AreaShape;

QuestionPicture map() { return {"images/map.png", "A map", 400, 300}; }
QuestionArea square(double x, double y) { return {AreaShape::rectangle, {x, y, x + 20, y + 20}}; }

Question spots(QuestionType type) {
    return {.type = type,
            .text = "<p>Where?</p>",
            .points = 2,
            .options = {{.id = "a", .text = "North", .fraction = 50, .area = square(10, 10)},
                        {.id = "b", .text = "South", .fraction = 50, .area = square(10, 200)},
                        {.id = "c", .text = "East", .area = QuestionArea{AreaShape::circle, {300, 150, 10}}}},
            .picture = map()};
}

TEST(CompiledHotspot, IsChosenOnThePicture) {
    Question q = spots(QuestionType::hotspot);
    const Scorer both(q);
    EXPECT_EQ(both.score({"a", "b"}), 2);
    EXPECT_EQ(both.score({"a"}), 0);
    EXPECT_NE(both.xml.find("<img "), std::string::npos);
    EXPECT_NE(both.xml.find("alt=\"A map\""), std::string::npos);
    q.options[0].fraction = 100;
    q.options[1].fraction = 0;
    const Scorer one(q);
    EXPECT_EQ(one.item->find("RESPONSE")->cardinality, qti::Cardinality::single);
    EXPECT_EQ(one.score({"a"}), 2);
    EXPECT_EQ(one.score({"c"}), 0);
}

TEST(CompiledGraphicOrder, GoesFromSpotToSpot) {
    Question q = spots(QuestionType::graphic_order);
    EXPECT_EQ(Scorer(q).score({"a", "b", "c"}), 2);
    EXPECT_EQ(Scorer(q).score({"c", "b", "a"}), 0);
    q.all_or_nothing = false;
    q.points = 3;
    EXPECT_EQ(Scorer(q).score({"c", "b", "a"}), 1);
}

TEST(CompiledGraphicAssociate, JoinsSpots) {
    Question q = spots(QuestionType::graphic_associate);
    q.pairs = {{"a", "b"}, {"b", "c"}};
    q.all_or_nothing = false;
    const Scorer s(q);
    EXPECT_EQ(s.score({"b a", "c b"}), 2);
    EXPECT_EQ(s.score({"b a"}), 1);
}

TEST(CompiledGraphicGapMatch, PutsWordsAndPicturesOnThePicture) {
    Question q = spots(QuestionType::graphic_gap_match);
    q.targets = {{.id = "x", .text = "Top", .area = square(10, 10)},
                 {.id = "y", .text = "Below", .area = square(10, 200)}};
    q.pairs = {{"a", "x"}, {"b", "y"}};
    q.options[2].picture = "images/east.png";
    const Scorer s(q);
    EXPECT_EQ(s.score({"b y", "a x"}), 2);
    EXPECT_EQ(s.score({"a y", "b x"}), 0);
    EXPECT_EQ(qti::fields_of(*s.item).at(0).targets, (std::vector<std::string>{"x", "y"}));
    EXPECT_EQ(qti::files_of(*s.item).size(), 2U);
    q.options[2].text = "";
    EXPECT_EQ(refused(q), std::set<std::string>{"option_without_text"});
}

TEST(CompiledSelectPoint, CountsTheAreaThatIsHit) {
    Question q = spots(QuestionType::select_point);
    q.options[0].fraction = 100;
    const Scorer one(q);
    EXPECT_NE(one.xml.find("rptemplates/map_response_point"), std::string::npos);
    EXPECT_EQ(one.score({"15 15"}), 2);
    EXPECT_EQ(one.score({"15 210"}), 1);
    EXPECT_EQ(one.score({"399 299"}), 0);
    q.options[0].fraction = 50;
    q.most = 0;
    const Scorer all(q);
    EXPECT_EQ(all.correct(), 2);
    EXPECT_EQ(all.score({"15 15"}), 0);
    q.all_or_nothing = false;
    EXPECT_EQ(Scorer(q).score({"15 15"}), 1);
}

TEST(CompiledPositionObject, CountsWhereItIsPut) {
    Question q = spots(QuestionType::position_object);
    q.options[0].fraction = 100;
    EXPECT_EQ(refused(q), std::set<std::string>{"picture_missing"});
    q.options[0].picture = "images/pin.png";
    const Scorer s(q);
    EXPECT_EQ(s.score({"20 20"}), 2);
    EXPECT_EQ(s.blank(), 0);
}

TEST(CompiledArea, HasAPointInside) {
    Question q = spots(QuestionType::select_point);
    for (const QuestionArea& area :
         {square(3, 4), QuestionArea{AreaShape::circle, {50, 60, 7}},
          QuestionArea{AreaShape::ellipse, {50, 60, 7, 3}},
          QuestionArea{AreaShape::polygon, {0, 0, 100, 0, 100, 100, 90, 100, 90, 10, 0, 10}},
          QuestionArea{AreaShape::anywhere, {}}}) {
        q.options = {{.id = "a", .fraction = 100, .area = area}};
        EXPECT_EQ(Scorer(q).correct(), 2) << static_cast<int>(area.shape);
    }
}

TEST(CompiledPicture, RefusesWhatIsMissing) {
    Question q = spots(QuestionType::hotspot);
    q.picture.reset();
    q.options[0].area.reset();
    q.options[1].area->coords = {1, 2};
    EXPECT_EQ(refused(q), (std::set<std::string>{"picture_missing", "area_missing", "bad_area"}));
}

TEST(CompiledSlider, AllowsForItsTolerance) {
    Question q{.type = QuestionType::slider,
               .text = "How many?",
               .points = 3,
               .slider = QuestionSlider{.low = 0, .high = 10, .step = 0.5, .answer = 4, .tolerance = 1}};
    const Scorer s(q);
    EXPECT_EQ(s.score({"5"}), 3);
    EXPECT_EQ(s.score({"5.5"}), 0);
    EXPECT_EQ(s.blank(), 0);
    q.slider->answer = 11;
    EXPECT_EQ(refused(q), std::set<std::string>{"bad_slider"});
    q.slider.reset();
    EXPECT_EQ(refused(q), std::set<std::string>{"bad_slider"});
}

TEST(CompiledMedia, IsAnsweredByPlayingIt) {
    Question q{.type = QuestionType::media,
               .text = "Listen.",
               .least = 2,
               .most = 5,
               .picture = QuestionPicture{.path = "sound/talk.MP3", .alt = "A talk"}};
    const Scorer s(q);
    EXPECT_EQ(s.score({"1"}), 0);
    EXPECT_EQ(s.score({"2"}), 1);
    EXPECT_NE(s.xml.find("<audio"), std::string::npos);
    EXPECT_EQ(qti::files_of(*s.item), std::vector<std::string>{"sound/talk.MP3"});
    q.picture.reset();
    EXPECT_EQ(refused(q), std::set<std::string>{"media_missing"});
}

TEST(CompiledFiles, AreScoredByAPerson) {
    for (const QuestionType type : {QuestionType::drawing, QuestionType::upload}) {
        const Scorer s({.type = type, .text = "Draw or send.", .points = 3, .picture = map()});
        EXPECT_EQ(s.most(), 3);
        EXPECT_EQ(s.blank(), 0);
        EXPECT_TRUE(qti::fields_of(*s.item).at(0).needs_a_person);
    }
}

TEST(CompiledDescription, IsWorthNothing) {
    const Scorer s({.type = QuestionType::description, .text = "<p>Read <img src=\"a.png\" alt=\"A\"/></p>"});
    EXPECT_EQ(s.most(), 0);
    EXPECT_TRUE(qti::fields_of(*s.item).empty());
}

}  // namespace
}  // namespace exchange
