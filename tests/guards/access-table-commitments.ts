/** The rows of the table of access that are about commitments, certificates, service promises and competence. */
export const commitmentRows = `
                                                   asked about  gets past with        ADM   NAT   REG   MAN   MEM   REV   FUN   AUD

# ── Commitments: everybody in the network reads them; whoever leads a unit signs, the centre and the head office ask and end. ──
Query.commitments                                  local        shown                 ··AM  ··AM  A·AM  AAAM  AAAM  ··AM  ··NN  ··AM
Query.commitment                                   local        done                  ··AM  ··AM  A·AM  AAAM  AAAM  ··AM  ··NN  ··AM
Query.commitmentPlaces                             none         done                  N···  N···  A···  A···  N···  N···  N···  N···
Mutation.requestCommitments                        local        OUT_OF_RANGE          ··NN  ··AM  A·NM  NNNN  NNNN  ··NN  ··NN  ··NN
Mutation.signCommitment                            local        DAYS_REVERSED         ··NN  ··NN  N·NM  ANNM  NNNN  ··NN  ··NN  ··NN
Mutation.endCommitment                             local        STALE                 ··NM  ··AM  A·NM  ANNM  NNNM  ··NM  ··NN  ··NM
Mutation.completeCommitmentDuty                    local        REQUIRED              ··NM  ··AM  A·NM  ANNM  NNNM  ··NM  ··NN  ··NM
# ── Certificates and service promises: read by everybody in the network, kept by those who sign and those who ask. ──
Query.certificates                                 local        shown                 ··AM  ··AM  A·AM  AAAM  AAAM  ··AM  ··NN  ··AM
GET /api/quality/certificates/:id/file             local        done                  ··AM  ··AM  A·AM  AAAM  AAAM  ··AM  ··NN  ··AM
POST /api/quality/certificates/:id/file            local        UNSUPPORTED_MEDIA     ··NM  ··AM  A·NM  ANNM  NNNM  ··NM  ··NN  ··NM
Mutation.saveCertificate                           local        STALE                 ··NM  ··AM  A·NM  ANNM  NNNM  ··NM  ··NN  ··NM
Mutation.endCertificate                            local        STALE                 ··NM  ··AM  A·NM  ANNM  NNNM  ··NM  ··NN  ··NM
Query.servicePromises                              local        shown                 ··AM  ··AM  A·AM  AAAM  AAAM  ··AM  ··NN  ··AM
Query.servicePromise                               local        done                  ··AM  ··AM  A·AM  AAAM  AAAM  ··AM  ··NN  ··AM
Mutation.saveServicePromise                        local        STALE                 ··NM  ··AM  A·NM  ANNM  NNNM  ··NM  ··NN  ··NM
Mutation.releaseServicePromise                     local        STALE                 ··NM  ··AM  A·NM  ANNM  NNNM  ··NM  ··NN  ··NM
Mutation.withdrawServicePromise                    local        STALE                 ··NM  ··AM  A·NM  ANNM  NNNM  ··NM  ··NN  ··NM
GET /api/public/:consortium/promises               none         done                  A···  A···  A···  A···  A···  A···  A···  A···
# ── Competence by name is the unit's, its centre's and the person's own; the head office reads counts. ──
Query.staffCompetence                              local        shown                 ··NN  ··MM  A·MM  AMMM  MMMM  ··NN  ··NN  ··NN
Query.competenceSummary                            local        shown                 ··NN  ··AM  A·MM  AMMM  MMMM  ··NN  ··NN  ··NN
Query.competenceTitles                             local        shown                 ··NN  ··AM  A·MM  AMMM  MMMM  ··NN  ··NN  ··NN
Query.unitStaff                                    local        shown                 ··NN  ··NN  N·NN  AMMM  NNNN  ··NN  ··NN  ··NN
Mutation.saveCompetence                            local        STALE                 ··NN  ··NN  N·NN  AMMM  NNNN  ··NN  ··NN  ··NN
Mutation.removeCompetence                          local        STALE                 ··NN  ··NN  N·NN  AMMM  NNNN  ··NN  ··NN  ··NN
`
