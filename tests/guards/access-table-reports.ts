/** The rows of the table of access that are about reports: consolidation, editions, audiences and publications. */
export const reportRows = `
                                                   asked about  gets past with        ADM   NAT   REG   MAN   MEM   REV   FUN   AUD

# ── Editions: the head office prepares and certifies them; administrators and auditors look at what they rest on. ──
Query.editions                                     consortium   shown                 A··M  A··M  N··N  N··N  N··N  N··N  N··N  A··M
Query.edition                                      consortium   done                  A··M  A··M  N··N  N··N  N··N  N··N  N··N  A··M
GET /api/editions/:id/manifest.json                consortium   done                  A··M  A··M  N··N  N··N  N··N  N··N  N··N  A··M
GET /api/editions/:id/parts/:name.jsonl            consortium   done                  A··M  A··M  N··N  N··N  N··N  N··N  N··N  A··M
Mutation.prepareEdition                            none         INVALID_INPUT         N···  A···  N···  N···  N···  N···  N···  N···
Mutation.renewEdition                              consortium   STALE                 N··N  A··M  N··N  N··N  N··N  N··N  N··N  N··N
Mutation.certifyEdition                            consortium   STALE                 N··N  A··M  N··N  N··N  N··N  N··N  N··N  N··N
Mutation.dropEdition                               consortium   STALE                 N··N  A··M  N··N  N··N  N··N  N··N  N··N  N··N

# ── Consolidation: whoever reads returns sees what they add up to, and nothing of others. ──
Query.consolidation                                local        shown                 ··AM  ··AM  A·MM  AMMM  AMMM  ··NN  ··NN  ··AM
Query.figureDerivation                             local        shown                 ··AM  ··AM  A·MM  AMMM  AMMM  ··NN  ··NN  ··AM

# ── Audiences and publications: the head office decides who reads; each reads what is meant for them, here what everybody in
#    the network may. The funder reads what was published to its own organisation alone. ──
Query.audiences                                    consortium   shown                 N··N  A··M  N··N  N··N  N··N  N··N  N··N  N··N
Mutation.saveAudience                              consortium   STALE                 N··N  A··M  N··N  N··N  N··N  N··N  N··N  N··N
Mutation.publishEdition                            consortium   done                  N··N  A··M  N··N  N··N  N··N  N··N  N··N  N··N
Query.publications                                 consortium   shown                 A··M  A··M  A··M  A··M  A··M  A··M  M··M  A··M
Query.publication                                  consortium   done                  A··M  A··M  A··M  A··M  A··M  A··M  M··M  A··M
Query.publishedFigures                             consortium   done                  A··M  A··M  A··M  A··M  A··M  A··M  M··M  A··M
Query.publishedDerivation                          consortium   done                  A··M  A··M  A··M  A··M  A··M  A··M  M··M  A··M
Query.figureDifference                             consortium   done                  A··M  A··M  A··M  A··M  A··M  A··M  M··M  A··M
Mutation.subscribeAudience                         consortium   done                  A··M  A··M  A··M  A··M  A··M  A··M  M··M  A··M
Mutation.unsubscribeAudience                       consortium   done                  A··M  A··M  A··M  A··M  A··M  A··M  M··M  A··M
Query.editionQuestions                             consortium   shown                 A··M  A··M  A··M  A··M  A··M  A··M  M··M  A··M
Mutation.askAboutFigure                            consortium   REQUIRED              A··M  A··M  A··M  A··M  A··M  A··M  M··M  A··M
Mutation.answerQuestion                            consortium   STALE                 N··M  A··M  N··M  N··M  N··M  N··M  M··M  N··M
GET /api/publications/:editionId/:audienceId/export.:format  consortium   done                  A··M  A··M  A··M  A··M  A··M  A··M  M··M  A··M
GET /api/public/consortia                          none         done                  A···  A···  A···  A···  A···  A···  A···  A···
GET /api/public/:consortium/editions               none         done                  A···  A···  A···  A···  A···  A···  A···  A···
GET /api/public/:consortium/results                none         done                  A···  A···  A···  A···  A···  A···  A···  A···
GET /api/public/:consortium/results.:format        none         done                  A···  A···  A···  A···  A···  A···  A···  A···

# ── Report templates: the head office writes and releases them and attaches reports to publications; administrators and auditors
#    look at them. A report is read by those who read its publication, here by everybody in the network. ──
Query.reportTemplates                              consortium   shown                 A··M  A··M  N··N  N··N  N··N  N··N  N··N  A··M
Query.reportTemplate                               consortium   done                  A··M  A··M  N··N  N··N  N··N  N··N  N··N  A··M
Query.reportTemplateVersion                        consortium   done                  A··M  A··M  N··N  N··N  N··N  N··N  N··N  A··M
Query.reportTemplateGap                            none         done                  A···  A···  N···  N···  N···  N···  N···  A···
Query.reportDifference                             consortium   done                  A··M  A··M  N··N  N··N  N··N  N··N  N··N  A··M
Query.reportPreview                                consortium   done                  A··M  A··M  N··N  N··N  N··N  N··N  N··N  A··M
Query.reportPlaces                                 consortium   done                  A··M  A··M  N··N  N··N  N··N  N··N  N··N  A··M
Mutation.installReportTemplates                    none         done                  N···  A···  N···  N···  N···  N···  N···  N···
Mutation.saveReportTemplate                        consortium   STALE                 N··N  A··M  N··N  N··N  N··N  N··N  N··N  N··N
Mutation.saveReportDraft                           consortium   STALE                 N··N  A··M  N··N  N··N  N··N  N··N  N··N  N··N
Mutation.discardReportDraft                        consortium   STALE                 N··N  A··M  N··N  N··N  N··N  N··N  N··N  N··N
Mutation.releaseReportDraft                        consortium   STALE                 N··N  A··M  N··N  N··N  N··N  N··N  N··N  N··N
Mutation.copyReportTemplate                        consortium   done                  N··N  A··M  N··N  N··N  N··N  N··N  N··N  N··N
Mutation.retireReportTemplate                      consortium   STALE                 N··N  A··M  N··N  N··N  N··N  N··N  N··N  N··N
Mutation.restoreReportTemplate                     consortium   REPORT_STATE          N··N  A··M  N··N  N··N  N··N  N··N  N··N  N··N
Mutation.attachReport                              consortium   done                  N··N  A··M  N··N  N··N  N··N  N··N  N··N  N··N
Mutation.detachReport                              consortium   done                  N··N  A··M  N··N  N··N  N··N  N··N  N··N  N··N
Query.attachedReports                              consortium   done                  A··M  A··M  A··M  A··M  A··M  A··M  M··M  A··M
Query.renderedReport                               consortium   done                  A··M  A··M  A··M  A··M  A··M  A··M  M··M  A··M
GET /api/reports/:attachedId/export.:format        consortium   done                  A··M  A··M  A··M  A··M  A··M  A··M  M··M  A··M
`
