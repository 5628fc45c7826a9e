/** The rows of the table of access that are about lessons, what the network knows, and what shows the use of practices. */
export const knowledgeRows = `
                                                   asked about  gets past with        ADM   NAT   REG   MAN   MEM   REV   FUN   AUD

# ── What projects have taught: read by everybody in the network, written by the unit that leads and those above it. ──
Query.projectLessons                               local        done                  ··AM  ··AM  A·AM  AAAM  AAAM  ··AM  ··NN  ··AM
Mutation.saveProjectLesson                         local        REQUIRED              ··NN  ··AM  A·NM  ANNM  ANNM  ··NN  ··NN  ··NN
Mutation.removeProjectLesson                       local        STALE                 ··NN  ··AM  A·NM  ANNM  ANNM  ··NN  ··NN  ··NN
Query.knowledge                                    none         done                  A···  A···  A···  A···  A···  A···  N···  A···
# ── What shows it: files of outputs and of the use of practices. ──
POST /api/projects/outputs/:id/files               local        UNSUPPORTED_MEDIA     ··NN  ··AM  A·NM  ANNM  ANNM  ··NN  ··NN  ··NN
GET /api/projects/output-files/:id                 local        done                  ··AM  ··AM  A·AM  AAAM  AAAM  ··AM  ··NN  ··AM
Mutation.removeProjectOutputFile                   local        done                  ··NN  ··AM  A·NM  ANNM  ANNM  ··NN  ··NN  ··NN
POST /api/quality/practices/:id/units/:unitId/files  local      UNSUPPORTED_MEDIA     ··NN  ··AM  A·NM  ANNM  ANNM  ··NN  ··NN  ··NN
GET /api/quality/practice-files/:id                local        done                  ··AM  ··AM  A·AM  AAAM  AAAM  ··AM  ··NN  ··AM
Mutation.removePracticeUseFile                     local        done                  ··NN  ··AM  A·NM  ANNM  ANNM  ··NN  ··NN  ··NN
# ── Cards for everybody. ──
Mutation.publishPractice                           consortium   STALE                 N··N  A··M  N··N  N··N  N··N  N··N  N··N  N··N
Mutation.withdrawPractice                          consortium   STALE                 N··N  A··M  N··N  N··N  N··N  N··N  N··N  N··N
GET /files/practices.:format                       consortium   shown                 A··M  A··M  A··M  A··M  A··M  A··M  N··N  A··M
GET /api/public/:consortium/practices              none         done                  A···  A···  A···  A···  A···  A···  A···  A···
GET /api/public/:consortium/practices/cards.:format  none       done                  A···  A···  A···  A···  A···  A···  A···  A···
`
