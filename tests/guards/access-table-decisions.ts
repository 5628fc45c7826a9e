/** The rows of the table of access that are about how applications for membership are assessed and decided. */
export const decisionRows = `
                                                   asked about  gets past with        ADM   NAT   REG   MAN   MEM   REV   FUN   AUD

# ── Assessment: the centre and the head office score; whoever looks on reads. What another centre receives is out of sight. ──
Query.applicationAssessment                        local        done                  ··AM  ··AM  A·MM  NNNN  NNNN  ··NN  ··NN  ··AM
Query.assessorCandidates                           local        done                  ··NN  ··AM  A·MM  NNNN  NNNN  ··NN  ··NN  ··NN
Mutation.appointAssessors                          local        OUT_OF_RANGE          ··NN  ··AM  A·MM  NNNN  NNNN  ··NN  ··NN  ··NN
Mutation.releaseAssessor                           local        STALE                 ··NN  ··AM  A·MM  NNNN  NNNN  ··NN  ··NN  ··NN
Mutation.declareAssessorConflict                   local        STALE                 ··NN  ··AM  A·MM  NNNN  NNNN  ··NN  ··NN  ··NN
# Nobody scores in the place of another.
Mutation.declareAssessorConflict · another's       local        STALE                 ··NN  ··NM  N·MM  NNNN  NNNN  ··NN  ··NN  ··NN
Mutation.saveApplicationScores                     local        STALE                 ··NN  ··AM  A·MM  NNNN  NNNN  ··NN  ··NN  ··NN
Mutation.closeApplicationAssessment                local        STALE                 ··NN  ··AM  A·MM  NNNN  NNNN  ··NN  ··NN  ··NN
Mutation.saveSiteVisit                             local        REQUIRED              ··NN  ··AM  A·MM  NNNN  NNNN  ··NN  ··NN  ··NN
# ── Decision: the centre records what its board decides; what is annulled, and what rests on no application, is the head office's. ──
Query.applicationDecision                          local        done                  ··AM  ··AM  A·MM  NNNN  NNNN  ··NN  ··NN  ··AM
Query.membershipDecisions                          local        shown                 ··AM  ··AM  A·MM  NNNN  NNNN  ··NN  ··NN  ··AM
Mutation.sendToDecision                            local        STALE                 ··NN  ··AM  A·MM  NNNN  NNNN  ··NN  ··NN  ··NN
Mutation.returnApplication                         local        REQUIRED              ··NN  ··AM  A·MM  NNNN  NNNN  ··NN  ··NN  ··NN
Mutation.recordDecisionStep                        local        APPLICATION_BLOCKED   ··NN  ··AM  A·MM  NNNN  NNNN  ··NN  ··NN  ··NN
Mutation.annulMembershipDecision                   local        REQUIRED              ··NN  ··AM  N·MM  NNNN  NNNN  ··NN  ··NN  ··NN
Mutation.recordMembershipAppeal                    local        OUT_OF_RANGE          ··NN  ··AM  A·MM  NNNN  NNNN  ··NN  ··NN  ··NN
Mutation.settleMembershipAppeal                    local        STALE                 ··NN  ··AM  N·MM  NNNN  NNNN  ··NN  ··NN  ··NN
Mutation.recordFounding                            none         REQUIRED              N···  A···  N···  N···  N···  N···  N···  N···
Query.membershipDecision                           local        done                  ··AM  ··AM  A·MM  NNNN  NNNN  ··NN  ··NN  ··AM
Query.decisionCandidates                           centre       done                  ··NN  ··AM  AN·M  ··NN  ··NN  ··NN  ··NN  ··NN
# ── Files of visits, minutes and hearings: added by those who write what they belong to. ──
POST /api/members/procedure-files/:owner/:id       local        UNSUPPORTED_MEDIA     ··NM  ··AM  A·MM  NNNN  NNNN  ··NN  ··NN  ··NM
GET /api/members/procedure-files/:id               local        done                  ··AM  ··AM  A·MM  MMMM  MMMM  ··MM  ··NN  ··AM
Mutation.removeProcedureFile                       local        done                  ··NM  ··AM  A·MM  NNNN  NNNN  ··NN  ··NN  ··NM
# ── Expulsion: the centre proposes, the member answers or its centre writes down what it has answered, the head office records the decision. ──
Query.memberExpulsions                             centre       shown                 ··AM  ··AM  AM·M  ··MM  ··MM  ··MM  ··NN  ··AM
Mutation.proposeExpulsion                          centre       OUT_OF_RANGE          ··NN  ··AM  AN·M  ··NN  ··NN  ··NN  ··NN  ··NN
Mutation.answerExpulsion                           centre       STALE                 ··NM  ··AM  AM·M  ··MM  ··MM  ··MM  ··NN  ··NM
Mutation.dropExpulsion                             centre       STALE                 ··NN  ··AM  AM·M  ··NN  ··NN  ··NN  ··NN  ··NN
Mutation.recordExpulsion                           centre       STALE                 ··NN  ··AM  NM·M  ··NN  ··NN  ··NN  ··NN  ··NN
# ── The rules by which it goes, and the board of all applications. ──
Query.decisionPaths                                none         done                  A···  A···  A···  N···  N···  N···  N···  A···
Query.criteriaSets                                 none         done                  A···  A···  A···  N···  N···  N···  N···  A···
Mutation.saveDecisionPath                          none         STALE                 N···  A···  N···  N···  N···  N···  N···  N···
Mutation.saveCriteriaSet                           none         STALE                 N···  A···  N···  N···  N···  N···  N···  N···
Mutation.releaseDecisionPath                       consortium   STALE                 N··N  A··M  N··N  N··N  N··N  N··N  N··N  N··N
Mutation.releaseCriteriaSet                        consortium   STALE                 N··N  A··M  N··N  N··N  N··N  N··N  N··N  N··N
Mutation.discardDecisionPathDraft                   consortium   STALE                 N··N  A··M  N··N  N··N  N··N  N··N  N··N  N··N
Mutation.discardCriteriaSetDraft                   consortium   STALE                 N··N  A··M  N··N  N··N  N··N  N··N  N··N  N··N
Query.applicationPipeline                          local        shown                 ··AM  ··AM  A·MM  NNNN  NNNN  ··NN  ··NN  ··AM
`
