#include "reference.hpp"

#include <qti/body.hpp>

namespace qti {
namespace {

using Ids = std::vector<std::string>;

Field field(const std::string& cardinality, const std::string& type, const std::string& interaction,
            const std::string& key = "", const std::string& processing = "") {
    const ItemRef item = test::read(test::declare("response", "R", cardinality, type, key) +
                                    "<qti-item-body>" + interaction + "</qti-item-body>" + processing);
    const std::vector<Field> fields = item ? fields_of(*item) : std::vector<Field>();
    EXPECT_EQ(1, fields.size());
    return fields.empty() ? Field() : fields.front();
}
std::string choices(const std::string& name, int count) {
    std::string out;
    for (int i = 0; i < count; ++i) {
        out += "<qti-" + name + " identifier='" + std::string(1, static_cast<char>('A' + i)) +
               "' match-max='1' shape='rect' coords='0,0,1,1'>x</qti-" + name + ">";
    }
    return out;
}
const std::string picture = "<img src='a.png' alt='a'/>";

TEST(Fields, OfAChoice) {
    const std::string open = "<qti-choice-interaction response-identifier='R' ";
    const std::string close = choices("simple-choice", 4) + "</qti-choice-interaction>";
    const Field one = field("single", "identifier", open + ">" + close);
    EXPECT_EQ("R", one.id);
    EXPECT_EQ("choice-interaction", one.interaction);
    EXPECT_EQ(FieldKind::identifier, one.kind);
    EXPECT_EQ((Ids{"A", "B", "C", "D"}), one.options);
    EXPECT_EQ(0, one.least);
    EXPECT_EQ(1, one.most);
    EXPECT_FALSE(one.needs_a_person);
    const Field some = field("multiple", "identifier", open + "max-choices='3' min-choices='2'>" + close);
    EXPECT_EQ(2, some.least);
    EXPECT_EQ(3, some.most);
    const Field any = field("multiple", "identifier", open + "max-choices='0'>" + close);
    EXPECT_EQ(4, any.most);
}

TEST(Fields, OfAnOrder) {
    const std::string open = "<qti-order-interaction response-identifier='R' shuffle='true' ";
    const std::string close = choices("simple-choice", 4) + "</qti-order-interaction>";
    const Field all = field("ordered", "identifier", open + ">" + close);
    EXPECT_TRUE(all.ordered);
    EXPECT_EQ(4, all.least);
    EXPECT_EQ(4, all.most);
    const Field some = field("ordered", "identifier", open + "max-choices='2' min-choices='1'>" + close);
    EXPECT_EQ(1, some.least);
    EXPECT_EQ(2, some.most);
}

TEST(Fields, OfPairs) {
    const Field associate =
        field("multiple", "pair",
              "<qti-associate-interaction response-identifier='R' max-associations='0'>" +
                  choices("simple-associable-choice", 3) + "</qti-associate-interaction>");
    EXPECT_EQ(FieldKind::pair, associate.kind);
    EXPECT_EQ(associate.options, associate.targets);
    EXPECT_EQ(6, associate.most);
    const Field match = field(
        "multiple", "directedPair",
        "<qti-match-interaction response-identifier='R' max-associations='4' min-associations='1'>"
        "<qti-simple-match-set>" +
            choices("simple-associable-choice", 2) +
            "</qti-simple-match-set><qti-simple-match-set>"
            "<qti-simple-associable-choice identifier='X' match-max='0'>x</qti-simple-associable-choice>"
            "</qti-simple-match-set></qti-match-interaction>");
    EXPECT_EQ(FieldKind::directed_pair, match.kind);
    EXPECT_EQ((Ids{"A", "B"}), match.options);
    EXPECT_EQ((Ids{"X"}), match.targets);
    EXPECT_EQ(2, match.most);
    EXPECT_EQ(1, match.least);
    const Field gaps =
        field("multiple", "directedPair",
              "<qti-gap-match-interaction response-identifier='R'>" + choices("gap-text", 3) +
                  "<p><qti-gap identifier='G'/> <qti-gap identifier='H'/></p></qti-gap-match-interaction>");
    EXPECT_EQ((Ids{"A", "B", "C"}), gaps.options);
    EXPECT_EQ((Ids{"G", "H"}), gaps.targets);
    EXPECT_EQ(2, gaps.most);
}

TEST(Fields, OfPictures) {
    EXPECT_EQ((Ids{"A", "B"}),
              field("single", "identifier",
                    "<qti-hotspot-interaction response-identifier='R' max-choices='1'>" + picture +
                        choices("hotspot-choice", 2) + "</qti-hotspot-interaction>")
                  .options);
    const Field points =
        field("multiple", "point",
              "<qti-select-point-interaction response-identifier='R' max-choices='3' min-choices='1'>" +
                  picture + "</qti-select-point-interaction>");
    EXPECT_EQ(FieldKind::point, points.kind);
    EXPECT_EQ(3, points.most);
    EXPECT_EQ(1, points.least);
    const Field stage =
        field("multiple", "point",
              "<qti-position-object-stage>" + picture +
                  "<qti-position-object-interaction response-identifier='R' max-choices='0'>" + picture +
                  "</qti-position-object-interaction></qti-position-object-stage>");
    EXPECT_EQ("position-object-interaction", stage.interaction);
    EXPECT_GT(stage.most, 10);
    const Field gaps = field("multiple", "directedPair",
                             "<qti-graphic-gap-match-interaction response-identifier='R'>" + picture +
                                 "<qti-gap-img identifier='G' match-max='2'>" + picture + "</qti-gap-img>" +
                                 choices("associable-hotspot", 3) + "</qti-graphic-gap-match-interaction>");
    EXPECT_EQ((Ids{"G"}), gaps.options);
    EXPECT_EQ((Ids{"A", "B", "C"}), gaps.targets);
    EXPECT_EQ(2, gaps.most);
}

TEST(Fields, OfTextAndNumbers) {
    const std::string entry = "<p><qti-text-entry-interaction response-identifier='R'/></p>";
    EXPECT_EQ(FieldKind::string, field("single", "string", entry).kind);
    EXPECT_EQ(FieldKind::integer, field("single", "integer", entry).kind);
    EXPECT_EQ(FieldKind::real, field("single", "float", entry).kind);
    EXPECT_EQ(FieldKind::record, field("record", "", entry).kind);
    EXPECT_EQ(FieldKind::real, field("single", "float",
                                     "<qti-slider-interaction response-identifier='R' lower-bound='0' "
                                     "upper-bound='10'/>")
                                   .kind);
    EXPECT_EQ(5, field("multiple", "string",
                       "<qti-extended-text-interaction response-identifier='R' max-strings='5'/>")
                     .most);
    EXPECT_EQ(FieldKind::boolean, field("single", "boolean",
                                        "<qti-end-attempt-interaction response-identifier='R' title='Hint'/>")
                                      .kind);
}

TEST(Fields, AResponseWithoutAnInteractionIsNotAnswered) {
    const Field lone = field("single", "identifier", "<p>x</p>");
    EXPECT_EQ("", lone.interaction);
    EXPECT_EQ(0, lone.most);
}

TEST(Fields, SomeNeedAPerson) {
    const std::string essay = "<qti-extended-text-interaction response-identifier='R'/>";
    const std::string key = "<qti-correct-response><qti-value>York</qti-value></qti-correct-response>";
    EXPECT_TRUE(field("single", "string", essay).needs_a_person);
    EXPECT_FALSE(field("single", "string", essay, key).needs_a_person);
    EXPECT_TRUE(field("single", "file", "<qti-upload-interaction response-identifier='R'/>").needs_a_person);
    const std::string set = "<qti-response-processing><qti-set-outcome-value identifier='completionStatus'>";
    const std::string end = "</qti-set-outcome-value></qti-response-processing>";
    EXPECT_FALSE(
        field("single", "string", essay, "", set + "<qti-variable identifier='R'/>" + end).needs_a_person);
}

TEST(Fields, OfEveryExampleAreWithinReason) {
    SKIP_WITHOUT_EXAMPLES();
    for (const test::Example& example : test::examples()) {
        for (const Field& each : fields_of(*example.item)) {
            EXPECT_LE(each.least, each.most) << example.name << each.id;
            const bool chosen = each.kind == FieldKind::identifier && !each.interaction.contains("custom");
            EXPECT_EQ(each.interaction.empty() || !chosen, each.options.empty() || !chosen)
                << example.name << " " << each.id;
            const Declaration* declaration = example.item->find(each.id);
            ASSERT_TRUE(declaration);
            EXPECT_LE(declaration->correct.items.size(), std::max<std::size_t>(each.most, 1))
                << example.name << " " << each.id;
        }
    }
}

}  // namespace
}  // namespace qti
