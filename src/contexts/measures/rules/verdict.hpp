// What a measure means for one business: a verdict for it and for each of its frames, with proofs.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "contexts/measures/rules/evaluate.hpp"
#include "contexts/measures/rules/measure.hpp"

namespace banso::measures {

enum class VerdictKind : std::uint8_t {
  eligible,      ///< every condition is fulfilled
  not_eligible,  ///< a condition fails
  open,          ///< answers are missing
  unpublished,   ///< the rules are not published, and what is known of them does not say no
};
BOOST_DESCRIBE_ENUM(VerdictKind, eligible, not_eligible, open, unpublished)

struct FrameVerdict {
  std::string frame_key;
  std::string name;
  VerdictKind verdict{};
  std::vector<std::string> reasons_no;
  std::vector<FactKey> missing;
  std::optional<Proof> proof;  ///< of the measure's condition together with the frame's
};
BOOST_DESCRIBE_STRUCT(FrameVerdict, (), (frame_key, name, verdict, reasons_no, missing, proof))

struct Verdict {
  VerdictKind verdict{};
  std::vector<std::string> reasons_no;  ///< sentences; empty unless not_eligible
  std::vector<FactKey> missing;         ///< facts that would decide; empty unless open
  std::optional<Proof> proof;           ///< of the measure's own condition
  std::vector<FrameVerdict> frames;
};
BOOST_DESCRIBE_STRUCT(Verdict, (), (verdict, reasons_no, missing, proof, frames))

/// The verdict that a truth amounts to. Without any condition nothing is claimed: unpublished.
VerdictKind verdict_of(std::optional<Truth> truth, bool rules_published);

/// Judges one measure on the day, with all proofs. A measure with frames is eligible when one of them is.
/// For thousands of measures at once: prepared.hpp.
Verdict judge(const Measure& measure, const Facts& facts, Date as_of, const CodeNames& names = {});

}  // namespace banso::measures
