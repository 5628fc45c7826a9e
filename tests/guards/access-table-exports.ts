/** The rows of the table of access that are about files that were asked for, and about what spreadsheets read. */
export const exportRows = `
# ── Files: whoever asked for one sees it, and nobody else; what goes into it is what they read. ──
Query.exportJobs                                   oneself      shown                 AM·M  AM·M  AM·M  AM·M  AM·M  AM·M  AM·M  AM·M
Query.exportJob                                    oneself      done                  AM·M  AM·M  AM·M  AM·M  AM·M  AM·M  AM·M  AM·M
Mutation.requestPublicationsExport                 none         INVALID_INPUT         A···  A···  A···  A···  A···  A···  A···  A···
Mutation.requestConsolidationExport                none         DAYS_REVERSED         A···  A···  A···  A···  A···  N···  N···  A···
Mutation.requestEditionExport                      consortium   done                  A··M  A··M  N··N  N··N  N··N  N··N  N··N  A··M
Mutation.cancelExport                              oneself      STALE                 AM·M  AM·M  AM·M  AM·M  AM·M  AM·M  AM·M  AM·M
Mutation.retryExport                               oneself      STALE                 AM·M  AM·M  AM·M  AM·M  AM·M  AM·M  AM·M  AM·M
# Here a file that was made by a role that nobody holds any more.
GET /api/exports/:id/file                          oneself      EXPORT_RIGHT_LOST     AM·M  AM·M  AM·M  AM·M  AM·M  AM·M  AM·M  AM·M
GET /api/consolidation/export.:format              none         INVALID_INPUT         A···  A···  A···  A···  A···  N···  N···  A···

# ── What spreadsheets read: what their person reads, with a key of their own. ──
GET /api/feed/:language/:audienceId/:edition       consortium   done                  A··M  A··M  A··M  A··M  A··M  A··M  M··M  A··M
GET /api/feed/:language/:audienceId/:edition/*     consortium   done                  A··M  A··M  A··M  A··M  A··M  A··M  M··M  A··M
Query.feedKeys                                     oneself      shown                 AM·M  AM·M  AM·M  AM·M  AM·M  AM·M  AM·M  AM·M
Mutation.createFeedKey                             none         REQUIRED              A···  A···  A···  A···  A···  A···  A···  A···
Mutation.revokeFeedKey                             oneself      STALE                 AM·M  AM·M  AM·M  AM·M  AM·M  AM·M  AM·M  AM·M
`
