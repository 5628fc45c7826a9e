/** The rows of the table of access that are about the plans of projects, their risks and their staff. */
export const planRows = `
                                                   asked about  gets past with        ADM   NAT   REG   MAN   MEM   REV   FUN   AUD

# ── Plans: read in the whole network, risks and staff by those who lead or carry the project out and those above; written there. ──
Query.projectPlan                                  local        done                  ··AM  ··AM  A·AM  AAAM  AAAM  ··AM  ··NN  ··AM
Query.planBaseline                                 local        done                  ··AM  ··AM  A·AM  AAAM  AAAM  ··AM  ··NN  ··AM
Query.projectLights                                local        shown                 ··AM  ··AM  A·AM  AAAM  AAAM  ··AM  ··NN  ··AM
Query.projectRisks                                 local        shown                 ··AM  ··AM  A·NM  ANNM  ANNM  ··NN  ··NN  ··AM
Query.projectStaff                                 local        shown                 ··AM  ··AM  A·NM  ANNM  ANNM  ··NN  ··NN  ··AM
Mutation.savePlanItem                              local        STALE                 ··NN  ··AM  A·NM  ANNM  ANNM  ··NN  ··NN  ··NN
Mutation.removePlanItem                            local        STALE                 ··NN  ··AM  A·NM  ANNM  ANNM  ··NN  ··NN  ··NN
Mutation.takePlanBaseline                          local        REQUIRED              ··NN  ··AM  A·NM  ANNM  ANNM  ··NN  ··NN  ··NN
Mutation.sayPlanLight                              local        REQUIRED              ··NN  ··AM  A·NM  ANNM  ANNM  ··NN  ··NN  ··NN
Mutation.saveProjectRisk                           local        STALE                 ··NN  ··AM  A·MM  AMMM  AMMM  ··NN  ··NN  ··NN
Mutation.savePlanStaff                             local        STALE                 ··NN  ··AM  A·MM  AMMM  AMMM  ··NN  ··NN  ··NN
Mutation.removePlanStaff                           local        STALE                 ··NN  ··AM  A·MM  AMMM  AMMM  ··NN  ··NN  ··NN
`
