/** Which memberships a search finds, and in which order. */
import { isMember, membershipStates } from '@solmu/domain/onboarding/membership.js'
import { compareText } from '../../../ui/format.js'
import type { Language } from '../../../ui/text.js'
import type { MembershipListSearch, MembershipSort } from './membership-list.search.js'
import type { Membership } from './membership.operations.js'

const searchedText = ({ organisation }: Membership): string => [organisation.businessId ?? '', organisation.name.fi, organisation.name.sv, organisation.name.en].join(' ').toLocaleLowerCase('fi')

/** Those who belong to the consortium no longer only when they are asked for; the name decides between equals. */
export function listedMemberships(memberships: readonly Membership[], search: MembershipListSearch, language: Language): readonly Membership[] {
  const compare = compareText(language)
  const name = ({ organisation }: Membership): string => organisation.name[language] || organisation.name.fi
  const orders: Readonly<Record<MembershipSort, (one: Membership) => string>> = {
    name,
    centre: ({ centre }) => centre.name[language] || centre.name.fi,
    since: ({ admittedOn }) => admittedOn,
    state: ({ state }) => String(membershipStates.indexOf(state))
  }
  const order = orders[search.sort ?? 'name']
  const { q, states, centre } = search
  const found = memberships.filter(
    (one) =>
      (states?.includes(one.state) ?? isMember(one.state)) && (centre === undefined || one.centre.id === centre) && (q === undefined || searchedText(one).includes(q.trim().toLocaleLowerCase('fi')))
  )
  const sorted = [...found].sort((a, b) => compare(order(a), order(b)) || compare(name(a), name(b)))
  return search.desc ? sorted.reverse() : sorted
}
