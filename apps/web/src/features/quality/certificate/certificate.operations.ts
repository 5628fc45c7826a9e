import { graphql, type ResultOf } from '../../../graphql/graphql.js'

const certificateFragment = graphql(`
  fragment CertificateFields on Certificate {
    id
    framework { id code name { fi sv en } }
    holder
    unit { id name { fi sv en } }
    organisation { id name { fi sv en } }
    number
    issuer
    scope
    validFrom
    validTo
    nextAuditOn
    state
    note
    fileName
    fileSize
    endedOn
    endReason
    version
    mayChange
  }
`)

export const certificatesQuery = graphql(
  `
    query Certificates {
      certificates {
        ...CertificateFields
      }
    }
  `,
  [certificateFragment]
)

export type Certificate = ResultOf<typeof certificatesQuery>['certificates'][number]

export const saveCertificateMutation = graphql(
  `
    mutation SaveCertificate($input: SaveCertificateInput!) {
      saveCertificate(input: $input) {
        certificate {
          ...CertificateFields
        }
      }
    }
  `,
  [certificateFragment]
)

export const endCertificateMutation = graphql(
  `
    mutation EndCertificate($input: EndCertificateInput!) {
      endCertificate(input: $input) {
        certificate {
          ...CertificateFields
        }
      }
    }
  `,
  [certificateFragment]
)
