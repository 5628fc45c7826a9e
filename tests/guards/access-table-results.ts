/** The rows of the table of access that are about results: indicators, rounds, returns, figures and targets. */
export const resultRows = `
                                                   asked about  gets past with        ADM   NAT   REG   MAN   MEM   REV   FUN   AUD

# ── The library of indicators: whoever works with figures reads it; the head office and the administrators keep it. ──
Query.indicators                                   consortium   shown                 A··M  A··M  A··M  A··M  A··M  A··M  N··N  A··M
Query.indicator                                    consortium   done                  A··M  A··M  A··M  A··M  A··M  A··M  N··N  A··M
Query.indicatorLibraryGap                          none         done                  A···  A···  N···  N···  N···  N···  N···  N···
Query.indicatorOrigins                             none         done                  A···  A···  A···  A···  A···  A···  N···  A···
Query.indicatorGroups                              consortium   shown                 A··M  A··M  A··M  A··M  A··M  A··M  N··N  A··M
Query.dimensions                                   consortium   shown                 A··M  A··M  A··M  A··M  A··M  A··M  N··N  A··M
Query.checkExpression                              none         done                  A···  A···  A···  A···  A···  A···  N···  A···
GET /files/indicators.:format                      consortium   shown                 A··M  A··M  A··M  A··M  A··M  A··M  N··N  A··M
Mutation.createIndicator                           none         REQUIRED              A···  A···  N···  N···  N···  N···  N···  N···
Mutation.amendIndicator                            consortium   STALE                 A··M  A··M  N··N  N··N  N··N  N··N  N··N  N··N
Mutation.retireIndicator                           consortium   STALE                 A··M  A··M  N··N  N··N  N··N  N··N  N··N  N··N
Mutation.createIndicatorGroup                      none         REQUIRED              A···  A···  N···  N···  N···  N···  N···  N···
Mutation.changeIndicatorGroup                      consortium   STALE                 A··M  A··M  N··N  N··N  N··N  N··N  N··N  N··N
Mutation.createDimension                           none         REQUIRED              A···  A···  N···  N···  N···  N···  N···  N···
Mutation.changeDimension                           consortium   STALE                 A··M  A··M  N··N  N··N  N··N  N··N  N··N  N··N
Mutation.installIndicatorLibrary                   none         done                  A···  A···  N···  N···  N···  N···  N···  N···
Query.checkRules                                   consortium   shown                 A··M  A··M  A··M  A··M  A··M  A··M  N··N  A··M
Query.tryCheckRule                                 consortium   done                  A··M  A··M  N··N  N··N  N··N  N··N  N··N  N··N
Mutation.createCheckRule                           none         REQUIRED              A···  A···  N···  N···  N···  N···  N···  N···
Mutation.changeCheckRule                           consortium   STALE                 A··M  A··M  N··N  N··N  N··N  N··N  N··N  N··N

# ── Figures and sums: as far as one reads returns. What is shared is the two units' own matter. ──
Query.unitReturn                                   local        done                  ··AM  ··AM  A·MM  AMMM  AMMM  ··NN  ··NN  ··AM
Query.unitReturns                                  local        shown                 ··AM  ··AM  A·MM  AMMM  AMMM  ··NN  ··NN  ··AM
Query.returnDifference                             local        done                  ··AM  ··AM  A·MM  AMMM  AMMM  ··NN  ··NN  ··AM
Query.returnSheetOfVersion                         local        done                  ··AM  ··AM  A·MM  AMMM  AMMM  ··NN  ··NN  ··AM
Query.cellHistory                                  local        done                  ··AM  ··AM  A·MM  AMMM  AMMM  ··NN  ··NN  ··AM
Mutation.saveCells                                 local        done                  ··NN  ··NN  N·NN  AMMM  AMMM  ··NN  ··NN  ··NN
Query.returnChecks                                 local        done                  ··AM  ··AM  A·MM  AMMM  AMMM  ··NN  ··NN  ··AM
Mutation.explainFinding                            local        TOO_SHORT             ··NN  ··NN  N·NN  AMMM  AMMM  ··NN  ··NN  ··NN
Mutation.confirmCell                               local        CELL_LOCKED           ··NN  ··NN  N·NN  AMMM  AMMM  ··NN  ··NN  ··NN
# Whoever works on a return may talk about it; whoever only looks on may not.
Mutation.commentCell                               local        REQUIRED              ··NM  ··AM  A·MM  AMMM  AMMM  ··NN  ··NN  ··NM
Mutation.touchReturn                               local        done                  ··AM  ··AM  A·MM  AMMM  AMMM  ··NN  ··NN  ··AM
# Files of figures: out for whoever reads the return, in for whoever writes it.
GET /api/returns/:id/template.:format              local        done                  ··AM  ··AM  A·MM  AMMM  AMMM  ··NN  ··NN  ··AM
GET /api/returns/:id/adx                           local        done                  ··AM  ··AM  A·MM  AMMM  AMMM  ··NN  ··NN  ··AM
POST /api/returns/:id/file                         local        UNSUPPORTED_MEDIA     ··NN  ··NN  N·NN  AMMM  AMMM  ··NN  ··NN  ··NN
PUT /api/returns/:id/cells                         local        UNSUPPORTED_MEDIA     ··NN  ··NN  N·NN  AMMM  AMMM  ··NN  ··NN  ··NN
GET /api/rounds/:id/figures.:format                local        shown                 ··AM  ··AM  A·MM  AMMM  AMMM  ··NN  ··NN  ··AM
GET /api/rounds/:id/adx                            local        shown                 ··AM  ··AM  A·MM  AMMM  AMMM  ··NN  ··NN  ··AM
POST /api/adx                                      none         UNSUPPORTED_MEDIA     N···  N···  N···  A···  A···  N···  N···  N···
# A return is sent by its unit, approved by its centre and accepted by the head office; a region is the centre's as a whole.
Mutation.submitReturn                              local        STALE                 ··NN  ··NN  N·NN  AMMM  NNNN  ··NN  ··NN  ··NN
Mutation.withdrawReturn                            local        STALE                 ··NN  ··NN  N·NN  AMMM  NNNN  ··NN  ··NN  ··NN
Mutation.proposeCorrection                         local        STALE                 ··NN  ··NN  N·NN  AMMM  NNNN  ··NN  ··NN  ··NN
Mutation.verifyReturns                             local        done                  ··NM  ··NM  A·MM  NMMM  NMMM  ··NN  ··NN  ··NM
Mutation.returnCells                               local        STALE                 ··NM  ··AM  A·MM  NMMM  NMMM  ··NN  ··NN  ··NM
Mutation.reopenReturn                              local        STALE                 ··NN  ··AM  N·NN  NNNN  NNNN  ··NN  ··NN  ··NN
Mutation.verifyCorrection                          local        STALE                 ··NM  ··NM  A·MM  NMMM  NMMM  ··NN  ··NN  ··NM
Mutation.decideCorrection                          local        STALE                 ··NM  ··AM  N·MM  NMMM  NMMM  ··NN  ··NN  ··NM
Query.regionReturns                                local        shown                 ··AM  ··AM  A·MM  MMMM  MMMM  ··NN  ··NN  ··AM
Query.regionReturn                                 local        done                  ··AM  ··AM  A·MM  MMMM  MMMM  ··NN  ··NN  ··AM
Mutation.forwardRegion                             local        STALE                 ··NM  ··NM  A·MM  MMMM  MMMM  ··NN  ··NN  ··NM
Mutation.recallRegion                              local        STALE                 ··NM  ··NM  A·MM  MMMM  MMMM  ··NN  ··NN  ··NM
Mutation.returnRegion                              local        STALE                 ··NN  ··AM  N·NN  NNNN  NNNN  ··NN  ··NN  ··NN
Mutation.acceptRegion                              local        STALE                 ··NN  ··AM  N·NN  NNNN  NNNN  ··NN  ··NN  ··NN
Query.previewLock                                  consortium   done                  A··M  A··M  N··N  N··N  N··N  N··N  N··N  N··N
Mutation.lockRound                                 consortium   STALE                 A··M  A··M  N··N  N··N  N··N  N··N  N··N  N··N
Query.resultTotals                                 unit         done                  A·AM  A·AM  AMMM  AMMM  AMMM  N·NN  N·NN  A·AM
Query.personOverlaps                               unit         done                  A·AM  A·AM  AMMM  AMMM  AMMM  N·NN  N·NN  A·AM
Mutation.declareOverlap                            local        OUT_OF_RANGE          ··NN  ··NN  N·NN  ANNM  NNNN  ··NN  ··NN  ··NN
Mutation.confirmOverlap                            local        STALE                 ··NN  ··NN  N·NN  AMMM  NNNN  ··NN  ··NN  ··NN
Mutation.removeOverlap                             local        STALE                 ··NN  ··NN  N·NN  AMMM  NNNN  ··NN  ··NN  ··NN

# ── Where rounds stand, and targets: as far as one reads returns. Reminding is for whoever may give more time. ──
Query.roundOverview                                local        shown                 ··AM  ··AM  A·MM  AMMM  AMMM  ··NN  ··NN  ··AM
Query.completeness                                 none         done                  A···  A···  A···  A···  A···  N···  N···  A···
Query.reviewQueue                                  none         done                  A···  A···  A···  A···  A···  N···  N···  A···
Mutation.remindUnits                               local        done                  ··NN  ··AM  A·MM  NNNN  NNNN  ··NN  ··NN  ··NN
Query.targets                                      local        shown                 ··AM  ··AM  A·MM  AMMM  AMMM  ··NN  ··NN  ··AM
Query.progress                                     unit         done                  A·AM  A·AM  AMMM  AMMM  AMMM  N·NN  N·NN  A·AM
Mutation.setTargets                                local        INVALID_INPUT         ··NN  ··AM  A·NM  NNNN  NNNN  ··NN  ··NN  ··NN
Mutation.removeTarget                              local        STALE                 ··NN  ··AM  A·MM  NNNN  NNNN  ··NN  ··NN  ··NN

# ── Collection rounds: whoever reports or reads figures knows of them; the national office and administrators plan them. ──
Query.rounds                                       consortium   shown                 A··M  A··M  A··M  A··M  A··M  A··M  N··N  A··M
Query.round                                        consortium   done                  A··M  A··M  A··M  A··M  A··M  A··M  N··N  A··M
Query.roundCalendar                                none         done                  A···  A···  A···  A···  A···  A···  N···  A···
Query.previewRound                                 none         done                  A···  A···  N···  N···  N···  N···  N···  N···
Mutation.createRound                               none         INVALID_INPUT         A···  A···  N···  N···  N···  N···  N···  N···
Mutation.changeRound                               consortium   STALE                 A··M  A··M  N··N  N··N  N··N  N··N  N··N  N··N
Mutation.openRound                                 consortium   STALE                 A··M  A··M  N··N  N··N  N··N  N··N  N··N  N··N
Mutation.cancelRound                               consortium   STALE                 A··M  A··M  N··N  N··N  N··N  N··N  N··N  N··N
Mutation.planRounds                                consortium   OUT_OF_RANGE          A··M  A··M  N··N  N··N  N··N  N··N  N··N  N··N
# More time is the centre's to give, and the head office's.
Mutation.extendReturn                              local        STALE                 ··NN  ··AM  A·MM  NNNN  NNNN  ··NN  ··NN  ··NN`
