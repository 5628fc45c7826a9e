/** The rows of the table of access that are about quality. */
export const qualityRows = `
                                                   asked about  gets past with        ADM   NAT   REG   MAN   MEM   REV   FUN   AUD

# ── Quality frameworks: everybody in the network reads what was released; the head office writes. ──
Query.qualityFrameworks                            consortium   shown                 A··M  A··M  A··M  A··M  A··M  A··M  N··N  A··M
Query.qualityFramework                             consortium   done                  A··M  A··M  A··M  A··M  A··M  A··M  N··N  A··M
Query.qualityFrameworkVersion                      consortium   done                  A··M  A··M  A··M  A··M  A··M  A··M  N··N  A··M
Query.frameworkDifference                          consortium   done                  A··M  A··M  A··M  A··M  A··M  A··M  N··N  A··M
Query.missingFrameworkCount                        none         done                  N···  A···  N···  N···  N···  N···  N···  N···
GET /api/quality/versions/:id/framework.:format    consortium   done                  A··M  A··M  A··M  A··M  A··M  A··M  N··N  A··M
POST /api/quality/frameworks/file                  consortium   UNSUPPORTED_MEDIA     N··N  A··M  N··N  N··N  N··N  N··N  N··N  N··N
Mutation.installFrameworks                         none         done                  N···  A···  N···  N···  N···  N···  N···  N···
Mutation.createFramework                           none         REQUIRED              N···  A···  N···  N···  N···  N···  N···  N···
Mutation.startFrameworkDraft                       consortium   STALE                 N··N  A··M  N··N  N··N  N··N  N··N  N··N  N··N
Mutation.saveFrameworkDraft                        consortium   STALE                 N··N  A··M  N··N  N··N  N··N  N··N  N··N  N··N
Mutation.dropFrameworkDraft                        consortium   STALE                 N··N  A··M  N··N  N··N  N··N  N··N  N··N  N··N
Mutation.releaseFramework                          consortium   STALE                 N··N  A··M  N··N  N··N  N··N  N··N  N··N  N··N
Mutation.retireFramework                           consortium   STALE                 N··N  A··M  N··N  N··N  N··N  N··N  N··N  N··N
`
