/** The rows of the table of access that are about reviews. */
export const reviewRows = `
                                                   asked about  gets past with        ADM   NAT   REG   MAN   MEM   REV   FUN   AUD

# ── Reviews: a review is its reviewer's own; the head office says who reviews. ──
Query.myReviews                                    oneself      shown                 NN·N  NN·N  NN·N  NN·N  NN·N  AM·M  NN·N  NN·N
Query.qualityReview                                oneself      done                  NN·N  NN·N  NN·N  NN·N  NN·N  AM·M  NN·N  NN·N
Mutation.answerReview                              oneself      UNKNOWN_REFERENCE     NN·N  NN·N  NN·N  NN·N  NN·N  AM·M  NN·N  NN·N
Mutation.planReviewVisit                           oneself      STALE                 NN·N  NN·N  NN·N  NN·N  NN·N  AM·M  NN·N  NN·N
Mutation.declineReview                             oneself      STALE                 NN·N  NN·N  NN·N  NN·N  NN·N  AM·M  NN·N  NN·N
Mutation.submitReview                              oneself      STALE                 NN·N  NN·N  NN·N  NN·N  NN·N  AM·M  NN·N  NN·N
Query.reviewers                                    none         done                  A···  A···  A···  A···  A···  A···  N···  A···
Mutation.declareInterest                           none         REQUIRED              M···  M···  M···  M···  M···  A···  N···  M···
Mutation.endInterest                               oneself      done                  MM·M  MA·M  MM·M  MM·M  MM·M  AM·M  NN·N  MM·M
Query.reviewRounds                                 consortium   shown                 N··N  A··M  N··N  N··N  N··N  N··N  N··N  N··N
Query.reviewAssignment                             consortium   done                  N··N  A··M  N··N  N··N  N··N  N··N  N··N  N··N
Mutation.assignReviews                             consortium   UNKNOWN_REFERENCE     N··N  A··M  N··N  N··N  N··N  N··N  N··N  N··N
Mutation.endReview                                 unit         REQUIRED              N·NN  A·AM  NNNN  NNNN  NNNN  N·NN  N·NN  N·NN
# ── What was reviewed: read within reach; settled by its reviewers and the head office; the unit's manager replies. ──
Query.reviewSettlement                             unit         done                  A·AM  A·AM  AMMM  AMMM  AMMM  M·MM  N·NN  A·AM
Mutation.closeReviews                              unit         ASSESSMENT_STATE      N·NN  A·AM  NNNN  NNNN  NNNN  N·NN  N·NN  N·NN
Mutation.settleCriterion                           local        REQUIRED              ··NM  ··AM  N·MM  NMMM  NMMM  ··MM  ··NN  ··NM
Mutation.replyToReview                             local        ASSESSMENT_STATE      ··NN  ··NM  N·MM  AMMM  NNNN  ··NN  ··NN  ··NN
`
