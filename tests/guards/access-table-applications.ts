/** The rows of the table of access that are about calls and applications for membership. */
export const applicationRows = `
                                                   asked about  gets past with        ADM   NAT   REG   MAN   MEM   REV   FUN   AUD

# ── Calls and applications: read by the centre to which they are made, and by those who see all; the centre and the head office work on them. ──
Query.membershipCalls                              centre       shown                 ··AM  ··AM  AM·M  ··NN  ··NN  ··NN  ··NN  ··AM
Query.membershipCall                               centre       done                  ··AM  ··AM  AM·M  ··NN  ··NN  ··NN  ··NN  ··AM
Query.applicationCentres                           centre       shown                 ··NN  ··AM  AM·M  ··NN  ··NN  ··NN  ··NN  ··NN
Mutation.saveMembershipCall                        centre       STALE                 ··NN  ··AM  AM·M  ··NN  ··NN  ··NN  ··NN  ··NN
Mutation.publishMembershipCall                     centre       STALE                 ··NN  ··AM  AM·M  ··NN  ··NN  ··NN  ··NN  ··NN
Mutation.withdrawMembershipCall                    centre       STALE                 ··NN  ··AM  AM·M  ··NN  ··NN  ··NN  ··NN  ··NN
Query.applications                                 centre       shown                 ··AM  ··AM  AM·M  ··NN  ··NN  ··NN  ··NN  ··AM
Query.application                                  centre       done                  ··AM  ··AM  AM·M  ··NN  ··NN  ··NN  ··NN  ··AM
GET /api/members/application-files/:id             centre       done                  ··AM  ··AM  AM·M  ··NN  ··NN  ··NN  ··NN  ··AM
Mutation.inviteApplicant                           centre       REQUIRED              ··NN  ··AM  AN·M  ··NN  ··NN  ··NN  ··NN  ··NN
Mutation.sendApplicationLink                       centre       APPLICATION_STATE     ··NN  ··AM  AM·M  ··NN  ··NN  ··NN  ··NN  ··NN
Mutation.endApplicationLinks                       centre       done                  ··NN  ··AM  AM·M  ··NN  ··NN  ··NN  ··NN  ··NN
Mutation.askApplicant                              centre       REQUIRED              ··NM  ··AM  AM·M  ··NN  ··NN  ··NN  ··NN  ··NM
Mutation.settleApplicationQuestion                 centre       STALE                 ··NM  ··AM  AM·M  ··NN  ··NN  ··NN  ··NN  ··NM
Mutation.identifyApplicant                         centre       STALE                 ··NN  ··AM  AM·M  ··NN  ··NN  ··NN  ··NN  ··NN
Mutation.dismissApplicationLikeness                centre       done                  ··NN  ··AM  AM·M  ··NN  ··NN  ··NN  ··NN  ··NN
Mutation.closeApplication                          centre       STALE                 ··NN  ··AM  AM·M  ··NN  ··NN  ··NN  ··NN  ··NN

# ── The applicant's door: without an account; a link is what opens it, whoever is signed in beside it. ──
GET /api/applications/calls/:id                    none         done                  A···  A···  A···  A···  A···  A···  A···  A···
GET /api/applications/municipalities               none         done                  A···  A···  A···  A···  A···  A···  A···  A···
POST /api/applications/begin                       none         INVALID_INPUT         A···  A···  A···  A···  A···  A···  A···  A···
POST /api/applications/link                        none         done                  A···  A···  A···  A···  A···  A···  A···  A···
POST /api/applications/door                        none         LINK_EXPIRED          A···  A···  A···  A···  A···  A···  A···  A···
POST /api/applications/section                     none         LINK_EXPIRED          A···  A···  A···  A···  A···  A···  A···  A···
POST /api/applications/submit                      none         LINK_EXPIRED          A···  A···  A···  A···  A···  A···  A···  A···
POST /api/applications/withdraw                    none         LINK_EXPIRED          A···  A···  A···  A···  A···  A···  A···  A···
POST /api/applications/answer                      none         LINK_EXPIRED          A···  A···  A···  A···  A···  A···  A···  A···
POST /api/applications/people                      none         LINK_EXPIRED          A···  A···  A···  A···  A···  A···  A···  A···
POST /api/applications/people/remove               none         LINK_EXPIRED          A···  A···  A···  A···  A···  A···  A···  A···
POST /api/applications/files/remove                none         LINK_EXPIRED          A···  A···  A···  A···  A···  A···  A···  A···
POST /api/applications/files/to/:section           none         LINK_EXPIRED          A···  A···  A···  A···  A···  A···  A···  A···
GET /api/applications/files/:id                    none         LINK_EXPIRED          A···  A···  A···  A···  A···  A···  A···  A···
`
