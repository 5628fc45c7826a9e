/** The rows of the table of access that are about funders, projects and their budgets. */
export const portfolioRows = `
                                                   asked about  gets past with        ADM   NAT   REG   MAN   MEM   REV   FUN   AUD

# ── Funders and calls: read by everybody in the network, kept by the head office and the centres. ──
Query.funders                                      consortium   shown                 A··M  A··M  A··M  A··M  A··M  A··M  N··N  A··M
Query.funder                                       consortium   done                  A··M  A··M  A··M  A··M  A··M  A··M  N··N  A··M
Query.fundingCalls                                 consortium   shown                 A··M  A··M  A··M  A··M  A··M  A··M  N··N  A··M
Mutation.saveFunder                                consortium   STALE                 N··N  A··M  A··M  N··N  N··N  N··N  N··N  N··N
Mutation.saveProgramme                             consortium   STALE                 N··N  A··M  A··M  N··N  N··N  N··N  N··N  N··N
Mutation.saveFundingCall                           consortium   STALE                 N··N  A··M  A··M  N··N  N··N  N··N  N··N  N··N
# ── Projects: read by everybody in the network, written by the unit that leads and those above it. ──
Query.projects                                     local        shown                 ··AM  ··AM  A·AM  AAAM  AAAM  ··AM  ··NN  ··AM
Query.project                                      local        done                  ··AM  ··AM  A·AM  AAAM  AAAM  ··AM  ··NN  ··AM
Query.projectChoices                               none         done                  N···  A···  A···  A···  A···  N···  N···  N···
Mutation.saveProject                               local        STALE                 ··NN  ··AM  A·NM  ANNM  ANNM  ··NN  ··NN  ··NN
Mutation.moveProject                               local        STALE                 ··NN  ··AM  A·NM  ANNM  ANNM  ··NN  ··NN  ··NN
Query.projectOutputs                               local        done                  ··AM  ··AM  A·AM  AAAM  AAAM  ··AM  ··NN  ··AM
Mutation.saveProjectOutputs                        local        STALE                 ··NN  ··AM  A·NM  ANNM  ANNM  ··NN  ··NN  ··NN
Mutation.saveProjectPartner                        local        DAYS_REVERSED         ··NN  ··AM  A·NM  ANNM  ANNM  ··NN  ··NN  ··NN
Mutation.removeProjectPartner                      local        STALE                 ··NN  ··AM  A·NM  ANNM  ANNM  ··NN  ··NN  ··NN
# ── Projects of others, and what is taken away: read by everybody in the network. ──
Query.publicProjects                               consortium   shown                 A··M  A··M  A··M  A··M  A··M  A··M  N··N  A··M
Query.publicProjectOverview                        none         done                  A···  A···  A···  A···  A···  A···  N···  A···
GET /files/public-projects.:format                 consortium   shown                 A··M  A··M  A··M  A··M  A··M  A··M  N··N  A··M
GET /files/portfolio.:format                       consortium   shown                 A··M  A··M  A··M  A··M  A··M  A··M  N··N  A··M
# ── The portfolio as a whole: read by everybody in the network; what looks alike is judged by those who steer. ──
Query.portfolioOverview                            local        shown                 ··AM  ··AM  A·AM  AAAM  AAAM  ··AM  ··NN  ··AM
Query.portfolioCoverage                            none         done                  A···  A···  A···  A···  A···  A···  N···  A···
Query.fundingTimeline                              none         done                  A···  A···  A···  A···  A···  A···  N···  A···
Query.projectOverlaps                              none         done                  A···  A···  A···  A···  A···  A···  N···  A···
Query.portfolioViews                               none         done                  A···  A···  A···  A···  A···  A···  N···  A···
Mutation.savePortfolioView                         none         done                  A···  A···  A···  A···  A···  A···  N···  A···
Mutation.removePortfolioView                       none         NOT_FOUND             A···  A···  A···  A···  A···  A···  N···  A···
Mutation.judgeOverlap                              local        REQUIRED              ··NN  ··AM  A·NM  NNNN  NNNN  ··NN  ··NN  ··NN
Mutation.setPortfolioRules                         none         STALE                 N···  A···  A···  N···  N···  N···  N···  N···
GET /files/portfolio-overview.:format              none         done                  A···  A···  A···  A···  A···  A···  N···  A···
# ── What a funder pays for: told to itself, and to whoever reads all publications. ──
Query.fundedProjects                               none         done                  A···  A···  N···  N···  N···  N···  A···  N···
# ── Their money: read by those who lead or carry out, and those above; what the funder said is recorded by the centre. ──
Query.projectBudgets                               local        done                  ··AM  ··AM  A·NM  ANNM  ANNM  ··NN  ··NN  ··AM
Mutation.saveProjectBudget                         local        STALE                 ··NN  ··AM  A·NM  ANNM  ANNM  ··NN  ··NN  ··NN
Mutation.proposeBudgetChange                       local        STALE                 ··NN  ··AM  A·NM  ANNM  ANNM  ··NN  ··NN  ··NN
Mutation.settleBudgetChange                        local        STALE                 ··NN  ··AM  A·NM  NNNN  NNNN  ··NN  ··NN  ··NN
`
