import type { FrameworkContent } from '@solmu/domain/quality/framework.js'
import { graphql, type ResultOf } from '../../../graphql/graphql.js'

const textsFragment = graphql(`
  fragment FrameworkTexts on LocalizedText {
    fi
    sv
    en
  }
`)

const versionFragment = graphql(
  `
    fragment FrameworkVersionFields on QualityFrameworkVersion {
      id
      frameworkId
      number
      state
      validFrom
      validTo
      changedAt
      changedBy
      releasedAt
      releasedBy
      version
      criterionCount
      sectionCount
      news {
        ...FrameworkTexts
      }
    }
  `,
  [textsFragment]
)

const frameworkFragment = graphql(
  `
    fragment FrameworkFields on QualityFramework {
      id
      code
      kind
      subject
      shippedCode
      retiredAt
      retiredReason
      version
      name {
        ...FrameworkTexts
      }
      description {
        ...FrameworkTexts
      }
      versions {
        ...FrameworkVersionFields
      }
    }
  `,
  [textsFragment, versionFragment]
)

export const contentFragment = graphql(
  `
    fragment FrameworkContentFields on FrameworkContent {
      kind
      name {
        ...FrameworkTexts
      }
      description {
        ...FrameworkTexts
      }
      notice {
        ...FrameworkTexts
      }
      source {
        ...FrameworkTexts
      }
      subject
      aggregation
      scales {
        code
        kind
        metFrom
        levels {
          value
          from
          name {
            ...FrameworkTexts
          }
        }
      }
      sections {
        code
        title {
          ...FrameworkTexts
        }
        guidance {
          ...FrameworkTexts
        }
        criteria {
          code
          scale
          weight
          title {
            ...FrameworkTexts
          }
          guidance {
            ...FrameworkTexts
          }
          evidence {
            ...FrameworkTexts
          }
          anchors {
            value
            text {
              ...FrameworkTexts
            }
          }
        }
      }
      scoring {
        method
        minimumAnswered
        skipped
      }
      bands {
        code
        from
        name {
          ...FrameworkTexts
        }
        description {
          ...FrameworkTexts
        }
      }
    }
  `,
  [textsFragment]
)

/** Every framework with its versions. */
export const frameworksQuery = graphql(
  `
    query QualityFrameworks {
      qualityFrameworks {
        ...FrameworkFields
      }
    }
  `,
  [frameworkFragment]
)

export type Framework = ResultOf<typeof frameworksQuery>['qualityFrameworks'][number]
export type FrameworkVersion = Framework['versions'][number]

export const frameworkQuery = graphql(
  `
    query QualityFramework($id: ID!) {
      qualityFramework(id: $id) {
        ...FrameworkFields
      }
    }
  `,
  [frameworkFragment]
)

/** What a version says. */
export const frameworkContentQuery = graphql(
  `
    query QualityFrameworkContent($id: ID!) {
      qualityFrameworkVersion(id: $id) {
        ...FrameworkVersionFields
        content {
          ...FrameworkContentFields
        }
      }
    }
  `,
  [versionFragment, contentFragment]
)

/** A version with what it says. */
export type FrameworkSaying = FrameworkVersion & { readonly content: FrameworkContent }

export const frameworkDifferenceQuery = graphql(
  `
    query FrameworkDifference($fromVersionId: ID!, $toVersionId: ID!) {
      frameworkDifference(fromVersionId: $fromVersionId, toVersionId: $toVersionId) {
        changes {
          kind
          subject
          code
          level
          field
          before {
            ...FrameworkTexts
          }
          after {
            ...FrameworkTexts
          }
        }
      }
    }
  `,
  [textsFragment]
)

export const missingFrameworksQuery = graphql(`
  query MissingFrameworks {
    missingFrameworkCount
  }
`)

export const installFrameworksMutation = graphql(`
  mutation InstallFrameworks {
    installFrameworks {
      count
    }
  }
`)

export const createFrameworkMutation = graphql(
  `
    mutation CreateFramework($input: CreateFrameworkInput!) {
      createFramework(input: $input) {
        framework {
          ...FrameworkFields
        }
      }
    }
  `,
  [frameworkFragment]
)

export const startDraftMutation = graphql(
  `
    mutation StartFrameworkDraft($input: StartFrameworkDraftInput!) {
      startFrameworkDraft(input: $input) {
        framework {
          ...FrameworkFields
        }
      }
    }
  `,
  [frameworkFragment]
)

export const saveDraftMutation = graphql(
  `
    mutation SaveFrameworkDraft($input: SaveFrameworkDraftInput!) {
      saveFrameworkDraft(input: $input) {
        framework {
          ...FrameworkFields
        }
        frameworkVersion {
          id
          version
          changedAt
        }
      }
    }
  `,
  [frameworkFragment]
)

export const dropDraftMutation = graphql(`
  mutation DropFrameworkDraft($input: DropFrameworkDraftInput!) {
    dropFrameworkDraft(input: $input) {
      versionId
      isFrameworkGone
    }
  }
`)

export const releaseFrameworkMutation = graphql(
  `
    mutation ReleaseFramework($input: ReleaseFrameworkInput!) {
      releaseFramework(input: $input) {
        framework {
          ...FrameworkFields
        }
      }
    }
  `,
  [frameworkFragment]
)

export const retireFrameworkMutation = graphql(
  `
    mutation RetireFramework($input: RetireFrameworkInput!) {
      retireFramework(input: $input) {
        framework {
          ...FrameworkFields
        }
      }
    }
  `,
  [frameworkFragment]
)
