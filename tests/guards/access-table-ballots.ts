/** The rows of the table of access that are about ballots. */
export const ballotRows = `
                                                   asked about  gets past with        ADM   NAT   REG   MAN   MEM   REV   FUN   AUD

# ── Ballots: everybody in the network sees what was opened; the head office looks after them, and a centre after those of its own body. ──
Query.ballots                                      centre       shown                 ··AM  ··AM  AA·M  ··AM  ··AM  ··AM  ··NN  ··AM
Query.ballot                                       centre       done                  ··AM  ··AM  AA·M  ··AM  ··AM  ··AM  ··NN  ··AM
Query.ballotPlaces                                 none         done                  N···  A···  A···  N···  N···  N···  N···  N···
Mutation.saveBallot                                centre       STALE                 ··NN  ··AM  AN·M  ··NN  ··NN  ··NN  ··NN  ··NN
Mutation.announceBallot                            centre       STALE                 ··NN  ··AM  AN·M  ··NN  ··NN  ··NN  ··NN  ··NN
Mutation.openBallot                                centre       STALE                 ··NN  ··AM  AN·M  ··NN  ··NN  ··NN  ··NN  ··NN
Mutation.cancelBallot                              centre       STALE                 ··NN  ··AM  AN·M  ··NN  ··NN  ··NN  ··NN  ··NN
Mutation.recordBallotDecision                      centre       BALLOT_STATE          ··NN  ··AM  AN·M  ··NN  ··NN  ··NN  ··NN  ··NN
Mutation.countBallot                               centre       BALLOT_STATE          ··NN  ··AM  AN·M  ··NN  ··NN  ··NN  ··NN  ··NN
Mutation.withdrawBallotOption                      centre       done                  ··NN  ··AM  AN·M  ··NN  ··NN  ··NN  ··NN  ··NN
Mutation.recuseFromBallot                          centre       REQUIRED              ··NN  ··AM  AN·M  ··NN  ··NN  ··NN  ··NN  ··NN
# Who may vote is for the mandates to say: nobody of these is on the roll.
Mutation.castBallot                                centre       CHOICE_INVALID        ··NN  ··AM  AA·M  ··AM  ··AM  ··NN  ··NN  ··NN
Mutation.breakBallotTie                            centre       BALLOT_STATE          ··NN  ··AM  AA·M  ··AM  ··AM  ··NN  ··NN  ··NN
Mutation.fetchBallotCredential                     centre       NOT_ON_ROLL           ··NN  ··AM  AA·M  ··AM  ··AM  ··NN  ··NN  ··NN
# The box knows nobody.
POST /api/ballots/cast                             none         BALLOT_STATE          A···  A···  A···  A···  A···  A···  A···  A···
POST /api/ballots/check                            none         done                  A···  A···  A···  A···  A···  A···  A···  A···
`
