import { graphql, type ResultOf } from '../../../graphql/graphql.js'

/** The network that a consortium with nothing but its head office can start from. */
export const networkTemplateQuery = graphql(`
  query NetworkTemplate {
    networkTemplate {
      canStart
      centres {
        key
        name {
          fi
          sv
          en
        }
        municipalityName {
          fi
          sv
          en
        }
        regionNames {
          fi
          sv
          en
        }
      }
      organisations {
        key
        name {
          fi
          sv
          en
        }
      }
    }
  }
`)

export type NetworkTemplate = ResultOf<typeof networkTemplateQuery>['networkTemplate']
export type TemplateCentre = NetworkTemplate['centres'][number]

export const startFromTemplateMutation = graphql(`
  mutation StartFromTemplate($input: StartFromTemplateInput!) {
    startFromTemplate(input: $input) {
      change {
        id
        number
        effectiveOn
      }
    }
  }
`)
