import { graphql } from '../../../graphql/graphql.js'
import { viewerFragment } from '../../../graphql/viewer.operations.js'

/** Sets a new password; every other session of the viewer ends. */
export const changePasswordMutation = graphql(
  `
    mutation ChangePassword($input: ChangePasswordInput!) {
      changePassword(input: $input) {
        viewer {
          ...ViewerFields
        }
      }
    }
  `,
  [viewerFragment]
)
