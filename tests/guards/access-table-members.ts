/** The rows of the table of access that are about members, their plans and the templates of plans. */
export const memberRows = `
                                                   asked about  gets past with        ADM   NAT   REG   MAN   MEM   REV   FUN   AUD

# ── Members: the whole network knows who they are; the centre and the head office look after them, and a member gives notice for itself. ──
Query.memberships                                  centre       shown                 ··AM  ··AM  AA·M  ··AM  ··AM  ··AM  ··NN  ··AM
Query.membership                                   centre       done                  ··AM  ··AM  AA·M  ··AM  ··AM  ··AM  ··NN  ··AM
Query.membershipRules                              none         done                  A···  A···  A···  A···  A···  A···  N···  A···
Mutation.activateMembership                        centre       MEMBERSHIP_STATE      ··NN  ··AM  AN·M  ··NN  ··NN  ··NN  ··NN  ··NN
Mutation.giveMembershipNotice                      centre       STALE                 ··NM  ··AM  AN·M  ··NM  ··NM  ··NM  ··NN  ··NM
Mutation.takeBackMembershipNotice                  centre       MEMBERSHIP_STATE      ··NM  ··AM  AN·M  ··NM  ··NM  ··NM  ··NN  ··NM
Mutation.suspendMembership                         centre       STALE                 ··NN  ··AM  AN·M  ··NN  ··NN  ··NN  ··NN  ··NN
Mutation.reinstateMembership                       centre       MEMBERSHIP_STATE      ··NN  ··AM  AN·M  ··NN  ··NN  ··NN  ··NN  ··NN
Mutation.setMembershipRules                        none         OUT_OF_RANGE          N···  A···  N···  N···  N···  N···  N···  N···
Query.memberLeaving                                centre       done                  ··AM  ··AM  AA·M  ··AM  ··AM  ··AM  ··NN  ··AM
Mutation.handOverMemberUnit                        centre       STALE                 ··NN  ··AM  AN·M  ··NN  ··NN  ··NN  ··NN  ··NN
Mutation.entrustMemberReturns                      centre       MEMBERSHIP_STATE      ··NN  ··AM  AN·M  ··NN  ··NN  ··NN  ··NN  ··NN

# ── Plans: the unit its own, the centre its region, the head office all; each does the tasks of its level. ──
Query.membershipPlans                              centre       shown                 ··AM  ··AM  AM·M  ··MM  ··MM  ··NN  ··NN  ··AM
Query.membershipPlan                               centre       done                  ··AM  ··AM  AM·M  ··MM  ··MM  ··NN  ··NN  ··AM
Query.planPeople                                   centre       done                  ··NN  ··AM  AM·M  ··MM  ··MM  ··NN  ··NN  ··NN
Mutation.markPlanTask                              centre       STALE                 ··NN  ··AM  AM·M  ··MM  ··MM  ··NN  ··NN  ··NN
Mutation.assignPlanTask                            centre       STALE                 ··NN  ··AM  AM·M  ··MM  ··MM  ··NN  ··NN  ··NN
Mutation.choosePlanBuddy                           centre       STALE                 ··NN  ··AM  AM·M  ··NN  ··NN  ··NN  ··NN  ··NN
Query.planTemplates                                none         done                  A···  A···  A···  A···  A···  N···  N···  A···
Mutation.savePlanTemplate                          none         STALE                 N···  A···  N···  N···  N···  N···  N···  N···
Mutation.releasePlanTemplate                       none         STALE                 N···  A···  N···  N···  N···  N···  N···  N···
`
