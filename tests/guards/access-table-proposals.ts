/** The rows of the table of access that are about proposals. */
export const proposalRows = `
                                                   asked about  gets past with        ADM   NAT   REG   MAN   MEM   REV   FUN   AUD

# ── Proposals: what is open is read by everybody in the network; written at one's own unit, and led by the people of the body. ──
Query.proposals                                    local        shown                 ··AM  ··AM  A·AM  AAAM  AAAM  ··AM  ··NN  ··AM
Query.proposal                                     local        done                  ··AM  ··AM  A·AM  AAAM  AAAM  ··AM  ··NN  ··AM
Query.proposalChoices                              none         done                  N···  A···  A···  A···  N···  N···  N···  N···
Mutation.saveProposal                              local        STALE                 ··NN  ··AM  N·NM  ANNM  NNNN  ··NN  ··NN  ··NN
Mutation.saveProposal · new                        local        REQUIRED              ··NN  ··MM  M·MM  AMMM  NNNN  ··NN  ··NN  ··NN
Mutation.moveProposal                              local        STALE                 ··NN  ··AM  N·NM  ANNM  NNNN  ··NN  ··NN  ··NN
Mutation.bringAmendment                            local        REQUIRED              ··NN  ··MM  M·MM  AMMM  NNNN  ··NN  ··NN  ··NN
Mutation.answerAmendment                           local        STALE                 ··NN  ··AM  N·NM  ANNM  NNNN  ··NN  ··NN  ··NN
Mutation.objectToProposal                          local        REQUIRED              ··NN  ··MM  M·MM  AMMM  AMMM  ··NN  ··NN  ··NN
Mutation.withdrawObjection                         local        NOT_A_VOTER           ··NN  ··NM  N·NM  ANNM  ANNM  ··NN  ··NN  ··NN
Query.partyAnswers                                 local        done                  ··AM  ··AM  A·AM  AAAM  AAAM  ··AM  ··NN  ··AM
Query.partyQuestions                               none         done                  A···  A···  A···  A···  A···  A···  A···  A···
Mutation.answerAsParty                             local        PROPOSAL_STATE        ··MM  ··MM  M·MM  MMMM  MMMM  ··MM  ··MM  ··MM
Mutation.recordPartyAnswer                         local        REQUIRED              ··NN  ··AM  N·NM  NNNN  NNNN  ··NN  ··NN  ··NN
`
