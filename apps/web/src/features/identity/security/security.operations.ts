import { graphql, type ResultOf } from '../../../graphql/graphql.js'
import { viewerFragment } from '../../../graphql/viewer.operations.js'

const securityFragment = graphql(`
  fragment SecurityFields on Viewer {
    id
    email
    security {
      hasPassword
      hasTotp
      recoveryCodesLeft
      lacksSecondFactor
      passkeys {
        id
        name
        createdAt
        lastUsedAt
        isSynced
      }
    }
  }
`)

/** How the viewer proves who they are. */
export const securityQuery = graphql(
  `
    query Security {
      viewer {
        ...SecurityFields
      }
    }
  `,
  [securityFragment]
)

export type Security = ResultOf<typeof securityQuery>['viewer']['security']
export type Passkey = Security['passkeys'][number]

/** Where the viewer is signed in. */
export const sessionsQuery = graphql(`
  query OwnSessions {
    viewer {
      id
      sessions {
        id
        device
        browser
        system
        ipAddress
        methods
        createdAt
        lastSeenAt
        isCurrent
      }
    }
  }
`)

export type Session = ResultOf<typeof sessionsQuery>['viewer']['sessions'][number]

/** What an authenticator app needs; nothing is in use before its first code. */
export const startTotpMutation = graphql(`
  mutation StartTotp {
    startTotp {
      secret
      qrSvg
    }
  }
`)

export type TotpStart = ResultOf<typeof startTotpMutation>['startTotp']

export const confirmTotpMutation = graphql(
  `
    mutation ConfirmTotp($input: ConfirmTotpInput!) {
      confirmTotp(input: $input) {
        recoveryCodes
        viewer {
          ...SecurityFields
        }
      }
    }
  `,
  [securityFragment]
)

export const removeTotpMutation = graphql(
  `
    mutation RemoveTotp {
      removeTotp {
        viewer {
          ...SecurityFields
        }
      }
    }
  `,
  [securityFragment]
)

export const renewRecoveryCodesMutation = graphql(
  `
    mutation RenewRecoveryCodes {
      renewRecoveryCodes {
        recoveryCodes
        viewer {
          ...SecurityFields
        }
      }
    }
  `,
  [securityFragment]
)

export const startPasskeyMutation = graphql(`
  mutation StartPasskey {
    startPasskey {
      challengeId
      options
    }
  }
`)

export const addPasskeyMutation = graphql(
  `
    mutation AddPasskey($input: AddPasskeyInput!) {
      addPasskey(input: $input) {
        recoveryCodes
        viewer {
          ...SecurityFields
        }
      }
    }
  `,
  [securityFragment]
)

export const renamePasskeyMutation = graphql(`
  mutation RenamePasskey($input: RenamePasskeyInput!) {
    renamePasskey(input: $input) {
      passkey {
        id
        name
      }
    }
  }
`)

export const removePasskeyMutation = graphql(
  `
    mutation RemovePasskey($input: RemovePasskeyInput!) {
      removePasskey(input: $input) {
        viewer {
          ...SecurityFields
        }
      }
    }
  `,
  [securityFragment]
)

/** Signs a device out. */
export const endSessionMutation = graphql(`
  mutation EndSession($input: EndSessionInput!) {
    endSession(input: $input) {
      sessions {
        id
      }
    }
  }
`)

/** Signs all other devices out. */
export const endOtherSessionsMutation = graphql(`
  mutation EndOtherSessions {
    endOtherSessions {
      endedCount
    }
  }
`)

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
