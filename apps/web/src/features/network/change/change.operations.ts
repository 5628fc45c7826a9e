import { graphql, type ResultOf, type VariablesOf } from '../../../graphql/graphql.js'

const changeFragment = graphql(`
  fragment NetworkChangeFields on NetworkChange {
    id
    number
    kind
    state
    effectiveOn
    reason
    decidedBy
    unitCount
    municipalityCount
    recordedAt
    recordedByName
    undoneAt
    undoneByName
    undoRefusal
    subjects {
      id
      type
      name {
        fi
        sv
        en
      }
    }
    units {
      id
      type
      name {
        fi
        sv
        en
      }
    }
    municipalityNames {
      fi
      sv
      en
    }
  }
`)

/** A page of what was recorded, the newest first. */
export const networkChangesQuery = graphql(
  `
    query NetworkChanges($filter: NetworkChangeFilter, $first: Int, $after: String) {
      networkChanges(filter: $filter, first: $first, after: $after) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        nodes {
          ...NetworkChangeFields
        }
      }
    }
  `,
  [changeFragment]
)

export type RecordedChange = ResultOf<typeof networkChangesQuery>['networkChanges']['nodes'][number]
export type ChangeFilter = NonNullable<VariablesOf<typeof networkChangesQuery>['filter']>

/** What a change would do. */
export const previewNetworkChangeQuery = graphql(`
  query PreviewNetworkChange($input: PreviewNetworkChangeInput!) {
    previewNetworkChange(input: $input) {
      revision
      isRetroactive
      undoUntil
      refusals {
        code
        rule
        day
        unit {
          id
          type
          name {
            fi
            sv
            en
          }
        }
        otherUnit {
          id
          type
          name {
            fi
            sv
            en
          }
        }
        municipalityName {
          fi
          sv
          en
        }
      }
      units {
        unitId
        changes
        nameBefore {
          fi
          sv
          en
        }
        nameAfter {
          fi
          sv
          en
        }
        parentBefore {
          fi
          sv
          en
        }
        parentAfter {
          fi
          sv
          en
        }
        successors {
          share
          name {
            fi
            sv
            en
          }
        }
      }
      territories {
        municipalityCodes
        from {
          fi
          sv
          en
        }
        to {
          fi
          sv
          en
        }
        municipalityNames {
          fi
          sv
          en
        }
      }
      centres {
        localUnitsBefore
        localUnitsAfter
        municipalitiesBefore
        municipalitiesAfter
        name {
          fi
          sv
          en
        }
      }
      uncovered {
        fi
        sv
        en
      }
      touched {
        kind
        count
        unit {
          id
          type
          name {
            fi
            sv
            en
          }
        }
      }
    }
  }
`)

export type Preview = ResultOf<typeof previewNetworkChangeQuery>['previewNetworkChange']
export type ChangeRefusal = Preview['refusals'][number]
export type UnitConsequence = Preview['units'][number]
export type PreviewInput = VariablesOf<typeof previewNetworkChangeQuery>['input']
export type OperationInput = PreviewInput['operation']

export const changeNetworkMutation = graphql(
  `
    mutation ChangeNetwork($input: ChangeNetworkInput!) {
      changeNetwork(input: $input) {
        change {
          ...NetworkChangeFields
        }
      }
    }
  `,
  [changeFragment]
)

export const undoNetworkChangeMutation = graphql(
  `
    mutation UndoNetworkChange($input: UndoNetworkChangeInput!) {
      undoNetworkChange(input: $input) {
        change {
          ...NetworkChangeFields
        }
      }
    }
  `,
  [changeFragment]
)

/** The municipalities that live on a day. */
export const municipalityChoicesQuery = graphql(`
  query MunicipalityChoices($asOf: Date) {
    municipalities(asOf: $asOf) {
      code
      name {
        fi
        sv
        en
      }
    }
  }
`)

/** Organisations whose name or business id fits what was typed. */
export const organisationChoicesQuery = graphql(`
  query OrganisationChoices($search: String) {
    organisations(filter: { search: $search }, first: 20) {
      nodes {
        id
        businessId
        name {
          fi
          sv
          en
        }
      }
    }
  }
`)

/** Units by a part of the name, those that have closed by the day among them. */
export const closedUnitChoicesQuery = graphql(`
  query ClosedUnitChoices($search: String, $asOf: Date) {
    orgUnits(asOf: $asOf, first: 100, filter: { search: $search, includeClosed: true }) {
      nodes {
        id
        type
        validTo
        name {
          fi
          sv
          en
        }
        municipality {
          code
          name {
            fi
            sv
            en
          }
        }
      }
    }
  }
`)
