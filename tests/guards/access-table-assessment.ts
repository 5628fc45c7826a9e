/** The rows of the table of access that are about assessments and their rounds. */
export const assessmentRows = `
                                                   asked about  gets past with        ADM   NAT   REG   MAN   MEM   REV   FUN   AUD

# ── Assessments: one under way is read within reach; the unit answers, its manager hands in, whoever plans gives up. ──
Query.assessments                                  unit         shown                 A·AM  A·AM  AMMM  AMMM  AMMM  M·MM  N·NN  A·AM
Query.assessment                                   unit         done                  A·AM  A·AM  AMMM  AMMM  AMMM  M·MM  N·NN  A·AM
GET /api/quality/evidence/:id/file                 unit         done                  A·AM  A·AM  AMMM  AMMM  AMMM  M·MM  N·NN  A·AM
Mutation.saveAssessmentAnswers                     local        done                  ··NN  ··NM  N·MM  AMMM  AMMM  ··NN  ··NN  ··NN
Mutation.addEvidence                               local        REQUIRED              ··NN  ··NM  N·MM  AMMM  AMMM  ··NN  ··NN  ··NN
Mutation.removeEvidence                            local        done                  ··NN  ··NM  N·MM  AMMM  AMMM  ··NN  ··NN  ··NN
POST /api/quality/assessments/:id/evidence         local        UNSUPPORTED_MEDIA     ··NN  ··NM  N·MM  AMMM  AMMM  ··NN  ··NN  ··NN
Mutation.submitAssessment                          local        STALE                 ··NN  ··NM  N·MM  AMMM  NNNN  ··NN  ··NN  ··NN
Mutation.withdrawAssessment                        local        STALE                 ··NN  ··NM  N·MM  AMMM  NNNN  ··NN  ··NN  ··NN
Mutation.cancelAssessment                          local        STALE                 ··NN  ··AM  A·MM  AMMM  NNNN  ··NN  ··NN  ··NN
Mutation.publishAssessment                         local        STALE                 ··NN  ··AM  A·MM  AMMM  NNNN  ··NN  ··NN  ··NN
Mutation.startAssessment                           local        OUT_OF_RANGE          ··NN  ··AM  A·NM  ANNM  NNNN  ··NN  ··NN  ··NN
# ── Rounds are known to everybody in the network; the head office plans for all, a centre for its units. ──
Query.assessmentCycles                             consortium   shown                 A··M  A··M  A··M  A··M  A··M  A··M  N··N  A··M
Query.assessmentCycle                              consortium   done                  A··M  A··M  A··M  A··M  A··M  A··M  N··N  A··M
Query.previewAssessmentCycle                       consortium   done                  N··N  A··M  A··M  N··N  N··N  N··N  N··N  N··N
Mutation.createAssessmentCycle                     centre       REQUIRED              ··NN  ··AM  AN·M  ··NN  ··NN  ··NN  ··NN  ··NN
Mutation.changeAssessmentCycle                     centre       STALE                 ··NN  ··AM  AN·M  ··NN  ··NN  ··NN  ··NN  ··NN
Mutation.actOnAssessmentCycle                      centre       STALE                 ··NN  ··AM  AN·M  ··NN  ··NN  ··NN  ··NN  ··NN
`
