import { graphql, type ResultOf } from '../../../graphql/graphql.js'

/** What the viewer's organisation pays for, or the funder of an audience. */
export const fundedProjectsQuery = graphql(`
  query FundedProjects($audienceId: ID) {
    fundedProjects(audienceId: $audienceId) {
      id
      number
      title {
        fi
        sv
        en
      }
      summary {
        fi
        sv
        en
      }
      stage
      startsOn
      endsOn
      lead {
        fi
        sv
        en
      }
      funderId
      funder {
        fi
        sv
        en
      }
      programmeId
      programme {
        fi
        sv
        en
      }
      call {
        fi
        sv
        en
      }
      applied {
        minorUnits
        currency
      }
      granted {
        minorUnits
        currency
      }
      claimed {
        minorUnits
        currency
      }
      certified {
        minorUnits
        currency
      }
      paid {
        minorUnits
        currency
      }
      owed {
        minorUnits
        currency
      }
      leftToClaim {
        minorUnits
        currency
      }
      leftToCertify {
        minorUnits
        currency
      }
    }
  }
`)

export type FundedProject = ResultOf<typeof fundedProjectsQuery>['fundedProjects'][number]
