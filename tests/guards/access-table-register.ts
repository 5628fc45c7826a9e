/** The rows of the table of access that are about the register of decisions. The decision asked about is for its body alone, and gives its unit something to do. */
export const registerRows = `
                                                   asked about  gets past with        ADM   NAT   REG   MAN   MEM   REV   FUN   AUD

# ── Decisions: what is for the body alone is read by those who keep it and those who have something to do; recorded by the head office and the centre. ──
Query.decisions                                    local        shown                 ··MM  ··AM  A·MM  AMMM  AMMM  ··MM  ··NN  ··MM
Query.decision                                     local        done                  ··MM  ··AM  A·MM  AMMM  AMMM  ··MM  ··NN  ··MM
Query.decision · for members                       local        done                  ··AM  ··AM  A·AM  AAAM  AAAM  ··AM  ··NN  ··AM
Query.decisionBodies                               none         done                  N···  A···  A···  N···  N···  N···  N···  N···
Query.decisionPeople                               local        shown                 ··NN  ··AM  A·MM  NNNN  NNNN  ··NN  ··NN  ··NN
Mutation.recordDecision                            local        REQUIRED              ··NN  ··AM  A·NM  NNNN  NNNN  ··NN  ··NN  ··NN
Mutation.endDecision                               local        STALE                 ··NN  ··AM  A·MM  NNNN  NNNN  ··NN  ··NN  ··NN
Mutation.openDecision                              local        STALE                 ··NN  ··AM  A·MM  NNNN  NNNN  ··NN  ··NN  ··NN
Mutation.reviewDecision                            local        STALE                 ··NN  ··AM  A·MM  NNNN  NNNN  ··NN  ··NN  ··NN
Mutation.addDecisionTask                           local        REQUIRED              ··NN  ··AM  A·MM  NNNN  NNNN  ··NN  ··NN  ··NN
Mutation.completeDecisionTask                      local        STALE                 ··NN  ··AM  A·MM  AMMM  AMMM  ··NN  ··NN  ··NN
Mutation.dropDecisionTask                          local        STALE                 ··NN  ··AM  A·MM  NNNN  NNNN  ··NN  ··NN  ··NN
GET /api/public/:consortium/decisions              none         done                  A···  A···  A···  A···  A···  A···  A···  A···
`
