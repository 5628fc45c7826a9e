/** The rows of the table of access that are about surveys. */
export const surveyRows = `
                                                   asked about  gets past with        ADM   NAT   REG   MAN   MEM   REV   FUN   AUD

# ── Surveys: read where somebody reads results; written by the head office alone, whoever may open them in units. ──
Query.surveys                                      consortium   shown                 A··M  A··M  A··M  A··M  A··M  N··N  N··N  A··M
Query.survey                                       consortium   done                  A··M  A··M  A··M  A··M  A··M  N··N  N··N  A··M
Query.surveyVersion                                consortium   done                  A··M  A··M  A··M  A··M  A··M  N··N  N··N  A··M
Mutation.installSurveys                            none         done                  N···  A···  N···  N···  N···  N···  N···  N···
Mutation.createSurvey                              none         REQUIRED              N···  A···  N···  N···  N···  N···  N···  N···
Mutation.startSurveyDraft                          consortium   STALE                 N··N  A··M  N··N  N··N  N··N  N··N  N··N  N··N
Mutation.saveSurveyDraft                           consortium   STALE                 N··N  A··M  N··N  N··N  N··N  N··N  N··N  N··N
Mutation.dropSurveyDraft                           consortium   STALE                 N··N  A··M  N··N  N··N  N··N  N··N  N··N  N··N
Mutation.releaseSurvey                             consortium   STALE                 N··N  A··M  N··N  N··N  N··N  N··N  N··N  N··N
Mutation.retireSurvey                              consortium   STALE                 N··N  A··M  N··N  N··N  N··N  N··N  N··N  N··N

# ── Their rounds: of the unit, its centre and those who look after all. ──
Query.surveyRounds                                 unit         shown                 A·AM  A·AM  AMMM  AMMM  AMMM  N·NN  N·NN  A·AM
Query.surveyRound                                  unit         done                  A·AM  A·AM  AMMM  AMMM  AMMM  N·NN  N·NN  A·AM
Query.surveyPlaces                                 local        shown                 ··NN  ··AM  A·MM  AMMM  NNNN  ··NN  ··NN  ··NN
Mutation.openSurveyRound                           unit         INVALID_INPUT         N·NN  A·AM  AMMM  AMMM  NNNN  N·NN  N·NN  N·NN
Mutation.extendSurveyRound                         unit         STALE                 N·NN  A·AM  AMMM  AMMM  NNNN  N·NN  N·NN  N·NN
Mutation.endSurveyRound                            unit         STALE                 N·NN  A·AM  AMMM  AMMM  NNNN  N·NN  N·NN  N·NN
Mutation.cancelSurveyRound                         unit         STALE                 N·NN  A·AM  AMMM  AMMM  NNNN  N·NN  N·NN  N·NN
Mutation.openSurveyKiosk                           unit         SURVEY_STATE          N·NN  A·AM  AMMM  AMMM  NNNN  N·NN  N·NN  N·NN
Mutation.closeSurveyKiosk                          unit         done                  N·NN  A·AM  AMMM  AMMM  NNNN  N·NN  N·NN  N·NN
Mutation.hideSurveyWords                           unit         REQUIRED              N·NN  A·AM  AMMM  AMMM  NNNN  N·NN  N·NN  N·NN
Mutation.fillReturnFromSurvey                      unit         SURVEY_WITHHELD       N·NN  N·NN  NNNN  AMMM  AMMM  N·NN  N·NN  N·NN
POST /api/quality/survey-rounds/:id/links          unit         OUT_OF_RANGE          N·NN  A·AM  AMMM  AMMM  NNNN  N·NN  N·NN  N·NN
GET /api/quality/survey-rounds/:id/results.:format  unit        done                  A·AM  A·AM  AMMM  AMMM  AMMM  N·NN  N·NN  A·AM

# ── Answering: without an account, by a link or on a device. ──
POST /api/answers/link                             none         done                  A···  A···  A···  A···  A···  A···  A···  A···
POST /api/answers/link/send                        none         done                  A···  A···  A···  A···  A···  A···  A···  A···
POST /api/answers/kiosk                            none         done                  A···  A···  A···  A···  A···  A···  A···  A···
POST /api/answers/kiosk/send                       none         done                  A···  A···  A···  A···  A···  A···  A···  A···
`
