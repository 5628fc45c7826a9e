/** The rows of the table of access that are about findings, actions and good practices. */
export const improvementRows = `
                                                   asked about  gets past with        ADM   NAT   REG   MAN   MEM   REV   FUN   AUD

# ── Improvement: read and carried out within reach; the head office writes the rules and the practices. ──
Query.improvements                                 unit         shown                 A·AM  A·AM  AMMM  AMMM  AMMM  N·NN  N·NN  A·AM
Query.improvement                                  unit         done                  A·AM  A·AM  AMMM  AMMM  AMMM  N·NN  N·NN  A·AM
Query.improvementOwners                            unit         shown                 N·NN  A·AM  AMMM  AMMM  AMMM  N·NN  N·NN  N·NN
Mutation.openImprovement                           unit         REQUIRED              N·NN  A·AM  ANNM  ANNM  ANNM  N·NN  N·NN  N·NN
Mutation.changeImprovement                         unit         STALE                 N·NN  A·AM  AMMM  AMMM  AMMM  N·NN  N·NN  N·NN
Mutation.moveImprovement                           unit         STALE                 N·NM  A·AM  AMMM  AMMM  AMMM  N·NN  N·NN  N·NM
Mutation.noteImprovement                           unit         REQUIRED              N·NM  A·AM  AMMM  AMMM  AMMM  N·NN  N·NN  N·NM
Mutation.addImprovementEvidence                    unit         REQUIRED              N·NN  A·AM  AMMM  AMMM  AMMM  N·NN  N·NN  N·NN
Mutation.removeImprovementEvidence                 unit         done                  N·NN  A·AM  AMMM  AMMM  AMMM  N·NN  N·NN  N·NN
POST /api/quality/improvements/:id/evidence        unit         UNSUPPORTED_MEDIA     N·NN  A·AM  AMMM  AMMM  AMMM  N·NN  N·NN  N·NN
GET /api/quality/improvement-evidence/:id/file     unit         done                  A·AM  A·AM  AMMM  AMMM  AMMM  N·NN  N·NN  A·AM
Query.improvementRules                             consortium   shown                 A··M  A··M  A··M  A··M  A··M  N··N  N··N  A··M
Query.improvementRulePreview                       none         REQUIRED              N···  A···  N···  N···  N···  N···  N···  N···
Mutation.saveImprovementRule                       consortium   STALE                 N··N  A··M  N··N  N··N  N··N  N··N  N··N  N··N
Mutation.runImprovementRules                       none         done                  N···  A···  N···  N···  N···  N···  N···  N···
Query.practices                                    consortium   shown                 A··M  A··M  A··M  A··M  A··M  A··M  N··N  A··M
Query.practice                                     consortium   done                  A··M  A··M  A··M  A··M  A··M  A··M  N··N  A··M
Query.practiceDifference                           consortium   done                  A··M  A··M  A··M  A··M  A··M  A··M  N··N  A··M
Mutation.createPractice                            none         REQUIRED              N···  A···  N···  N···  N···  N···  N···  N···
Mutation.startPracticeDraft                        consortium   STALE                 N··N  A··M  N··N  N··N  N··N  N··N  N··N  N··N
Mutation.savePracticeDraft                         consortium   STALE                 N··N  A··M  N··N  N··N  N··N  N··N  N··N  N··N
Mutation.releasePractice                           consortium   STALE                 N··N  A··M  N··N  N··N  N··N  N··N  N··N  N··N
Mutation.retirePractice                            consortium   STALE                 N··N  A··M  N··N  N··N  N··N  N··N  N··N  N··N
Mutation.setPracticeUptake                         local        REQUIRED              ··NN  ··AM  A·NM  ANNM  ANNM  ··NN  ··NN  ··NN
Mutation.answerPracticeFollowUp                    local        PRACTICE_STATE        ··NN  ··AM  A·NM  ANNM  ANNM  ··NN  ··NN  ··NN
`
