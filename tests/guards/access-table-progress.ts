/** The rows of the table of access that are about the results of projects and what they report to their funders. */
export const progressRows = `
                                                   asked about  gets past with        ADM   NAT   REG   MAN   MEM   REV   FUN   AUD

# ── Results: read by those who lead or carry the project out, and those above; chosen and declared by the unit that leads. ──
Query.projectResults                               local        done                  ··AM  ··AM  A·NM  ANNM  ANNM  ··NN  ··NN  ··AM
Query.sharedResults                                none         done                  A···  A···  A···  A···  A···  N···  N···  A···
Mutation.saveProjectIndicator                      local        STALE                 ··NN  ··AM  A·NM  ANNM  ANNM  ··NN  ··NN  ··NN
Mutation.removeProjectIndicator                    local        STALE                 ··NN  ··AM  A·NM  ANNM  ANNM  ··NN  ··NN  ··NN
Mutation.declareProjectShares                      local        STALE                 ··NN  ··AM  A·NM  ANNM  ANNM  ··NN  ··NN  ··NN
GET /api/projects/:id/results.:format              local        done                  ··AM  ··AM  A·NM  ANNM  ANNM  ··NN  ··NN  ··AM
# ── Progress reports: written by partners and lead; the centre passes them on, and records what the funder says and asks. ──
Query.progressReports                              local        shown                 ··AM  ··AM  A·NM  ANNM  ANNM  ··NN  ··NN  ··AM
Query.progressReport                               local        done                  ··AM  ··AM  A·MM  AMMM  AMMM  ··NN  ··NN  ··AM
Mutation.openProgressReport                        local        INVALID_INPUT         ··NN  ··AM  A·NM  ANNM  ANNM  ··NN  ··NN  ··NN
Mutation.writeProgressReport                       local        STALE                 ··NN  ··AM  A·MM  AMMM  AMMM  ··NN  ··NN  ··NN
Mutation.moveProgressReport                        local        STALE                 ··NN  ··AM  A·MM  AMMM  AMMM  ··NN  ··NN  ··NN
Mutation.askProgressQuestion                       local        PROGRESS_STATE        ··NN  ··AM  A·MM  NNNN  NNNN  ··NN  ··NN  ··NN
Mutation.answerProgressQuestion                    local        STALE                 ··NN  ··AM  A·MM  AMMM  AMMM  ··NN  ··NN  ··NN
`
