/**
 * Everything that a person can be allowed to do in Solmu, one line of meaning
 * each. An operation of the API names one of these; an operation that names
 * none is refused.
 */
export const actions = {
  'network.read': 'Sees which units there are, where they belong and which territory they serve, on any date.',
  'network.change': 'Opens, changes, moves, merges, splits and closes units, and moves municipalities between centres.',
  'network.import': 'Brings units and organisations in from files.',
  'organisation.read': 'Sees the register of organisations with their contacts and roles.',
  'organisation.manage': 'Registers and changes organisations and their roles in the consortium.',
  'access.read': 'Sees the users, their roles and what each role may do.',
  'access.manage': 'Gives and ends roles, and invites people to them.',
  'access.review': 'Confirms or ends the roles of others once a year.',
  'access.administer': 'Sets the rules of sign-in, and manages accounts, identity providers and machine users.',
  'outbox.read': 'Reads the messages that the system has sent or is about to send.',
  'audit.read': 'Reads the audit trail and checks that it is unbroken.',
  'audit.checkpoint': 'Signs the head of the audit trail, so that it can be kept outside.',
  'publication.read': 'Reads the published results of the projects that one’s organisation funds.',
  'inbox.read': 'Sees what waits for oneself.',
  'profile.manage': 'Changes one’s own language, theme, density and password.'
} as const

export type Action = keyof typeof actions

/** Every action, in the order of the catalogue. */
export const allActions = Object.keys(actions) as Action[]
