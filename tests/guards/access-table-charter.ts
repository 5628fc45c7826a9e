/** The rows of the table of access that are about the charter, the bodies and their meetings. */
export const charterRows = `
                                                   asked about  gets past with        ADM   NAT   REG   MAN   MEM   REV   FUN   AUD

# ── The charter: everybody in the network reads it; the head office writes amendments and records what became of them. ──
Query.charterVersions                              none         done                  A···  A···  A···  A···  A···  A···  N···  A···
Query.charterText                                  consortium   done                  A··M  A··M  A··M  A··M  A··M  A··M  N··N  A··M
Mutation.saveCharterDraft                          none         REQUIRED              N···  A···  N···  N···  N···  N···  N···  N···
Mutation.discardCharterDraft                       consortium   STALE                 N··N  A··M  N··N  N··N  N··N  N··N  N··N  N··N
Mutation.proposeCharter                            consortium   STALE                 N··N  A··M  N··N  N··N  N··N  N··N  N··N  N··N
Mutation.adoptCharter                              consortium   STALE                 N··N  A··M  N··N  N··N  N··N  N··N  N··N  N··N
Mutation.rejectCharter                             consortium   STALE                 N··N  A··M  N··N  N··N  N··N  N··N  N··N  N··N
# ── Bodies: everybody in the network knows who sits in them; the head office keeps them, and a centre those of its own. ──
Query.bodies                                       centre       shown                 ··AM  ··AM  AA·M  ··AM  ··AM  ··AM  ··NN  ··AM
Query.body                                         centre       shown                 ··AM  ··AM  AA·M  ··AM  ··AM  ··AM  ··NN  ··AM
Query.bodyPeople                                   none         done                  N···  A···  A···  N···  N···  N···  N···  N···
Mutation.foundBody                                 centre       OUT_OF_RANGE          ··NN  ··AM  AN·M  ··NN  ··NN  ··NN  ··NN  ··NN
Mutation.changeBody                                centre       STALE                 ··NN  ··AM  AN·M  ··NN  ··NN  ··NN  ··NN  ··NN
Mutation.seatBodyMember                            centre       DAYS_REVERSED         ··NN  ··AM  AN·M  ··NN  ··NN  ··NN  ··NN  ··NN
Mutation.endBodyTerm                               centre       STALE                 ··NN  ··AM  AN·M  ··NN  ··NN  ··NN  ··NN  ··NN
`
