import { graphql } from '../../../graphql/graphql.js'

/** Every unit of today by its name. */
export const unitNamesQuery = graphql(`
  query InterestUnits {
    networkTree {
      nodes {
        id
        organisationName
        name {
          fi
          sv
          en
        }
      }
    }
  }
`)
