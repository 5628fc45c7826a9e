import { graphql, type ResultOf } from '../../../graphql/graphql.js'

const importFragment = graphql(`
  fragment ImportFields on NetworkImport {
    id
    kind
    fileName
    state
    rowCount
    doneCount
    newCount
    changedCount
    unchangedCount
    wrongCount
    onlySound
    failure
    createdAt
    finishedAt
  }
`)

/** A page of the files that have been brought in. */
export const networkImportsQuery = graphql(
  `
    query NetworkImports($first: Int, $after: String) {
      networkImports(first: $first, after: $after) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        nodes {
          ...ImportFields
        }
      }
    }
  `,
  [importFragment]
)

export type ImportListRow = ResultOf<typeof networkImportsQuery>['networkImports']['nodes'][number]

const importSumsFragment = graphql(`
  fragment ImportSumsFields on ImportSums {
    rows
    granted {
      minorUnits
      currency
    }
    realised {
      minorUnits
      currency
    }
  }
`)

const importDetailFragment = graphql(
  `
    fragment ImportDetailFields on NetworkImport {
      ...ImportFields
      effectiveOn
      canUndo
      columns {
        heading
        samples
        field
        basis
      }
      fields {
        name
        isRequired
      }
      totals {
        funder
        currency
        file {
          ...ImportSumsFields
        }
        wrong {
          ...ImportSumsFields
        }
        before {
          ...ImportSumsFields
        }
        after {
          ...ImportSumsFields
        }
      }
    }
  `,
  [importFragment, importSumsFragment]
)

/** One import, and how far it has come. */
export const networkImportQuery = graphql(
  `
    query NetworkImport($id: ID!) {
      networkImport(id: $id) {
        ...ImportDetailFields
      }
    }
  `,
  [importDetailFragment]
)

export type NetworkImport = ResultOf<typeof networkImportQuery>['networkImport']
export type ImportTotal = NetworkImport['totals'][number]
export type ImportColumn = NetworkImport['columns'][number]
export type ImportState = NetworkImport['state']
export type ImportKind = NetworkImport['kind']

/** A page of the rows of a file. */
export const importRowsQuery = graphql(`
  query ImportRows($importId: ID!, $outcomes: [ImportOutcome!], $first: Int, $after: String) {
    importRows(importId: $importId, outcomes: $outcomes, first: $first, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        line
        label
        outcome
        cells
        issues {
          field
          code
          params
        }
        readings {
          field
          raw
          day
          amount {
            minorUnits
            currency
          }
          text
          isChange
          knownDay
          knownAmount {
            minorUnits
            currency
          }
          knownText
        }
      }
    }
  }
`)

export type ImportRow = ResultOf<typeof importRowsQuery>['importRows']['nodes'][number]
export type ImportReading = ImportRow['readings'][number]
export type ImportOutcome = ImportRow['outcome']

export const checkImportMutation = graphql(
  `
    mutation CheckImport($input: CheckImportInput!) {
      checkImport(input: $input) {
        import {
          ...ImportDetailFields
        }
      }
    }
  `,
  [importDetailFragment]
)

export const applyImportMutation = graphql(
  `
    mutation ApplyImport($input: ApplyImportInput!) {
      applyImport(input: $input) {
        import {
          ...ImportDetailFields
        }
      }
    }
  `,
  [importDetailFragment]
)

export const undoImportMutation = graphql(
  `
    mutation UndoImport($input: UndoImportInput!) {
      undoImport(input: $input) {
        import {
          ...ImportDetailFields
        }
      }
    }
  `,
  [importDetailFragment]
)
