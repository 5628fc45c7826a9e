/** The rows of the table of access that are about choosing regional centres, and about negotiations with authorities. */
export const choiceRows = `
                                                   asked about  gets past with        ADM   NAT   REG   MAN   MEM   REV   FUN   AUD

# ── Choosing a centre: read by everybody in the network; led by the head office, scored by those who are named. ──
Query.centreChoices                                consortium   shown                 A··M  A··M  A··M  A··M  A··M  A··M  N··N  A··M
Query.centreChoice                                 consortium   done                  A··M  A··M  A··M  A··M  A··M  A··M  N··N  A··M
Query.centrePeople                                 none         done                  N···  A···  N···  N···  N···  N···  N···  N···
Mutation.saveCentreChoice                          consortium   STALE                 N··N  A··M  N··N  N··N  N··N  N··N  N··N  N··N
Mutation.moveCentreChoice                          consortium   STALE                 N··N  A··M  N··N  N··N  N··N  N··N  N··N  N··N
Mutation.withdrawCentreCandidate                   consortium   STALE                 N··N  A··M  N··N  N··N  N··N  N··N  N··N  N··N
Mutation.recordCentreVote                          consortium   STALE                 N··N  A··M  N··N  N··N  N··N  N··N  N··N  N··N
Mutation.decideCentreChoice                        consortium   STALE                 N··N  A··M  N··N  N··N  N··N  N··N  N··N  N··N
Mutation.carryOutCentreChoice                      consortium   STALE                 N··N  A··M  N··N  N··N  N··N  N··N  N··N  N··N
# Here the regional coordinator is the one assessor.
Mutation.scoreCentreCandidates                     consortium   done                  N··M  N··M  A··M  N··M  N··M  N··M  N··N  N··M
Mutation.noteCentreConflict                        consortium   REQUIRED              N··M  A··M  A··M  N··M  N··M  N··M  N··N  N··M
Mutation.removeCentrePaper                         consortium   done                  N··M  A··M  N··M  N··M  N··M  N··M  N··N  N··M
POST /api/centre-choices/:id/papers                consortium   UNSUPPORTED_MEDIA     N··M  N··M  A··M  N··M  N··M  N··M  N··N  N··M
GET /api/centre-choices/:id/papers/:paperId        consortium   done                  A··M  A··M  A··M  A··M  A··M  A··M  N··N  A··M
# ── Negotiations: inside matters of the head office and the centres; here the manager of a unit negotiates too. ──
Query.negotiations                                 consortium   shown                 M··M  A··M  A··M  A··M  M··M  M··M  N··N  M··M
Query.negotiation                                  consortium   done                  M··M  A··M  A··M  A··M  M··M  M··M  N··N  M··M
Query.negotiationPeople                            none         done                  N···  A···  N···  N···  N···  N···  N···  N···
Mutation.saveNegotiation                           consortium   STALE                 N··N  A··M  N··N  N··N  N··N  N··N  N··N  N··N
Mutation.giveNegotiation                           consortium   STALE                 N··N  A··M  N··N  N··N  N··N  N··N  N··N  N··N
Mutation.endNegotiation                            consortium   STALE                 N··N  A··M  N··N  N··N  N··N  N··N  N··N  N··N
Mutation.writeNegotiationPosition                  consortium   STALE                 M··M  A··M  N··M  A··M  M··M  M··M  N··N  M··M
Mutation.recordNegotiationMeeting                  consortium   REQUIRED              M··M  A··M  N··M  A··M  M··M  M··M  N··N  M··M
`
