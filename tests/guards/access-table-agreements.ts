/** The rows of the table of access that are about mandates and agreements. */
export const agreementRows = `
                                                   asked about  gets past with        ADM   NAT   REG   MAN   MEM   REV   FUN   AUD

# ── Mandates: everybody in the network knows who speaks for whom; the head office, the centre and whoever leads the unit keep them. ──
Query.mandates                                     local        shown                 ··AM  ··AM  A·AM  AAAM  AAAM  ··AM  ··NN  ··AM
Query.mandate                                      local        done                  ··AM  ··AM  A·AM  AAAM  AAAM  ··AM  ··NN  ··AM
Query.memberMandates                               local        shown                 ··AM  ··AM  A·AM  AAAM  AAAM  ··AM  ··NN  ··AM
Query.mandatePlaces                                none         done                  N···  A···  A···  A···  N···  N···  N···  N···
Query.mandateCandidates                            local        shown                 ··NN  ··AM  A·MM  AMMM  NNNN  ··NN  ··NN  ··NN
Mutation.recordMandate                             local        DAYS_REVERSED         ··NN  ··AM  A·NM  ANNM  NNNN  ··NN  ··NN  ··NN
Mutation.changeMandate                             local        STALE                 ··NN  ··AM  A·NM  ANNM  NNNN  ··NN  ··NN  ··NN
Mutation.endMandate                                local        STALE                 ··NN  ··AM  A·NM  ANNM  NNNN  ··NN  ··NN  ··NN
GET /api/mandates/:id/file                         local        done                  ··AM  ··AM  A·AM  AAAM  AAAM  ··AM  ··NN  ··AM
POST /api/mandates/:id/file                        local        UNSUPPORTED_MEDIA     ··NN  ··AM  A·NM  ANNM  NNNN  ··NN  ··NN  ··NN
# ── Agreements: what is for its parties alone is read by them and those above; drawn up by the centre and the head office, signed by the mandate. ──
Query.agreements                                   local        shown                 ··AM  ··AM  A·MM  AMMM  AMMM  ··NN  ··NN  ··AM
Query.agreement                                    local        done                  ··AM  ··AM  A·MM  AMMM  AMMM  ··NN  ··NN  ··AM
Query.agreementText                                local        done                  ··AM  ··AM  A·MM  AMMM  AMMM  ··NN  ··NN  ··AM
Query.agreementSigning                             local        done                  ··AM  ··AM  A·MM  AMMM  AMMM  ··NN  ··NN  ··AM
Mutation.saveAgreement                             local        STALE                 ··NN  ··AM  A·MM  NNNN  NNNN  ··NN  ··NN  ··NN
Mutation.saveAgreement · new                       local        REQUIRED              ··NN  ··AM  A·NM  NNNN  NNNN  ··NN  ··NN  ··NN
Mutation.saveAgreementDraft                        local        STALE                 ··NN  ··AM  A·MM  NNNN  NNNN  ··NN  ··NN  ··NN
Mutation.discardAgreementDraft                     local        STALE                 ··NN  ··AM  A·MM  NNNN  NNNN  ··NN  ··NN  ··NN
Mutation.openAgreementVersion                      local        STALE                 ··NN  ··AM  A·MM  NNNN  NNNN  ··NN  ··NN  ··NN
Mutation.terminateAgreement                        local        STALE                 ··NN  ··AM  A·MM  NNNN  NNNN  ··NN  ··NN  ··NN
Mutation.acceptAgreement                           local        MANDATE_ENDED         ··NN  ··NM  N·MM  AMMM  NNNN  ··NN  ··NN  ··NN
Mutation.declineAgreement                          local        MANDATE_ENDED         ··NN  ··NM  N·MM  AMMM  NNNN  ··NN  ··NN  ··NN
Mutation.fileAgreementAcceptance                   local        OUT_OF_RANGE          ··NN  ··AM  A·MM  NNNN  NNNN  ··NN  ··NN  ··NN
Mutation.saveAgreementObligation                   local        REQUIRED              ··NN  ··AM  A·MM  NNNN  NNNN  ··NN  ··NN  ··NN
Mutation.completeAgreementObligation               local        STALE                 ··NM  ··AM  A·MM  AMMM  NMMM  ··NN  ··NN  ··NM
Mutation.dropAgreementObligation                   local        STALE                 ··NN  ··AM  A·MM  NNNN  NNNN  ··NN  ··NN  ··NN
GET /api/agreements/files/:id                      local        done                  ··AM  ··AM  A·MM  AMMM  AMMM  ··NN  ··NN  ··AM
GET /api/agreements/versions/:id/pdf               local        done                  ··AM  ··AM  A·MM  AMMM  AMMM  ··NN  ··NN  ··AM
POST /api/agreements/:id/files                     local        UNSUPPORTED_MEDIA     ··NN  ··AM  A·MM  NNNN  NNNN  ··NN  ··NN  ··NN
POST /api/agreements/:id/parties/:organisationId/files  local   UNSUPPORTED_MEDIA     ··NN  ··AM  A·MM  NNNN  NNNN  ··NN  ··NN  ··NN
`
