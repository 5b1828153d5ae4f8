// Persons as codes of a few responses each, and their posterior by tables of those codes.
#pragma once
#include <expectation.hpp>
#include <kernels.hpp>
#include <psychometrics/quadrature.hpp>

namespace psychometrics {

// Items in groups of 4 (a code has a bit for each), or of 3 where responses are missing (a digit 0, 1, 2 =
// missing to base 3). Persons are sorted by group and share of right responses, in blocks: the nodes where
// the posterior of a block's persons is above 1e-10 are its window.
class Tables {
  public:
    Tables(const Screened&, const CalibrationPlan&);

    struct Block {
        std::size_t from = 0, to = 0;  // persons
        std::size_t group = 0;
        std::size_t low = 0, width = 0;  // its window
    };
    static constexpr std::size_t block_max = 256;

    std::size_t items() const { return items_; }
    std::size_t nodes() const { return nodes_; }  // those that count; a row has room for stride()
    std::size_t stride() const { return stride_; }
    std::size_t code_groups() const { return code_groups_; }
    std::size_t patterns() const { return patterns_; }
    std::size_t per_code() const { return complete_ ? 4 : 3; }
    bool complete() const { return complete_; }
    // 0, 1, or 2 for missing.
    int response_in(std::size_t pattern, std::size_t item_of_group) const {
        return complete_ ? int(pattern >> item_of_group & 1) : digits_[pattern][item_of_group];
    }
    std::size_t table_size() const { return code_groups_ * patterns_ * stride_; }
    std::vector<Block>& blocks() { return blocks_; }
    std::size_t groups() const { return groups_; }
    const kernels::Set& kernel() const { return *kernel_; }
    const std::uint8_t* codes_of(std::size_t person) const { return codes_.data() + person * code_groups_; }
    kernels::Rows rows_of(const Block&) const;

    // For a group: its nodes, and tables of log probabilities.
    void prepare(const Point&, std::size_t group);
    const Quadrature& quadrature() const { return quadrature_; }
    // Of a block of the group that is prepared: the posterior into a buffer (block_max x stride), added to
    // `sum` (stride). Gives the log-likelihood. A window that is too narrow for it becomes as wide as can be.
    double posterior(Block&, double* out, double* sum);
    // The window of the block whose posterior was last asked for follows it.
    void follow(Block&) const;
    // Of a group's bins (table_size) per item: rows summed over the patterns with that response, added to
    // `to` (items x nodes, `to_stride` apart).
    void fold(const double* bins, int response, double* to, std::size_t to_stride) const;

  private:
    void encode(const Screened&);
    void divide(const std::vector<std::size_t>& group_ends);

    std::size_t items_, nodes_, stride_, groups_, code_groups_, patterns_;
    double reach_;
    bool complete_;
    const kernels::Set* kernel_;
    int digits_[27][3];
    std::vector<std::uint8_t> codes_;
    std::vector<Block> blocks_;
    Quadrature quadrature_;
    std::vector<double> table_, log_prior_, highest_;
};

}  // namespace psychometrics
