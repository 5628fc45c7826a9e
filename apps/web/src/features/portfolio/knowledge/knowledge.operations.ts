import { graphql, type ResultOf } from '../../../graphql/graphql.js'

export const knowledgeQuery = graphql(`
  query Knowledge($words: String, $language: String, $kinds: [KnowledgeKind!], $taskArea: String, $centreId: ID, $year: Int) {
    knowledge(words: $words, language: $language, kinds: $kinds, taskArea: $taskArea, centreId: $centreId, year: $year) {
      totalCount
      years
      centres { id name { fi sv en } }
      items { id kind language taskAreas day title { fi sv en } text { text isHit } project { id number title { fi sv en } } centre { id name { fi sv en } } }
    }
  }
`)
export type Knowledge = ResultOf<typeof knowledgeQuery>['knowledge']
export type KnowledgeItem = Knowledge['items'][number]
