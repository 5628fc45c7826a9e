/** The page of one's own security, with the identity providers that one has linked: identity knows nothing of these. */
import { LinkedIdentities } from '../features/access/providers/linked-identities.js'
import { SecurityPage } from '../features/identity/security/security.page.js'

export function OwnSecurityPage() {
  return <SecurityPage links={<LinkedIdentities />} />
}
