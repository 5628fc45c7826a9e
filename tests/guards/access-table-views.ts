/** The rows of the table of access that are about the views of quality. What is not published to somebody is counted and not shown. */
export const viewRows = `
                                                   asked about  gets past with        ADM   NAT   REG   MAN   MEM   REV   FUN   AUD

# ── Views of quality: everybody in the network looks, each at what is published to them. ──
Query.qualityOverview                              consortium   done                  A··M  A··M  A··M  A··M  A··M  A··M  N··N  A··M
Query.unitQuality                                  unit         done                  A·AM  A·AM  AAAM  AAAM  AAAM  A·AM  N·NN  A·AM
# Beside results for those who read some.
Query.qualityAssociation                           consortium   done                  A··M  A··M  A··M  A··M  A··M  N··N  N··N  A··M
Query.resourcingBasis                              unit         done                  A·AM  A·AM  AAAM  AAAM  AAAM  A·AM  N·NN  A·AM
Query.qualityParameters                            none         done                  A···  A···  A···  A···  A···  A···  N···  A···
Mutation.saveQualityParameters                     none         OUT_OF_RANGE          N···  A···  N···  N···  N···  N···  N···  N···
Mutation.dropQualityParameters                     consortium   STALE                 N··N  A··M  N··N  N··N  N··N  N··N  N··N  N··N
`
