/** Where figures come from: the units of today, from the head office down. */
import { graphql, type ResultOf } from '../../graphql/graphql.js'

export const placesQuery = graphql(`
  query ResultPlaces {
    networkTree {
      nodes { id parentId type name { fi sv en } }
    }
  }
`)

export type ResultPlace = ResultOf<typeof placesQuery>['networkTree']['nodes'][number]
