/** The rows of the table of access that are about the costs of projects, their claims and where their money stands. */
export const moneyRows = `
                                                   asked about  gets past with        ADM   NAT   REG   MAN   MEM   REV   FUN   AUD

# ── Costs and claims: read by those who lead or carry the project out, and those above; written at the unit that spent. ──
Query.projectSpending                              local        done                  ··AM  ··AM  A·NM  ANNM  ANNM  ··NN  ··NN  ··AM
Query.projectCosts                                 local        shown                 ··AM  ··AM  A·NM  ANNM  ANNM  ··NN  ··NN  ··AM
Mutation.saveProjectCost                           local        STALE                 ··NN  ··AM  A·MM  AMMM  AMMM  ··NN  ··NN  ··NN
Mutation.removeProjectCost                         local        STALE                 ··NN  ··AM  A·MM  AMMM  AMMM  ··NN  ··NN  ··NN
POST /api/projects/:id/costs/file                  local        UNSUPPORTED_MEDIA     ··NN  ··AM  A·NM  ANNM  ANNM  ··NN  ··NN  ··NN
POST /api/projects/:id/costs                       local        UNSUPPORTED_MEDIA     ··NN  ··AM  A·NM  ANNM  ANNM  ··NN  ··NN  ··NN
Query.projectClaims                                local        shown                 ··AM  ··AM  A·NM  ANNM  ANNM  ··NN  ··NN  ··AM
Query.projectClaim                                 local        done                  ··AM  ··AM  A·MM  AMMM  AMMM  ··NN  ··NN  ··AM
Mutation.openProjectClaim                          local        INVALID_INPUT         ··NN  ··AM  A·NM  ANNM  ANNM  ··NN  ··NN  ··NN
Mutation.saveProjectClaim                          local        STALE                 ··NN  ··AM  A·MM  AMMM  AMMM  ··NN  ··NN  ··NN
Mutation.moveProjectClaim                          local        STALE                 ··NN  ··AM  A·MM  AMMM  AMMM  ··NN  ··NN  ··NN
Mutation.judgeProjectClaim                         local        STALE                 ··NN  ··AM  A·MM  NNNN  NNNN  ··NN  ··NN  ··NN
Mutation.recordProjectRecovery                     local        STALE                 ··NN  ··AM  A·MM  NNNN  NNNN  ··NN  ··NN  ··NN
Query.projectMoney                                 local        done                  ··AM  ··AM  A·NM  ANNM  ANNM  ··NN  ··NN  ··AM
GET /api/projects/:id/money.:format                local        done                  ··AM  ··AM  A·NM  ANNM  ANNM  ··NN  ··NN  ··AM
`
