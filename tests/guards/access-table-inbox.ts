/** The rows of the table of access that are about what waits, what people are told, and what they say about records. */
export const inboxRows = `
                                                   asked about  gets past with        ADM   NAT   REG   MAN   MEM   REV   FUN   AUD

# ── What is said about a return: by whoever reads it, and what others have said is theirs to change. ──
Query.discussion                                   local        shown                 ··AM  ··AM  A·MM  AMMM  AMMM  ··MM  ··NN  ··AM
Query.recordReaders                                local        done                  ··AM  ··AM  A·MM  AMMM  AMMM  ··MM  ··NN  ··AM
Mutation.addComment                                local        REQUIRED              ··AM  ··AM  A·MM  AMMM  AMMM  ··MM  ··NN  ··AM
Mutation.editComment                               local        COMMENT_KEPT          ··AM  ··AM  A·MM  AMMM  AMMM  ··MM  ··NN  ··AM
Mutation.deleteComment                             local        COMMENT_KEPT          ··AM  ··AM  A·MM  AMMM  AMMM  ··MM  ··NN  ··AM
# ── What waits for oneself, and what one is told: of nobody else there is anything to find. ──
Query.workItemColleagues                           none         NOT_FOUND             A···  A···  A···  A···  A···  A···  A···  A···
Mutation.putOffWorkItem                            none         NOT_FOUND             A···  A···  A···  A···  A···  A···  A···  A···
Mutation.handOnWorkItem                            none         NOT_FOUND             A···  A···  A···  A···  A···  A···  A···  A···
Mutation.takeBackWorkItem                          oneself      done                  AM·M  AM·M  AM·M  AM·M  AM·M  AM·M  AM·M  AM·M
Mutation.giveBackWorkItem                          none         NOT_FOUND             A···  A···  A···  A···  A···  A···  A···  A···
Query.notifications                                oneself      shown                 AM·M  AM·M  AM·M  AM·M  AM·M  AM·M  AM·M  AM·M
Query.unreadNotificationCount                      none         done                  A···  A···  A···  A···  A···  A···  A···  A···
Query.notificationPreferences                      none         done                  A···  A···  A···  A···  A···  A···  A···  A···
Mutation.markNotificationsRead                     none         done                  A···  A···  A···  A···  A···  A···  A···  A···
Mutation.setNotificationPreference                 none         done                  A···  A···  A···  A···  A···  A···  A···  A···
`
